#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Apre le immagini di questo supporto. / Opens the images of this medium.
here=$(cd "$(dirname "$0")" && pwd) || exit 1
program=$here/macos/Visualizzatore.app/Contents/MacOS/visualizzatore
if [ ! -x "$program" ]; then
    echo "Manca il programma macos/Visualizzatore.app: estrarre tutta la cartella dal file ZIP e riprovare."
    echo "The program macos/Visualizzatore.app is missing: extract the whole folder from the ZIP file and try again."
    echo "Le immagini si vedono anche aprendo INDEX.HTM. / INDEX.HTM shows the images too."
    exit 1
fi
[ $# -gt 0 ] || set -- "$here"
exec "$program" "$@"

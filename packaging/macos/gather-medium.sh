#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# gather-medium.sh VISUALIZZATORE.APP FOLDER: puts the viewer for macOS into FOLDER as exported media have it: macos/Visualizzatore.app
# and Visualizzatore.command, which opens the medium that it lies on.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
app=${1%/} folder=$2
[ -x "$app/Contents/MacOS/visualizzatore" ] || { echo "gather-medium.sh: $app is not the viewer's bundle" >&2; exit 1; }
# Neither FAT nor the ZIPs of an export know links.
links=$(find "$app" -type l)
[ -z "$links" ] || { printf 'gather-medium.sh: a medium cannot hold links:\n%s\n' "$links" >&2; exit 1; }
rm -rf "$folder/macos" "$folder/Visualizzatore.command"
mkdir -p "$folder/macos"
cp -R -p "$app" "$folder/macos/Visualizzatore.app"
install -m 755 "$here/Visualizzatore.command" "$folder/"

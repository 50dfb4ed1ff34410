#!/bin/sh
# Apre le immagini di questo supporto. / Opens the images of this medium.
case $0 in */*) here=${0%/*} ;; *) here=. ;; esac
own=$here/linux-x64
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE="$own/fonts/fonts.conf"
exec "$own/visualizzatore" "$@"

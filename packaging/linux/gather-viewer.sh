#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# gather-viewer.sh VISUALIZZATORE FOLDER LICENSES: makes FOLDER hold the portable viewer and every library it needs but
# the C library, so that it starts on a Linux without Qt, and LICENSES the licence of each of them, by its Debian
# package. The program looks for libraries in lib beside it ($ORIGIN).
set -euo pipefail
program=$1 folder=$2 licenses=$3
# Of every desktop, or bound to its kernel, its graphics driver or its printers.
left_out='^(ld-linux.*|lib(c|m|dl|pthread|rt|resolv|util|anl|nsl|cups))\.so'
qt_plugins=$(qtpaths6 --query QT_INSTALL_PLUGINS 2>/dev/null || qmake6 -query QT_INSTALL_PLUGINS)
qt_translations=$(qtpaths6 --query QT_INSTALL_TRANSLATIONS 2>/dev/null || qmake6 -query QT_INSTALL_TRANSLATIONS)
plugins=(platforms/libqxcb.so platforms/libqoffscreen.so imageformats/libqjpeg.so
    platforminputcontexts/libcomposeplatforminputcontextplugin.so printsupport/libcupsprintersupport.so)

rm -rf "$folder" "$licenses"
mkdir -p "$folder"/{lib,fonts,translations,share} "$licenses"
came_from=$(mktemp)
trap 'rm -f "$came_from"' EXIT
install -m 755 "$program" "$folder/visualizzatore"
for plugin in "${plugins[@]}"; do
    [ -e "$qt_plugins/$plugin" ] || continue
    install -D -m 644 "$qt_plugins/$plugin" "$folder/plugins/$plugin"
    echo "$qt_plugins/$plugin" >>"$came_from"
done
# ldd names the libraries of the libraries too. Printing takes its own from the system, where there is one.
find "$folder" -type f -not -path '*/printsupport/*' -exec ldd {} + 2>/dev/null | sed -n 's/^\t\(.*\) => \(\/.*\) (0x.*/\1 \2/p' | sort -u |
    while read -r name path; do
        [[ $name =~ $left_out ]] && continue
        install -m 644 "$path" "$folder/lib/$name"
        echo "$path" >>"$came_from"
    done
find "$folder" -type f \( -name '*.so*' -o -name visualizzatore \) -exec strip --strip-unneeded {} +
own() { cp "$1" "$2"; echo "$1" >>"$came_from"; }
own "$qt_translations"/qtbase_it.qm "$folder/translations/"
# A system without fonts, and DCMTK's dictionary of attributes.
for font in DejaVuSans DejaVuSans-Bold; do own /usr/share/fonts/truetype/dejavu/$font.ttf "$folder/fonts/"; done
own "$(find /usr/share/ -path '*dcmtk*' -name dicom.dic | head -1)" "$folder/share/"
cat >"$folder/fonts/fonts.conf" <<'EOF'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">.</dir></fontconfig>
EOF
printf '[Paths]\nPrefix=.\nPlugins=plugins\nTranslations=translations\n' >"$folder/qt.conf"

# Debian knows a library of a merged /usr by either of its paths, and complains of the other.
mapfile -t paths <"$came_from"
packages=$(dpkg -S "${paths[@]#/usr}" "${paths[@]/#\/lib\//\/usr\/lib\/}" 2>/dev/null | sed 's/:.*//' | sort -u || true)
for package in $packages; do
    cp "/usr/share/doc/$package/copyright" "$licenses/$package.txt"
done
# shellcheck disable=SC2086
dpkg-query -W -f '${binary:Package}: sources ${source:Package} ${source:Version}\n' $packages >"$licenses/VERSIONS.txt"

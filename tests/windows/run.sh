#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh NATIVE WINDOWS PAYLOAD: tries the viewer for Windows by Wine. NATIVE is the build folder of this system, WINDOWS
# the folder of the cross-built programs, PAYLOAD what goes onto media. Called by ./dev test windows.
#
# The tests of pixels and viewer run as Windows programs; then a ZIP that the program exports here is unpacked
# into a read-only folder and opened by Visualizzatore.bat, as a doctor would. Pictures stay in build/windows-test.
set -euo pipefail
native=$1 windows=$2 payload=$3
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$root/build/windows-test
corpus=${TUODOSSIER_CORPUS:-$root/../shared/dicom}
cache=${TUODOSSIER_WINDOWS_CACHE:-$root/build/windows}
export WINEPREFIX=$work/wine WINEARCH=win64 WINEDEBUG=-all WINEQT_QPA_PLATFORM=windows
export WINEDLLOVERRIDES='mscoree,mshtml=;winemenubuilder.exe=d' LC_ALL=C.UTF-8
# shellcheck source=tests/windows/desktop.sh
. "$root/tests/windows/desktop.sh"

failures=0
say() { printf '%s\n' "$*"; }
ok() { say "ok      $1"; }
bad() { say "FAILED  $1"; failures=$((failures + 1)); }
# try SENTENCE COMMAND...: the sentence holds when the command succeeds; what it printed is shown when it does not.
try() {
    local sentence=$1
    shift
    if "$@" >"$work/last.log" 2>&1; then ok "$sentence"; else bad "$sentence"; tail -n 60 "$work/last.log"; fi
}

if [ -d "$work" ]; then chmod -R u+w "$work"; rm -rf "$work"; fi
mkdir -p "$work/pictures/screens"
start_desktop "$work"
trap 'wineserver -k || true; end_desktop' EXIT
wineboot -i >/dev/null 2>&1
for font in 'MS Shell Dlg 2' Tahoma 'Segoe UI'; do # Windows has them; the pictures should look like its own
    wine reg add 'HKCU\Software\Wine\Fonts\Replacements' /v "$font" /d 'Liberation Sans' /f >/dev/null
done

say "-- the executable"
try "the check of executables finds what is wrong with one" python3 "$root/tests/packaging/check_executable_test.py"
try "the executable passes the fixed list of checks" python3 "$root/packaging/windows/check_executable.py" \
    --certificate-chain "${TUODOSSIER_SIGN_CERTIFICATE:-$cache/test-certificate/certificate.pem}" "$payload/x64/Visualizzatore.exe"
relinked() {
    local before after
    before=$(sha256sum <"$windows/Visualizzatore.exe")
    rm "$windows/Visualizzatore.exe"
    cmake --build "$windows/.." --target visualizzatore
    after=$(sha256sum <"$windows/Visualizzatore.exe")
    echo "$before $after"
    [ "$before" = "$after" ]
}
try "linked again it has the same bytes" relinked

say "-- the tests of its parts, as programs of Windows"
if [ -e "$corpus/MANIFEST.json" ]; then export TUODOSSIER_CORPUS=$corpus
else say "SKIPPED: no corpus of DICOM files at $corpus"; fi
for program in "$windows"/test_*.exe; do
    [ "$(basename "$program")" != test_medium_pictures.exe ] || continue # below, with a medium
    name=$(basename "$program" .exe)
    try "$name: $(wine_test "$program" "$work/$name.log")" grep -q '^All tests passed' "$work/$name.log"
done

say "-- a ZIP exported here"
"$native/bin/tuodossier" --demo --tour "$work/tour" --medium-payload "$payload" >"$work/tour.log" 2>&1 ||
    { tail -n 20 "$work/tour.log"; say "FAILED  the program did not export"; exit 1; }
medium="$work/Città di prova (1)"
unzip -q "$work/tour/esame.zip" -d "$medium"
chmod -R a-w "$medium"
state() { (cd "$medium" && find . -printf '%p %m %s\n' | sort && find . -type f -exec sha256sum {} + | sort); }
state >"$work/before.txt"

there() { wine "$windows/test_medium_pictures.exe"; }
here() { QT_QPA_PLATFORM=offscreen "$native/bin/test_medium_pictures"; }
# same_pictures MEDIUM: the middle image of every series, drawn here and there, pixel for pixel.
same_pictures() {
    local pictures file count=0
    pictures=$work/pictures/$(basename "$1")
    mkdir -p "$pictures/here" "$pictures/there"
    TUODOSSIER_MEDIUM=$1 TUODOSSIER_PICTURES=$pictures/here here && TUODOSSIER_MEDIUM=$1 TUODOSSIER_PICTURES=$pictures/there there || return 1
    for file in "$pictures/here"/*.png; do
        [ "$(compare -metric AE "$file" "$pictures/there/$(basename "$file")" null: 2>&1)" = 0 ] || { echo "not the same: $file"; return 1; }
        count=$((count + 1))
    done
    echo "$count pictures" | tee "$work/count.txt"
    [ "$count" -gt 1 ]
}
try "its pictures are the same on Windows and on Linux" same_pictures "$medium"

say "-- a double click on Visualizzatore.bat"
use_viewer "$medium" "$native/bin/visualizzatore"
try "the medium is as it was" diff <(state) "$work/before.txt"

say "-- a medium that another program made"
foreign="$work/CD esterno"
if [ -d "$corpus/media/pydicom-dicomdirtests" ]; then
    cp -r "$corpus/media/pydicom-dicomdirtests" "$foreign"
    try "its pictures are the same on Windows and on Linux" same_pictures "$foreign"
    cat "$work/count.txt"
    use_foreign "$foreign" "$payload/x64/Visualizzatore.exe"
    mkdir "$work/none"
    refuses() { ! wine "$payload/x64/Visualizzatore.exe" --exit-at-first-image "$work/none"; }
    try "in an empty folder none is found" refuses
else
    say "SKIPPED: no corpus to make a foreign medium of"
fi

say "-- the installer of the whole application"
try "it installs, repairs, upgrades and removes" "$root/tests/packaging/installer_test.sh"

say "Pictures: $work/pictures"
[ "$failures" -eq 0 ] || say "$failures failed"
[ "$failures" -eq 0 ]

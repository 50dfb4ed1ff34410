#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# installer_test.sh [FOLDER]: the Windows installer, made with stand-ins for the programs, installs, repairs, upgrades and
# uninstalls under Wine, and touches nothing else. Skipped (77) where makensis or Wine are missing.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
for tool in makensis wine wineserver xvfb-run osslsigncode openssl python3; do
    command -v "$tool" >/dev/null || { echo "SKIPPED: there is no $tool"; exit 77; }
done
work=$(mktemp -d -p "${1:-${TMPDIR:-/tmp}}")
export WINEPREFIX=$work/wine WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml=;winemenubuilder.exe=d'
export LC_ALL=C.UTF-8
trap 'wineserver -k 2>/dev/null || true; rm -rf "$work"' EXIT
if [ -z "${DISPLAY:-}" ]; then
    trap - EXIT
    rm -rf "$work"
    exec xvfb-run -a "$0" "$@"
fi

failures=0
passed() { echo "ok: $1"; }
failed() { echo "FAILED: $1"; failures=$((failures + 1)); }
check() { # check SENTENCE COMMAND...
    local sentence=$1
    shift
    if "$@" >"$work/said" 2>&1; then passed "$sentence"; else failed "$sentence"; head "$work/said"; fi
}
check_not() {
    local sentence=$1
    shift
    if "$@" >/dev/null 2>&1; then failed "$sentence"; else passed "$sentence"; fi
}
# The code that a Windows program ends with, once its children have ended too.
code_of() {
    local code=0
    wine "$@" >/dev/null 2>&1 || code=$?
    wineserver -w
    echo "$code"
}
ends_with() { # ends_with SENTENCE CODE COMMAND...
    local sentence=$1 wanted=$2 got
    shift 2
    got=$(code_of "$@")
    if [ "$got" = "$wanted" ]; then passed "$sentence"; else failed "$sentence (it ended with $got)"; fi
}
# A small Windows program of the given NSIS lines.
program() { # program FILE LINE...
    local file=$1
    shift
    printf '%s\n' 'Unicode true' 'Target amd64-unicode' 'SilentInstall silent' 'RequestExecutionLevel user' "OutFile \"$file\"" \
        Section "$@" SectionEnd >"$work/program.nsi"
    makensis -V1 -INPUTCHARSET UTF8 "$work/program.nsi"
}
value() { wine reg query "$1" /v "$2" 2>/dev/null | tr -d '\r' | sed -n "s/^ *$2 *REG_[A-Z]* *//p"; }
default_value() { wine reg query "$1" /ve 2>/dev/null | tr -d '\r' | sed -n 's/^ *(.*) *REG_SZ *//p'; }
same() { [ "$1" = "$2" ] || { echo "      '$1' is not '$2'"; return 1; }; }
is_amd64() { # machine 0x8664 in the header of the program
    python3 - "$1" <<'PY'
import struct, sys
data = open(sys.argv[1], "rb").read()
sys.exit(struct.unpack_from("<H", data, struct.unpack_from("<I", data, 60)[0] + 4)[0] != 0x8664)
PY
}
has_all_of() { # every file of the stage is installed in the folder, bit for bit
    (cd "$1" && find . -type f -print0) | while IFS= read -r -d '' file; do
        cmp -s "$1/$file" "$2/$file" || { echo "      $file"; exit 1; }
    done
}

make_stage() {
    local stage=$work/stage-$1 name
    mkdir -p "$stage"/{bin/platforms,lib/tuodossier,licenses,share/tuodossier/medium/x64}
    for name in tuodossier visualizzatore tuodossier-server tuodossierctl; do echo "$name $1" >"$stage/bin/$name.exe"; done
    # shellcheck disable=SC2016 # NSIS knows variables too
    program "$stage/bin/tuodossier.exe" 'FileOpen $0 "C:\started.txt" w' 'FileClose $0' 'Sleep 60000'
    head -c 300000 /dev/urandom >"$stage/bin/Qt6Core.dll"
    echo plugin >"$stage/bin/platforms/qwindows.dll"
    echo films >"$stage/lib/tuodossier/tuodossier_video.dll"
    # shellcheck disable=SC2016 # NSIS knows variables too
    echo text >"$stage/licenses/"'Qualità & $INSTDIR (1).txt'
    echo viewer >"$stage/share/tuodossier/medium/x64/Visualizzatore.exe"
    : >"$stage/licenses/empty.txt"
}
make_installer() { # make_installer VERSION
    python3 "$root/packaging/windows/installer/file_list.py" "$work/stage-$1" "$work/list-$1.nsh"
    makensis -V2 -WX -INPUTCHARSET UTF8 -DVERSION="$1" -DLIST="$work/list-$1.nsh" -DICON="$work/icon.ico" -DOUTPUT="$work/setup-$1.exe" \
        -DSIGN="$work/sign" "$root/packaging/windows/installer/tuodossier.nsi"
}

# An icon of one white pixel, and a certificate for the day.
python3 - "$work/icon.ico" <<'PY'
import struct, sys
picture = struct.pack("<IiiHHIIiiII", 40, 1, 2, 1, 32, 0, 8, 0, 0, 0, 0) + b"\xff" * 4 + b"\0" * 4
open(sys.argv[1], "wb").write(struct.pack("<HHHBBBBHHII", 0, 1, 1, 1, 1, 0, 0, 1, 32, len(picture), 22) + picture)
PY
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=Test of the installer" -addext extendedKeyUsage=codeSigning \
    -keyout "$work/key.pem" -out "$work/cert.pem" 2>/dev/null
cat >"$work/sign" <<SIGN
#!/bin/sh
osslsigncode sign -h sha256 -certs "$work/cert.pem" -key "$work/key.pem" -in "\$1" -out "\$1.signed" >/dev/null && mv "\$1.signed" "\$1"
SIGN
chmod +x "$work/sign"
signed() { osslsigncode verify -CAfile "$work/cert.pem" -in "$1"; }

make_stage 0.1.0
make_stage 0.2.0
echo old >"$work/stage-0.1.0/bin/OnlyOld.dll"
echo new >"$work/stage-0.2.0/bin/OnlyNew.dll"
make_installer 0.1.0
make_installer 0.2.0
wineboot -i >/dev/null 2>&1
wineserver -w
pretend() { wine winecfg -v "$1" >/dev/null 2>&1; wineserver -w; }
c=$WINEPREFIX/drive_c
there="$c/Program Files/TuoDossier"
menu="$c/ProgramData/Microsoft/Windows/Start Menu/Programs/TuoDossier"
uninstall_key='HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall\TuoDossier'
link_key='HKLM\Software\Classes\tuodossier'
pretend win7
find "$c" | sort >"$work/before"

check "the installer is a 64-bit program" is_amd64 "$work/setup-0.1.0.exe"
check "the installer is signed" signed "$work/setup-0.1.0.exe"
ends_with "it refuses a Windows that is too old" 2 "$work/setup-0.1.0.exe" /S
check "and has left nothing" diff "$work/before" <(find "$c" | sort)
pretend win10
ends_with "it installs in silence" 0 "$work/setup-0.1.0.exe" /S
check "every file is there, bit for bit" has_all_of "$work/stage-0.1.0" "$there"
check "the uninstaller is a 64-bit program" is_amd64 "$there/Uninstall.exe"
check "the uninstaller is signed" signed "$there/Uninstall.exe"
check "the start menu has the program" test -s "$menu/TuoDossier.lnk"
check "the start menu has the viewer" test "$(find "$menu" -name '*.lnk' | wc -l)" = 2
check "a tuodossier: link opens the program" \
    same "$(default_value "$link_key\\shell\\open\\command")" '"C:\Program Files\TuoDossier\bin\tuodossier.exe" "%1"'
check "the link is registered as a protocol" wine reg query "$link_key" /v 'URL Protocol'
check "Windows lists the version" same "$(value "$uninstall_key" DisplayVersion)" 0.1.0
check "Windows knows how to remove it in silence" \
    same "$(value "$uninstall_key" QuietUninstallString)" '"C:\Program Files\TuoDossier\Uninstall.exe" /S'

echo broken >"$there/bin/Qt6Core.dll"
ends_with "the same installer repairs" 0 "$work/setup-0.1.0.exe" /S
check "what was broken is whole again" has_all_of "$work/stage-0.1.0" "$there"

ends_with "the next version installs over this one" 0 "$work/setup-0.2.0.exe" /S
check "every file of the next version is there" has_all_of "$work/stage-0.2.0" "$there"
check_not "what only the old version had is gone" test -e "$there/bin/OnlyOld.dll"
check "Windows lists the next version" same "$(value "$uninstall_key" DisplayVersion)" 0.2.0

wine "$there/bin/tuodossier.exe" >/dev/null 2>&1 &
for _ in $(seq 300); do [ -e "$c/started.txt" ] && break; sleep 0.1; done
check "the program runs" rm "$c/started.txt"
code=0
wine "$work/setup-0.1.0.exe" /S >/dev/null 2>&1 || code=$?
check "it refuses while the program runs" same "$code" 2
check "and has removed nothing" has_all_of "$work/stage-0.2.0" "$there"
wineserver -k || true
wait

echo mine >"$there/bin/mine.txt"
mkdir -p "$c/users/patient/AppData/Roaming/TuoDossier"
echo dossier >"$c/users/patient/AppData/Roaming/TuoDossier/dossier.db"
ends_with "it uninstalls in silence" 0 "$there/Uninstall.exe" /S
check "a file that it has not installed stays" same "$(cat "$there/bin/mine.txt")" mine
check "nothing else stays" same "$(cd "$there" && find . -type f)" ./bin/mine.txt
check "dossiers stay" test -e "$c/users/patient/AppData/Roaming/TuoDossier/dossier.db"
check_not "Windows does not list it any more" wine reg query "$uninstall_key"
check_not "the link is not registered any more" wine reg query "$link_key"
rm -rf "$there" "$c/users/patient"
wineserver -w
# The uninstaller runs from a copy, ~nsu.tmp, that Windows takes away at its next start.
check "the disk is as it was before" diff "$work/before" <(find "$c" | grep -v '/Temp/~nsu' | sort)

# /D= ends the command line and has no quotes: only a Windows program can start it so.
# shellcheck disable=SC2016 # NSIS knows variables too
program "$work/start.exe" "ExecWait '\"Z:${work//\//\\}\\setup-0.1.0.exe\" /S /D=C:\\Città di prova (1)\\TuoDossier' \$0" 'SetErrorLevel $0'
ends_with "it installs into a folder of the user's choice" 0 "$work/start.exe"
check "every file is there" has_all_of "$work/stage-0.1.0" "$c/Città di prova (1)/TuoDossier"
ends_with "the next version goes where the old one was" 0 "$work/setup-0.2.0.exe" /S
check "and all of it is there" has_all_of "$work/stage-0.2.0" "$c/Città di prova (1)/TuoDossier"
wine reg add "$link_key\\shell\\open\\command" /ve /d other.exe /f >/dev/null 2>&1
ends_with "it uninstalls from there" 0 "$c/Città di prova (1)/TuoDossier/Uninstall.exe" /S
check "a link that another program has taken over stays" same "$(default_value "$link_key\\shell\\open\\command")" other.exe
check_not "its folder is gone" test -e "$c/Città di prova (1)/TuoDossier"
check "the folder around it stays" test -d "$c/Città di prova (1)"

python3 - "$work/setup-0.1.0.exe" "$work/tampered.exe" <<'PY'
import sys
data = bytearray(open(sys.argv[1], "rb").read())
data[len(data) // 2] ^= 1
open(sys.argv[2], "wb").write(data)
PY
check_not "the signature of a tampered installer does not verify" signed "$work/tampered.exe"
check_not "a tampered installer refuses to run" test "$(code_of "$work/tampered.exe" /S)" = 0
check_not "and installs nothing" test -e "$there"

[ "$failures" = 0 ] || { echo "$failures failures"; exit 1; }
echo "all passed"

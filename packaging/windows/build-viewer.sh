#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# build-viewer.sh FOLDER [--tests]: makes Visualizzatore.exe, the portable viewer for Windows 10 and later (x64), on
# Debian, from Debian's source packages of sources.txt alone, and installs it with what belongs to it into FOLDER (a
# medium's payload).
# With --tests behind it, the tests of what the viewer is made of are built for Windows too (build/windows-viewer/bin).
#
# The libraries are kept in $TUODOSSIER_WINDOWS_CACHE (build/windows), each under a key of its source, its recipe, the
# compiler and the pieces that it uses: what has not changed is not made again.
#
# The program is signed with TUODOSSIER_SIGN_CERTIFICATE (PEM, with its chain), TUODOSSIER_SIGN_KEY (PEM) and, when the
# key has one, the password in TUODOSSIER_SIGN_PASSWORD_FILE; TUODOSSIER_SIGN_TIMESTAMP is the address of a time-stamp
# server. Without them it gets the signature of a test certificate, which no Windows trusts.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
cache=${TUODOSSIER_WINDOWS_CACHE:-$root/build/windows}
host=$(gcc -print-multiarch)
mkdir -p "$cache"
cache=$(cd "$cache" && pwd)
# shellcheck source=packaging/windows/pieces.sh
. "$here/pieces.sh"
say() { printf '%s\n' "$*" >&2; }

export WINEPREFIX=$cache/wine WINEARCH=win64 WINEDEBUG=-all
export WINEDLLOVERRIDES='mscoree,mshtml=;winemenubuilder.exe=d'
export TUODOSSIER_WINDOWS_PREFIX_MAP="-ffile-prefix-map=$cache=pieces -ffile-prefix-map=$root=."
if command -v ccache >/dev/null; then
    export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache
    export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
fi

# The system's own mirrors, asked for sources, in lists of our own: the system's configuration is left alone.
ask_mirrors() {
    local lists=$cache/apt list
    mkdir -p "$lists/parts" "$lists/lists/partial"
    for list in /etc/apt/sources.list.d/*.sources; do
        [ -e "$list" ] && sed 's/^Types:.*/Types: deb-src/' "$list" >"$lists/parts/$(basename "$list")"
    done
    for list in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
        [ -e "$list" ] && sed -n 's/^deb\(-src\)\? /deb-src /p' "$list" >"$lists/parts/$(basename "$list")"
    done
    apt=(-o Dir::Etc::SourceList=/dev/null -o "Dir::Etc::SourceParts=$lists/parts" -o "Dir::State::Lists=$lists/lists"
        -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Sandbox::User=root)
    apt-get "${apt[@]}" -qq update
}

# fetch PACKAGE: every file of the package's source, as sources.txt has it, in $cache/sources.
fetch() {
    local files=$cache/sources version sums
    version=$(awk -v package="$1" '$1 == package { print $2; exit }' "$here/sources.txt")
    sums=$(awk -v package="$1" '$1 == package { print $3 "  " $4 }' "$here/sources.txt")
    mkdir -p "$files"
    if ! (cd "$files" && sha256sum --quiet -c - <<<"$sums") >/dev/null 2>&1; then
        [ -n "${apt+set}" ] || ask_mirrors
        (cd "$files" && apt-get "${apt[@]}" -qq source --download-only "$1=$version" >&2) || {
            say "Debian's mirror does not offer $1 $version. What it offers:"
            apt-cache "${apt[@]}" showsrc "$1" | sed -n 's/^Version: /  /p' >&2
            exit 1
        }
        (cd "$files" && sha256sum --quiet -c - <<<"$sums") || { say "$1 $version is not the source that sources.txt knows."; exit 1; }
    fi
}

# piece NAME PACKAGE USES...: sets made[NAME] to the folder that it is installed in.
declare -A made
piece() {
    local name=$1 package=$2 used key prefix source work status
    shift 2
    TUODOSSIER_WINDOWS_PIECES=
    key=$({
        grep "^$package " "$here/sources.txt"
        declare -f "build_$name" cross_cmake
        cat "$here/toolchain.cmake"
        x86_64-w64-mingw32-g++-posix -dumpfullversion
        for used in "$@"; do basename "${made[$used]}"; done
    } | sha256sum | cut -c1-16)
    for used in "$@"; do TUODOSSIER_WINDOWS_PIECES+="${made[$used]};"; done
    export TUODOSSIER_WINDOWS_PIECES
    prefix=$cache/pieces/$name-$key
    made[$name]=$prefix
    [ -e "$prefix/made" ] && return
    fetch "$package"
    say "Making $package for Windows"
    work=$cache/work/$name
    source=$work/source
    rm -rf "$prefix" "$work"
    mkdir -p "$work/build" "$prefix" "$cache/logs"
    dpkg-source --no-check -x "$cache/sources/$(awk -v package="$package" '$1 == package && /\.dsc$/ { print $4 }' "$here/sources.txt")" \
        "$source" >"$cache/logs/$name.log" 2>&1
    set +e # a tested command would go on after an error
    (set -e && cd "$work/build" && "build_$name") >>"$cache/logs/$name.log" 2>&1
    status=$?
    set -e
    if [ $status -ne 0 ]; then
        tail -n 40 "$cache/logs/$name.log" >&2
        say "$package could not be made: $cache/logs/$name.log"
        exit 1
    fi
    touch "$prefix/made"
    find "$cache/pieces" -maxdepth 1 -name "$name-*" ! -path "$prefix" -exec rm -rf {} +
    rm -rf "$work"
}

[ -d "$WINEPREFIX" ] || xvfb-run -a wineboot -i >/dev/null 2>&1
while read -r name package uses; do
    # shellcheck disable=SC2086 # a list of words
    [ -z "$name" ] || piece "$name" "$package" $uses
done <<<"$piece_table"

# Libraries that are headers alone: Debian's package of them is their source.
headers=$cache/pieces/headers
while read -r file; do
    [ -d "$file" ] || install -D -p -m 644 "$file" "$headers/${file#/usr/}" # its time too: a newer one would be a change
done < <(dpkg -L libexpected-dev catch2 | grep -E '/(include|cmake)/' | grep -v 'Targets-none')

TUODOSSIER_WINDOWS_PIECES=$headers
PKG_CONFIG_LIBDIR=
for name in "${!made[@]}"; do
    TUODOSSIER_WINDOWS_PIECES+=";${made[$name]}"
    PKG_CONFIG_LIBDIR+="${made[$name]}/lib/pkgconfig:"
done
export TUODOSSIER_WINDOWS_PIECES PKG_CONFIG_LIBDIR

# The icons are drawn by a tool of the build, which has to run here.
(cd "$root" && env -u PKG_CONFIG_LIBDIR cmake --preset portable) >"$cache/logs/host.log" 2>&1 ||
    { tail -n 40 "$cache/logs/host.log" >&2; exit 1; }
cmake --build "$root/build/portable" --target icon_pictures >&2

build=$root/build/windows-viewer
tests=OFF
[ "${2:-}" != --tests ] || tests=ON
cmake -S "$root" -B "$build" -G Ninja -DCMAKE_TOOLCHAIN_FILE="$here/toolchain.cmake" -DCMAKE_BUILD_TYPE=Release \
    -DPKG_CONFIG_ARGN=--static -DQT_HOST_PATH=/usr -DQT_HOST_PATH_CMAKE_DIR="/usr/lib/$host/cmake" \
    -DQt6LinguistTools_DIR="/usr/lib/$host/cmake/Qt6LinguistTools" \
    -DTUODOSSIER_ICON_PICTURES="$root/build/portable/bin/icon_pictures" \
    -DTUODOSSIER_QT_TRANSLATIONS=/usr/share/qt6/translations \
    -DTUODOSSIER_PORTABLE_ONLY=ON -DTUODOSSIER_BENCH=OFF -DTUODOSSIER_TESTS=$tests \
    >"$cache/logs/viewer.log" 2>&1 || { tail -n 60 "$cache/logs/viewer.log" >&2; exit 1; }
cmake --build "$build" --target visualizzatore >&2
[ $tests = OFF ] || cmake --build "$build" >&2

medium=$1
version=$(sed -n 's/^project(TuoDossier VERSION \([0-9.]*\).*/\1/p' "$root/CMakeLists.txt")
certificate=${TUODOSSIER_SIGN_CERTIFICATE:-$cache/test-certificate/certificate.pem}
key=${TUODOSSIER_SIGN_KEY:-$cache/test-certificate/key.pem}
if [ -z "${TUODOSSIER_SIGN_CERTIFICATE:-}" ]; then
    say "Signing with a test certificate: Windows will not trust it."
    if [ ! -e "$certificate" ]; then
        mkdir -p "$(dirname "$certificate")"
        openssl req -x509 -newkey rsa:3072 -sha256 -days 3650 -nodes -keyout "$key" -out "$certificate" \
            -subj '/CN=TuoDossier test certificate' -addext extendedKeyUsage=codeSigning 2>/dev/null
    fi
fi
mkdir -p "$medium/x64"
signed=$medium/x64/Visualizzatore.exe
rm -f "$signed"
osslsigncode sign -h sha256 -certs "$certificate" -key "$key" -n "TuoDossier" \
    ${TUODOSSIER_SIGN_PASSWORD_FILE:+-readpass "$TUODOSSIER_SIGN_PASSWORD_FILE"} \
    ${TUODOSSIER_SIGN_TIMESTAMP:+-ts "$TUODOSSIER_SIGN_TIMESTAMP"} \
    -in "$build/bin/Visualizzatore.exe" -out "$signed" >"$cache/logs/sign.log" || { cat "$cache/logs/sign.log" >&2; exit 1; }
install -m 644 "$here/Visualizzatore.bat" "$medium/"

licenses=$medium/licenses/x64
python3 "$here/gather_licenses.py" "$cache" "$licenses"
python3 "$root/packaging/make_sbom.py" --program "$signed" --version "$version" --sources "$here/sources.txt" \
    --output "$licenses/sbom.spdx.json"
python3 "$here/check_executable.py" --certificate-chain "$certificate" --version "$version.0" \
    --built-in "$root" --built-in "$cache" "$signed" >"$cache/logs/check.log" || {
    cat "$cache/logs/check.log" >&2
    exit 1
}
say "$signed: $(du -h "$signed" | cut -f1)"

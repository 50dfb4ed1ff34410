#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# build-viewer.sh FOLDER: makes Visualizzatore.exe, the portable viewer for Windows 10 and later (x64), on Debian, from
# Debian's source packages of sources.txt alone, and installs it with what belongs to it as FOLDER (a medium's payload).
#
# The libraries are kept in $TUODOSSIER_WINDOWS_CACHE (build/windows), each under a key of its source, its recipe, the
# compiler and the pieces that it uses: what has not changed is not made again.
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
        -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache=)
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
    rm -rf "$work"
}

[ -d "$WINEPREFIX" ] || xvfb-run -a wineboot -i >/dev/null 2>&1
while read -r name package uses; do
    # shellcheck disable=SC2086 # a list of words
    [ -z "$name" ] || piece "$name" "$package" $uses
done <<<"$piece_table"

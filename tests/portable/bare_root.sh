#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# bare_root.sh ROOT COMMAND...: makes ROOT a Linux with the C library and a shell and nothing else, and runs COMMAND in it.
# 77 where that cannot be done: no Debian, or neither root nor user namespaces.
set -eu
root=$1
shift
dpkg-query -W libc6 >/dev/null 2>&1 || exit 77
mkdir -p "$root"/proc "$root"/tmp "$root"/bin "$root"/lib64 "$root"/home
for file in $(dpkg -L libc6 | grep -E '^/(usr/)?lib/.*/(ld-|lib)[^/]*\.so'); do
    [ ! -f "$file" ] || { mkdir -p "$root${file%/*}" && cp -L "$file" "$root$file"; }
done
cp -L /lib64/ld-linux-x86-64.so.2 "$root/lib64/"
cp -L "$(command -v dash)" "$root/bin/sh"
chroot=$(command -v chroot || echo /usr/sbin/chroot)
as_root=
[ "$(id -u)" -eq 0 ] || as_root='--user --map-root-user'
unshare $as_root --mount --pid --fork true 2>/dev/null || exit 77
# The mount ends with the name space.
exec unshare $as_root --mount --pid --fork sh -c 'mount -t proc proc "$0/proc" && cd / && exec "$@"' "$root" \
    env -i HOME=/home QT_QPA_PLATFORM=offscreen LANG=it_IT.UTF-8 "$chroot" "$root" "$@"

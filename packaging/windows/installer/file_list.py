#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""file_list.py FOLDER LIST.nsh: the files of FOLDER as two NSIS macros, InstallFiles and RemoveFiles.

The uninstaller removes what the installer has put there, by name, and folders only when nothing else is left in them.
"""
import os
import sys


def checked(path):
    if any(bad in path for bad in ('"', "`", "\r", "\n", "*", "?", "${")):
        sys.exit(f"file_list.py: a name that NSIS would not take as it is: {path!r}")
    return path


def escaped(name):
    return name.replace("$", "$$")


def installed(*parts):
    return '"' + "\\".join(["$INSTDIR", *map(escaped, parts)]) + '"'


def main(folder, listing):
    folder = os.path.abspath(folder)
    install, remove, folders = [], [], []
    for path, names, files in os.walk(folder):
        names.sort()
        inside = os.path.relpath(path, folder).split(os.sep)
        inside = [] if inside == ["."] else inside
        if inside:
            folders.append(inside)
        install.append(f"SetOutPath {installed(*inside)}")
        for name in sorted(files):
            # The source is taken literally, the name that it gets is not.
            install.append(f'File "/oname={escaped(name)}" "{checked(os.path.join(path, name))}"')
            remove.append(f"Delete {installed(*inside, name)}")
    if not remove:
        sys.exit(f"file_list.py: no file in {folder}")
    remove += [f"RMDir {installed(*inside)}" for inside in reversed(folders)]
    with open(listing, "w", encoding="utf-8-sig", newline="\r\n") as out:
        for macro, lines in (("InstallFiles", install), ("RemoveFiles", remove)):
            print(f"!macro {macro}", *("  " + line for line in lines), "!macroend", sep="\n", file=out)


if len(sys.argv) != 3:
    sys.exit(__doc__)
main(sys.argv[1], sys.argv[2])

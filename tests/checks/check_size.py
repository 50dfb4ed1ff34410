#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when a source is longer than 400 lines or a header than 150. Usage: check_size.py [SOURCE_DIR]

EXCEPTIONS can only shrink: each names the length it may have at most, and one that is no longer needed fails too."""
import pathlib
import subprocess
import sys

LIMITS = {".cpp": 400, ".mm": 400, ".h": 150, ".py": 400}

# Path -> lines allowed. Lower a number when the file gets shorter; never add an entry for new code.
EXCEPTIONS = {
    "core/dicom/Attribute.h": 170,  # a table: one line per attribute
}


def tracked(root):
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True).stdout
    return [name for name in listing.split("\0") if name]


def violations(sizes, exceptions):
    """`sizes`: path -> lines."""
    for path, lines in sorted(sizes.items()):
        limit = LIMITS.get(pathlib.PurePath(path).suffix)
        if limit is None:
            continue
        allowed = exceptions.get(path)
        if allowed is None and lines > limit:
            yield f"{path}: {lines} lines, at most {limit}"
        elif allowed is not None and lines > allowed:
            yield f"{path}: {lines} lines, its exception allows {allowed}"
        elif allowed is not None and lines <= limit:
            yield f"{path}: {lines} lines: its exception is no longer needed, remove it"
    for path in sorted(set(exceptions) - set(sizes)):
        yield f"{path}: has an exception and does not exist"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    sizes = {}
    for name in tracked(root):
        path = root / name
        if path.suffix in LIMITS and path.is_file():
            sizes[name] = len(path.read_text(encoding="utf-8", errors="replace").splitlines())
    found = list(violations(sizes, EXCEPTIONS))
    print("\n".join(found) or f"{len(sizes)} files are of a readable size")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

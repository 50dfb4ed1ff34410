#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when a tracked C++ file is not as clang-format would write it. Usage: check_format.py [SOURCE_DIR]

Exit status 77 (skipped) where clang-format is not installed."""
import pathlib
import shutil
import subprocess
import sys


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    program = shutil.which("clang-format")
    if not program:
        print("SKIPPED: clang-format is not installed", file=sys.stderr)
        return 77
    listing = subprocess.run(["git", "ls-files", "-z", "*.cpp", "*.h", "*.mm"], cwd=root, capture_output=True, text=True,
                             check=True).stdout
    names = [name for name in listing.split("\0") if name and (root / name).is_file()]
    wrong = []
    for start in range(0, len(names), 50):
        block = names[start:start + 50]
        run = subprocess.run([program, "--dry-run", "--Werror", *block], cwd=root, capture_output=True, text=True)
        if run.returncode:
            wrong += sorted({line.split(":")[0] for line in run.stderr.splitlines() if "clang-format-violations" in line})
    print("\n".join(f"{name}: run clang-format -i" for name in wrong) or f"{len(names)} files are formatted")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

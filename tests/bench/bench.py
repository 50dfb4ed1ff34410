#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the benchmarks one after the other and prints their tables. Usage: bench.py BIN_FOLDER [name ...]

Each program compares with its peers inside one run and prints medians and ratios. Machines are noisy: compare ratios."""
import os
import pathlib
import subprocess
import sys

PROGRAMS = {
    "decode": ["bench_decode"],
    "render": ["bench_render"],
    "scroll": ["bench_scroll", "ct"],
    "scroll-large": ["bench_scroll", "large"],
    "export": ["bench_export"],
    "journey": ["bench_journey"],
    "documents": ["bench_documents"],
}


def main():
    folder = pathlib.Path(sys.argv[1])
    wanted = sys.argv[2:] or list(PROGRAMS)
    unknown = [name for name in wanted if name not in PROGRAMS]
    if unknown:
        print("unknown:", *unknown, "- there are:", *PROGRAMS)
        return 2
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.2f}")
    status = 0
    for name in wanted:
        print(f"\n== {name}", flush=True)
        program, *arguments = PROGRAMS[name]
        environment = dict(os.environ, QT_LOGGING_RULES="*.debug=false")
        status |= subprocess.run([str(folder / program), *arguments], env=environment).returncode
    return 1 if status else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the guided tour of the real program and gives what it saved to programs that are not ours. Usage: journey.py TUODOSSIER"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile


def fail(message):
    print("FAILED:", message)
    sys.exit(1)


def run(*command, **options):
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, errors="replace", **options)


def tour(program, pictures, environment):
    done = subprocess.run([program, "--demo", "--tour", str(pictures), "--language", "it", "--appearance", "light"],
                          env=environment, timeout=240)
    if done.returncode != 0:
        fail(f"the tour ended with {done.returncode}")
    shots = sorted(pictures.glob("*.png"))
    if len(shots) < 30 or any(shot.stat().st_size < 5000 for shot in shots):
        fail(f"{len(shots)} pictures, some may be empty")
    print(len(shots), "pictures")


def check_zip(path, folder):
    if run("unzip", "-tq", path).returncode != 0:
        fail("unzip does not like the ZIP")
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
        names = archive.namelist()
    images = [n for n in names if n.startswith("DICOM/") and not n.endswith("/")]
    if len(images) != 2 or "DICOMDIR" not in names:
        fail(f"expected DICOMDIR and the two radiographs, found {names}")
    for name in ("INDEX.HTM", "IHE_PDI/P0000001.JPG", "IHE_PDI/REPORT/R0000001.PDF"):
        if name not in names:
            fail(f"{name} is not on the medium")
    check_pdf(folder / "IHE_PDI/REPORT/R0000001.PDF", ["RX PIEDE DX"])
    for name in images + ["DICOMDIR"]:
        for part in name.split("/"):
            if len(part) > 8 or part != part.upper():
                fail(f"{name} is not an 8.3 upper-case file ID")
        if run("dcmdump", "-q", folder / name).returncode != 0:
            fail(f"dcmdump cannot read {name}")
        said = run("dciodvfy", folder / name)
        errors = [l for l in (said.stdout + said.stderr).splitlines() if l.startswith("Error")]
        if errors:
            fail(f"dciodvfy on {name}: {errors[:3]}")
    directory = run("dcmdump", folder / "DICOMDIR").stdout
    if directory.count("(0004,1500)") != 2:
        fail("the DICOMDIR does not refer to both files")


def check_pdf(path, words):
    text = run("pdftotext", "-layout", path, "-").stdout
    for word in words:
        if word not in text:
            fail(f"{path.name} lacks {word!r}")


def main():
    program = sys.argv[1]
    missing = [tool for tool in ("unzip", "dcmdump", "dciodvfy", "pdftotext") if not shutil.which(tool)]
    if missing:
        print("SKIPPED: not installed:", *missing)
        return 77
    if not os.environ.get("DISPLAY"):
        print("SKIPPED: no display; ./dev test provides one")
        return 77
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        environment = dict(os.environ, HOME=str(scratch / "home"), XDG_RUNTIME_DIR=str(scratch / "run"), QT_QPA_PLATFORM="xcb")
        for folder in ("home", "run", "tour", "zip"):
            (scratch / folder).mkdir(mode=0o700)
        tour(program, scratch / "tour", environment)
        check_zip(scratch / "tour" / "esame.zip", scratch / "zip")
        check_pdf(scratch / "tour" / "referto.pdf", ["RX PIEDE DX"])
        check_pdf(scratch / "tour" / "stampa.pdf", ["non per uso diagnostico"])
        left = [p for p in (scratch / "home").rglob("*") if p.is_file() and p.suffix in (".zip", ".part", ".dcm", ".pdf")]
        if left:
            fail(f"left behind: {left}")
    print("the journey works")
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the real program at several moments of making its dossier; the next start must reach the login. Usage: killed.py TUODOSSIER"""
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time


def start(program, data, environment):
    return subprocess.Popen([program, "--demo", "--data", str(data), "--exit-at-login", "--language", "en"],
                            env=environment)


def wait_until(condition, process, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end and not condition():
        if process.poll() is not None:
            return False
        time.sleep(0.005)
    return condition()


def objects(data):
    # os.walk passes over folders that vanish while it looks; the program renames and removes meanwhile.
    return sum(len(files) for _, _, files in os.walk(data / "demo-2.partial"))


def main():
    program = sys.argv[1]
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    with tempfile.TemporaryDirectory() as folder:
        environment["HOME"] = environment["XDG_CONFIG_HOME"] = folder
        data = pathlib.Path(folder) / "data"
        moments = [("at the lock", lambda: (data / "demo-2.lock").exists(), signal.SIGKILL),
                   ("at the first object", lambda: objects(data) > 3, signal.SIGKILL),
                   ("after some objects", lambda: objects(data) > 20, signal.SIGTERM),
                   ("after many objects", lambda: objects(data) > 100, signal.SIGKILL)]
        for name, condition, number in moments:
            process = start(program, data, environment)
            if not wait_until(condition, process):
                sys.exit(f"FAILED: the moment {name} never came")
            process.send_signal(number)
            process.wait(timeout=30)
            if (data / "demo-2").exists():
                sys.exit(f"FAILED: killed {name}, there is a dossier that looks whole")
            print("killed", name)
        # The moment that chance rarely hits: the lock file is made, but not yet written.
        (data / "demo-2.lock").write_bytes(b"")
        # An export of yesterday that was killed, to a place that only its note names.
        part = pathlib.Path(folder) / "stick" / (".tuodossier-" + "0" * 32 + ".part")
        part.parent.mkdir()
        part.write_bytes(b"half")
        os.utime(part, (time.time() - 86400,) * 2)
        (data / "seal.key.export-1").write_text(str(part.parent / "esame.zip"))
        process = start(program, data, environment)
        if process.wait(timeout=90) != 0:
            sys.exit("FAILED: the start after the kills did not reach the login")
        if part.exists():
            sys.exit("FAILED: the start did not take away what a killed export had left")
        left = sorted(path.name for path in data.iterdir() if path.name not in ("demo-2", "exports"))
        if left or not (data / "demo-2").is_dir():
            sys.exit(f"FAILED: left beside the dossier: {left}")
        print("the next start reached the login")


main()

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when a string of the program has no Italian, or a table holds strings that are gone. Usage: check_translations.py SOURCE_DIR"""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

# Table -> the folders whose strings it holds.
TABLES = {"ui": ["ui/common", "ui/document", "ui/dossier", "ui/exporting", "ui/login", "ui/shell", "ui/tour", "app"],
          "consents": ["ui/consents"], "desk": ["ui/desk"], "discs": ["ui/discs"], "help": ["ui/help"],
          "profile": ["ui/profile"], "timeline": ["ui/timeline"], "portable": ["ui/portable"], "viewer": ["viewer"]}


def lupdate():
    for candidate in ("/usr/lib/qt6/bin/lupdate", shutil.which("lupdate6"), shutil.which("lupdate")):
        if candidate and pathlib.Path(candidate).exists():
            return candidate
    return None


def messages(ts):
    """(context, source, finished) of each message."""
    for context in ET.parse(ts).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            text = "".join(translation.itertext()).strip()
            yield context.findtext("name"), message.findtext("source"), bool(text) and "type" not in translation.attrib


def check(root, table, language, extra, tool):
    ts = root / "translations" / f"{table}_{language}.ts"
    folders = [str(root / folder) for folder in TABLES[table] if (root / folder).exists()]
    if not folders:
        return []
    with tempfile.TemporaryDirectory() as folder:
        fresh = pathlib.Path(folder) / ts.name
        if ts.exists():
            shutil.copy(ts, fresh)
        subprocess.run([tool, "-silent", *extra, "-locations", "none", "-I", str(root), *folders, "-ts", str(fresh)],
                       check=True, capture_output=True)
        return [f"{ts.name}: {context}: {source!r} is not translated or no longer used"
                for context, source, finished in messages(fresh) if not finished]


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    tool = lupdate()
    if not tool:
        print("SKIPPED: lupdate is not installed")
        return 77
    problems = []
    for table in TABLES:
        problems += check(root, table, "it", [], tool)
        problems += check(root, table, "en", ["-pluralonly"], tool)
    print("\n".join(problems) or "every string is translated")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

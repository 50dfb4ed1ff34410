#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when an #include does not follow an arrow of ARCHITECTURE.md. Usage: check_layers.py [SOURCE_DIR]"""
import pathlib
import re
import sys

TOPS = ("core", "viewer", "resources", "ui", "app")

# Include prefixes by which a third-party library is recognised.
THIRD_PARTY = {
    "tl": r"tl/", "dcmtk": r"dcmtk/", "openjpeg": r"openjpeg", "charls": r"charls/", "turbojpeg": r"turbojpeg|jpeglib",
    "zlib": r"zlib\.h",
    "sodium": r"sodium", "qtkeychain": r"qt6?keychain/", "curl": r"curl/", "httplib": r"httplib",
    "deflate": r"libdeflate", "archive": r"archive(_entry)?\.h", "poppler": r"poppler", "cli11": r"CLI/", "openssl": r"openssl/(?!evp\.h)", "openssl-evp": r"openssl/evp\.h", "qpdf": r"qpdf/", "zxcvbn": r"zxcvbn\.h", "qrencode": r"qrencode\.h", "ffmpeg": r"lib(av|sw)\w+/", "catch": r"catch2",
}
QT_MODULES = ("Gui", "Widgets", "Network", "Sql", "PrintSupport", "Svg", "Concurrent", "Test")


def qt_classes():
    """Class header -> Qt module, from Qt's own include folders where they are installed."""
    found = {}
    for base in ("/usr/include/x86_64-linux-gnu/qt6", "/usr/include/aarch64-linux-gnu/qt6", "/usr/include/qt6",
                 "/opt/homebrew/include", "/usr/lib/qt6/include"):
        for module in QT_MODULES:
            folder = pathlib.Path(base) / f"Qt{module}"
            if folder.is_dir():
                for header in folder.iterdir():
                    if re.fullmatch(r"Q\w+|qt\w+", header.name):
                        found.setdefault(header.name, f"Qt{module}")
    return found


def arrows(text):
    """Room -> (rooms it may use, third-party names it may use); None for 'everything'."""
    table = {}
    block = re.search(r"<!-- arrows -->(.*?)<!-- /arrows -->", text, re.S)
    if not block:
        raise SystemExit("ARCHITECTURE.md has no <!-- arrows --> table")
    for line in block.group(1).splitlines():
        cells = [c.strip() for c in line.strip().strip("|").split("|")]
        if len(cells) != 4 or not cells[0].startswith("`"):
            continue
        uses = None if cells[2] == "everything" else set(cells[2].split())
        table[cells[0].strip("`")] = (uses, set(cells[3].split()))
    return table


def room_of(path):
    parts = path.split("/")
    return "/".join(parts[:2]) if len(parts) > 2 and parts[0] in TOPS else None


def check_include(room, include, table, qt):
    """The reason why `room` may not include `include`, or None."""
    uses, third = table[room]
    target = room_of(include)
    if target:
        if target not in table:
            return f"{target} is not a room of ARCHITECTURE.md"
        if target != room and uses is not None and target not in uses:
            return f"{room} may not use {target}"
        return None
    if uses is None:
        return None
    for name, pattern in THIRD_PARTY.items():
        if re.match(pattern, include) and name not in third and name != "tl":
            return f"{room} may not use {name}"
    module = re.match(r"(Qt(?:" + "|".join(QT_MODULES) + r"))/", include)
    module = module.group(1) if module else qt.get(include)
    if module and module not in third:
        return f"{room} may not use {module}"
    return None


def violations(root):
    table = arrows((root / "ARCHITECTURE.md").read_text(encoding="utf-8"))
    qt = qt_classes()
    for top in TOPS:
        for path in sorted((root / top).rglob("*")):
            if path.suffix not in (".h", ".cpp", ".mm"):
                continue
            relative = path.relative_to(root).as_posix()
            room = room_of(relative)
            if room not in table:
                yield f"{relative}: not in a room of ARCHITECTURE.md"
                continue
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                match = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
                reason = match and check_include(room, match.group(1), table, qt)
                if reason:
                    yield f"{relative}:{number}: {reason} ({match.group(1)})"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    found = list(violations(root))
    print("\n".join(found) or "every include follows an arrow")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

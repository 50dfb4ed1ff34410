#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when a room that must not reach a network could, through any row of arrows. Usage: check_offline.py [SOURCE_DIR]

check_layers.py holds every include to the table; this follows the table's arrows to their ends."""
import pathlib
import sys

import check_layers

OFFLINE = ("core/discs", "ui/discs")  # what patients import from their own discs never leaves the computer
SPEAKS = {"QtNetwork", "curl", "httplib", "openssl"}


def reached(room, table):
    """Room -> the way to it from `room`."""
    ways, waiting = {room: [room]}, [room]
    while waiting:
        here = waiting.pop()
        uses = table[here][0]
        for target in table if uses is None else uses:
            if target not in ways:
                ways[target] = ways[here] + [target]
                waiting.append(target)
    return ways


def violations(table, offline=OFFLINE):
    for start in offline:
        for room, way in sorted(reached(start, table).items()):
            for library in sorted(table[room][1] & SPEAKS):
                yield f"{' -> '.join(way)} uses {library}"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    table = check_layers.arrows((root / "ARCHITECTURE.md").read_text(encoding="utf-8"))
    found = list(violations(table))
    # A check that could not fail would prove nothing: the client does speak.
    if not list(violations(table, ("core/client",))):
        found.append("core/client is taken for a room without a network")
    print("\n".join(found) or "no arrow leads from the patient's own discs to a network")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

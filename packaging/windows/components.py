# SPDX-License-Identifier: GPL-3.0-or-later
"""What the Windows viewer is made of: sources.txt, components.toml and the installed compiler, read and held together."""
import re
import subprocess
import tomllib
from typing import NamedTuple


class Problem(Exception):
    """What keeps a complete answer from being given."""


class Source(NamedTuple):
    version: str
    files: dict  # name -> SHA-256


class Components(NamedTuple):
    sources: dict  # Debian source package -> Source
    licenses: dict  # Debian source package -> SPDX expression
    bundled: dict  # Debian source package -> {name: {"license": ..., "version": ...}}
    installed: dict  # name -> {"package": ..., "license": ...}
    build_tools: list  # Debian packages
    texts: dict  # LicenseRef -> text

    def installed_packages(self):
        """The packages whose files get into the program, without those that only make it."""
        return sorted({component["package"] for component in self.installed.values()})


def read_sources(path):
    """{package: Source} of sources.txt."""
    sources = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        words = line.split()
        if len(words) != 4 or not re.fullmatch("[0-9a-f]{64}", words[2]) or "/" in words[3]:
            raise Problem(f"{path}, line {number}: not a package, a version, a SHA-256 and a file")
        package, version, digest, name = words
        source = sources.setdefault(package, Source(version, {}))
        if source.version != version or name in source.files:
            raise Problem(f"{path}, line {number}: {package} twice, in different versions or with the same file")
        source.files[name] = digest
    if not sources:
        raise Problem(f"{path}: no source at all")
    return sources


def read(sources_path, table_path):
    sources = read_sources(sources_path)
    try:
        with open(table_path, "rb") as file:
            table = tomllib.load(file)
    except tomllib.TOMLDecodeError as error:
        raise Problem(f"{table_path}: {error}") from None
    known = table["source"]
    for package, source in sources.items():
        if package not in known:
            raise Problem(f"{package} has no licence in {table_path}")
        if known[package]["read"] != source.version:
            raise Problem(f"the licence of {package} was read in {known[package]['read']}, and it is {source.version} now: "
                          f"read its debian/copyright again for {table_path}")
    strangers = sorted((set(known) | set(table["bundled"])) - set(sources))
    if strangers:
        raise Problem(f"in {table_path} and not in {sources_path}: {', '.join(strangers)}")
    components = Components(sources, {package: entry["license"] for package, entry in known.items()}, table["bundled"],
                            table["installed"], table["build_tools"]["packages"], table["texts"])
    check_texts(components, table_path)
    return components


def all_licenses(components):
    yield from components.licenses.values()
    for parts in components.bundled.values():
        yield from (part["license"] for part in parts.values())
    yield from (part["license"] for part in components.installed.values())


def check_texts(components, table_path):
    """Every licence that SPDX does not know has its text, and every text is needed."""
    used = {name for license in all_licenses(components) for name in re.findall(r"LicenseRef-[A-Za-z0-9.-]+", license)}
    for name in sorted(used ^ set(components.texts)):
        raise Problem(f"{table_path}: {name} has no text" if name in used else f"{table_path}: nothing has the licence {name}")


def ask_dpkg(package):
    """(version, source package, its version) of an installed package."""
    form = "${db:Status-Status}\t${Version}\t${source:Package}\t${source:Version}\n"
    try:
        run = subprocess.run(["dpkg-query", "-W", "-f", form, package], capture_output=True, text=True, check=False)
    except OSError as error:
        raise Problem(f"dpkg-query: {error}") from None
    installed = [line.split("\t")[1:] for line in run.stdout.splitlines() if line.startswith("installed\t")]
    if len(installed) != 1:
        raise Problem(f"{package} is not installed, or more than once")
    return tuple(installed[0])

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""gather_licenses.py CACHE FOLDER: makes FOLDER hold the licences of what is inside the Windows viewer, and which
version of each it is: VERSIONS.txt. CACHE is the folder of build-viewer.sh, which has the sources.

Refuses, and leaves FOLDER alone, when anything is missing."""
import argparse
import hashlib
import io
import pathlib
import re
import shutil
import sys
import tarfile

import components as parts
from components import Problem

HERE = pathlib.Path(__file__).resolve().parent
DOCUMENTATION = pathlib.Path("/usr/share/doc")
COMMON = pathlib.Path("/usr/share/common-licenses")
ALWAYS = {"GPL-3", "LGPL-3"}  # the program's own, and Qt's, which wants both texts to go with it
COMMON_NAME = re.compile(r"/usr/share/common-licenses/([A-Za-z0-9.-]*[A-Za-z0-9])")


def checked(folder, name, digest):
    """The bytes of a file of the sources, which must be those of sources.txt."""
    try:
        data = (folder / name).read_bytes()
    except OSError as error:
        raise Problem(str(error)) from None
    if hashlib.sha256(data).hexdigest() != digest:
        raise Problem(f"{folder / name} is not the file that sources.txt knows")
    return data


def decoded(data):
    """Old licences are not in UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def members(archive_name, data, wanted):
    """{path: text} of these files of an archive; with or without the archive's first folder."""
    found = {}
    try:
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            for member in archive:
                path = member.name.removeprefix("./")
                for name in (path, path.partition("/")[2]):
                    if member.isfile() and name in wanted:
                        found[name] = decoded(archive.extractfile(member).read())
    except (tarfile.TarError, EOFError, OSError) as error:
        raise Problem(f"{archive_name}: {error}") from None
    missing = sorted(set(wanted) - set(found))
    if missing:
        raise Problem(f"{archive_name} has no {', '.join(missing)}")
    return found


def only(names, end, package):
    fitting = [name for name in names if re.search(end, name)]
    if len(fitting) != 1:
        raise Problem(f"{package}: {len(fitting)} files of the source end in {end}")
    return fitting[0]


def of_source(folder, package, source, bundled):
    """{file: text} of a source package: its debian/copyright, and the licences of what is bundled in it."""
    name = only(source.files, r"\.debian\.tar\.[a-z0-9]+$", package)
    own = members(name, checked(folder, name, source.files[name]), {"debian/copyright"})
    texts = {f"{package}.txt": own["debian/copyright"]}
    wanted = {text for about in bundled.values() for text in about.get("texts", [])}
    if wanted:
        name = only(source.files, r"\.orig\.tar\.[a-z0-9]+$", package)
        found = members(name, checked(folder, name, source.files[name]), wanted)
        texts[f"{package}-bundled.txt"] = "\n".join(
            f"===== {part} =====\n\n{found[text].strip()}\n"
            for part, about in bundled.items() for text in about.get("texts", []))
    return texts


def read_text(path):
    try:
        return decoded(path.read_bytes())
    except OSError as error:
        raise Problem(str(error)) from None


def versions(components, ask):
    lines = ["Libraries, from Debian's source packages:"]
    for package, source in sorted(components.sources.items()):
        lines += ["", f"{package} {source.version}"]
        lines += [f"  SHA-256 {digest}  {name}" for name, digest in sorted(source.files.items())]
    lines += ["", "From the compiler's packages, and headers:", ""]
    for package in components.installed_packages():
        version, name, source_version = ask(package)
        lines.append(f"{package} {version} (source: {name} {source_version})")
    return "\n".join(lines) + "\n"


def gather(cache, components, ask=parts.ask_dpkg, documentation=DOCUMENTATION, common=COMMON):
    """{file: text} of the whole folder."""
    texts = {}
    for package, source in components.sources.items():
        texts |= of_source(cache / "sources", package, source, components.bundled.get(package, {}))
    for package in components.installed_packages():
        texts[f"{package}.txt"] = read_text(documentation / package / "copyright")
    named = ALWAYS.union(*(COMMON_NAME.findall(text) for text in texts.values()))
    for name in sorted(named):
        texts[f"common-licenses/{name}.txt"] = read_text(common / name)
    empty = sorted(name for name, text in texts.items() if not text.strip())
    if empty:
        raise Problem("empty: " + ", ".join(empty))
    texts["VERSIONS.txt"] = versions(components, ask)
    return texts


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path, help="made anew")
    parser.add_argument("--sources", type=pathlib.Path, default=HERE / "sources.txt")
    parser.add_argument("--components", type=pathlib.Path, default=HERE / "components.toml")
    options = parser.parse_args(arguments)
    try:
        texts = gather(options.cache, parts.read(options.sources, options.components))
        if options.folder.exists():
            shutil.rmtree(options.folder)
        for name, text in texts.items():
            path = options.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    except (Problem, OSError) as problem:
        print(f"gather_licenses.py: {problem}", file=sys.stderr)
        return 1
    print(f"{options.folder}: {len(texts)} files")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

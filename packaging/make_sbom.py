#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_sbom.py --program EXE --version VERSION --output FILE: writes what is inside the Windows viewer.

SPDX 2.3 (JSON), not CycloneDX: what goes with a medium are licences, which SPDX is about, and its predecessor 2.2.1 is
an ISO standard (ISO/IEC 5962:2021). The same program, tables and time give the same bytes."""
import argparse
import datetime
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "windows"))
import components as parts
from components import Problem

DOCUMENT, PROGRAM = "SPDXRef-DOCUMENT", "SPDXRef-program"
OWN_LICENSE = "GPL-3.0-or-later"
NOT_SAID = "NOASSERTION"


def identifier(*words):
    return "SPDXRef-" + re.sub("[^A-Za-z0-9.]+", "-", "-".join(words)).strip("-")


def purl(package, version, architecture):
    quoted = urllib.parse.quote(package, safe=""), urllib.parse.quote(version, safe=":")
    return f"pkg:deb/debian/{quoted[0]}@{quoted[1]}?arch={architecture}"


def upstream_version(version):
    """Debian's version without what Debian has added: the epoch, the revision, the mark of a repacked archive."""
    without_epoch = version.partition(":")[2] or version
    return re.sub(r"[.+~](dfsg|ds|repack)[.0-9]*$", "", without_epoch.rpartition("-")[0] or without_epoch)


def package(spdx_id, name, version, license, **more):
    entry = {"SPDXID": spdx_id, "name": name, "downloadLocation": NOT_SAID, "filesAnalyzed": False,
             "licenseConcluded": license, "licenseDeclared": license, "copyrightText": NOT_SAID, **more}
    return entry | {"versionInfo": version} if version else entry


def debian(name, version, architecture):
    return {"supplier": "Organization: Debian",
            "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
                              "referenceLocator": purl(name, version, architecture)}]}


def sha256(digest):
    return {"algorithm": "SHA256", "checksumValue": digest}


class Document:
    def __init__(self):
        self.packages, self.relationships = [], []

    def relate(self, element, kind, other):
        self.relationships.append({"spdxElementId": element, "relationshipType": kind, "relatedSpdxElement": other})

    def add(self, entry, inside=None):
        self.packages.append(entry)
        if inside:
            self.relate(inside, "CONTAINS", entry["SPDXID"])
        return entry["SPDXID"]

    def add_source(self, name, source, license):
        library = self.add(package(
            identifier("source", name), name, source.version, license, primaryPackagePurpose="LIBRARY",
            sourceInfo=f"Debian's source package; upstream version {upstream_version(source.version)}",
            **debian(name, source.version, "source")), PROGRAM)
        for file, digest in sorted(source.files.items()):
            archive = self.add(package(
                identifier("file", file), file, source.version, NOT_SAID, packageFileName=file,
                primaryPackagePurpose="ARCHIVE", checksums=[sha256(digest)]))
            self.relate(library, "GENERATED_FROM", archive)
        return library

    def add_installed(self, name, component, ask):
        version, source, source_version = ask(component["package"])
        self.add(package(
            identifier("installed", name), name, version, component["license"], primaryPackagePurpose="LIBRARY",
            sourceInfo=f"Debian's package {component['package']}, from the source {source} {source_version}",
            **debian(component["package"], version, "amd64")), PROGRAM)

    def add_tool(self, name, ask):
        version, source, source_version = ask(name)
        tool = self.add(package(
            identifier("tool", name), name, version, NOT_SAID, primaryPackagePurpose="APPLICATION",
            sourceInfo=f"from the source {source} {source_version}", **debian(name, version, "amd64")))
        self.relate(tool, "BUILD_TOOL_OF", PROGRAM)


def make(program_name, program, version, components, created, ask):
    """The document, of the executable's name and bytes; `created`: seconds since 1970."""
    document = Document()
    document.relate(DOCUMENT, "DESCRIBES", PROGRAM)
    document.add(package(PROGRAM, "TuoDossier Visualizzatore", version, OWN_LICENSE, primaryPackagePurpose="APPLICATION",
                         packageFileName=program_name, checksums=[sha256(hashlib.sha256(program).hexdigest())],
                         supplier="Organization: TuoDossier"))
    for name, source in sorted(components.sources.items()):
        library = document.add_source(name, source, components.licenses[name])
        for part, about in components.bundled.get(name, {}).items():
            document.add(package(identifier("bundled", name, part), part, about.get("version"), about["license"],
                                 primaryPackagePurpose="LIBRARY", sourceInfo=f"a copy inside the source of {name}"), library)
    for name, component in components.installed.items():
        document.add_installed(name, component, ask)
    for name in components.build_tools:
        document.add_tool(name, ask)
    made = {
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": DOCUMENT, "name": f"visualizzatore-{version}",
        "creationInfo": {"created": datetime.datetime.fromtimestamp(created, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                         "creators": [f"Tool: make_sbom.py-{version}", "Organization: TuoDossier"]},
        "packages": document.packages, "relationships": document.relationships,
        "hasExtractedLicensingInfos": [{"licenseId": name, "name": name.removeprefix("LicenseRef-"), "extractedText": text.strip()}
                                       for name, text in sorted(components.texts.items())],
    }
    # Unique as SPDX asks, and the same whenever the contents are.
    digest = hashlib.sha256(json.dumps(made, sort_keys=True).encode()).hexdigest()
    return made | {"documentNamespace": f"https://spdx.org/spdxdocs/visualizzatore-{version}-{digest}"}


def creation_time(argument):
    """Of the argument, of SOURCE_DATE_EPOCH, or of the last commit."""
    said = argument or os.environ.get("SOURCE_DATE_EPOCH")
    if not said:
        try:
            run = subprocess.run(["git", "-C", str(HERE), "log", "-1", "--format=%ct"], capture_output=True, text=True, check=True)
        except (OSError, subprocess.CalledProcessError):
            raise Problem("no time: give --created, or SOURCE_DATE_EPOCH, or run it in a clone") from None
        said = run.stdout.strip()
    if not re.fullmatch("[0-9]{1,11}", said):
        raise Problem(f"not a time in seconds since 1970: {said}")
    return int(said)


def main(arguments, ask=parts.ask_dpkg):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", type=pathlib.Path, required=True, help="the executable, as it is handed out: signed")
    parser.add_argument("--version", required=True)
    parser.add_argument("--sources", type=pathlib.Path, default=HERE / "windows" / "sources.txt")
    parser.add_argument("--components", type=pathlib.Path, default=HERE / "windows" / "components.toml")
    parser.add_argument("--created", help="seconds since 1970")
    parser.add_argument("--output", type=pathlib.Path, required=True)
    options = parser.parse_args(arguments)
    try:
        components = parts.read(options.sources, options.components)
        made = make(options.program.name, options.program.read_bytes(), options.version, components,
                    creation_time(options.created), ask)
        options.output.parent.mkdir(parents=True, exist_ok=True)
        options.output.write_text(json.dumps(made, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
    except (Problem, OSError) as problem:
        print(f"make_sbom.py: {problem}", file=sys.stderr)
        return 1
    print(f"{options.output}: {len(made['packages'])} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

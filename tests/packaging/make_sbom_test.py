#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_sbom.py writes what SPDX 2.3 asks for, and refuses what it does not know."""
import contextlib
import hashlib
import io
import json
import os
import pathlib
import re
import sys
import tempfile
import unittest
import unittest.mock

PACKAGING = pathlib.Path(__file__).resolve().parents[2] / "packaging"
sys.path.insert(0, str(PACKAGING))
import make_sbom
from make_sbom import Problem, parts

SOURCES, TABLE = PACKAGING / "windows" / "sources.txt", PACKAGING / "windows" / "components.toml"
# Of the SPDX License List.
KNOWN = set("""Apache-2.0 BSD-1-Clause BSD-2-Clause BSD-3-Clause CC0-1.0 FTL GCC-exception-3.1 GPL-2.0-only GPL-2.0-or-later
    GPL-3.0-only GPL-3.0-or-later HPND IJG ISC Imlib2 LGPL-3.0-only Libpng MIT MIT-open-group Unicode-DFS-2016 X11 ZPL-2.1 Zlib
    libpng-2.0""".split())


def installed(package):
    """What a machine would say that has the compiler."""
    return "12.2.0-14+deb12u1", f"{package}-source", "25.2"


class Sbom(unittest.TestCase):
    def setUp(self):
        self.components = parts.read(SOURCES, TABLE)
        self.program = b"MZ and so on"

    def make(self, **changes):
        given = {"program_name": "Visualizzatore.exe", "program": self.program, "version": "0.1.0",
                 "components": self.components, "created": 1700000000, "ask": installed} | changes
        return make_sbom.make(**given)

    def packages(self, document=None):
        return {package["name"]: package for package in (document or self.make())["packages"]}

    def related(self, document, kind):
        return {(relation["spdxElementId"], relation["relatedSpdxElement"]) for relation in document["relationships"]
                if relation["relationshipType"] == kind}

    def read_changed(self, sources=lambda text: text, table=lambda text: text):
        with tempfile.TemporaryDirectory() as folder:
            paths = pathlib.Path(folder) / "sources.txt", pathlib.Path(folder) / "components.toml"
            paths[0].write_text(sources(SOURCES.read_text(encoding="utf-8")), encoding="utf-8")
            paths[1].write_text(table(TABLE.read_text(encoding="utf-8")), encoding="utf-8")
            return parts.read(*paths)

    def test_every_field_that_spdx_demands_is_there(self):
        document = self.make()
        self.assertEqual(document["spdxVersion"], "SPDX-2.3")
        self.assertEqual(document["dataLicense"], "CC0-1.0")
        self.assertEqual(document["SPDXID"], "SPDXRef-DOCUMENT")
        self.assertTrue(document["name"])
        self.assertRegex(document["documentNamespace"], r"^https://[^#\s]+$")
        self.assertEqual(document["creationInfo"]["created"], "2023-11-14T22:13:20Z")
        for creator in document["creationInfo"]["creators"]:
            self.assertRegex(creator, r"^(Tool|Organization): \S")
        for package in document["packages"]:
            self.assertTrue(package["name"] and package["downloadLocation"], package)
            self.assertIs(package["filesAnalyzed"], False)
        self.assertNotIn("files", document)  # packages whose files were not analysed must not have any

    def test_identifiers_are_well_formed_unique_and_all_defined(self):
        document = self.make()
        defined = [document["SPDXID"], *(element["SPDXID"] for element in document["packages"])]
        self.assertEqual(len(defined), len(set(defined)))
        for name in defined:
            self.assertRegex(name, r"^SPDXRef-[A-Za-z0-9.-]+$")
        for relation in document["relationships"]:
            self.assertIn(relation["spdxElementId"], defined)
            self.assertIn(relation["relatedSpdxElement"], defined)
            self.assertIn(relation["relationshipType"], {"DESCRIBES", "CONTAINS", "GENERATED_FROM", "BUILD_TOOL_OF"})
        mentioned = {end for relation in document["relationships"] for end in (relation["spdxElementId"], relation["relatedSpdxElement"])}
        self.assertEqual(mentioned, set(defined))

    def test_every_licence_is_one_that_spdx_knows_or_has_its_text(self):
        document = self.make()
        texts = {info["licenseId"]: info["extractedText"] for info in document["hasExtractedLicensingInfos"]}
        for name, text in texts.items():
            self.assertRegex(name, r"^LicenseRef-[A-Za-z0-9.-]+$")
            self.assertTrue(text.strip())
        for package in document["packages"]:
            for word in re.findall(r"[^()\s]+", package["licenseConcluded"]):
                self.assertIn(word, KNOWN | set(texts) | {"AND", "OR", "WITH", "NOASSERTION"}, package["name"])

    def test_what_is_inside_has_a_licence(self):
        document = self.make()
        inside = {other for _, other in self.related(document, "CONTAINS")}
        for package in document["packages"]:
            if package["SPDXID"] in inside:
                self.assertNotEqual(package["licenseConcluded"], "NOASSERTION", package["name"])

    def test_each_source_has_its_version_its_address_and_its_files(self):
        document = self.make()
        packages, made_from = self.packages(document), self.related(document, "GENERATED_FROM")
        elements = {package["SPDXID"]: package for package in document["packages"]}
        for name, source in self.components.sources.items():
            library = elements[f"SPDXRef-source-{name}"]
            self.assertEqual((library["name"], library["versionInfo"]), (name, source.version))
            self.assertEqual(library["externalRefs"][0]["referenceLocator"], make_sbom.purl(name, source.version, "source"))
            self.assertIn(("SPDXRef-program", library["SPDXID"]), self.related(document, "CONTAINS"))
            for file, digest in source.files.items():
                self.assertEqual(packages[file]["checksums"], [{"algorithm": "SHA256", "checksumValue": digest}])
                self.assertIn((library["SPDXID"], packages[file]["SPDXID"]), made_from)

    def test_the_address_of_a_package_is_a_purl(self):
        self.assertEqual(make_sbom.purl("freetype", "2.12.1+dfsg-5+deb12u4", "source"),
                         "pkg:deb/debian/freetype@2.12.1%2Bdfsg-5%2Bdeb12u4?arch=source")
        self.assertEqual(make_sbom.purl("g++-12", "1:3.6~rc1-9", "amd64"), "pkg:deb/debian/g%2B%2B-12@1:3.6~rc1-9?arch=amd64")

    def test_the_upstream_version_is_debians_without_what_debian_added(self):
        for version, upstream in (("1:1.2.13.dfsg-1", "1.2.13"), ("2.12.1+dfsg-5+deb12u4", "2.12.1"), ("3.6.7-9~deb12u4", "3.6.7"),
                                  ("1.0.0~dfsg-3", "1.0.0"), ("2.1.2+ds1-1", "2.1.2"), ("25.2", "25.2")):
            self.assertEqual(make_sbom.upstream_version(version), upstream)

    def test_what_is_bundled_belongs_to_its_library(self):
        document = self.make()
        packages, contained = self.packages(document), self.related(document, "CONTAINS")
        for library, part in (("qt6-base", "HarfBuzz"), ("qt6-base", "PCRE2"), ("dcmtk", "CharLS")):
            self.assertIn((packages[library]["SPDXID"], packages[part]["SPDXID"]), contained, part)

    def test_what_the_compiler_adds_is_inside_and_the_compiler_is_not(self):
        document = self.make()
        packages, contained = self.packages(document), self.related(document, "CONTAINS")
        self.assertIn(("SPDXRef-program", packages["libstdc++"]["SPDXID"]), contained)
        self.assertEqual(packages["libstdc++"]["licenseConcluded"], "GPL-3.0-or-later WITH GCC-exception-3.1")
        self.assertEqual(packages["tl::expected"]["licenseConcluded"], "CC0-1.0")
        compiler = packages["g++-mingw-w64-x86-64-posix"]["SPDXID"]
        self.assertIn((compiler, "SPDXRef-program"), self.related(document, "BUILD_TOOL_OF"))
        self.assertNotIn(compiler, {other for _, other in contained})

    def test_the_executable_is_named_by_its_hash(self):
        document = self.make()
        self.assertEqual(self.related(document, "DESCRIBES"), {("SPDXRef-DOCUMENT", "SPDXRef-program")})
        program = document["packages"][0]
        self.assertEqual((program["packageFileName"], program["versionInfo"]), ("Visualizzatore.exe", "0.1.0"))
        self.assertEqual(program["checksums"], [{"algorithm": "SHA256", "checksumValue": hashlib.sha256(self.program).hexdigest()}])

    def test_the_same_gives_the_same_and_another_program_another_name(self):
        self.assertEqual(self.make(), self.make())
        self.assertNotEqual(self.make()["documentNamespace"], self.make(program=b"MZ of another build")["documentNamespace"])

    def test_a_source_without_a_licence_is_refused(self):
        with self.assertRaisesRegex(Problem, "expat has no licence"):
            self.read_changed(sources=lambda text: text + f"expat 2.5.0-1 {'0' * 64} expat_2.5.0-1.dsc\n")

    def test_a_licence_of_another_version_is_refused(self):
        version = self.components.sources["openjpeg2"].version
        with self.assertRaisesRegex(Problem, f"licence of openjpeg2 was read in {re.escape(version)}, and it is 9.9-1 now"):
            self.read_changed(sources=lambda text: text.replace(f"openjpeg2 {version} ", "openjpeg2 9.9-1 "))

    def test_a_licence_that_nothing_needs_is_refused(self):
        with self.assertRaisesRegex(Problem, "in .* and not in .*: zlib"):
            self.read_changed(sources=lambda text: "".join(line for line in text.splitlines(True) if not line.startswith("zlib ")))

    def test_a_licence_without_its_text_and_a_text_without_a_licence_are_refused(self):
        with self.assertRaisesRegex(Problem, "LicenseRef-strange has no text"):
            self.read_changed(table=lambda text: text.replace('license = "Zlib"', 'license = "LicenseRef-strange"'))
        with self.assertRaisesRegex(Problem, "nothing has the licence LicenseRef-strange"):
            self.read_changed(table=lambda text: text + 'LicenseRef-strange = "Do."\n')

    def test_a_damaged_line_of_the_sources_is_named(self):
        for line in ("zlib 1.2", f"zlib 1:9 {'0' * 64} zlib_9.dsc", f"new 1.2-1 {'0' * 63}g new.dsc"):
            with self.assertRaisesRegex(Problem, "sources.txt, line "):
                self.read_changed(sources=lambda text, line=line: text + line + "\n")

    def test_a_package_that_is_not_installed_is_an_error(self):
        with self.assertRaisesRegex(Problem, "no-such-package is not installed"):
            parts.ask_dpkg("no-such-package")

    def run_tool(self, folder, *arguments):
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as errors:
            status = make_sbom.main(["--program", str(folder / "Visualizzatore.exe"), "--version", "0.1.0",
                                     "--output", str(folder / "licenses" / "sbom.spdx.json"), *arguments], installed)
        return status, errors.getvalue()

    def test_the_tool_writes_the_same_file_at_the_same_time_of_the_source(self):
        with tempfile.TemporaryDirectory() as name, unittest.mock.patch.dict(os.environ, {"SOURCE_DATE_EPOCH": "1700000000"}):
            folder = pathlib.Path(name)
            self.assertEqual(self.run_tool(folder)[0], 1)  # no such program
            (folder / "Visualizzatore.exe").write_bytes(self.program)
            self.assertEqual(self.run_tool(folder), (0, ""))
            first = (folder / "licenses" / "sbom.spdx.json").read_bytes()
            self.assertEqual(json.loads(first), self.make())
            self.assertEqual(self.run_tool(folder), (0, ""))
            self.assertEqual((folder / "licenses" / "sbom.spdx.json").read_bytes(), first)
            self.assertEqual(self.run_tool(folder, "--created", "yesterday")[0], 1)


if __name__ == "__main__":
    unittest.main()

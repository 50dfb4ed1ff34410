#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""gather_licenses.py brings every licence, and refuses when one is missing. Archives made here stand for the sources."""
import contextlib
import hashlib
import io
import pathlib
import sys
import tarfile
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "packaging" / "windows"))
import gather_licenses
from components import Components, Problem, Source


def archive(files):
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:xz") as tar:
        for name, text in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(text)
            tar.addfile(member, io.BytesIO(text))
    return data.getvalue()


class Licenses(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.root = pathlib.Path(temporary.name)
        self.files = {}
        self.write("cache/sources/reader_1.2-1.debian.tar.xz", archive({
            "debian/rules": b"all:", "debian/copyright": b"By Ren\xe9. See /usr/share/common-licenses/Apache-2.0."}))
        self.write("cache/sources/reader_1.2.orig.tar.xz", archive({
            "reader-1.2/inner/LICENSE": b"The inner one's licence.\n", "reader-1.2/LICENSE": b"Another."}))
        self.write("doc/compiler/copyright", b"Run-time exception. `/usr/share/common-licenses/GPL-2'.")
        for name in ("GPL-2", "GPL-3", "LGPL-3", "Apache-2.0", "Artistic"):
            self.write(f"common/{name}", f"The text of {name}".encode())
        self.components = Components(
            {"reader": Source("1.2-1", self.files)}, {"reader": "Apache-2.0"},
            {"reader": {"Inner": {"license": "MIT", "texts": ["inner/LICENSE"]}}},
            {"Run-time library": {"package": "compiler", "license": "MIT"}}, [], {})

    def write(self, name, data):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        if name.startswith("cache/"):
            self.files[path.name] = hashlib.sha256(data).hexdigest()

    def gather(self):
        return gather_licenses.gather(self.root / "cache", self.components, lambda package: ("12-1", "gcc", "12"),
                                      self.root / "doc", self.root / "common")

    def test_the_licences_of_sources_of_what_is_in_them_and_of_the_compiler_are_there(self):
        texts = self.gather()
        self.assertEqual(texts["reader.txt"], "By Ren\u00e9. See /usr/share/common-licenses/Apache-2.0.")
        self.assertEqual(texts["reader-bundled.txt"], "===== Inner =====\n\nThe inner one's licence.\n")
        self.assertIn("Run-time exception", texts["compiler.txt"])

    def test_a_licence_that_is_only_pointed_to_comes_along_and_no_other(self):
        common = {name for name in self.gather() if name.startswith("common-licenses/")}
        self.assertEqual(common, {f"common-licenses/{name}.txt" for name in ("Apache-2.0", "GPL-2", "GPL-3", "LGPL-3")})

    def test_the_versions_are_written_down_with_the_files_of_the_sources(self):
        versions = self.gather()["VERSIONS.txt"]
        self.assertIn("reader 1.2-1\n", versions)
        for name, digest in self.files.items():
            self.assertIn(f"SHA-256 {digest}  {name}\n", versions)
        self.assertIn("compiler 12-1 (source: gcc 12)\n", versions)

    def test_a_missing_licence_is_refused(self):
        for name in ("cache/sources/reader_1.2-1.debian.tar.xz", "cache/sources/reader_1.2.orig.tar.xz", "doc/compiler/copyright",
                     "common/LGPL-3", "common/Apache-2.0"):
            path = self.root / name
            data = path.read_bytes()
            path.unlink()
            with self.assertRaisesRegex(Problem, path.name):
                self.gather()
            path.write_bytes(data)
        self.gather()

    def test_a_source_without_the_file_is_refused(self):
        self.write("cache/sources/reader_1.2.orig.tar.xz", archive({"reader-1.2/LICENSE": b"Another."}))
        with self.assertRaisesRegex(Problem, "reader_1.2.orig.tar.xz has no inner/LICENSE"):
            self.gather()
        self.write("cache/sources/reader_1.2-1.debian.tar.xz", archive({"debian/rules": b"all:"}))
        with self.assertRaisesRegex(Problem, "has no debian/copyright"):
            self.gather()

    def test_a_source_that_was_changed_or_is_damaged_is_refused(self):
        path = self.root / "cache/sources/reader_1.2-1.debian.tar.xz"
        data = path.read_bytes()
        path.write_bytes(data + b"\0")
        with self.assertRaisesRegex(Problem, "not the file that sources.txt knows"):
            self.gather()
        self.write("cache/sources/reader_1.2-1.debian.tar.xz", data[:60])
        with self.assertRaisesRegex(Problem, "reader_1.2-1.debian.tar.xz: "):
            self.gather()

    def test_an_empty_licence_is_refused(self):
        self.write("doc/compiler/copyright", b"\n")
        with self.assertRaisesRegex(Problem, "empty: compiler.txt"):
            self.gather()

    def test_a_refusal_leaves_the_folder_as_it_was(self):
        self.write("licenses/old.txt", b"old")
        with contextlib.redirect_stderr(io.StringIO()) as errors:
            status = gather_licenses.main([str(self.root / "nowhere"), str(self.root / "licenses")])
        self.assertEqual(status, 1)
        self.assertIn("No such file", errors.getvalue())
        self.assertEqual((self.root / "licenses/old.txt").read_bytes(), b"old")


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What check_executable.py lets pass and what it refuses: small real executables, each with one thing wrong.

Needs Debian's mingw-w64 compiler and osslsigncode; without them it is skipped, with exit code 77."""
import contextlib
import io
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import unittest
import unittest.mock

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "packaging" / "windows"))
import check_executable
import executable_fixture as fixture

COMPILER = "x86_64-w64-mingw32-gcc-posix"
TOOLS = (COMPILER, "x86_64-w64-mingw32-windres", "x86_64-w64-mingw32-dlltool", "osslsigncode", "openssl")


class Executables(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        fixture.write_sources(cls.folder)
        cls.run_tool(COMPILER, "-O1", "-c", "program.c", "-o", "program.o")
        cls.resources = cls.compile_resources("all", fixture.RESOURCES)
        cls.good = cls.link("good", "program.o", cls.resources)
        cls.make_certificates()
        cls.run_tool("osslsigncode", "sign", "-certs", "signer.pem", "-key", "signer.key", "-h", "sha256",
                     "-in", "good.exe", "-out", "signed.exe")

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    @classmethod
    def run_tool(cls, *command):
        run = subprocess.run(command, cwd=cls.folder, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if run.returncode:
            raise RuntimeError(f"{' '.join(command)}\n{run.stdout.decode('utf-8', 'replace')}")

    @classmethod
    def compile_resources(cls, name, text):
        (cls.folder / f"{name}.rc").write_text(text, encoding="ascii")
        cls.run_tool("x86_64-w64-mingw32-windres", "-c", "65001", f"{name}.rc", f"{name}.res.o")
        return f"{name}.res.o"

    @classmethod
    def link(cls, name, *arguments):
        cls.run_tool(COMPILER, "-s", "-static", "-mwindows", *fixture.LINK_FLAGS, "-o", f"{name}.exe", *arguments)
        return (cls.folder / f"{name}.exe").read_bytes()

    @classmethod
    def make_certificates(cls):
        for name, subject in (("authority", "/CN=Test authority"), ("stranger", "/CN=Another authority")):
            cls.run_tool("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                         "-subj", subject, "-keyout", f"{name}.key", "-out", f"{name}.pem")
        cls.run_tool("openssl", "req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Test signer", "-keyout", "signer.key",
                     "-out", "signer.csr")
        (cls.folder / "signer.ext").write_text("extendedKeyUsage=codeSigning\n", encoding="ascii")
        cls.run_tool("openssl", "x509", "-req", "-in", "signer.csr", "-CA", "authority.pem", "-CAkey", "authority.key",
                     "-CAcreateserial", "-days", "2", "-extfile", "signer.ext", "-out", "signer.pem")

    def check(self, path, *arguments):
        with contextlib.redirect_stdout(io.StringIO()) as output:
            status = check_executable.main([str(path), *arguments])
        return status, output.getvalue()

    def check_signed(self, path, authority="authority.pem"):
        return self.check(path, "--certificate-chain", str(self.folder / authority), "--version", fixture.VERSION)

    def assert_only(self, data, name, words, version=fixture.VERSION):
        """This check fails and no other, and says these words."""
        failed = [finding for finding in check_executable.content_findings(data, version) if not finding.ok]
        self.assertEqual([finding.name for finding in failed], [name], failed)
        self.assertIn(words, failed[0].found)

    def assert_manifest(self, old, new, name, words="not there"):
        """The good one, with a part of its manifest exchanged for one of the same length."""
        self.assertEqual(len(old), len(new))
        self.assertEqual(self.good.count(old), 1)
        self.assert_only(self.good.replace(old, new), name, words)

    def test_a_good_signed_executable_passes_everything(self):
        status, output = self.check_signed(self.folder / "signed.exe")
        self.assertEqual(status, 0, output)
        self.assertNotIn("FAILED", output)
        self.assertEqual(len(output.splitlines()), 19, output)

    def test_a_dll_that_windows_has_not_is_named(self):
        self.run_tool("x86_64-w64-mingw32-dlltool", "-d", "strange.def", "-l", "libstrange.a")
        data = self.link("strange", "program.o", "strange.c", "libstrange.a", self.resources)
        self.assert_only(data, "needs only DLLs of Windows", "libstrange-6.dll")

    def test_a_dll_that_is_loaded_at_its_first_use_is_named_too(self):
        # This linker makes no directory of such DLLs; its place in the header is filled here.
        data = self.link("delayed", "program.o", "delayed.s", self.resources)
        address = next(section.address for section in check_executable.PeFile(data).sections if section.name == ".didat")
        self.assert_only(fixture.with_header(data, fixture.DIRECTORIES + 8 * 13, "<II", address, 64), "needs only DLLs of Windows", "libstrange-6.dll")

    def test_each_missing_protection_is_named(self):
        for flag, name in (("nxcompat", "NX_COMPAT"), ("high-entropy-va", "HIGH_ENTROPY_VA")):
            data = self.link("unprotected", "program.o", self.resources, f"-Wl,--disable-{flag}")
            self.assert_only(data, "protections", f"missing: {name}")

    def test_a_program_at_a_fixed_address_is_refused(self):
        data = self.link("fixed", "program.o", self.resources, "-Wl,--disable-dynamicbase", "-Wl,--disable-high-entropy-va")
        self.assert_only(data, "protections", "missing: HIGH_ENTROPY_VA, DYNAMIC_BASE")

    def test_stripped_relocations_are_refused(self):
        flags = check_executable.PeFile(self.good).characteristics
        self.assert_only(fixture.with_header(self.good, fixture.CHARACTERISTICS, "<H", flags | 1), "relocations", "stripped")
        self.assert_only(fixture.with_header(self.good, fixture.DIRECTORIES + 8 * 5, "<II", 0, 0), "relocations", "none")

    def test_a_program_for_another_processor_is_refused(self):
        self.assert_only(fixture.with_header(self.good, fixture.MACHINE, "<H", 0xAA64), "is a program with windows for x64", "0xaa64")

    def test_a_program_of_the_console_is_refused(self):
        data = self.link("console", "program.o", self.resources, "-mconsole")
        self.assert_only(data, "is a program with windows for x64", "subsystem 3")

    def test_an_older_or_a_newer_windows_is_refused(self):
        for version in ("5", "11"):
            data = self.link("old", "program.o", self.resources, f"-Wl,--major-subsystem-version,{version}")
            self.assert_only(data, "starts on Windows 10", f"subsystem {version}.0")

    def test_a_section_both_writable_and_executable_is_refused(self):
        data = self.link("writable", "program.o", "writable.s", self.resources)
        self.assert_only(data, "sections are writable or executable", ".both")

    def test_a_path_of_the_machine_that_built_it_is_shown(self):
        for define, words in (("-DNARROW", "/build/viewer-1/viewer.cpp"), ("-DWIDE", "/build/viewer-1/main.cpp")):
            data = self.link("path", define, "program.c", self.resources)
            self.assert_only(data, "paths of the machine that built it", words)

    def test_the_time_of_the_build_is_refused(self):
        data = self.link("stamped", "program.o", self.resources, "-Wl,--insert-timestamp")
        self.assert_only(data, "time stamp", "changes with every build")

    def test_a_program_without_a_version_is_refused(self):
        data = self.link("unversioned", "program.o", self.compile_resources("unversioned", fixture.ICON + fixture.MANIFEST_LINE))
        self.assert_only(data, "version", "no version resource")

    def test_another_version_is_refused(self):
        self.assert_only(self.good, "version", "not 0.1.0.1: FileVersion 0.1.0.0", version="0.1.0.1")

    def test_an_empty_text_of_the_version_is_named(self):
        self.assert_only(self.good.replace("GPL".encode("utf-16-le"), "   ".encode("utf-16-le")), "version", "empty: LegalCopyright")

    def test_a_program_without_an_icon_is_refused(self):
        data = self.link("plain", "program.o", self.compile_resources("plain", fixture.VERSION_INFO + fixture.MANIFEST_LINE))
        self.assert_only(data, "icon", "no icon")

    def test_an_icon_without_a_large_picture_is_refused(self):
        self.assertEqual(self.good.count(fixture.ICON_GROUP_256), 1)
        self.assert_only(self.good.replace(fixture.ICON_GROUP_256, b"\x40\x40" + fixture.ICON_GROUP_256[2:]), "icon", "missing: 256")

    def test_a_program_without_a_manifest_is_refused(self):
        data = self.link("bare", "program.o", self.compile_resources("bare", fixture.VERSION_INFO + fixture.ICON))
        self.assert_only(data, "manifest is well-formed", "0 manifests")

    def test_a_manifest_that_is_not_xml_is_refused(self):
        self.assert_manifest(b"</assembly>", b"</assemble>", "manifest is well-formed", "mismatched tag")

    def test_a_manifest_that_asks_for_the_administrator_is_refused(self):
        self.assert_manifest(b'"asInvoker"', b'"highest"  ', "manifest: runs with the rights of who starts it", "highest")
        self.assert_manifest(b'uiAccess="false"', b'uiAccess="true" ', "manifest: runs with the rights of who starts it", "uiAccess true")
        self.assert_manifest(b"requestedExecutionLevel", b"requestedExecutionLovel", "manifest: runs with the rights of who starts it")

    def test_a_manifest_without_long_paths_is_refused(self):
        self.assert_only(self.good.replace(b"longPathAware", b"longPathsKnow"), "manifest: long paths", "not there")
        self.assert_manifest(b">true</longPathAware>", b">nope</longPathAware>", "manifest: long paths", "nope")

    def test_a_setting_in_a_namespace_that_windows_ignores_is_refused(self):
        self.assert_manifest(b"<activeCodePage xmlns=\"http://schemas.microsoft.com/SMI/2019/",
                             b"<activeCodePage xmlns=\"http://schemas.microsoft.com/SMI/2016/", "manifest: UTF-8")

    def test_a_manifest_without_utf_8_is_refused(self):
        self.assert_manifest(b">UTF-8</activeCodePage>", b">Legac</activeCodePage>", "manifest: UTF-8", "Legac")

    def test_a_manifest_without_a_screens_own_scale_is_refused(self):
        self.assert_manifest(b"PerMonitorV2, PerMonitor<", b"PerMonitor,   PerMonitor<", "manifest: a screen's own scale", "PerMonitor")

    def test_a_manifest_that_does_not_know_windows_10_is_refused(self):
        self.assert_manifest(b"{8e0f7a12-", b"{8e0f7a13-", "manifest: made for Windows 10", "8e0f7a13")

    def test_a_manifest_without_common_controls_6_is_refused(self):
        self.assert_manifest(b"Common-Controls", b"Common-Contrast", "manifest: common controls 6")
        self.assert_manifest(b'version="6.0.0.0"', b'version="5.0.0.0"', "manifest: common controls 6", "5.0.0.0")

    def test_an_unsigned_executable_is_refused(self):
        status, output = self.check_signed(self.folder / "good.exe")
        self.assertEqual(status, 1)
        self.assertIn("FAILED signature (Authenticode): ", output)
        self.assertIn("FAILED a tampered copy is refused: cannot be told", output)
        self.assertEqual(output.count("FAILED"), 2, output)

    def test_a_tampered_executable_is_refused(self):
        path = self.folder / "tampered.exe"
        path.write_bytes(check_executable.tampered((self.folder / "signed.exe").read_bytes()))
        status, output = self.check_signed(path)
        self.assertEqual(status, 1)
        self.assertIn("FAILED signature (Authenticode): ", output)
        self.assertEqual(output.count("FAILED"), 2, output)

    def test_a_signature_of_another_authority_is_refused(self):
        status, output = self.check_signed(self.folder / "signed.exe", "stranger.pem")
        self.assertEqual(status, 1)
        self.assertIn("FAILED signature (Authenticode): ", output)

    def test_a_missing_osslsigncode_is_a_failure(self):
        with unittest.mock.patch.object(check_executable.shutil, "which", return_value=None):
            status, output = self.check_signed(self.folder / "signed.exe")
        self.assertEqual(status, 1)
        self.assertIn("FAILED signature (Authenticode): osslsigncode is not installed", output)
        self.assertEqual(output.count("FAILED"), 2, output)

    def test_what_is_not_an_executable_is_said_so(self):
        for name, data in (("text", b"This is not a program.\n" * 9), ("nothing", b""), ("dos", b"MZ" + bytes(200))):
            path = self.folder / name
            path.write_bytes(data)
            status, output = self.check_signed(path)
            self.assertEqual(status, 1)
            self.assertIn("FAILED is an executable for Windows: ", output)
        status, output = self.check_signed(self.folder / "nowhere")
        self.assertEqual(status, 1)
        self.assertIn("FAILED can be read: ", output)

    def test_a_truncated_executable_is_refused(self):
        path = self.folder / "truncated.exe"
        path.write_bytes(self.good[:len(self.good) * 2 // 3])
        status, output = self.check_signed(path)
        self.assertEqual(status, 1)
        self.assertIn("FAILED is an executable for Windows: the file ends before byte ", output)

    def test_damage_gives_failures_and_never_an_exception(self):
        for size in [*range(0, 1100, 7), *range(1100, len(self.good), 4001)]:
            self.assertTrue(any(not finding.ok for finding in check_executable.content_findings(self.good[:size])), size)
        generator = random.Random(6)
        pe = check_executable.PeFile(self.good)
        tables = [(section.offset, section.raw_size) for section in pe.sections if section.name in (".rsrc", ".idata", ".reloc")]
        for _ in range(400):
            damaged = bytearray(self.good)
            start, size = generator.choice([(0, 1024), *tables])
            for _ in range(generator.randint(1, 8)):
                damaged[start + generator.randrange(min(size, 1500))] = generator.choice((0, 1, 0x7F, 0x80, 0xFF))
            check_executable.content_findings(bytes(damaged))


if __name__ == "__main__":
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        print("skipped, not installed: " + ", ".join(missing))
        sys.exit(77)
    unittest.main()

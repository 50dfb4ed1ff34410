#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_executable.py EXE [--certificate-chain CA.pem] [--version 0.1.0.0] [--built-in FOLDER]...: a fixed list of checks
on the viewer for Windows, one line each; exit code 1 when any has failed.

What the numbers mean is in Microsoft's "PE Format"; what the manifest must say, in its "Application manifests"."""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from typing import NamedTuple

import pe_file
from pe_file import Damaged, PeFile

# Windows 10 x64 ships each of these, so that a doctor's PC has them: the kernel and the C library; windows, drawing,
# fonts, text input and accessibility; files, the shell and its dialogues; printing; devices and sessions; sound;
# cryptography; names and sockets; users and rights.
WINDOWS_DLLS = frozenset("""
    kernel32.dll kernelbase.dll ntdll.dll msvcrt.dll ucrtbase.dll version.dll psapi.dll dbghelp.dll rpcrt4.dll
    user32.dll gdi32.dll gdiplus.dll dwmapi.dll uxtheme.dll imm32.dll comctl32.dll msimg32.dll usp10.dll opengl32.dll
    d2d1.dll d3d9.dll d3d11.dll d3d12.dll dxgi.dll dwrite.dll dcomp.dll windowscodecs.dll
    oleacc.dll uiautomationcore.dll shcore.dll ole32.dll oleaut32.dll propsys.dll
    shell32.dll shlwapi.dll comdlg32.dll winspool.drv
    setupapi.dll cfgmgr32.dll wtsapi32.dll powrprof.dll winmm.dll
    bcrypt.dll bcryptprimitives.dll crypt32.dll ncrypt.dll secur32.dll
    ws2_32.dll wsock32.dll iphlpapi.dll dnsapi.dll
    advapi32.dll userenv.dll netapi32.dll authz.dll mpr.dll
""".split())
API_SETS = re.compile(r"(api|ext)-ms-win-[a-z0-9-]+\.dll")  # names that Windows itself maps to its DLLs

PROTECTIONS = {0x0020: "HIGH_ENTROPY_VA", 0x0040: "DYNAMIC_BASE", 0x0100: "NX_COMPAT"}
ICON_SIZES = {16, 32, 48, 256}
VERSION_TEXTS = ("FileVersion", "ProductVersion", "ProductName", "FileDescription", "LegalCopyright", "OriginalFilename")
BUILD_FOLDERS = ("/home/", "/root/", "/build/", "/tmp/")  # and those of --built-in

# The namespaces count: Windows ignores a setting in another one without a word.
V1, V3 = "{urn:schemas-microsoft-com:asm.v1}", "{urn:schemas-microsoft-com:asm.v3}"
COMPATIBILITY = "{urn:schemas-microsoft-com:compatibility.v1}"
SETTINGS_2016 = "{http://schemas.microsoft.com/SMI/2016/WindowsSettings}"
SETTINGS_2019 = "{http://schemas.microsoft.com/SMI/2019/WindowsSettings}"
WINDOWS_10 = "{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"


class Finding(NamedTuple):
    name: str
    ok: bool
    found: str


def guarded(name, check, *arguments):
    """A check that meets damage has failed."""
    try:
        return Finding(name, *check(*arguments))
    except Damaged as damage:
        return Finding(name, False, str(damage))


def kind(pe):
    found = f"machine 0x{pe.machine:x}, PE32+, subsystem {pe.subsystem}"
    return pe.machine == pe_file.MACHINE_AMD64 and pe.subsystem == 2, found + " (wanted 0x8664 and 2: x64, windows)"


def windows_version(pe):
    versions = {"subsystem": pe.subsystem_version, "system": pe.os_version}
    found = ", ".join(f"{name} {major}.{minor}" for name, (major, minor) in versions.items())
    return all((6, 0) <= version <= (10, 0) for version in versions.values()), found + " (wanted 6.0 to 10.0)"


def imports(pe):
    names = sorted({name.lower() for name in pe.imports() + pe.delayed_imports()})
    strange = [name for name in names if name not in WINDOWS_DLLS and not API_SETS.fullmatch(name)]
    if strange:
        return False, "not Windows' own: " + ", ".join(strange)
    return bool(names), f"{len(names)} DLLs, all Windows' own" if names else "no DLL at all, which no program does"


def protections(pe):
    missing = [name for bit, name in PROTECTIONS.items() if not pe.dll_characteristics & bit]
    return not missing, "missing: " + ", ".join(missing) if missing else ", ".join(PROTECTIONS.values())


def relocations(pe):
    if pe.characteristics & pe_file.RELOCS_STRIPPED:
        return False, "stripped"
    address, size = pe.directory(pe_file.RELOCATION)
    if not size:
        return False, "none"
    pe.block(address, size)
    return True, f"{size} bytes"


def sections(pe):
    both = pe_file.SECTION_EXECUTE | pe_file.SECTION_WRITE
    bad = [section.name for section in pe.sections if section.flags & both == both]
    return not bad, "writable and executable: " + ", ".join(bad) if bad else f"{len(pe.sections)}, none is both"


def build_paths(pe, built_in):
    found = []
    folders = "|".join(re.escape(folder) for folder in (*BUILD_FOLDERS, *built_in))
    narrow = re.compile(rb"[\0\"'=]((?:" + folders.encode() + rb")[\x20-\x7e]{0,80})")
    found += [match[1].decode("utf-8", "replace") for match in narrow.finditer(pe.data)]
    # A letter of UTF-16 ends in a NUL: only a whole one begins a text.
    for start in (0, 1):
        wide = pe.data[start:].decode("utf-16-le", "replace")
        found += [match[1] for match in re.finditer("[\0\"'=]((?:" + folders + ")[\x20-\x7e]{0,80})", wide)]
    return not found, f"{len(found)}: " + ", ".join(found[:5]) if found else "none"


def time_stamp(pe):
    if pe.time_stamp == 0 or pe_file.DEBUG_REPRO in pe.debug_types():
        return True, "none" if pe.time_stamp == 0 else "a hash of the contents"
    return False, f"0x{pe.time_stamp:08x} changes with every build"


def version(pe, wanted):
    resources = pe.resources(pe_file.RT_VERSION)
    if not resources:
        return False, "no version resource"
    texts, file_number, product_number = pe_file.version_strings(resources[0][1])
    empty = [name for name in VERSION_TEXTS if not texts.get(name, "").strip()]
    if empty:
        return False, "empty: " + ", ".join(empty)
    numbers = {"FileVersion": texts["FileVersion"], "ProductVersion": texts["ProductVersion"],
               "the file's number": file_number, "the product's number": product_number}
    other = [f"{name} {number}" for name, number in numbers.items() if wanted and number != wanted]
    if other:
        return False, f"not {wanted}: " + ", ".join(other)
    return True, f"{texts['ProductName']} {texts['FileVersion']}, {texts['OriginalFilename']}"


def icon(pe):
    groups = pe.resources(pe_file.RT_GROUP_ICON)
    if not groups:
        return False, "no icon"
    # The first one is the program's in Explorer.
    sizes = pe_file.icon_sizes(groups[0][1], {name for name, _ in pe.resources(pe_file.RT_ICON)})
    missing = ICON_SIZES - set(sizes)
    found = ", ".join(str(size) for size in sorted(sizes))
    return not missing, found + (f"; missing: {', '.join(str(size) for size in sorted(missing))}" if missing else "")


def manifest_findings(pe):
    name = "manifest is well-formed"
    try:
        found = pe.resources(pe_file.RT_MANIFEST)
        if len(found) != 1:
            return [Finding(name, False, f"{len(found)} manifests, wanted 1")]
        if b"<!DOCTYPE" in found[0][1]:
            return [Finding(name, False, "it has a DOCTYPE")]
        root = ElementTree.fromstring(found[0][1])
    except (Damaged, ElementTree.ParseError, LookupError, ValueError) as error:
        return [Finding(name, False, str(error))]
    return [Finding(name, root.tag == V1 + "assembly", root.tag)] + manifest_content(root)


def manifest_content(root):
    def texts(tag):
        return [(element.text or "").strip() for element in root.iter(tag)]

    def setting(name, tag, wanted):
        found = texts(tag)
        return Finding("manifest: " + name, found == [wanted], ", ".join(found) or "not there")

    levels = [(level.get("level"), level.get("uiAccess", "false")) for level in root.iter(V3 + "requestedExecutionLevel")]
    awareness = texts(SETTINGS_2016 + "dpiAwareness")
    systems = [element.get("Id", "").lower() for element in root.iter(COMPATIBILITY + "supportedOS")]
    controls = [identity.attrib for identity in root.iterfind(f"{V1}dependency/{V1}dependentAssembly/{V1}assemblyIdentity")
                if identity.get("name") == "Microsoft.Windows.Common-Controls"]
    return [
        Finding("manifest: runs with the rights of who starts it", levels == [("asInvoker", "false")],
                ", ".join(f"{level}, uiAccess {access}" for level, access in levels) or "not there"),
        setting("long paths", SETTINGS_2016 + "longPathAware", "true"),
        setting("UTF-8", SETTINGS_2019 + "activeCodePage", "UTF-8"),
        Finding("manifest: a screen's own scale", len(awareness) == 1 and "permonitorv2" in re.split(r"\s*,\s*", awareness[0].lower()),
                ", ".join(awareness) or "not there"),
        Finding("manifest: made for Windows 10", WINDOWS_10 in systems, ", ".join(systems) or "not there"),
        Finding("manifest: common controls 6", len(controls) == 1 and controls[0].get("version", "").startswith("6.")
                and controls[0].get("publicKeyToken") == "6595b64144ccf1df", str(dict(controls[0])) if controls else "not there"),
    ]


def content_findings(data, wanted_version=None, built_in=()):
    """What can be said of the bytes alone."""
    try:
        pe = PeFile(data)
    except Damaged as damage:
        return [Finding("is an executable for Windows", False, str(damage))]
    return [
        guarded("is a program with windows for x64", kind, pe),
        guarded("starts on Windows 10", windows_version, pe),
        guarded("needs only DLLs of Windows", imports, pe),
        guarded("protections", protections, pe),
        guarded("relocations", relocations, pe),
        guarded("sections are writable or executable", sections, pe),
        guarded("paths of the machine that built it", build_paths, pe, built_in),
        guarded("time stamp", time_stamp, pe),
        guarded("version", version, pe, wanted_version),
        guarded("icon", icon, pe),
        *manifest_findings(pe),
    ]


def verify(path, chain):
    """Whether osslsigncode accepts the file, and its last words."""
    command = ["osslsigncode", "verify", *(["-CAfile", str(chain)] if chain else []), "-in", str(path)]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, timeout=120)
    lines = [line.strip() for line in run.stdout.decode("utf-8", "replace").splitlines() if line.strip()]
    telling = [line for line in lines if re.search(r"error|fail|no signature|mismatch|verification:", line, re.I)]
    return run.returncode == 0, "; ".join((telling or lines)[-3:])


def tampered(data):
    """The file with a byte in the middle of its code changed."""
    for section in PeFile(data).sections:
        if section.flags & pe_file.SECTION_CODE and section.raw_size:
            changed = bytearray(data)
            changed[section.offset + section.raw_size // 2] ^= 0xFF
            return bytes(changed)
    raise Damaged("no section holds code")


def signature_findings(path, data, chain):
    signed, refused = "signature (Authenticode)", "a tampered copy is refused"
    if not shutil.which("osslsigncode"):
        return [Finding(name, False, "osslsigncode is not installed") for name in (signed, refused)]
    try:
        accepted, words = verify(path, chain)
        if not accepted:
            return [Finding(signed, False, words), Finding(refused, False, "cannot be told: the file itself is refused")]
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / "tampered.exe"
            copy.write_bytes(tampered(data))
            copy_accepted, copy_words = verify(copy, chain)
    except (Damaged, OSError, subprocess.TimeoutExpired) as error:
        return [Finding(name, False, str(error)) for name in (signed, refused)]
    return [Finding(signed, True, words), Finding(refused, not copy_accepted, copy_words)]


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("executable", type=pathlib.Path)
    parser.add_argument("--certificate-chain", type=pathlib.Path, help="the PEM file of the authorities that are trusted")
    parser.add_argument("--version", help="as the file must say it: 0.1.0.0")
    parser.add_argument("--built-in", action="append", default=[], metavar="FOLDER",
                        help="a folder that must not be named in it")
    options = parser.parse_args(arguments)
    try:
        data = options.executable.read_bytes()
    except OSError as error:
        findings = [Finding("can be read", False, str(error))]
    else:
        findings = content_findings(data, options.version, options.built_in)
        findings += signature_findings(options.executable, data, options.certificate_chain)
    for finding in findings:
        print(f"{'ok    ' if finding.ok else 'FAILED'} {finding.name}: {finding.found}")
    return 0 if all(finding.ok for finding in findings) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

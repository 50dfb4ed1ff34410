# SPDX-License-Identifier: GPL-3.0-or-later
"""The sources of a small program that passes every check of check_executable.py."""
import struct
import zlib

VERSION = "0.1.0.0"
LINK_FLAGS = ["-Wl,--no-insert-timestamp"] + [
    f"-Wl,--{part}-{of}-version,{number}" for of in ("os", "subsystem") for part, number in (("major", 10), ("minor", 0))]

PROGRAM = r"""
#include <windows.h>
#ifdef NARROW
const char *volatile where = "/build/viewer-1/viewer.cpp";
#elif defined(WIDE)
const wchar_t *volatile where = L"/build/viewer-1/main.cpp";
#endif
int WINAPI WinMain(HINSTANCE a, HINSTANCE b, LPSTR c, int d) { return MessageBoxW(NULL, L"", L"", MB_OK); }
"""
STRANGE = "int strange(void);\nint (*volatile user)(void) = 0;\nvoid use(void) { user = strange; }\n"
# A descriptor of a DLL that is loaded at its first use ("PE Format", delay-load directory table), and the end of the table.
DELAYED = """
.section .didat,"dr"
.long 1
.rva name
.fill 14, 4, 0
name: .asciz "libstrange-6.dll"
"""

# Offsets from the PE signature.
MACHINE, CHARACTERISTICS, DIRECTORIES = 4, 22, 24 + 112

ICON = '1 ICON "program.ico"\n'
MANIFEST_LINE = '1 24 "program.manifest"\n'
VERSION_INFO = r"""
1 VERSIONINFO
FILEVERSION 0,1,0,0
PRODUCTVERSION 0,1,0,0
FILETYPE 1
BEGIN
  BLOCK "StringFileInfo"
  BEGIN
    BLOCK "040904b0"
    BEGIN
      VALUE "FileDescription", "Images viewer"
      VALUE "FileVersion", "0.1.0.0"
      VALUE "LegalCopyright", "GPL"
      VALUE "OriginalFilename", "Program.exe"
      VALUE "ProductName", "Small program"
      VALUE "ProductVersion", "0.1.0.0"
    END
  END
  BLOCK "VarFileInfo"
  BEGIN
    VALUE "Translation", 0x409, 1200
  END
END
"""
RESOURCES = ICON + MANIFEST_LINE + VERSION_INFO

MANIFEST = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
  <assemblyIdentity type="win32" name="Test.Program" version="0.1.0.0" processorArchitecture="amd64"/>
  <dependency><dependentAssembly>
    <assemblyIdentity type="win32" name="Microsoft.Windows.Common-Controls" version="6.0.0.0" processorArchitecture="*"
      publicKeyToken="6595b64144ccf1df" language="*"/>
  </dependentAssembly></dependency>
  <trustInfo xmlns="urn:schemas-microsoft-com:asm.v3"><security><requestedPrivileges>
    <requestedExecutionLevel level="asInvoker" uiAccess="false"/>
  </requestedPrivileges></security></trustInfo>
  <compatibility xmlns="urn:schemas-microsoft-com:compatibility.v1"><application>
    <supportedOS Id="{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"/>
  </application></compatibility>
  <application xmlns="urn:schemas-microsoft-com:asm.v3"><windowsSettings>
    <longPathAware xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">true</longPathAware>
    <activeCodePage xmlns="http://schemas.microsoft.com/SMI/2019/WindowsSettings">UTF-8</activeCodePage>
    <dpiAwareness xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">PerMonitorV2, PerMonitor</dpiAwareness>
  </windowsSettings></application>
</assembly>
"""


def with_header(data, offset, form, *values):
    """The executable with other values in its header."""
    changed = bytearray(data)
    struct.pack_into(form, changed, struct.unpack_from("<I", data, 0x3C)[0] + offset, *values)
    return bytes(changed)


def png(edge):
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = zlib.compress((b"\0" + b"\x20\x60\xa0\xff" * edge) * edge)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", edge, edge, 8, 6, 0, 0, 0))
            + chunk(b"IDAT", rows) + chunk(b"IEND", b""))


def icon_entry(edge):
    return struct.pack("<BBBBHHI", edge % 256, edge % 256, 0, 0, 1, 32, len(png(edge)))


ICON_GROUP_256 = icon_entry(256)  # as in the file's group icon, before the picture's number


def icon(edges):
    entries, pictures, offset = b"", b"", 6 + 16 * len(edges)
    for edge in edges:
        entries += icon_entry(edge) + struct.pack("<I", offset + len(pictures))
        pictures += png(edge)
    return struct.pack("<HHH", 0, 1, len(edges)) + entries + pictures


def write_sources(folder):
    (folder / "program.c").write_text(PROGRAM, encoding="ascii")
    (folder / "strange.c").write_text(STRANGE, encoding="ascii")
    (folder / "strange.def").write_text("LIBRARY libstrange-6.dll\nEXPORTS\nstrange\n", encoding="ascii")
    (folder / "delayed.s").write_text(DELAYED, encoding="ascii")
    (folder / "writable.s").write_text('.section .both,"wx"\n.globl both\nboth:\n ret\n', encoding="ascii")
    (folder / "program.manifest").write_text(MANIFEST, encoding="ascii")
    (folder / "program.ico").write_bytes(icon([16, 32, 48, 256]))

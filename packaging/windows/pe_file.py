# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a Windows executable (PE32+) as Microsoft's "PE Format" specification describes it.

Every offset and count of the file is distrusted: what does not lie inside the file raises Damaged."""
import struct

MACHINE_AMD64 = 0x8664
MAGIC_PE32_PLUS = 0x20B
RELOCS_STRIPPED = 0x0001
SECTION_CODE, SECTION_EXECUTE, SECTION_WRITE = 0x20, 0x20000000, 0x80000000
IMPORT, RESOURCE, RELOCATION, DEBUG, DELAY_IMPORT = 1, 2, 5, 6, 13  # indices of the data directories
RT_ICON, RT_GROUP_ICON, RT_VERSION, RT_MANIFEST = 3, 14, 16, 24
DEBUG_REPRO = 16
MOST_ENTRIES = 4096  # of any table: more is damage, and would take for ever


class Damaged(Exception):
    """The file is not what its own numbers say."""


class Section:
    def __init__(self, fields):
        name, self.virtual_size, self.address, self.raw_size, self.offset, self.flags = fields
        self.name = name.rstrip(b"\0").decode("ascii", "replace")


class PeFile:
    def __init__(self, data):
        self.data = data
        if data[:2] != b"MZ":
            raise Damaged("not an executable: it does not begin with MZ")
        header = self.unpack("<I", 0x3C)[0]
        if self.bytes_at(header, 4) != b"PE\0\0":
            raise Damaged("no PE signature where the DOS header points")
        (self.machine, section_count, self.time_stamp, _, _, optional_size,
         self.characteristics) = self.unpack("<HHIIIHH", header + 4)
        optional = header + 24
        self.magic = self.unpack("<H", optional)[0]
        if self.magic != MAGIC_PE32_PLUS:
            raise Damaged(f"not PE32+: the optional header's magic number is 0x{self.magic:x}")
        self.os_version = self.unpack("<HH", optional + 40)
        self.subsystem_version = self.unpack("<HH", optional + 48)
        self.subsystem, self.dll_characteristics = self.unpack("<HH", optional + 68)
        directory_count = self.unpack("<I", optional + 108)[0]
        if directory_count > 16 or 112 + 8 * directory_count > optional_size:
            raise Damaged("more data directories than the optional header has room for")
        self.directories = [self.unpack("<II", optional + 112 + 8 * i) for i in range(directory_count)]
        table = optional + optional_size
        self.sections = [Section(self.unpack("<8sIIII12xI", table + 40 * i)) for i in range(section_count)]
        for section in self.sections:
            if section.raw_size:
                self.bytes_at(section.offset, section.raw_size)

    def bytes_at(self, offset, size):
        if offset < 0 or size < 0 or offset + size > len(self.data):
            raise Damaged(f"the file ends before byte {offset + size}")
        return self.data[offset:offset + size]

    def unpack(self, form, offset):
        return struct.unpack(form, self.bytes_at(offset, struct.calcsize(form)))

    def offset_of(self, address, size=1):
        """The file offset of a relative virtual address."""
        for section in self.sections:
            inside = address - section.address
            if 0 <= inside and inside + size <= section.raw_size:
                return section.offset + inside
        raise Damaged(f"address 0x{address:x} ({size} bytes) is in no section of the file")

    def at(self, form, address):
        return self.unpack(form, self.offset_of(address, struct.calcsize(form)))

    def block(self, address, size):
        return self.bytes_at(self.offset_of(address, size), size)

    def text_at(self, address):
        start = self.offset_of(address)
        end = self.data.find(b"\0", start, start + 512)
        if end < 0:
            raise Damaged(f"the name at address 0x{address:x} has no end")
        try:
            return self.data[start:end].decode("ascii")
        except UnicodeDecodeError:
            raise Damaged(f"the name at address 0x{address:x} is not ASCII") from None

    def directory(self, index):
        return self.directories[index] if index < len(self.directories) else (0, 0)

    def imports(self):
        """The DLLs that are loaded at the start."""
        return self._dll_names(IMPORT, 20, 12)

    def delayed_imports(self):
        """The DLLs that are loaded at the first use."""
        return self._dll_names(DELAY_IMPORT, 32, 4)

    def _dll_names(self, index, entry_size, name_offset):
        start, _ = self.directory(index)
        names = []
        while start:
            if len(names) > MOST_ENTRIES:
                raise Damaged("the list of imported DLLs has no end")
            entry = self.block(start + entry_size * len(names), entry_size)
            if not any(entry):
                break
            names.append(self.text_at(struct.unpack_from("<I", entry, name_offset)[0]))
        return names

    def debug_types(self):
        start, size = self.directory(DEBUG)
        if size > 28 * MOST_ENTRIES:
            raise Damaged("the debug directory is too long")
        return [self.at("<12xI12x", start + 28 * i)[0] for i in range(size // 28)] if start else []

    def resources(self, kind):
        """[(name, bytes)] of a type, in the order of the file; the name is a number or a text, of any language."""
        root, size = self.directory(RESOURCE)
        if not root or not size:
            return []
        found = []
        for type_name, types in self._entries(root, 0):
            if type_name != kind:
                continue
            for name, languages in self._entries(root, self._subdirectory(types)):
                for _, leaf in self._entries(root, self._subdirectory(languages)):
                    address, length = self.at("<II8x", root + leaf)
                    found.append((name, self.block(address, length)))
        return found

    @staticmethod
    def _subdirectory(offset):
        if not offset & 0x80000000:
            raise Damaged("a resource lies where a directory of resources belongs")
        return offset & 0x7FFFFFFF

    def _entries(self, root, offset):
        named, numbered = self.at("<12xHH", root + offset)
        if named + numbered > MOST_ENTRIES:
            raise Damaged("a directory of resources is too long")
        for i in range(named + numbered):
            name, target = self.at("<II", root + offset + 16 + 8 * i)
            if name & 0x80000000:
                start = root + (name & 0x7FFFFFFF)
                name = self.block(start + 2, 2 * self.at("<H", start)[0]).decode("utf-16-le", "replace")
            yield name, target


def version_strings(block):
    """({key: value}, file version, product version) of a VERSIONINFO: its texts, and its two numbers as "1.2.3.4"."""
    key, value, children, _ = _version_node(block, 0, len(block))
    if key != "VS_VERSION_INFO" or len(value) < 52:
        raise Damaged("the version resource is not a VS_VERSION_INFO")
    signature, file_high, file_low, product_high, product_low = struct.unpack_from("<I4xIIII", value)
    if signature != 0xFEEF04BD:
        raise Damaged("the version resource has not the signature of VS_FIXEDFILEINFO")
    texts = {}
    for kind, _, tables in _version_children(block, *children):
        if kind == "StringFileInfo":
            for _, _, strings in _version_children(block, *tables):
                for name, text, _ in _version_children(block, *strings):
                    texts.setdefault(name, text.decode("utf-16-le", "replace").split("\0")[0])
    return texts, _dotted(file_high, file_low), _dotted(product_high, product_low)


def _dotted(high, low):
    return f"{high >> 16}.{high & 0xFFFF}.{low >> 16}.{low & 0xFFFF}"


def _version_node(block, start, end):
    """A node of a version resource: its key, its value, the range of its children, and where it ends."""
    if start + 6 > end:
        raise Damaged("the version resource is cut off")
    length, value_length, is_text = struct.unpack_from("<HHH", block, start)
    stop = start + length
    if length < 8 or stop > end:
        raise Damaged("the version resource is cut off")
    key_end = start + 6
    while key_end + 2 <= stop and block[key_end:key_end + 2] != b"\0\0":
        key_end += 2
    key = block[start + 6:key_end].decode("utf-16-le", "replace")
    value = min(_aligned(key_end + 2), stop)
    value_end = min(value + (2 * value_length if is_text else value_length), stop)
    return key, block[value:value_end], (min(_aligned(value_end), stop), stop), stop


def _version_children(block, start, end):
    while start < end:
        key, value, children, stop = _version_node(block, start, end)
        yield key, value, children
        start = _aligned(stop)


def _aligned(offset):
    return (offset + 3) & ~3


def icon_sizes(group, icons):
    """The edges of a group icon's pictures; `icons`: the numbers of the icons that the file has."""
    if len(group) < 6:
        raise Damaged("the group icon is cut off")
    _, kind, count = struct.unpack_from("<HHH", group)
    if kind != 1 or 6 + 14 * count > len(group):
        raise Damaged("the group icon is cut off")
    sizes = []
    for i in range(count):
        width, height, number = struct.unpack_from("<BB10xH", group, 6 + 14 * i)
        if number not in icons:
            raise Damaged(f"the group icon names picture {number}, which the file has not")
        if width == height:
            sizes.append(width or 256)
    return sizes

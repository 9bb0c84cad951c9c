"""The parts of a workbook that is a zip: each is what its directory says, and none is larger than a limit."""

from __future__ import annotations

import posixpath
import re
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

MOST_PARTS = 10_000
MOST_UNPACKED = 512 << 20
"""Bytes of all parts together: 240,000 rows of 20 columns have 200 MiB."""
_ENCODING = re.compile(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']""")
_ENCODINGS = (b"utf-8", b"utf8", b"us-ascii")
"""calamine takes any other for UTF-8, and reads nothing of it."""
_LOCAL_HEADER = 30
_IS_ENCRYPTED = 0x1


class UnfitBookError(Exception):
    """A workbook that is not to be read; holds the code of the problem that says why."""

    def __init__(self, code: str, **params: object) -> None:
        """Say why."""
        super().__init__(code)
        self.code = code
        self.params = params


class Package:
    """A zip in memory.

    Raises:
        UnfitBookError: It is no whole zip, or one with more in it than is read. What a directory says of a
            part's size is only believed once the part was unpacked no further.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            with ZipFile(BytesIO(data)) as file:
                entries = file.infolist()
        except (BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
            raise UnfitBookError("book-broken") from None
        self._entry_by_name = {entry.filename.lower().lstrip("/"): entry for entry in entries}
        if len(self._entry_by_name) < len(entries):
            raise UnfitBookError(
                "book-broken"
            )  # which of two parts of a name counts, each program decides for itself
        if len(entries) > MOST_PARTS or sum(each.file_size for each in entries) > MOST_UNPACKED:
            raise UnfitBookError("book-too-big", limit=MOST_UNPACKED >> 20)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entry_by_name

    @property
    def names(self) -> Iterator[str]:
        """The parts, in lower case."""
        return iter(self._entry_by_name)

    def part(self, name: str) -> bytes:
        """What is in a part; nothing where there is none.

        Raises:
            UnfitBookError: It is not as its directory says.
        """
        entry = self._entry_by_name.get(name.lower())
        return self._unpacked(entry) if entry else b""

    def verify(self) -> None:
        """Unpack everything once, so that whoever unpacks it again finds no more than was said.

        Raises:
            UnfitBookError: A part is not as its directory says, or is XML that programs may read differently.
        """
        for name, entry in self._entry_by_name.items():
            part = self._unpacked(entry)
            if name.endswith((".xml", ".rels")):
                _refuse_strange(part)

    def _unpacked(self, entry: ZipInfo) -> bytes:
        if entry.flag_bits & _IS_ENCRYPTED:
            raise UnfitBookError("book-password")
        at = entry.header_offset + _LOCAL_HEADER
        local = self._data[entry.header_offset : at]
        at += int.from_bytes(local[26:28], "little") + int.from_bytes(local[28:30], "little")
        packed = memoryview(self._data)[at : at + entry.compress_size]
        unpacked = _unpack(packed, entry)
        if len(unpacked) != entry.file_size or zlib.crc32(unpacked) != entry.CRC:
            raise UnfitBookError("book-broken")
        return unpacked


def _unpack(packed: memoryview, entry: ZipInfo) -> bytes:
    if entry.compress_type == ZIP_STORED:
        return bytes(packed)
    if entry.compress_type != ZIP_DEFLATED:
        raise UnfitBookError("book-broken")
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        unpacked = inflater.decompress(packed, entry.file_size + 1)
    except zlib.error:
        raise UnfitBookError("book-broken") from None
    if not inflater.eof and len(unpacked) <= entry.file_size:
        unpacked += inflater.flush(1)
    return unpacked


def elements(part: bytes) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The elements of a small part in their order, each by its name without prefix, with its attributes.

    Raises:
        UnfitBookError: It is no XML, or declares what XML could be blown up with.
    """
    found: list[tuple[str, Mapping[str, str]]] = []
    parser = guarded_parser()
    parser.StartElementHandler = lambda name, attributes: found.append(
        (name.rpartition(":")[2], attributes)
    )
    parse(parser, part)
    return iter(found)


def guarded_parser() -> expat.XMLParserType:
    """A parser that stops at any document type: no office program writes one, and entities need it."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def parse(parser: expat.XMLParserType, part: bytes) -> None:
    """Parse all of a part.

    Raises:
        UnfitBookError: It is no whole XML.
    """
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise UnfitBookError("book-broken") from None


def _refuse_doctype(*_: object) -> None:
    raise UnfitBookError("book-entities")


def _refuse_strange(part: bytes) -> None:
    if b"<!DOCTYPE" in part:
        _refuse_doctype()
    encoding = _ENCODING.match(part)
    if b"\0" in part or (encoding and encoding[1].lower() not in _ENCODINGS):
        raise UnfitBookError("book-broken")


def relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """What a part refers to, by id: the last word of its type, and its name in the package."""
    folder, name = posixpath.split(part)
    found = {}
    text = package.part(posixpath.join(folder, "_rels", f"{name}.rels"))
    for _, attributes in elements(text) if text else ():
        if "Id" in attributes and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes["Id"]] = kind, target.lstrip("/").lower()
    return found

"""Pictures without what they say beside what they show: places, names, remarks, whatever somebody adds.

Nothing is drawn anew: of each container the parts are kept that pixels are made of, and how it is to be turned.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

LONGEST_MAGIC = 12
"""So many bytes at its beginning tell what a picture is."""

_ENDINGS = frozenset(
    (
        *(".jpg", ".jpeg", ".jfif", ".png", ".apng", ".gif", ".webp"),
        *(".tif", ".tiff", ".bmp", ".avif", ".heic", ".heif", ".jxl", ".jp2"),
    )
)
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_PARTS = frozenset(
    (
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"cICP"),
        *(b"sBIT", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT"),
    )
)
_WEBP_PARTS = frozenset((b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF"))
_WEBP_SAYS = 0x20 | 0x08 | 0x04
"""Flags of VP8X: a colour profile, EXIF, XMP."""

_MARK, _SCAN, _END = 0xFF, 0xDA, 0xD9
_JPEG_PARTS = frozenset((*range(0xC0, 0xD0), 0xDA, 0xDB, 0xDC, 0xDD)) - {0xC8}
_AFTER_SCAN = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
_JFIF, _ADOBE, _EXIF = (0xE0, b"JFIF\0", 14), (0xEE, b"Adobe", 12), b"Exif\0\0"
"""What tells how colours are written: its marker, how it begins, its bytes without anything optional."""
_TURNED = range(2, 9)
_ORIENTATION = 0x0112

_GIF_SIGNS = 6
_TIMES, _LOOPS = b"!\xf9", b"!\xff\x0bNETSCAPE2.0"


class NotBareError(Exception):
    """A picture that is damaged, or of a form whose parts aren't known."""


def is_picture(name: str, begins: bytes) -> bool:
    """Whether a file is a picture that has to be bared, by its name or its first `LONGEST_MAGIC` bytes."""
    return PurePosixPath(name).suffix.lower() in _ENDINGS or _parts_of(begins) is not None


def bared(content: bytes) -> bytes:
    """The same picture, and nothing that it says of itself.

    Raises:
        NotBareError: it is damaged, or neither JPEG, PNG, GIF nor WebP.
    """
    parts = _parts_of(content)
    if parts is None:
        raise NotBareError
    try:
        return b"".join(parts(content))
    except (IndexError, struct.error):
        raise NotBareError from None


def _parts_of(content: bytes) -> Callable[[bytes], Iterator[bytes]] | None:
    if content.startswith(b"\xff\xd8\xff"):
        return _of_jpeg
    if content.startswith(_PNG):
        return _of_png
    if content.startswith((b"GIF87a", b"GIF89a")):
        return _of_gif
    return _of_webp if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else None


def _of_png(content: bytes) -> Iterator[bytes]:
    yield _PNG
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        size, kind = struct.unpack_from(">I4s", content, at)
        last = at + 12 + size
        if kind in _PNG_PARTS:
            yield _cut(content, at, last)
        at = last


def _of_webp(content: bytes) -> Iterator[bytes]:
    body, at = b"", 12
    while at < min(len(content), 8 + struct.unpack_from("<I", content, 4)[0]):
        kind, size = struct.unpack_from("<4sI", content, at)
        part = _cut(content, at, at + 8 + size) + b"\0" * (size % 2)
        if kind == b"VP8X":
            part = part[:8] + bytes([part[8] & ~_WEBP_SAYS]) + part[9:]
        body += part if kind in _WEBP_PARTS else b""
        at += len(part)
    yield struct.pack("<4sI4s", b"RIFF", 4 + len(body), b"WEBP") + body


def _of_gif(content: bytes) -> Iterator[bytes]:
    at = _GIF_SIGNS + 7 + _colours(content[10])
    yield _cut(content, 0, at)
    while (sign := content[at]) != ord(";"):
        if sign == ord("!"):
            last, kept = _blocks_end(content, at + 2), _is_needed(content, at)
        elif sign == ord(","):
            last, kept = _blocks_end(content, at + 11 + _colours(content[at + 9])), True
        else:
            raise NotBareError
        if kept:
            yield _cut(content, at, last)
        at = last
    yield b";"


def _is_needed(content: bytes, at: int) -> bool:
    """Whether an extension says how long a picture of several stands, or how often they are shown."""
    return content.startswith((_TIMES, _LOOPS), at)


def _colours(flags: int) -> int:
    """The bytes of a table of colours."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _blocks_end(content: bytes, at: int) -> int:
    while content[at]:
        at += 1 + content[at]
    return at + 1


def _of_jpeg(content: bytes) -> Iterator[bytes]:
    yield content[:2]
    at = 2
    while True:
        while content[at : at + 2] == b"\xff\xff":
            at += 1
        if content[at] != _MARK:
            raise NotBareError
        marker = content[at + 1]
        if marker == _END:
            yield content[at : at + 2]
            return
        last = at + 2 + struct.unpack_from(">H", content, at + 2)[0]
        yield _kept_of_jpeg(marker, _cut(content, at, last))
        at = _scan_end(content, last) if marker == _SCAN else last
        yield content[last:at]


def _kept_of_jpeg(marker: int, part: bytes) -> bytes:
    """A part of a JPEG, or what is kept of it."""
    body = part[4:]
    if marker in _JPEG_PARTS or any(
        marker == known and body.startswith(begins) and len(body) == size
        for known, begins, size in (_JFIF, _ADOBE)
    ):
        return part
    return _turn(body[len(_EXIF) :]) if body.startswith(_EXIF) else b""


def _turn(tiff: bytes) -> bytes:
    """EXIF that says how a picture is to be turned, and nothing else; b"" where it is to be left."""
    order = "<" if tiff.startswith(b"II") else ">"
    try:
        first = struct.unpack_from(f"{order}I", tiff, 4)[0]
        for number in range(struct.unpack_from(f"{order}H", tiff, first)[0]):
            tag, _, _, turn = struct.unpack_from(f"{order}HHIH", tiff, first + 2 + 12 * number)
            if tag == _ORIENTATION and turn in _TURNED:
                own = struct.pack(">HIHHHIHHI", 42, 8, 1, _ORIENTATION, 3, 1, turn, 0, 0)
                return struct.pack(">HH", 0xFFE1, 4 + len(_EXIF) + len(own)) + _EXIF + b"MM" + own
    except struct.error:
        return b""
    return b""


def _scan_end(content: bytes, at: int) -> int:
    found = _AFTER_SCAN.search(content, at)
    if found is None:
        raise NotBareError
    return found.start()


def _cut(content: bytes, first: int, last: int) -> bytes:
    """Bytes of a picture that must be there."""
    if last > len(content) or last <= first:
        raise NotBareError
    return content[first:last]

"""One part of a zip archive replaced; every other byte is copied, packed as it was.

`zipfile` packs anew whatever it writes. The layout is that of APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and
4.3.16.
"""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from sunboard.language import later
from sunboard.publishing.numbering.column import UnfitError

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_END_MARK, _CENTRAL_MARK, _LOCAL_MARK = b"PK\5\6", b"PK\1\2", b"PK\3\4"
_ENCRYPTED, _SIZES_FOLLOW = 0x1, 0x8
_ZIP64 = 1
"""The tag of the extra field that holds sizes of more than 32 bits, or room for them."""
_WIDE = 0xFFFFFFFF
"""Stands where the number is in such a field."""


def replaced(archive: bytes, name: str, content: bytes) -> bytes:
    """The archive with other content in one part.

    Raises:
        UnfitError: it is encrypted, split, has 64-bit numbers, or is packed in a way Python doesn't know.
    """
    with _opened(archive) as file:
        infos = file.infolist()
        part = file.getinfo(name)
    end_at = archive.rfind(_END_MARK)
    end = list(_END.unpack_from(archive, end_at))
    count, directory_size, directory_at = end[4], end[5], end[6]
    if end_at != directory_at + directory_size or count != len(infos):
        raise UnfitError(later("压缩包的写法少见"))
    start = part.header_offset
    stop = min(
        [info.header_offset for info in infos if info.header_offset > start] + [directory_at]
    )
    entry, packed_size = _entry(archive, part, content)
    shift = len(entry) - (stop - start)
    sizes = (zlib.crc32(content), packed_size, len(content))
    directory = _directory(archive[directory_at:end_at], part, sizes, shift)
    end[6] += shift
    tail = archive[end_at + _END.size :]
    return b"".join(
        (archive[:start], entry, archive[stop:directory_at], directory, _END.pack(*end), tail)
    )


def part_bytes(archive: bytes, name: str) -> bytes:
    """What is in a part.

    Raises:
        KeyError: there is none of that name.
        UnfitError: it can't be unpacked.
    """
    with _opened(archive) as file:
        try:
            return file.read(name)
        except (BadZipFile, NotImplementedError, RuntimeError, zlib.error):
            raise UnfitError(later("有一部分解不开")) from None


def part_names(archive: bytes) -> list[str]:
    """The names of all parts."""
    with _opened(archive) as file:
        return file.namelist()


def _opened(archive: bytes) -> ZipFile:
    try:
        return ZipFile(BytesIO(archive))
    except BadZipFile:
        raise UnfitError(later("不是完好的工作簿")) from None


def _entry(archive: bytes, part: ZipInfo, content: bytes) -> tuple[bytes, int]:
    """The part's local header with the new content, and how long that is packed."""
    fields = list(_LOCAL.unpack_from(archive, part.header_offset))
    mark, flags, name_length, extra_length = fields[0], fields[2], fields[9], fields[10]
    if mark != _LOCAL_MARK or flags & _ENCRYPTED:
        raise UnfitError(later("有密码，或者压缩包的写法少见"))
    name_at = part.header_offset + _LOCAL.size
    name = archive[name_at : name_at + name_length]
    extra = _without_room(archive[name_at + name_length : name_at + name_length + extra_length])
    packed = _packed(content, part.compress_type)
    fields[2] = flags & ~_SIZES_FOLLOW
    fields[6:9] = zlib.crc32(content), len(packed), len(content)
    fields[10] = len(extra)
    return _LOCAL.pack(*fields) + name + extra + packed, len(packed)


def _packed(content: bytes, method: int) -> bytes:
    if method == ZIP_STORED:
        return content
    if method != ZIP_DEFLATED:
        raise UnfitError(later("压缩的方法少见"))
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def _without_room(extra: bytes) -> bytes:
    """Extra fields without the one for sizes of 64 bits, which would speak of the old content."""
    kept, at = b"", 0
    while at + 4 <= len(extra):
        tag, length = struct.unpack_from("<2H", extra, at)
        if tag != _ZIP64:
            kept += extra[at : at + 4 + length]
        at += 4 + length
    return kept + extra[at:]


def _directory(directory: bytes, part: ZipInfo, sizes: tuple[int, int, int], shift: int) -> bytes:
    """The central directory with the part's new sizes, and the new offsets of what comes after it."""
    whole, at = bytearray(directory), 0
    while at < len(whole):
        fields = list(_CENTRAL.unpack_from(whole, at))
        offset = fields[16]
        if fields[0] != _CENTRAL_MARK or _WIDE in (fields[8], fields[9], offset):
            raise UnfitError(later("压缩包的写法少见"))
        if offset == part.header_offset:
            fields[3] &= ~_SIZES_FOLLOW
            fields[7:10] = sizes
        elif offset > part.header_offset:
            fields[16] += shift
        _CENTRAL.pack_into(whole, at, *fields)
        at += _CENTRAL.size + sum(fields[10:13])
    return bytes(whole)

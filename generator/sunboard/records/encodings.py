"""Bytes to UTF-8: two encodings, no guessing by statistics, and the repairs GB 18030-2022 asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

UTF8 = "utf-8"
GB18030 = "gb18030"
ENCODINGS = (UTF8, GB18030)
"""In order of preference. Never `gbk`: rare names (䶮 㛃 𬭎) are written in four bytes."""

UTF8_BOM = b"\xef\xbb\xbf"
MANY_ZEROS = 0.3
"""The share of zeros among bytes at even or at odd positions from which on text is UTF-16."""
LARGE = 1 << 20
"""From so many bytes on, text is checked without making a copy."""
PART_BYTES = 1 << 20
"""Text is decoded so much at a time."""
MOST_BAD_LINES = 10_000
"""With more lines that can't be read, a file is no text in that encoding."""
LINE_END = re.compile(rb"\r\n|\n|\r")
"""What ends a line, as in text files opened with `newline=""`."""

_GB18030_2022 = {
    0xE5E5: 0x3000,  # A3A0, the only one from the Encoding Standard alone: a full-width space
    0xE78D: 0xFE10,  # A6D9
    0xE78E: 0xFE12,  # A6DA
    0xE78F: 0xFE11,  # A6DB
    0xE790: 0xFE13,  # A6DC
    0xE791: 0xFE14,  # A6DD
    0xE792: 0xFE15,  # A6DE
    0xE793: 0xFE16,  # A6DF
    0xE794: 0xFE17,  # A6EC
    0xE795: 0xFE18,  # A6ED
    0xE796: 0xFE19,  # A6F3
    0xE7C7: 0x1E3F,  # A8BC, since GB 18030-2005
    0xE81E: 0x9FB4,  # FE59
    0xE826: 0x9FB5,  # FE61
    0xE82B: 0x9FB6,  # FE66
    0xE82C: 0x9FB7,  # FE67
    0xE832: 0x9FB8,  # FE6D
    0xE843: 0x9FB9,  # FE7E
    0xE854: 0x9FBA,  # FE90
    0xE864: 0x9FBB,  # FEA0
}
"""Python's codec has the mapping of the year 2000 for these: private-use characters, which print as
blank boxes. What they are now, from the Encoding Standard's `index-gb18030.txt` (2024-09-18)."""

_OUTDATED = re.compile("[" + "".join(map(chr, _GB18030_2022)) + "]")

_FOREIGN_STARTS = (
    (b"PK\x03\x04", "file-renamed-workbook"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "file-renamed-workbook"),
    (b"\xff\xfe", "file-utf16"),
    (b"\xfe\xff", "file-utf16"),
)


@dataclass(frozen=True)
class Decoded:
    """A file's text."""

    text: bytes
    """UTF-8."""
    start: int = 0
    """Where the text starts: after a byte order mark, if there is one."""
    bad_lines: frozenset[int] = frozenset()
    """Lines, from 1, that hold bytes the encoding does not know; shown as U+FFFD in `text`."""

    @property
    def is_readable(self) -> bool:
        """Whether the text is there: with too many bad lines nobody reads the rest."""
        return len(self.bad_lines) <= MOST_BAD_LINES


def foreign_format(data: bytes) -> str | None:
    """The code of the problem where the bytes are no text in either encoding, else None."""
    for start, code in _FOREIGN_STARTS:
        if data.startswith(start):
            return code
    if b"\0" not in data:
        return None
    head = np.frombuffer(data[:4096], dtype=np.uint8)
    zero_shares = [float((head[parity::2] == 0).mean()) for parity in (0, 1) if len(head) > parity]
    return "file-utf16" if max(zero_shares) > MANY_ZEROS > min(zero_shares) else "file-binary"


def is_utf8(data: bytes) -> bool:
    """Whether all of it is valid UTF-8."""
    if len(data) < LARGE:
        try:
            data.decode()
        except UnicodeDecodeError:
            return False
        return True
    offsets = pa.py_buffer(np.array([0, len(data)], dtype=np.int64))
    whole = pa.Array.from_buffers(pa.large_binary(), 1, [None, offsets, pa.py_buffer(data)])
    try:
        whole.cast(pa.large_string())
    except pa.ArrowInvalid:
        return False
    return True


def is_ambiguous(data: bytes) -> bool:
    """Whether it may be UTF-8 or GB18030 (“状态” is both), with nothing to tell them apart.

    Chinese in UTF-8 has leading bytes from E0 on. Where there are none, but two-byte characters that
    GB18030 also reads, those may be either Chinese words or Latin letters.
    """
    if data.isascii() or data.startswith(UTF8_BOM):
        return False
    if re.search(rb"[\xe0-\xf7]", data):
        return False
    return is_utf8(data) and not decode(data, GB18030).bad_lines


def repair_gb18030(text: str) -> str:
    """Text as decoded by Python's codec, with the characters that GB 18030-2022 means."""
    return text.translate(_GB18030_2022) if _OUTDATED.search(text) else text


def decode(data: bytes, encoding: str) -> Decoded:
    """The text in UTF-8, and which lines could not be decoded."""
    if encoding == UTF8:
        start = len(UTF8_BOM) if data.startswith(UTF8_BOM) else 0
        return Decoded(data, start) if is_utf8(data) else _decode_by_line(data[start:], encoding)
    return _decode_by_line(data, encoding)


def decode_best(data: bytes) -> Decoded:
    """The text where nothing names the encoding: the one under which fewest lines are bad."""
    candidates = []
    for encoding in ENCODINGS:
        decoded = decode(data, encoding)
        if not decoded.bad_lines:
            return decoded
        candidates.append(decoded)
    return min(candidates, key=lambda decoded: len(decoded.bad_lines))


def with_newlines(text: bytes) -> bytes:
    """The text with every line ended by LF."""
    return text.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in text else text


def has_lone_returns(text: bytes) -> bool:
    """Whether some line ends with CR alone, as old Macs and some exports do it."""
    return b"\r" in text and text.count(b"\r") != text.count(b"\r\n")


def line_start(text: bytes, start: int, line_count: int) -> int:
    """The byte at which the line after the first `line_count` lines from `start` on begins."""
    for _ in range(line_count):
        match = LINE_END.search(text, start)
        if match is None:
            return len(text)
        start = match.end()
    return start


def first_line(data: bytes, most: int) -> bytes:
    """The first line with what ends it, whichever of the three; "" if it is longer than `most` bytes."""
    match = LINE_END.search(data, 0, most)
    return data[: match.end()] if match else b""


def decode_head(head: bytes, encoding: str) -> str:
    """The first lines of a file, for looking at its headings."""
    text = head.decode(encoding, errors="replace").removeprefix("\ufeff")
    return repair_gb18030(text) if encoding == GB18030 else text


def _decode_by_line(data: bytes, encoding: str) -> Decoded:
    """Line by line, so that a broken character harms no line but its own."""
    parts: list[bytes] = []
    bad_lines: set[int] = set()
    line = 1
    for part in _parts(data):
        try:
            text = part.decode(encoding)
        except UnicodeDecodeError:
            text = "".join(_decode_lines(part, encoding, line, bad_lines))
        parts.append((repair_gb18030(text) if encoding == GB18030 else text).encode(UTF8))
        line += part.count(b"\n") + part.count(b"\r") - part.count(b"\r\n")
        if len(bad_lines) > MOST_BAD_LINES:
            return Decoded(b"", bad_lines=frozenset(bad_lines))
    return Decoded(b"".join(parts), bad_lines=frozenset(bad_lines))


def _decode_lines(
    part: bytes, encoding: str, first_line: int, bad_lines: set[int]
) -> Iterator[str]:
    """The lines of a part, with U+FFFD for what can't be read; adds their numbers to `bad_lines`."""
    for number, line in enumerate(part.splitlines(keepends=True), first_line):
        try:
            yield line.decode(encoding)
        except UnicodeDecodeError:
            bad_lines.add(number)
            yield line.decode(encoding, errors="replace")


def _parts(data: bytes) -> Iterator[bytes]:
    """Runs of whole lines, of `PART_BYTES` or a little more.

    Python's text takes up to four times as much as the bytes.

    Line ends are safe to split at: no byte below 0x30 is part of a longer character in either encoding.
    """
    start = 0
    while start < len(data):
        end = len(data)
        if end - start > PART_BYTES:
            match = LINE_END.search(data, start + PART_BYTES)
            end = match.end() if match else end
        yield data[start:end]
        start = end

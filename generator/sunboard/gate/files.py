"""Whatever file it is: what can be read of it, with where each piece stands."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from sunboard.gate.bare_png import holds_pixels_alone
from sunboard.gate.reading import reader_of
from sunboard.language import Later, Several, later, mark, say

_PICTURES = frozenset(
    {".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".bmp", ".ico", ".avif"}
)
_SILENT = frozenset({".woff", ".woff2", ".ttf", ".otf", ".eot"})
"""Fonts: nobody types anything into them."""
_LARGEST = 256 * 1024 * 1024
_DEEPEST, _ENCRYPTED = 3, 1


class Passage(NamedTuple):
    """What stands at one place of a file."""

    place: str
    """Such as 第12行, or 压缩包里的 a.pdf 第3页."""
    text: str
    tells_place: bool = False
    """Whether what stands there is a point on the map, whatever its text."""


class UnreadableError(Exception):
    """A file whose content can't be read, or only in part; the message says why, in a few words."""


class BrokenPictureError(UnreadableError):
    """A picture of which nobody can tell what it says."""


def passages_of(name: str, content: bytes, depth: int = 0) -> Iterator[Passage]:
    """All that can be read of a file, by its name and its bytes.

    Raises:
        UnreadableError: it can't be read, or not to its end.
    """
    ending = PurePosixPath(name).suffix.lower()
    if content.startswith(b"%PDF"):
        yield from _of_pdf(content)
    elif content.startswith(b"PK\x03\x04"):
        yield from _of_zip(content, depth)
    elif ending in _PICTURES:
        if not holds_pixels_alone(content):
            yield from _of_picture(content)
    elif ending not in _SILENT:
        place = say("第{line}行")
        for read in reader_of(ending)(text_of(content)):
            yield Passage(place.format(line=read.line), read.text)


def text_of(content: bytes) -> str:
    """Bytes as text: UTF-8, else GB 18030.

    Raises:
        UnreadableError: they are neither.
    """
    if b"\0" in content:
        raise UnreadableError(later("不是文字，也不是认得的格式"))
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableError(later("文字的编码认不出来"))


def _of_pdf(content: bytes) -> Iterator[Passage]:
    # As Pillow below, it takes a tenth of a second to load, and few sites have a file that needs it.
    from sunboard.gate.papers import NoPdfError, pdf_words  # noqa: PLC0415

    try:
        for place, text in pdf_words(content):
            yield Passage(place, text)
    except NoPdfError:
        raise UnreadableError(later("PDF 坏了或者加了密码")) from None


def _of_picture(content: bytes) -> Iterator[Passage]:
    from sunboard.gate.pictures import NoPictureError, has_place, picture_words  # noqa: PLC0415

    try:
        if has_place(content):
            yield Passage(say("图片信息里的拍摄地点"), "", tells_place=True)
        for name, text in picture_words(content):
            yield Passage(say("图片信息 {name}", name=name), text)
    except NoPictureError:
        raise BrokenPictureError(later("图片坏了，读不出它带的信息")) from None


def _of_zip(content: bytes, depth: int) -> Iterator[Passage]:
    """The names in an archive and what its files say; workbooks and documents of offices are such."""
    if depth >= _DEEPEST:
        raise UnreadableError(later("压缩包套了{most}层还多", most=_DEEPEST))
    faults: list[Later] = []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield Passage(say("压缩包的说明"), archive.comment.decode("utf-8", "ignore"))
            for member in archive.infolist():
                yield Passage(say("压缩包里的文件名"), member.filename)
                try:
                    for passage in _of_member(archive, member, depth):
                        yield passage._replace(
                            place=say("压缩包里的文件 {place}", place=passage.place)
                        )
                except UnreadableError as error:
                    faults.append(later("压缩包里有文件：{why}", why=error.args[0]))
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError, EOFError):
        raise UnreadableError(later("压缩包坏了")) from None
    if faults:
        raise UnreadableError(Several(tuple(dict.fromkeys(faults)), mark("；")))


def _of_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, depth: int) -> Iterator[Passage]:
    if member.file_size > _LARGEST or member.flag_bits & _ENCRYPTED:
        raise UnreadableError(later("太大，或者加了密码"))
    if not member.is_dir():
        yield from passages_of(member.filename, archive.read(member), depth + 1)

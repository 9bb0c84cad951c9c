"""The only door to Pillow: what a picture says beside what it shows."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Mapping
from typing import Any

from PIL import ExifTags, Image, ImageFile, IptcImagePlugin

_LONGEST = 100_000
"""Characters of one entry that are looked at."""


class NoPictureError(Exception):
    """It is no picture that can be read."""


def picture_words(content: bytes) -> Iterator[tuple[str, str]]:
    """The name and the words of each entry: EXIF, XMP, IPTC, and the text chunks of a PNG.

    Raises:
        NoPictureError: it can't be read.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content)) as picture:
                # What a PNG says after its pixels is known once these are read.
                picture.load()
                yield from _entries(picture)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise NoPictureError(str(error)) from None


def has_place(content: bytes) -> bool:
    """Whether a picture says where on the earth it was taken.

    Raises:
        NoPictureError: it can't be read.
    """
    try:
        with Image.open(io.BytesIO(content)) as picture:
            return bool(picture.getexif().get_ifd(ExifTags.IFD.GPSInfo))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise NoPictureError(str(error)) from None


def _entries(picture: Image.Image) -> Iterator[tuple[str, str]]:
    exif = picture.getexif()
    parts: tuple[Mapping[Any, Any], ...] = (
        picture.info,
        exif,
        *(exif.get_ifd(part) for part in (ExifTags.IFD.Exif, ExifTags.IFD.IFD1)),
        _iptc(picture),
    )
    for part in parts:
        for name, value in part.items():
            for text in _texts(value):
                yield str(ExifTags.TAGS.get(name, name)), text


def _iptc(picture: Image.Image) -> Mapping[Any, Any]:
    found = (
        IptcImagePlugin.getiptcinfo(picture) if isinstance(picture, ImageFile.ImageFile) else None
    )
    return found or {}


def _texts(value: Any) -> Iterator[str]:
    """What an entry says, read in each way that it may be written."""
    if isinstance(value, str):
        yield value[:_LONGEST]
        # Pillow takes bytes for Latin-1 where the form prescribes that; nobody here writes it.
        yield from _texts(value[:_LONGEST].encode("latin-1", "ignore"))
    elif isinstance(value, bytes):
        # Windows writes its own entries in the last one.
        for encoding in ("utf-8", "gb18030", "utf-16-le"):
            yield value[:_LONGEST].decode(encoding, "ignore")
    elif isinstance(value, list | tuple) and not all(
        isinstance(each, int | float) for each in value
    ):
        for each in value:
            yield from _texts(each)

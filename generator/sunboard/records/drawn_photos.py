"""What is shown of a photo: drawn anew from its pixels, so that nothing else goes along. A door to Pillow.

A camera or a telephone writes into a file where and when it was taken, with what and by whom, and an older one
in small.
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL import Image

UNREADABLE, HUGE, TYPE = "photo-unreadable", "photo-huge", "photo-type"
MOST_PIXELS = 60_000_000
"""A telephone's has 12 to 50 million. A small file may say that it has a thousand times as many."""
WIDTHS = (320, 960)
"""In pixels: beside a name, and across a telephone's screen. No photo is made larger than it is."""
_TALLEST = 2
"""Times as high as wide; a longer one (a screen that was scrolled) is shown narrower."""
_FORMS = ("JPEG", "PNG", "WEBP")
_QUALITY = 80
_SAME_SHAPE = 4
"""The number that says how a camera was held: up to this one the picture is as wide as it will be."""


class NotShownError(Exception):
    """A file that can't be shown; holds the code of the problem."""


class Sized(NamedTuple):
    """A photo in one size."""

    width: int
    height: int
    content: bytes
    """JPEG, and nothing beside its pixels."""


def drawn_anew(content: bytes, widths: tuple[int, ...] = WIDTHS) -> list[Sized]:
    """A photo in every width that it fills, turned as it is to be seen; a smaller one in its own size.

    Raises:
        NotShownError: it can't be read to its end, or is too large.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with _opened(content) as picture:
                sizes = tuple(dict.fromkeys(_size(picture, width) for width in widths))
                largest = _drawn(picture, sizes[-1])
    except (OSError, ValueError, SyntaxError):
        raise NotShownError(UNREADABLE) from None
    return [_sized(largest, size) for size in sizes]


def _opened(content: bytes) -> Image.Image:
    """A picture of which no pixel is read yet."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - only sites with photos pay for it

    try:
        picture = Image.open(io.BytesIO(content), formats=_FORMS)
    except Image.DecompressionBombError:
        raise NotShownError(HUGE) from None
    except UnidentifiedImageError:
        raise NotShownError(TYPE) from None
    except (OSError, ValueError, SyntaxError):
        raise NotShownError(UNREADABLE) from None
    if picture.width * picture.height > MOST_PIXELS:
        picture.close()
        raise NotShownError(HUGE)
    return picture


def _orientation(picture: Image.Image) -> int:
    from PIL import ExifTags  # noqa: PLC0415

    said = picture.getexif().get(ExifTags.Base.Orientation)
    return said if isinstance(said, int) and 1 <= said <= 2 * _SAME_SHAPE else 1


def _size(picture: Image.Image, width: int) -> tuple[int, int]:
    """How large it is shown within a width, turned as it is to be seen."""
    own = picture.size if _orientation(picture) <= _SAME_SHAPE else picture.size[::-1]
    share = min(1.0, width / own[0], _TALLEST * width / own[1])
    return max(1, round(own[0] * share)), max(1, round(own[1] * share))


def _drawn(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Its pixels on white, in a size, turned as it is to be seen."""
    from PIL import Image  # noqa: PLC0415

    turn = _orientation(picture)
    lying = size if turn <= _SAME_SHAPE else size[::-1]
    # A camera's own is read in an eighth, a quarter or a half of its size, where that will do.
    picture.draft("RGB", lying)
    picture.load()
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    shown = picture if picture.mode == mode else picture.convert(mode)
    small = shown.resize(lying, Image.Resampling.LANCZOS, reducing_gap=2.0)
    if mode == "RGBA":
        white = Image.new("RGB", small.size, "white")
        white.paste(small, mask=small.getchannel("A"))
        small = white
    how = _turns()[turn - 1]
    return small if how is None else small.transpose(how)


def _turns() -> tuple[Image.Transpose | None, ...]:
    """What sets a picture upright, by the number that says how the camera was held, from 1."""
    from PIL.Image import Transpose as To  # noqa: PLC0415

    upright = (None, To.FLIP_LEFT_RIGHT, To.ROTATE_180, To.FLIP_TOP_BOTTOM)
    return (*upright, To.TRANSPOSE, To.ROTATE_270, To.TRANSVERSE, To.ROTATE_90)


def _sized(largest: Image.Image, size: tuple[int, int]) -> Sized:
    from PIL import Image  # noqa: PLC0415

    made = io.BytesIO()
    # A new one has nothing of the old one's but pixels.
    shown = Image.new("RGB", size)
    shown.paste(largest if largest.size == size else largest.resize(size, Image.Resampling.LANCZOS))
    shown.save(made, "JPEG", quality=_QUALITY, progressive=True)
    return Sized(*size, made.getvalue())

"""A PNG that says nothing beside what it shows is known without opening it; any other is opened."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image, PngImagePlugin
from sunboard.gate.bare_png import holds_pixels_alone

from tests.factories import ROOT


def png(**saved: object) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (3, 2), "red").save(file, "PNG", **saved)
    return file.getvalue()


def with_words() -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "司马蓁")
    return png(pnginfo=words)


def with_place() -> bytes:
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (31.0, 0.0, 0.0)}
    return png(exif=exif)


def test_pixels_alone_then_known_as_such() -> None:
    assert holds_pixels_alone(png())
    own = (ROOT / "site_templates/assets/images/icon-180.png").read_bytes()
    assert holds_pixels_alone(own), (
        "a build that opened our own icon would load what opens pictures"
    )


@pytest.mark.parametrize(
    "make",
    [
        with_words,
        with_place,
        lambda: png() + b"13900001111",
        lambda: png()[:-1],
        lambda: png()[:40],
        lambda: png().replace(b"IDAT", b"IDAX"),
        lambda: png()[:50] + b"!" + png()[51:],
        lambda: b"",
        lambda: b"GIF89a",
    ],
    ids=["words", "place", "behind", "cut", "cut within", "other chunk", "broken", "empty", "gif"],
)
def test_anything_else_then_not(make: Callable[[], bytes]) -> None:
    assert not holds_pixels_alone(make())

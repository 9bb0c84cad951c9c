"""What published files say, whatever form they have: pages, printed sheets and archives of sheets."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PIL import Image
from sunboard.gate.bare_png import holds_pixels_alone

from tests.outputs.sheets.paper import tool

_OF_PIXELS = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
"""What Pillow says of a JPEG that says nothing."""


def said_by(file: Path) -> Iterator[str]:
    """Every line that a file holds; a file of a form that can't be read here is an error."""
    if file.suffix == ".pdf":
        text = pages_text(file)
        yield from text.splitlines()
        yield unbroken(text)
        yield from beside_the_pages(file.read_bytes())
    elif file.suffix == ".png":
        assert holds_pixels_alone(file.read_bytes()), file
    elif file.suffix == ".jpg":
        with Image.open(file) as photo:
            assert dict(photo.getexif()) == {}, file
            assert {*photo.info} <= _OF_PIXELS, file
    elif file.suffix == ".zip":
        with zipfile.ZipFile(file) as archive:
            yield from archive.namelist()
    else:
        yield from file.read_text(encoding="utf-8").splitlines()


@cache
def pages_text(pdf: Path) -> str:
    """What stands on a PDF's pages, line by line."""
    return tool("pdftotext", "-raw", str(pdf), "-")


def unbroken(text: str) -> str:
    """A PDF's text without its line breaks, which may stand within a name; numbers stay apart."""
    return re.sub(r"(?<!\d) | (?!\d)", "", re.sub(r"[\s\u200b]+", " ", text))


def beside_the_pages(pdf: bytes) -> Iterator[str]:
    """The titles, bookmarks, destinations and properties of a PDF, none of which is printed."""
    hidden = [word for word in (b"/ObjStm", b"/EmbeddedFile") if word in pdf]
    assert hidden == [], "a PDF holds objects that can't be read here"
    objects = re.sub(rb"\bstream\r?\n.*?endstream", b"", pdf, flags=re.DOTALL)
    for words in re.findall(rb"<(FEFF[0-9A-F]*)>", objects, re.IGNORECASE):
        yield bytes.fromhex(words.decode()).decode("utf-16")
    for words in re.findall(rb"\(((?:[^()\\]|\\.)*)\)", objects, re.DOTALL):
        yield words.decode()
    properties = re.findall(rb"<\?xpacket begin=.*?<\?xpacket end=", pdf, re.DOTALL)
    assert properties
    for words in properties:
        yield words.decode()

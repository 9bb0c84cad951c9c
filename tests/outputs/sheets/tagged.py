"""The tables of a PDF as its tags tell them, read in one pass.

`pdfinfo -struct-text` tells the same, and draws the page again for every cell of it: two hundred rows take it
ten seconds. `test_tagged.py` holds the two against each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf

from tests.outputs.sheets.paper import squeezed

Said = dict[tuple[int, int], str]
"""What each marked stretch of each page says, by the page's object and the mark's number."""


def table_rows(pdf: Path) -> list[str]:
    """The rows of the bodies of all tables, in the order of the tags, without white space."""
    reader = pypdf.PdfReader(pdf)
    said: Said = {}
    for page in reader.pages:
        number = page.indirect_reference.idnum if page.indirect_reference else -1
        said.update({(number, mark): text for mark, text in _said_on(page).items()})
    bodies = _elements(reader.root_object["/StructTreeRoot"], "/TBody")
    rows = (row for body in bodies for row in _elements(body, "/TR"))
    return [squeezed("".join(_texts(row, said))) for row in rows]


def _said_on(page: pypdf.PageObject) -> dict[int, str]:
    """What each marked stretch of a page says; what stands outside of them is for the eye only."""
    codes = {name: _codes(font) for name, font in page["/Resources"].get("/Font", {}).items()}
    said: dict[int, str] = defaultdict(str)
    font: dict[bytes, str] = {}
    marks: list[int | None] = []
    content = page.get_contents()
    # A stream is a mapping too, which is empty.
    for operands, operator in () if content is None else content.operations:
        if operator in (b"BDC", b"BMC"):
            properties = operands[1] if operator == b"BDC" else {}
            assert "/ActualText" not in properties, "a stretch says other than its letters"
            marks.append(properties.get("/MCID"))
        elif operator == b"EMC":
            marks.pop()
        elif operator == b"Tf":
            font = codes[operands[0]]
        elif operator in (b"Tj", b"TJ"):
            mark = next((mark for mark in reversed(marks) if mark is not None), None)
            if mark is not None:
                said[mark] += _letters(operands[0], font)
    return said


def _codes(font: Any) -> dict[bytes, str]:
    """What each code of a font stands for."""
    table = font.get_object()["/ToUnicode"].get_data()
    assert b"beginbfrange" not in table, "a font tells its letters in another way"
    pairs = re.findall(rb"(?m)^<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>$", table)
    return {
        bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in pairs
    }


def _letters(shown: Any, font: dict[bytes, str]) -> str:
    """What is shown; between stretches of a text stand numbers, which move them."""
    stretches = shown if isinstance(shown, list) else [shown]
    codes = b"".join(each.original_bytes for each in stretches if isinstance(each, (str, bytes)))
    return "".join(font[codes[at : at + 2]] for at in range(0, len(codes), 2))


def _elements(element: Any, tag: str) -> Iterator[Any]:
    """The nearest elements of a tag below an element."""
    for child in _children(element):
        if isinstance(child, dict):
            if child.get("/S") == tag:
                yield child
            else:
                yield from _elements(child, tag)


def _texts(element: Any, said: Said) -> Iterator[str]:
    """What stands in an element, mark by mark."""
    for child in _children(element):
        if isinstance(child, int):
            yield said.get((element.raw_get("/Pg").idnum, child), "")
        elif "/MCID" in child:
            page = child if "/Pg" in child else element
            yield said.get((page.raw_get("/Pg").idnum, child["/MCID"]), "")
        else:
            yield from _texts(child, said)


def _children(element: Any) -> list[Any]:
    found = element.get("/K", [])
    return [each.get_object() for each in (found if isinstance(found, list) else [found])]

"""R-25, R-27: pages and files that an office wrote by hand, looked through before they go out."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from sunboard.checks.arrays import matches_any
from sunboard.checks.private.classes import CLASSES, found_in, stems_of
from sunboard.checks.records import WITHHELD

_MARKUP = re.compile(
    r"<!--.*?-->|</?[A-Za-z][^<>]*>|!?\[(?=[^\]]*\]\()|\]\([^()]*\)|[*_`~\\]", re.DOTALL
)
_BEGINS = re.compile(r"\s*(?:#{1,6}\s+|[-*+>]\s+|\d{1,3}\.\s+|(?P<key>[a-z_]+:\s+))?")
_PARTS = re.compile(r"<!--\s?/?(?:board|kind)(?::\s?[\w-]+)?\s?-->")
_MARK = f"%%SAY:{WITHHELD}%%"
"""Is said with the theme's own words, once it is known in which language (`outputs/html/theme_words.py`)."""
_BLANK = re.compile(r"(\n[ \t]*\n)")


class Found(NamedTuple):
    """Something private, and where."""

    name: str
    """Of the document."""
    line: int
    """From 1."""
    code: str
    """Of its class."""


def private_lines(documents: Mapping[str, str]) -> list[Found]:
    """What stands in the lines of some documents, by their names."""
    lines = [
        (name, number, line)
        for name, text in documents.items()
        for number, line in enumerate(text.splitlines(), 1)
    ]
    suspects = _suspects([line for _, _, line in lines])
    return [
        Found(name, number, code)
        for name, number, line in (lines[at] for at in suspects)
        for code in _codes(line)
    ]


def as_read(text: str) -> str:
    """Markdown or HTML without what is not seen of it, so that no mark hides a number in the middle."""
    return html.unescape(_MARKUP.sub("", text))


def without_private(pages: Mapping[str, str]) -> tuple[dict[str, str], list[Found]]:
    """Those of some pages in Markdown that say anything private, with other words there; and where it was.

    A line is withheld, or all lines up to the next blank one where only together they say it. The comments that
    leave out parts for boards and kinds stay.
    """
    blocks = [(name, block) for name, text in pages.items() for block in _BLANK.split(text)]
    cleaned, found = {}, []
    for at in _suspects([block for _, block in blocks]):
        name, block = blocks[at]
        cleaned[at], here = _without_lines(block)
        first = 1 + sum(each.count("\n") for other, each in blocks[:at] if other == name)
        found += [Found(name, first + number, code) for number, code in here]
    changed: dict[str, list[str]] = {name: [] for name, _, _ in found}
    for at, (name, block) in enumerate(blocks):
        if name in changed:
            changed[name].append(cleaned.get(at, block))
    return {name: "".join(parts) for name, parts in changed.items()}, found


def _suspects(texts: Sequence[str]) -> list[int]:
    """Which of some texts may hold anything, as they are written or as they are read."""
    stems = stems_of(CLASSES)
    written, read = (
        pa.array(texts, pa.large_string()),
        pa.array([*map(as_read, texts)], pa.large_string()),
    )
    suspects: list[int] = np.flatnonzero(
        matches_any(written, stems) | matches_any(read, stems)
    ).tolist()
    return suspects


def _without_lines(block: str) -> tuple[str, list[tuple[int, str]]]:
    if not (codes := _codes(block)):
        return block, []
    lines, found = block.split("\n"), []
    for number, line in enumerate(lines):
        if here := _codes(line):
            lines[number] = _withheld(line)
            found += [(number, code) for code in here]
    if _codes("\n".join(lines)):
        return _withheld(block), [(0, code) for code in codes]
    return "\n".join(lines), found


def _codes(text: str) -> list[str]:
    """The classes of what stands in a text as it is written, or as it is read."""
    return list(
        dict.fromkeys(each.code for said in {text, as_read(text)} for each in found_in(said))
    )


def _withheld(text: str) -> str:
    begins = _BEGINS.match(text)
    # In the front matter of a page no value may begin with the sign that a mark begins with.
    instead = f'"{_MARK}"' if begins and begins["key"] else _MARK
    return "".join((begins[0] if begins else "", instead, *_PARTS.findall(text)))

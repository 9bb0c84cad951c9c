"""HTML and SVG as somebody reads them who looks at the source as well: texts block by block, and attributes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from sunboard.checks.records import WITHHELD
from sunboard.language import say

_TOKEN = re.compile(
    r"<!--(?P<comment>.*?)-->"
    r"|<(?P<tag>/?[A-Za-z][\w:-]*)(?P<attributes>(?:[^\"'>]|\"[^\"]*\"|'[^']*')*+)>"
    r"|(?P<text>[^<]+|<)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_INLINE = re.compile(
    "/?(?:a|b|bdi|bdo|code|del|dfn|em|font|i|ins|kbd|mark|s|samp|span|strong|sub|sup|tspan|tt|u|var|wbr"
    "|[wa]:(?:r|t|rPr|rFonts|proofErr|lang|sz|szCs|b|i|color)|r|t|rPr|text:(?:span|s))",
    re.IGNORECASE,
)
"""Elements that a number or a name goes on through, also of documents and workbooks; what is said small stands
for itself."""
_DRAWN = frozenset({"d", "points", "viewbox", "transform", "class"})
"""Attributes that hold nobody's words."""
_ADDRESSES = frozenset({"href", "src", "id", "action", "srcset", "for"})
_NOWHERE = "#"
"""Stands in the place of an address."""


@dataclass(frozen=True)
class Read:
    """What is read at one place."""

    text: str
    line: int
    spans: tuple[tuple[int, int], ...]
    """Where in the source it stands, piece by piece."""
    instead: str | None = None
    """What is put in its place where it is private; None for words that say so."""


def read_markup(source: str) -> Iterator[Read]:
    """Every text of a page, a block at a time, every attribute and every comment."""
    block: list[tuple[int, int]] = []
    line, counted = 1, 0
    for token in _TOKEN.finditer(source):
        if token["text"] is not None:
            block.append(token.span())
            continue
        is_block = token["tag"] is None or _INLINE.fullmatch(token["tag"]) is None
        if is_block and block:
            line, counted = line + source.count("\n", counted, block[0][0]), block[0][0]
            yield _block(source, block, line)
            block = []
        here = line + source.count("\n", counted, token.start())
        if token["comment"] is not None:
            yield Read(token["comment"], here, (token.span("comment"),))
        elif token["attributes"]:
            yield from _attributes(token["attributes"], here, token.start("attributes"))
    if block:
        yield _block(source, block, line + source.count("\n", counted, block[0][0]))


def hidden(source: str, private: Iterable[Read]) -> str:
    """A text with other words in the place of what is private."""
    places: list[tuple[int, int, str]] = []
    for read in private:
        words = (
            say(WITHHELD) if read.instead is None else read.instead,
            *("" for _ in read.spans[1:]),
        )
        places += [(*span, word) for span, word in zip(read.spans, words, strict=True)]
    for first, last, word in sorted(places, reverse=True):
        source = f"{source[:first]}{word}{source[last:]}"
    return source


def attributes_of(tag: str) -> Iterator[Read]:
    """What the attributes of one tag say."""
    return _attributes(tag, 1, 0)


def _block(source: str, spans: list[tuple[int, int]], line: int) -> Read:
    text = unescape("".join(source[first:last] for first, last in spans))
    return Read(text, line, tuple(spans))


def _attributes(attributes: str, line: int, offset: int) -> Iterator[Read]:
    for found in _ATTRIBUTE.finditer(attributes):
        name, group = found[1].lower(), found.lastindex or 1
        value = unescape(found[group])
        if name in _DRAWN or value.startswith("data:"):
            continue
        first, last = found.span(group)
        span = ((offset + first, offset + last),)
        if name in _ADDRESSES:
            yield Read(unquote(value), line, span, _NOWHERE)
        else:
            yield Read(value, line, span)

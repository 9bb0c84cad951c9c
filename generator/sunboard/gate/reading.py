"""Texts with a form of their own (JSON, tables, plain lines), piece by piece, each with where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import partial

from sunboard.gate.markup import Read, read_markup

_JSON_PIECE = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|(?<![\w.])\d{11,19}(?![\w.])", re.DOTALL)
"""A string, or a number long enough to be somebody's."""
_NOTHING = "null"
"""Stands in the place of a number in JSON."""
_CELL = re.compile(r"\"((?:[^\"]|\"\")*)\"|[^,;\t\r\n\"]+")
_LINE = re.compile(r"[^\n]+")
_SAID = re.compile(
    r"(/\*.*?\*/|(?<![:/\w])//[^\n]*"
    r"|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)",
    re.DOTALL,
)
"""What a style sheet or a script says in words: comments and strings."""

_DRAWN = ("'data:", '"data:')
"""Begins a picture that stands in a style sheet."""

_VALUE = re.compile(r"(?<=:)([^\r\n]+)")
"""What a line of a calendar says, behind its name."""
_ESCAPED = re.compile(r"\\(.)")
"""A sign of a calendar's text that would else divide it, or the letter of a break (RFC 5545, 3.3.11)."""
_FOLD = re.compile(r"\r?\n[ \t]")
"""Where a line of a calendar goes on in the next (RFC 5545, 3.1): anywhere, also within a name."""

Reader = Callable[[str], Iterator[Read]]
"""Reads a text of one form."""


def _read(pattern: re.Pattern[str], plain: Callable[[str], str], source: str) -> Iterator[Read]:
    """All that a pattern finds; what its first group took stands in quotation marks."""
    line, counted = 1, 0
    for found in pattern.finditer(source):
        line, counted = line + source.count("\n", counted, found.start()), found.start()
        if found[0].startswith(_DRAWN):
            continue
        is_quoted = found.lastindex == 1
        text = plain(found[1]) if is_quoted else found[0]
        instead = _NOTHING if pattern is _JSON_PIECE and not is_quoted else None
        yield Read(text, line, (found.span(1 if is_quoted else 0),), instead)


def _json_text(quoted: str) -> str:
    if "\\" not in quoted:
        return quoted
    try:
        return str(json.loads(f'"{quoted}"', strict=False))
    except ValueError:
        return quoted


def _unescaped(value: str) -> str:
    return _ESCAPED.sub(lambda sign: "\n" if sign[1] in "nN" else sign[1], value)


def _same(text: str) -> str:
    return text


CALENDAR = ".ics"


def unfolded(source: str) -> str:
    """A calendar with each of its lines in one piece."""
    return _FOLD.sub("", source)


_MARKUP: Reader = read_markup
_READERS: dict[str, Reader] = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".svg", ".xml", ".rss", ".atom"), _MARKUP),
    **dict.fromkeys(
        (".json", ".geojson", ".webmanifest", ".map"), partial(_read, _JSON_PIECE, _json_text)
    ),
    **dict.fromkeys((".csv", ".tsv"), partial(_read, _CELL, lambda cell: cell.replace('""', '"'))),
    CALENDAR: lambda source: _read(_VALUE, _unescaped, unfolded(source)),
    **dict.fromkeys((".js", ".mjs", ".css"), partial(_read, _SAID, _same)),
}


def reader_of(ending: str) -> Reader:
    """How a text is read whose file has this ending; line by line where it has no form that is known."""
    return _READERS.get(ending.lower(), partial(_read, _LINE, _same))

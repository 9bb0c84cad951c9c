"""YAML as a stream of events: scalars stay text, and whatever does more than hold text is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentEndEvent,
    Event,
    ScalarEvent,
    StreamEndEvent,
)

from sunboard.problems import Place, Problem
from sunboard.records.encodings import MOST_BAD_LINES, UTF8_BOM

DEEPEST = 8
"""Lists and mappings may stand in one another so many times: libyaml's time grows with the square."""
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""Plain scalars that mean nothing; in quotation marks they are text."""

_FORBIDDEN = re.compile(
    rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x84\x86-\x9f]|\xef\xbb\xbf|\xef\xbf[\xbe\xbf]"
)
"""Characters at which YAML gives up, in UTF-8."""
_BREAK = re.compile(rb"\n|\xc2\x85|\xe2\x80[\xa8\xa9]")
"""What YAML takes for a line end, in text that has LF alone."""
_COMMENT = re.compile(rb"[ \t]+#")
_CLOSE_COMMENT = re.compile(rb",?[ \t]+#[^ \t]")
"""A comment that starts as nobody starts one; in a list, the next item may be what it has cut."""
_FORBIDDEN_LINE = re.compile(rb"(?:%b)[^\n]*" % _FORBIDDEN.pattern)
"""The first of them in a line, and the rest of the line."""

_REMEDIES = (
    ("cannot start any token", "yaml-character"),
    ("found a tab character", "yaml-character"),
    ("mapping values are not allowed", "yaml-colon"),
    ("unexpected end of stream", "yaml-quote"),
    ("could not find expected ':'", "yaml-indent"),
    ("did not find expected ',' or ']'", "yaml-bracket"),
    ("did not find expected", "yaml-indent"),
)


class RefusedError(Exception):
    """A file is refused from a line on; the code names a message."""

    def __init__(self, code: str, line: int) -> None:
        super().__init__(code)
        self.code = code
        self.line = line


class Events:
    """The events of one document."""

    def __init__(self, text: bytes) -> None:
        self.next: Callable[[], Any] = CParser(text).get_event

    def start(self) -> Event | None:
        """The document's first node; None for an empty stream."""
        self.next()
        event: Event = self.next()
        if isinstance(event, StreamEndEvent):
            return None
        node: Event = self.next()
        return node

    def end(self) -> None:
        """Makes sure that nothing follows the document's root."""
        event = self.next()
        while isinstance(event, DocumentEndEvent):
            event = self.next()
        if not isinstance(event, StreamEndEvent):
            raise RefusedError("yaml-documents", line_of(event))

    def skip(self, event: Event) -> None:
        """Passes over the rest of a node, given its first event."""
        depth = 0
        while True:
            if isinstance(event, CollectionStartEvent):
                depth += 1
                if depth > DEEPEST:
                    raise RefusedError("yaml-deep", line_of(event))
            elif isinstance(event, CollectionEndEvent):
                depth -= 1
            if depth == 0:
                return
            event = self.next()


def without_forbidden(text: bytes) -> tuple[bytes, frozenset[int]]:
    """The text with U+FFFD for characters at which YAML would give up, and their lines.

    With more than `MOST_BAD_LINES` of those there is no text: nobody reads the file.
    """
    text = text.replace(UTF8_BOM, b"")  # between files that were put together; it means nothing
    if not _FORBIDDEN.search(text):
        return text, frozenset()
    bad_lines: set[int] = set()
    line, start = 1, 0
    for match in _FORBIDDEN_LINE.finditer(text):
        line += text.count(b"\n", start, match.start())
        start = match.start()
        bad_lines.add(line)
        if len(bad_lines) > MOST_BAD_LINES:
            return b"", frozenset(bad_lines)
    return _FORBIDDEN.sub("\ufffd".encode(), text), frozenset(bad_lines)


class Comments:
    """Where a `#` behind a space ends a text that has no quotation marks: 修好 #3 楼 is 修好 to YAML."""

    def __init__(self, text: bytes) -> None:
        self._lines = _BREAK.split(text) if _COMMENT.search(text) else []

    def cuts(self, value: Event) -> bool:
        """Whether a comment follows a plain text, or a key without one, on its line."""
        return self._follows(value, _COMMENT)

    def cuts_name(self, value: Event) -> bool:
        """Whether what follows a plain name is likely part of it (`甲局 #3`) and no comment (`a-1 # 甲局`)."""
        return self._follows(value, _CLOSE_COMMENT)

    def _follows(self, value: Event, comment: re.Pattern[bytes]) -> bool:
        end = value.end_mark if isinstance(value, ScalarEvent) and not value.style else None
        if not self._lines or end is None:
            return False
        line = self._lines[end.line]
        if not _COMMENT.search(line):
            return False
        return comment.match(line.decode()[end.column :].encode()) is not None


def line_of(event: Event) -> int:
    """The line at which an event starts, from 1."""
    return event.start_mark.line + 1 if event.start_mark else 1


def peculiarity(event: Event) -> str | None:
    """The code of the problem with an alias, an anchor or a tag; None for a plain node."""
    if isinstance(event, AliasEvent) or getattr(event, "anchor", None) is not None:
        return "yaml-anchor"
    return "yaml-tag" if getattr(event, "tag", None) is not None else None


def scalar_text(event: ScalarEvent) -> str:
    """A scalar's text; "" for what YAML calls null."""
    text: str = event.value
    return "" if not event.style and text in NULLS else text


def syntax_problem(file: str, error: yaml.YAMLError) -> Problem:
    """The problem with a file that is not YAML from some line on."""
    said = str(getattr(error, "problem", ""))
    code = next((code for part, code in _REMEDIES if part in said), "yaml-syntax")
    marks = [getattr(error, "problem_mark", None), getattr(error, "context_mark", None)]
    if code in ("yaml-quote", "yaml-bracket"):
        marks.reverse()  # the end of the file says nothing; where the text or the list began does
    line = next((mark.line + 1 for mark in marks if mark), None)
    return Problem(Place(file, line), code)

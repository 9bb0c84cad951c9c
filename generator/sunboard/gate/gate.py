"""The gate itself: files come in as they were made, and go on as they may go out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from functools import partial
from types import MappingProxyType
from typing import Any

from sunboard.checks.records import WITHHELD
from sunboard.gate.files import BrokenPictureError, UnreadableError, passages_of
from sunboard.gate.found import ADDRESS, BROKEN, HIDDEN, LEFT_OUT, UNREAD, Finds
from sunboard.gate.judge import Judge
from sunboard.gate.labels import POSITION
from sunboard.gate.markup import hidden
from sunboard.gate.pieces import PageReader
from sunboard.gate.reading import CALENDAR, reader_of, unfolded
from sunboard.language import say
from sunboard.outputs.html.tables import FramedPage
from sunboard.schema.surface import Surface

Write = Callable[[str, bytes], None]
"""Takes a file's address and its bytes."""

_PAGE = ".html"
_LINES = frozenset({".csv", ".tsv", ".txt", ".json", CALENDAR})
"""Texts whose every line can be read by itself; no line of JSON ends within a string."""
_TEXTS = _LINES | {_PAGE, ".htm", ".svg", ".xml", ".webmanifest"}
"""Files in which a text can be hidden; of others the whole file is left out."""
_BETWEEN_TEXTS = "\u3000"
"""What sheets put between two texts on one line."""
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"')
"""A text within JSON."""
_MARK = b"\xef\xbb\xbf"
_NO_OTHERS: Mapping[Surface, Judge] = MappingProxyType({})


class Gate:
    """Stands before whoever writes what is published; asked in several processes, each of which has its own."""

    def __init__(self, judge: Judge, others: Mapping[Surface, Judge] = _NO_OTHERS) -> None:
        """Ask a judge about everything, and others about surfaces where others may be named."""
        self._judge, self._pages = judge, PageReader(judge)
        self._others = others
        self._paper = others.get(Surface.SHEET, judge)
        self.finds = Finds()

    def of(self, surface: Surface) -> Gate:
        """The gate that stands before all that is told on a surface; what it finds is told with all else."""
        gate = copy(self)
        gate._judge = gate._paper = self._others.get(surface, self._judge)
        gate._pages = PageReader(gate._judge)
        return gate

    def before(self, write: Write) -> Write:
        """`write`, with the gate before it: for tables and sheets, whose texts each stand in one piece.

        Nobody reads a sheet once more: what it is set from is (`document`).
        """
        return partial(self._pass_on, write)

    def before_forms(self, write: Write) -> Callable[[Mapping[str, bytes]], None]:
        """`write`, with the gate before it: for files that say the same in other forms, one of lines first.

        Where nothing is to be hidden in that one, nothing is in the others: they were made of the same cells.
        An archive is not looked into: what it holds went through before.
        """
        return partial(self._pass_forms_on, write)

    def before_boards(self, write: Write) -> Callable[[str, FramedPage], None]:
        """`write`, with the gate before it: for boards, whose texts each stand in one piece.

        The rows of their large tables were asked about as they were drawn (`is_innocent`), each once; where
        one of those around was not innocent, they are looked through with the page.
        """
        return partial(self._pass_board, write)

    def is_innocent(self, content: bytes) -> bool:
        """Whether nothing private stands in a part of a board, cut between two tags."""
        return self._pages.is_innocent(content)

    def before_own(self, write: Write) -> Write:
        """`write`, with the gate before it: for pages and files that somebody made by hand.

        They are read to the last attribute, as nobody knows how they came to be.
        """

        def pass_on(path: str, content: bytes) -> None:
            if self._admits_path(path):
                if _ending_of(path).lower() in _TEXTS:
                    write(path, self._cleaned(path, content))
                elif self._admits_file(path, content):
                    write(path, content)

        return pass_on

    def document(self, path: str, document: str) -> str:
        """What a sheet is set from, a JSON text, with everything private hidden."""
        suspects = self._suspects_on_paper(document.encode("utf-8", "backslashreplace"))
        if not any(map(self._codes_on_paper, suspects)):
            return document
        tree = self._tree(path, json.loads(document))
        return json.dumps(tree, ensure_ascii=False, separators=(",", ":"))

    def name(self, path: str, name: str) -> str:
        """What something is called in the file at `path`; other words where the name is private."""
        return str(self._tree(path, name))

    def _pass_forms_on(self, write: Write, forms: Mapping[str, bytes]) -> None:
        first, content = next(iter(forms.items()))
        is_innocent = (
            _ending_of(first) in _TEXTS
            and all(map(self._admits_path, forms))
            and self._text(first, content) == content
        )
        for path, made in forms.items():
            if is_innocent:
                write(path, made)
            else:
                self._pass_on(write, path, made)

    def _pass_on(self, write: Write, path: str, content: bytes) -> None:
        if self._admits_path(path):
            ending = _ending_of(path)
            if ending == _PAGE:
                content = self._page(path, content)
            elif ending in _TEXTS:
                content = self._text(path, content)
            write(path, content)

    def _pass_board(self, write: Write, path: str, page: FramedPage) -> None:
        if not self._admits_path(path):
            return
        if page.are_innocent:
            write(path, page.whole(self._page(path, page.frame)))
        else:
            write(path, self._page(path, page.whole()))

    def _admits_path(self, path: str) -> bool:
        codes = self._judge.codes_in(path)
        if codes:
            self.finds.tell(ADDRESS, codes, self._masked(path), path)
        return not codes

    def _masked(self, path: str) -> str:
        """A path without the parts that are private."""
        return "/".join("…" if self._judge.codes_in(part) else part for part in path.split("/"))

    def _page(self, path: str, content: bytes) -> bytes:
        content, found = self._pages.cleaned(content)
        for piece, verdict in found.items():
            self.finds.tell(HIDDEN, verdict.codes, path, piece.decode("utf-8", "replace"))
        return content

    def _text(self, path: str, content: bytes) -> bytes:
        """A text that the site makes itself, with everything private hidden; what can't hold it isn't read."""
        if b"\\u" in content:
            return self._cleaned(path, content)
        by_line = _ending_of(path) in _LINES
        parts: list[bytes] = []
        copied = 0
        for first, last in self._suspects(content, by_line=by_line):
            parts += (content[copied:first], self._cleaned(path, content[first:last]))
            copied = last
        return b"".join((*parts, content[copied:])) if parts else content

    def _suspects(self, content: bytes, *, by_line: bool) -> Iterator[tuple[int, int]]:
        """Where the lines begin and end, or all of it, that may hold something."""
        last = len(_MARK) if content.startswith(_MARK) else 0
        position = self._judge.first(content, last)
        while position is not None:
            first, last = _lines_around(content, position, last) if by_line else (0, len(content))
            yield first, last
            position = self._judge.first(content, last)

    def _cleaned(self, path: str, content: bytes) -> bytes:
        """A text with everything private hidden, read whole; one that is no UTF-8 as it is."""
        try:
            source = content.decode()
        except UnicodeDecodeError:
            return content if self._admits_file(path, content) else b""
        if path.endswith(CALENDAR):
            source = unfolded(source)
        private = []
        for read in reader_of(_ending_of(path))(source):
            if codes := self._judge.codes_in(read.text):
                private.append(read)
                self.finds.tell(HIDDEN, codes, path, read.text)
        return hidden(source, private).encode() if private else content

    def _admits_file(self, path: str, content: bytes) -> bool:
        codes: list[str] = []
        try:
            for passage in passages_of(path, content):
                codes += self._judge.codes_in(passage.text)
                codes += (POSITION,) if passage.tells_place else ()
        except BrokenPictureError:
            self.finds.tell(BROKEN, (BROKEN,), path, path)
            return False
        except UnreadableError:
            self.finds.tell(UNREAD, (UNREAD,), path, path)
        if codes:
            self.finds.tell(LEFT_OUT, codes, path, path)
        return not codes

    def _tree(self, path: str, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self._tree(path, each) for key, each in value.items()}
        if isinstance(value, list):
            return [self._tree(path, each) for each in value]
        if isinstance(value, str) and (codes := self._codes_on_paper(value)):
            self.finds.tell(HIDDEN, codes, path, value)
            return say(WITHHELD)
        return value

    def _suspects_on_paper(self, document: bytes) -> Iterator[str]:
        """The texts of a JSON document that may hold something, and those in which a sign is escaped."""
        # In most documents nothing but the ends of lines is.
        plain = document.replace(b"\\n", b"\n")
        if b"\\" in plain:
            yield from self._suspects_among_escaped(document)
            return
        position = self._paper.first(plain)
        while position is not None:
            first, last = plain.rfind(b'"', 0, position) + 1, plain.find(b'"', position + 1)
            yield plain[first : last if last > 0 else None].decode()
            position = self._paper.first(plain, last) if last > 0 else None

    def _suspects_among_escaped(self, document: bytes) -> Iterator[str]:
        """The same of a document in which signs are escaped, one text after another."""
        hit = self._paper.first(document)
        for string in _STRING.finditer(document):
            first, last = string.span()
            if hit is not None and hit < first:
                # In a number, or in a text that was looked at.
                hit = self._paper.first(document, first)
            if (hit is not None and hit < last) or b"\\" in string[0]:
                yield json.loads(string[0])

    def _codes_on_paper(self, text: str) -> list[str]:
        """Of a text, and of each part by itself: what is set in one line needn't be one text."""
        parts = dict.fromkeys((text, *text.split(_BETWEEN_TEXTS)))
        return list(dict.fromkeys(code for part in parts for code in self._paper.codes_in(part)))


def _ending_of(path: str) -> str:
    """What a path ends in, `.html`; asked of each, so no `PurePosixPath` is made."""
    stem, _, ending = path.rpartition("/")[2].rpartition(".")
    return f".{ending}" if stem and ending else ""


def _lines_around(content: bytes, position: int, known: int) -> tuple[int, int]:
    """Where the line around a position begins and ends, or several that a cell stands in.

    At `known`, which is before it, no cell is open.
    """
    first = max(known, content.rfind(b"\n", 0, position) + 1)
    if content.count(b'"', known, first) % 2:
        first = max(known, content.rfind(b"\n", 0, content.rfind(b'"', 0, first)) + 1)
    last = content.find(b"\n", position + 1)
    while last >= 0 and content.count(b'"', first, last) % 2:
        last = content.find(b"\n", last + 1)
    return first, len(content) if last < 0 else last

"""Finds and hides within the bytes of a finished page, without taking all of it apart."""

from __future__ import annotations

from html import unescape
from typing import NamedTuple

from sunboard.checks.records import WITHHELD
from sunboard.gate.judge import Judge
from sunboard.gate.markup import attributes_of, hidden
from sunboard.language import say


class Verdict(NamedTuple):
    """What becomes of one piece of a page: of the text between two tags, or of one tag."""

    codes: tuple[str, ...] = ()
    """Of what is hidden in it."""
    instead: bytes = b""
    """What is put in its place, where something is hidden."""


INNOCENT = Verdict()


class PageReader:
    """Judges pages; what stands on several is judged once."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._verdicts: dict[bytes, Verdict] = {}

    def __reduce__(self) -> tuple[type[PageReader], tuple[Judge]]:
        """Another process that it is handed to judges anew."""
        return PageReader, (self._judge,)

    def cleaned(self, content: bytes) -> tuple[bytes, dict[bytes, Verdict]]:
        """A page of HTML with everything private hidden; and what was found, by the piece it stands in."""
        found: dict[bytes, Verdict] = {}
        parts: list[bytes] = []
        copied, start = 0, self._judge.first(content)
        while start is not None:
            first, last = _around(content, start)
            piece = content[first:last]
            verdict = self._verdict(piece)
            if verdict is not INNOCENT:
                found[piece] = verdict
                parts += (content[copied:first], verdict.instead)
                copied = last
            start = self._judge.first(content, last)
        return (b"".join((*parts, content[copied:])) if parts else content), found

    def is_innocent(self, content: bytes) -> bool:
        """Whether nothing private stands in a part of a page, cut between two tags."""
        start = self._judge.first(content)
        while start is not None:
            first, last = _around(content, start)
            if self._verdict(content[first:last]) is not INNOCENT:
                return False
            start = self._judge.first(content, last)
        return True

    def _verdict(self, piece: bytes) -> Verdict:
        verdict = self._verdicts.get(piece)
        if verdict is None:
            text = piece.decode("utf-8", "replace")
            verdict = self._of_tag(text) if piece.startswith(b"<") else self._of_text(text)
            self._verdicts[piece] = verdict
        return verdict

    def _of_text(self, text: str) -> Verdict:
        codes = self._judge.codes_in(unescape(text))
        return Verdict(codes, say(WITHHELD).encode()) if codes else INNOCENT

    def _of_tag(self, tag: str) -> Verdict:
        private = {read: self._judge.codes_in(read.text) for read in attributes_of(tag)}
        codes = tuple(code for here in private.values() for code in here)
        if not codes:
            return INNOCENT
        return Verdict(
            codes, hidden(tag, (read for read, here in private.items() if here)).encode()
        )


def _around(content: bytes, position: int) -> tuple[int, int]:
    """Where the piece around a position begins and ends: a tag, or what stands between two."""
    opened, closed = content.rfind(b"<", 0, position + 1), content.rfind(b">", 0, position)
    if opened > closed:
        ended = content.find(b">", position)
        return opened, len(content) if ended < 0 else ended + 1
    ended = content.find(b"<", position)
    # Never nothing: whoever goes on from the end of each comes to the end of the page.
    return closed + 1, len(content) if ended < 0 else max(ended, position + 1)

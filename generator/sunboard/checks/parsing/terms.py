"""Terms of the programme's closed lists."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from sunboard.checks.faults import Assumed, Fault
from sunboard.checks.parsing.progress import DONE, UNFINISHED, goes_on, is_done, is_not_done
from sunboard.language import several
from sunboard.settings import Vocabulary

_SEPARATORS = re.compile(r"[、;；,，/\s]+")


_CLAUSE_END = re.compile(r"[，,。;；:：(（\n]")
INSTEAD = "term-text"
"""The code of what is said of a text that stands in the place of a term."""
_COUNTED = re.compile(r"\d")
"""已完成2场 of 4 is no 已完成."""
FIRST = "term-first"
"""The code of what is said of a text of which the first clause alone is the term."""
_DONE = "done"
_BUT = re.compile("未|没有|余|尚|还|待|但|除|差")
"""What may say behind 已完成 that something isn't."""
_FEWEST_OF_A_TEXT = 5
"""Characters from which on what is no term, nor like one, says something."""


class TermReader:
    """Finds a vocabulary's term by key, label or alias, whatever its case, width and spaces."""

    def __init__(self, vocabulary: Vocabulary, unsaid: Iterable[str] = ()) -> None:
        """Read a vocabulary's terms, and as none what is `unsaid` (`schema/field.py`)."""
        self._key = vocabulary.key
        self._unsaid = frozenset(map(_folded, unsaid))
        self._position: dict[str, int] = {}
        self._labels = tuple(term.label for term in vocabulary.terms)
        for position, term in enumerate(vocabulary.terms):
            for word in (term.key, term.label, *term.aliases):
                self._position.setdefault(_folded(word), position)
        self._done = {at for at, each in enumerate(vocabulary.terms) if each.counts_as == _DONE}

    @cached_property
    def beginning(self) -> str:
        """A pattern of RE2 that matches every text of which the first clause is a term, or may mean one."""
        words = (r"\s*".join(map(re.escape, word)) for word in self._position)
        begins = rf"(?i)^\s*(?:{'|'.join(words)})\s*(?:$|{_CLAUSE_END.pattern})"
        return f"{begins}|{DONE}" if self._done else begins

    def parse(self, text: str) -> int | Fault:
        """The term's position in the vocabulary, from a tidied, non-empty cell; -1 for no answer yet."""
        position = self._position.get(_folded(text))
        if position is not None:
            return position
        if _folded(text) in self._unsaid or (self._unsaid and goes_on(text)):
            return -1
        allowed = several(self._labels)
        near = difflib.get_close_matches(_folded(text), self._position, n=1)
        params = {
            "found": text,
            "allowed": allowed,
            "may_be_none": bool(self._unsaid),
            "vocabulary": self._key,
        }
        if not near:
            return Fault("R-10-term", params)
        label = self._labels[self._position[near[0]]]
        return Fault("R-10-term-near", {**params, "near": label})

    def parse_or_text(self, text: str) -> int | Assumed[int] | Fault:
        """As `parse`, of a column in which people also write how far they are, or what came of it."""
        position = self.parse(text)
        if not isinstance(position, Fault):
            return position
        plain = _folded(text)
        if is_not_done(plain):
            return Fault("term-progress", {"found": text})
        first = self.said_in(text)
        if first >= 0 and not (first in self._done and _BUT.search(plain)):
            return Assumed(first, Fault(FIRST, {"found": text, "word": self.label(first)}))
        is_text = len(plain) >= _FEWEST_OF_A_TEXT and position.code == "R-10-term"
        is_text = is_text or re.match(UNFINISHED, text) is not None
        if is_text or _COUNTED.search(plain):
            return Fault(INSTEAD, {"found": text})
        return replace(position, params={**position.params, "may_go_on": True})

    def is_term(self, text: str) -> bool:
        """Whether a text is a term, and nothing else."""
        return _folded(text) in self._position

    def first_of(self, text: str) -> int:
        """The position of the term that a text is, or that it begins with as a clause; -1 for none."""
        return self._position.get(_folded(_CLAUSE_END.split(text, maxsplit=1)[0]), -1)

    def said_in(self, text: str) -> int:
        """As `first_of`, and that all is done where a clause says so in words of its own: 更换完毕."""
        first = self.first_of(text)
        return min(self._done) if first < 0 and self._done and is_done(text) else first

    def label(self, position: int) -> str:
        """What the term at a position is called."""
        return self._labels[position]

    def parse_all(self, text: str) -> int | Fault:
        """The terms' positions as bits, from a tidied, non-empty cell that may name several."""
        bits = 0
        for word in filter(None, _SEPARATORS.split(text)):
            position = self.parse(word)
            if isinstance(position, Fault):
                return position
            bits |= 1 << position
        return bits or -1


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())

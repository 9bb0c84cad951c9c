"""R-9, R-25: what is private may be taken out of a published promise, and nothing else with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher

from sunboard.checks.private.classes import found_in
from sunboard.checks.records import NOT_PUBLIC, STRUCK, WITHHELD
from sunboard.language import Tongue, mark

_MOST_TAKEN_OUT = 20
"""So many characters at once: a card with its blanks, and little beside."""
_SIGNS = re.compile(r"[\W_]*")
"""May be written in its place, if anything is."""
_WORDS = (STRUCK, WITHHELD, NOT_PUBLIC, mark("一名居民"), mark("某人"))
"""As may these, in the language of the site or in Chinese."""
_SHORT = ("居民", "某")
_FIRST_SIGN = 0xE100
"""A word has letters in common with what it stands for, a sign of nobody's has none."""


def takes_out_what_is_private(written: str, promised: str, tongue: Tongue) -> bool:
    """Whether a text is what was promised without what is private in it.

    Each thing taken out is private: put back alone, it makes the text private again. `tongue` is the site's.
    """
    if _is_private(written) or not _is_private(promised):
        return False
    signs = {word: chr(_FIRST_SIGN + nth) for nth, word in enumerate(_instead(tongue))}
    ours, theirs = (_replaced(text, signs) for text in (written, promised))
    words = {sign: word for word, sign in signs.items()}
    changes = [
        change
        for change in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes()
        if change[0] != "equal"
    ]
    return all(
        end - begin <= _MOST_TAKEN_OUT
        and _SIGNS.fullmatch(ours[at:until]) is not None
        and _is_private(_replaced(ours[:at] + theirs[begin:end] + ours[until:], words))
        for _, begin, end, at, until in changes
    )


def _instead(tongue: Tongue) -> list[str]:
    """The words in small letters, the longest first: 某人 before 某."""
    said = (word.lower() for word in map(tongue.whole, _WORDS))
    return sorted({*_WORDS, *said, *_SHORT}, key=len, reverse=True)


def _replaced(text: str, instead: Mapping[str, str]) -> str:
    found = "|".join(map(re.escape, instead))
    return re.sub(found, lambda match: instead[match[0].lower()], text, flags=re.IGNORECASE)


def _is_private(text: str) -> bool:
    return next(found_in(text), None) is not None

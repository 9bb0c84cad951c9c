"""R-9, R-25: what is private may be taken out of a published promise, and nothing else with it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from sunboard.checks.private.classes import found_in

_MOST_TAKEN_OUT = 20
"""So many characters at once: a card with its blanks, and little beside."""
_INSTEAD = re.compile(r"[\W_]*|\*+|居民|某|一名党员")
"""What may be written in its place."""


def takes_out_what_is_private(written: str, promised: str) -> bool:
    """Whether a text is what was promised without what is private in it.

    Each thing taken out is private: put back alone, it makes the text private again.
    """
    if _is_private(written) or not _is_private(promised):
        return False
    changes = [
        change
        for change in SequenceMatcher(None, promised, written, autojunk=False).get_opcodes()
        if change[0] != "equal"
    ]
    return all(
        end - begin <= _MOST_TAKEN_OUT
        and _INSTEAD.fullmatch(written[at:until]) is not None
        and _is_private(written[:at] + promised[begin:end] + written[until:])
        for _, begin, end, at, until in changes
    )


def _is_private(text: str) -> bool:
    return next(found_in(text), None) is not None

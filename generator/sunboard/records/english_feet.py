"""Rows that are no records, in English: totals, notes, and who prepared a sheet.

What is asked about comes without spaces and in one width, as all headings and marks are compared. A word
that is a status by itself (Approved, Completed) says who did so only with "by" behind it.
"""

from __future__ import annotations

import re

TOTAL = r"(?:(?:grand|sub|overall|page|running|cumulative)-?)?totals?[:.]?|sum(?:total)?s?[:.]?"
"""What stands alone in a cell of a row of totals; case aside."""
_TOTAL = re.compile(TOTAL, re.IGNORECASE)
_TOTAL_WITH_TEXT = re.compile(
    r"(?:(?:grand|sub|overall|page)-?)?totals?"
    r"(?:[:(=].*|\d.*|(?:for|in(?=\d))[a-z0-9'’-]{1,24}|(?:numberof|no\.of)?[a-z]{0,24}[:=]?\d+)",
    re.IGNORECASE | re.DOTALL,
)
_ENDS_AS_TOTAL = re.compile(r".{1,30}\W(?:(?:grand|sub)[- ]?)?totals?:?", re.IGNORECASE)
_NOTE = re.compile(r"(?:(?:foot)?notes?\d*|remarks?|n\.?b)[:.].*|notes?", re.IGNORECASE | re.DOTALL)
_SIGNED = re.compile(
    r"(?:prepared|compiled|drawnup|filledin|filledout|typed|entered)(?:by.*|:.*)"
    r"|(?:completed|checked|reviewed|approved|verified|submitted|signed|authori[sz]ed|certified|reported)"
    r"(?:(?:off)?by(?::.*)?|:.*)"
    r"|(?:dateprepared|dateofreturn|returndate|date)[:.].*|(?:signed|signature)[:.]?.*",
    re.IGNORECASE | re.DOTALL,
)


def is_total(text: str) -> bool:
    """Whether a cell says nothing but that its row is one of totals."""
    return _TOTAL.fullmatch(text) is not None


def begins_total(text: str) -> bool:
    """Whether the first cell of a row says that it is one of totals, and of what, or how many."""
    return is_total(text) or _TOTAL_WITH_TEXT.fullmatch(text) is not None


def ends_as_total(written: str) -> bool:
    """Whether the first cell of a row, as it is written, says whose total the row is: North Ward total."""
    return _ENDS_AS_TOTAL.fullmatch(written.strip()) is not None


def is_note(text: str) -> bool:
    """Whether a cell is a note below a table."""
    return _NOTE.fullmatch(text) is not None


def is_signed(text: str) -> bool:
    """Whether a cell says who filled in a sheet, or when."""
    return _SIGNED.fullmatch(text) is not None

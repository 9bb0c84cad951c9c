"""Numbers of one person, and doors, in Britain and the United States, in the forms that people there write.

Of these no disguise is undone: run together, 07700900123 may be a landline of a Chinese town (0770).
"""

from __future__ import annotations

import re

from sunboard.checks.private.lazily import lazily
from sunboard.checks.private.normal import Reading

_BRITISH_MOBILE = (
    r"(?<!\d)(?:(?:\+|00)44[ -]?(?:\(0\) ?)?7\d{3}|\(?07\d{3}\)?)[ .-]\d{3}[ .-]?\d{3}(?!\d)"
    r"|\b(?i:ring|call|text|phone|mobile|tel[.]?|number is"
    r"|on)[ :]{1,2}(?:\w+ (?:on )?)?0[ ]?7(?:[ .-]?\d){9}(?!\d)"
)
_BRITISH_MOBILE_IN_ONE = r"(?<!\d)(?:\+|00)447\d{9}(?!\d)"
_AMERICAN_MOBILE = (
    r"\b(?:mobile|cell|text)(?: phone| me| her"
    r"| him)?[^\d\n]{0,12}\(?\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}(?!\d)"
)
_NATIONAL_INSURANCE = (
    r"(?<![A-Za-z])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] \d\d \d\d \d\d ?[A-D](?![A-Za-z])"
    r"|(?i:\b(?:NI|national insurance)\b[^\d\n]{0,12}?[A-Z]{2} ?(?:\d\d ?){3}[A-D]\b)"
)
_SOCIAL_SECURITY = (
    r"(?<![\d-])(?!000|666|9)\d{3}-\d{2}-\d{4}(?![\d-])"
    r"|(?i:\b(?:SSN|social security)\b[^\d\n]{0,12}\d{3}[ -]?\d{2}[ -]?\d{4}(?!\d))"
)
_NUMBER = lazily(
    "|".join(
        (
            _BRITISH_MOBILE,
            _BRITISH_MOBILE_IN_ONE,
            f"(?i:{_AMERICAN_MOBILE})",
            _NATIONAL_INSURANCE,
            _SOCIAL_SECURITY,
        )
    )
)

STEMS = (
    "07[0-9]{3}[)]?[ .-][0-9]{3}",
    r"(?:[+]|(?:^|[^0-9])00)44[ -]?(?:[(]0[)] ?)?7",
    r"(?i:mobile|cell|text)[^0-9\n]{0,24}[0-9]{3}[)]?[ .-]{1,2}[0-9]{3}",
    "[ :]0 ?7(?:[ .-]?[0-9]){3}",
    r"(?i:\bNI\b)[^0-9\n]{0,12}[A-Za-z]{2} ?[0-9]|(?i:national insurance|social security|SSN)",
    "[A-Z]{2} [0-9]{2} [0-9]{2}",
    "[0-9]{3}-[0-9]{2}-[0-9]{4}",
)
"""For RE2 and Python: one of them is found in every text that may hold such a number."""


def number(reading: Reading) -> re.Match[str] | None:
    """A mobile telephone, or the number of a person's insurance."""
    return _NUMBER.search(reading.text)


_NUMBERED = r"(?:[Nn]o[.]?\s?|#\s?)?"
_COUNTED = (
    r"(?![\w%£$€])(?!\s?(?:%|per cent|percent|pounds?|dollars?|pence|days?|weeks?|months?|years?|hours?"
    r"|minutes?|km|m|miles?|metres?|meters?|feet|ft|sq|square|roofs?|owners?|residents?|households?|families"
    r"|units?|were|have|had)\b)"
)
"""What doesn't stand behind a number of a door: it would count or measure."""
_FLAT = (
    rf"\b(?i:flat|apt[.]?|apartment)\s?{_NUMBERED}\d{{1,4}}[A-Za-z]?(?:[/-]\d{{1,4}})?{_COUNTED}"
    r"|\b(?:Flat|FLAT|Apt[.]?|APT[.]?|Apartment|APARTMENT)\s[A-Z](?:\d{1,3})?(?![\w'’])"
)
_BUILDING = r"\b(?i:block|blk[.]?|building|bldg[.]?|tower)\s?(?:[A-Z]|\d{1,3}[A-Za-z]?)"
_STAIRS = r"(?:[\s,]{1,3}(?i:unit|entrance|staircase|stair|floor|level)\s?\w{1,3})?"
_ROOM = rf"(?:(?i:room|rm[.]?|door)\s?{_NUMBERED}|#\s?)\d{{1,4}}[A-Za-z]?(?:-\d{{1,4}})?{_COUNTED}"
_LIVES = r"\b(?:lives?|living|resides?|residents?|tenants?|families|family|households?)\b[^.;!?\n]{0,24}?"
_DOOR = lazily(rf"{_FLAT}|{_BUILDING}{_STAIRS}[\s,]{{1,3}}{_ROOM}|{_LIVES}{_ROOM}")
_OFFICE_BEFORE = lazily(
    r"(?i:\b(?:hall|offices?|cent(?:re|er)|school|college|council|clinic|hospital|library|station"
    r"|court|surgery)\b[^.;\n]{0,24})$"
)
"""An office has rooms too, but no flat."""
_LONGEST_BEFORE = 50

DOOR_STEMS = (
    r"(?i:flat|apt|apartment|room|rm|door)[^0-9A-Za-z]{0,3}(?i:no)?[^0-9A-Za-z]{0,2}[0-9A-Z]",
    r"(?i:block|blk|building|bldg|tower|liv|resid|tenan|famil|household)[^;!?]{0,30}#\s?[0-9]",
)


def door(reading: Reading) -> bool:
    """Which door it is: Flat 12, Apt 4B, Block 5 Room 501; a block, a building or an office's room is none."""
    for found in _DOOR.finditer(reading.text):
        before = reading.text[max(0, found.start() - _LONGEST_BEFORE) : found.start()]
        is_flat = re.match("(?i:flat|ap)", found[0]) is not None
        if is_flat or _OFFICE_BEFORE.search(before) is None:
            return True
    return False

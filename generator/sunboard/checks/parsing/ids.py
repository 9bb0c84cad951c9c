"""Identifiers, names and telephone numbers."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sunboard.checks.faults import Fault
from sunboard.checks.private.classes import NUMBERS, found_in
from sunboard.language import mark

ID_PATTERN = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
LONGEST_ID = 40
NEW = mark("新")
"""Stands in the place of an id where somebody was asked whether a row is new, and it is."""
SAID_NEW = (NEW, "(new)")
"""All that may stand there."""

GOOD_ID_PATTERN = f"^{ID_PATTERN}$"
"""RE2: the ids that need no second look but for their length and the reserved names."""

_ID = re.compile(ID_PATTERN)
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE][+-]?\d+")
_LANDLINE = re.compile(r"0(?:10|2\d|[3-9]\d\d|000)-\d{7,8}", re.ASCII)
"""An area code, or the zeros of an example, and a number, as most offices write it: nobody's own, and nothing
else to be seen in it."""
_PHONE = re.compile(r"\+?[\d\s()-]{5,25}(?:(?:转|分机|ext\.?)\s*\d{1,6})?(?:\([^\d()]{1,10}\))?")
_EXTENSION = re.compile(r"转|分机|ext|\((?=\D)")
_MOBILE = re.compile(r"(?:0{0,2}86|0)?(1[3-9]\d{9})")
_LOST = re.compile("[?？]")
_NUMBERS_KNOWN = 1_024
"""The number that is rung up about mistakes stands on every page."""
_MOST_DIGITS = 14
"""Of a country, an area and a number: 0086 0000 123456."""

RESERVED_IDS = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
    | {"nan", "none", "null", "undefined"}
)
"""Names that can't be a folder on Windows, where offices unpack the site; programs' words for no value."""


def parse_id(text: str) -> str | Fault:
    """An identifier from a tidied, non-empty cell."""
    if text in RESERVED_IDS:
        return Fault("R-33-reserved", {"found": text})
    if _SCIENTIFIC.fullmatch(text):
        return Fault("R-24-scientific", {})
    if len(text) > LONGEST_ID:
        return Fault("id-long", {"found": text, "longest": LONGEST_ID})
    if _ID.fullmatch(text):
        return text
    near = re.sub(r"[\s_.—–-]+", "-", unicodedata.normalize("NFKC", text).lower()).strip("-")
    if _ID.fullmatch(near):
        return Fault("id-form-near", {"found": text, "would": near})
    return Fault("id-form", {"found": text})


def parse_name(text: str) -> str | Fault:
    """A name from a tidied, non-empty cell; a question mark in it stands for a lost character."""
    return Fault("R-24-question-mark") if _LOST.search(text) else text


def parse_phone(text: str) -> str | Fault:
    """An office's telephone number from a tidied, non-empty cell; whose mobile may be told is asked later."""
    if _LANDLINE.fullmatch(text):
        return text
    number = parse_anyones_phone(text)
    return Fault("phone-mobile") if not isinstance(number, Fault) and mobile_in(text) else number


def parse_anyones_phone(text: str) -> str | Fault:
    """A telephone number from a tidied, non-empty cell, a mobile too; no number of a paper or a card."""
    folded = unicodedata.normalize("NFKC", text)
    if mobile_in(text):
        return text
    private = next(found_in(text, NUMBERS), None)
    if private is not None:
        return Fault(private.code)
    is_number = _PHONE.fullmatch(folded) and len(_digits(folded)) <= _MOST_DIGITS
    return text if is_number else Fault("phone-form")


def mobile_in(text: str) -> str:
    """The digits of the mobile that a telephone number is, whatever stands between them; "" for none."""
    folded = unicodedata.normalize("NFKC", text)
    mobile = _MOBILE.fullmatch(_digits(folded)) if _PHONE.fullmatch(folded) else None
    return mobile[1] if mobile else ""


@lru_cache(_NUMBERS_KNOWN)
def dialled(text: str) -> str:
    """What a telephone dials for a number as it was written; "" for what is none.

    Its groups of digits stay apart, as RFC 3966 lets them, so that it is looked through as what is shown. A
    comma waits before an extension: telephones know that, and few know `;ext=`.
    """
    folded = unicodedata.normalize("NFKC", text)
    if not _PHONE.fullmatch(folded) or len(_digits(folded)) > _MOST_DIGITS:
        return ""
    number, *rest = _EXTENSION.split(folded, maxsplit=1)
    extension = re.search(r"\d+", rest[0]) if rest else None
    groups = "-".join(re.findall(r"\d+", number))
    plus = "+" if folded.startswith("+") else ""
    return f"{plus}{groups},{extension[0]}" if extension else f"{plus}{groups}"


def _digits(folded: str) -> str:
    return re.sub(r"\D", "", _EXTENSION.split(folded)[0])

"""Identifiers, names and telephone numbers."""

from __future__ import annotations

import re
import unicodedata

from sunboard.checks.faults import Fault

ID_PATTERN = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
LONGEST_ID = 40

GOOD_ID_PATTERN = f"^{ID_PATTERN}$"
"""RE2: the ids that need no second look but for their length and the reserved names."""

_ID = re.compile(ID_PATTERN)
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE][+-]?\d+")
_PHONE = re.compile(r"\+?[\d\s()-]{5,25}(?:(?:转|分机|ext\.?)\s*\d{1,6})?(?:\([^\d()]{1,10}\))?")
_MOBILE = re.compile(r"(?:86)?1[3-9]\d{9}")

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
    return Fault("R-24-question-mark") if "?" in text or "？" in text else text


def parse_phone(text: str) -> str | Fault:
    """An office's telephone number from a tidied, non-empty cell."""
    folded = unicodedata.normalize("NFKC", text)
    if not _PHONE.fullmatch(folded):
        return Fault("phone-form", {})
    if _MOBILE.fullmatch(re.sub(r"\D", "", folded)):
        return Fault("phone-mobile", {})
    return text

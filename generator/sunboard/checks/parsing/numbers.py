"""Numbers: counts and quantities, exact and bare."""

from __future__ import annotations

import re
import unicodedata

from sunboard.checks.faults import Fault

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_SEPARATED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE][+-]?\d+")
_WITH_UNIT = re.compile(r"(\d+(?:\.\d+)?)\s*\D{1,4}")
_APPROXIMATE = re.compile(r"[余近多约几超逾]|左右|上下|以上|以下|不足|大概|[+~>≥<≤]")
_LARGEST = 1e9


def parse_number(text: str) -> float | Fault:
    """A decimal number, 0 or more, from a tidied, non-empty cell."""
    folded = unicodedata.normalize("NFKC", text)
    if not _NUMBER.fullmatch(folded):
        return _not_a_number(text, folded)
    number = float(folded)
    if number < 0:
        return Fault("number-negative", {"found": text})
    if number > _LARGEST:
        return Fault("number-size", {})
    return number


def parse_count(text: str) -> float | Fault:
    """A whole number, 0 or more, from a tidied, non-empty cell."""
    number = parse_number(text)
    if isinstance(number, float) and not number.is_integer():
        return Fault("number-whole", {"found": text})
    return number


def _not_a_number(text: str, folded: str) -> Fault:
    if _SEPARATED.fullmatch(folded):
        return Fault("number-separator", {"found": text, "would": folded.replace(",", "")})
    if _SCIENTIFIC.fullmatch(folded):
        return Fault("number-form", {"found": text})
    if _APPROXIMATE.search(folded):
        return Fault("R-19-approximate", {"found": text})
    with_unit = _WITH_UNIT.fullmatch(folded)
    if with_unit is not None and not re.search(r"[\d.eE%]", folded[with_unit.end(1) :]):
        return Fault("number-unit", {"found": text, "would": with_unit[1]})
    return Fault("number-form", {"found": text})

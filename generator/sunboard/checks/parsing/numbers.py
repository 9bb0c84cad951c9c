"""Numbers: counts and quantities, bare or as offices write them, with their unit and a 约."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from sunboard.checks.faults import Assumed, Fault
from sunboard.schema import Field

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_SEPARATED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE][+-]?\d+")
_WITH_UNIT = re.compile(r"(\d+(?:\.\d+)?)\s*\D{1,4}")
_MORE_OF_IT = re.compile(r"[\d.eE%百千万亿]")
_APPROXIMATE = re.compile(r"[余近多约几超逾]|左右|上下|以上|以下|不足|大概|[+~>≥<≤]")
_WORD = re.compile("[\u4e00-\u9fff]{2}")
"""Two Chinese characters, as a sentence has."""
_LARGEST = 1e9
UNITS = "个|件|条|项|处|户|栋|幢|人次|人|名|位|场|次|盏|台|套|座|张|份|家|支|块|辆|米|小时|天|期"
"""What offices count by, where the field says nothing; 万 and 百 are no units."""
_ALSO = {"人": "人|名|位", "人次": "人次|人"}
"""Units that are written in other words as well."""
_NO_TIMES = "(?!次)"
"""31人次 says nothing of how many people."""
_AS_WRITTEN = (
    r"(?P<about>大?约)?(?P<number>\d+(?:\.\d+)?|\d{{1,3}}(?:,\d{{3}})+)(?P<more>[余多])?"
    r"(?:{units})?(?P<or>左右)?"
)


class NumberReader:
    """Reads the numbers of a field: 1,280, 12个, 约1200户, 300余."""

    def __init__(self, field: Field, *, is_exact: bool = True) -> None:
        units = _ALSO.get(field.unit, re.escape(field.unit)) or UNITS
        self._units = re.compile(_AS_WRITTEN.format(units=units))
        self._in_text = (
            re.compile(rf"(?<![\d.])(\d+){re.escape(field.unit)}{_NO_TIMES}")
            if field.unit
            else None
        )
        self._is_exact = is_exact

    def number(self, text: str) -> float | Assumed[float] | Fault:
        """A decimal number, 0 or more, from a tidied, non-empty cell."""
        return self._read(text, parse_number)

    def count(self, text: str) -> float | Assumed[float] | Fault:
        """A whole number, 0 or more, from a tidied, non-empty cell."""
        return self._read(text, parse_count)

    def _read(
        self, text: str, exactly: Callable[[str], float | Fault]
    ) -> float | Assumed[float] | Fault:
        """The number, with a note where it is about so many and need not be exact."""
        folded = "".join(unicodedata.normalize("NFKC", text).split())
        written = self._units.fullmatch(folded)
        if written is None:
            return self._said_in(text, folded) or exactly(text)
        bare = written["number"].replace(",", "")
        value = exactly(bare)
        if isinstance(value, Fault) or not (written["about"] or written["more"] or written["or"]):
            return value
        if self._is_exact:
            return Fault("R-19-approximate", {"found": text})
        return Assumed(value, Fault("R-19-about", {"found": text, "would": bare}))

    def _said_in(self, text: str, folded: str) -> Assumed[float] | None:
        """The one number of a sentence that has the field's unit behind it: 走访12户，收集问题3个."""
        found = self._in_text.findall(folded) if self._in_text else []
        if len(found) != 1 or not _WORD.search(folded) or _APPROXIMATE.search(folded):
            return None
        value = parse_count(found[0])
        note = Fault("number-in-text", {"found": text, "would": found[0]})
        return None if isinstance(value, Fault) else Assumed(value, note)


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
    if with_unit is not None and not _MORE_OF_IT.search(folded[with_unit.end(1) :]):
        return Fault("number-unit", {"found": text, "would": with_unit[1]})
    return Fault("number-form", {"found": text})

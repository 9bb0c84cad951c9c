"""A column 月份 in a list of what goes on from one day to another: the first and the last day of that month."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping

from sunboard.records.headings import normalise_heading, without_notes
from sunboard.records.layouts.headings import Path
from sunboard.records.layouts.words import folded
from sunboard.records.layouts.years import Source, Years
from sunboard.schema import Kind

FIRST, LAST = "started_on", "ended_on"
_HEADINGS = frozenset(("月份", "所属月份", "统计月份", "走访月份", "month"))
_MONTH = re.compile(
    r"(?:(?P<year>20\d\d)[-./年])?(?:(?P<number>1[0-2]|0?[1-9])|(?P<word>十[一二]?|[一二三四五六七八九]))(?:月份?)?"
)
_NUMERALS = "一二三四五六七八九十"


def month_column(kind: Kind, paths: Iterable[Path], own: Mapping[str, int]) -> int | None:
    """The column that says the month of records which can't be without both days, and have neither."""
    fields = kind.field_by_name
    is_period = all(name in fields and fields[name].required for name in (FIRST, LAST))
    if not is_period or FIRST in own or LAST in own:
        return None
    plain = ((at, normalise_heading("".join(path))) for at, path in enumerate(paths) if path)
    return next((at for at, text in plain if without_notes(text) in _HEADINGS), None)


def spread_months(
    texts: Mapping[str, list[str]], own: Mapping[str, int], years: Years
) -> Counter[tuple[int, Source]]:
    """Put the days in the place of months, where one column says both; how many got which year.

    What is no month, and one of no year, stays as it is written, and is told of.
    """
    given: Counter[tuple[int, Source]] = Counter()
    if FIRST not in own or own[FIRST] != own.get(LAST):
        return given
    found = years.of_row(())
    for row, text in enumerate(texts[FIRST]):
        match = _MONTH.fullmatch(folded(text))
        year = int(match["year"]) if match and match["year"] else found and found[0]
        if match is None or not year:
            continue
        month = int(match["number"] or 0) or _number(match["word"])
        texts[FIRST][row] = f"{year}-{month:02}-01"
        texts[LAST][row] = f"{year}-{month:02}-{monthrange(year, month)[1]}"
        if found and not match["year"]:
            given[found] += 1
    return given


def _number(word: str) -> int:
    return sum(_NUMERALS.index(sign) + 1 for sign in word)

"""Days off as the State Council announces them: its notice's own lines, pasted under `announced:`.

    announced:
      2026: |
        一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。

Nothing is guessed: a clause not understood, a weekday or a sum that doesn't fit, a festival or one of the
law's own days left out is a problem, as every due date would be counted by it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from sunboard.calendar import LAST_YEAR
from sunboard.language import later, mark, several
from sunboard.problems import Quoted
from sunboard.public_holidays import FIRST_YEAR, Arrangement, announced_years, statutory_days
from sunboard.records.headings import quotable_heading
from sunboard.records.tree_reader import TreeReader
from sunboard.records.yaml_nodes import MapNode

ANNOUNCED = "announced"
FESTIVALS = (
    mark("元旦"),
    mark("春节"),
    mark("清明节"),
    mark("劳动节"),
    mark("端午节"),
    mark("中秋节"),
    mark("国庆节"),
)
_WEEKDAYS = (
    mark("周一"),
    mark("周二"),
    mark("周三"),
    mark("周四"),
    mark("周五"),
    mark("周六"),
    mark("周日"),
)
_MONTH_SIGN, _DAY_SIGN, _SUNDAY_SIGN = "月", "日", "天"
_SATURDAY = 5
_LONGEST_DAYS = 16
"""Of one festival: a longer one is a slip of the pen."""

# All of it after NFKC, which turns full-width digits, brackets, commas and colons into plain ones.
_HEAD = re.compile(r"(?:[一二三四五六七八九十]+、)?([^:、\d]{2,4}(?:[、和][^:、\d]{2,4})*):")
_CLAUSE_ENDS = re.compile(r"[,;](?![^()]*\))")
_BETWEEN_SPANS = re.compile(r"、(?![^()]*\))")
_VERB = re.compile(r"(.+?)(?:(放假)(?:调休|公休)?(?:(\d{1,2})天)?|(补休)|(上班))")
_SUM = re.compile(r"共(\d{1,2})天")
_NO_DAYS = re.compile(r"与周末连休|不调休")
_DAY = r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^()]{1,20})\))?"
_SPAN = re.compile(f"{_DAY}(?:[至到]{_DAY})?")
_AND = re.compile("[、和]")
_ENCOURAGED = "鼓励"
_SAID_WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日天])")


class _FaultError(Exception):
    """What is wrong with a line: a message's code, and what fills it."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code, self.params = f"calendar-announced-{code}", params


@dataclass
class _Festivals:
    """What one line says, or all of them."""

    names: list[str] = field(default_factory=list)
    rest: list[date] = field(default_factory=list)
    work: list[date] = field(default_factory=list)


def read_announced(reader: TreeReader, tree: MapNode) -> Iterator[Arrangement]:
    """Each year whose announcement is pasted and sound; what is wrong with the others is reported."""
    node = reader.mapping(tree, ANNOUNCED)
    for key, line in node.lines.items():
        if not re.fullmatch(r"\d{4}", key) or not FIRST_YEAR <= int(key) <= LAST_YEAR:
            reader.report(line, quotable_heading(key, 0), "calendar-announced-year")
            continue
        text = reader.text(node, key, required=True)
        found = _read_year(reader, key, line, text) if text else None
        if found:
            rest, work = tuple(sorted({*found.rest})), tuple(sorted({*found.work}))
            yield Arrangement(int(key), rest, work)


def _read_year(reader: TreeReader, key: str, line: int, text: str) -> _Festivals | None:
    """What the lines come to; None if anything is wrong with them."""
    all_of_it, count = _Festivals(), len(reader.problems)
    # The text of a block begins in the line after its key.
    for offset, said in enumerate(text.splitlines(), 1):
        try:
            found = _read_line(said, int(key)) if said.strip() else _Festivals()
        except _FaultError as fault:
            reader.report(line + offset, key, fault.code, **fault.params)
            continue
        all_of_it.names += found.names
        all_of_it.rest += found.rest
        all_of_it.work += found.work
    if len(reader.problems) == count:
        for code, params in _left_out(all_of_it, int(key)):
            reader.report(line, key, f"calendar-announced-{code}", **params)
    return all_of_it if len(reader.problems) == count else None


def _left_out(found: _Festivals, year: int) -> Iterator[tuple[str, dict[str, object]]]:
    """The festivals that are missing; of a year that the library doesn't know, the law's days that are."""
    missing = [name for name in FESTIVALS if name not in found.names]
    if missing:
        yield "missing", {"names": several(map(later, missing))}
    elif year not in announced_years():
        worked = sorted(statutory_days(year) - {*found.rest})
        if worked:
            yield "statutory", {"day": worked[0].isoformat()}
    both = sorted({*found.rest} & {*found.work})
    if both:
        yield "both", {"day": both[0].isoformat()}


def _read_line(said: str, year: int) -> _Festivals:
    """One festival, or two that fall together."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", said))
    head = _HEAD.match(text)
    found = _Festivals(_AND.split(head[1]) if head else [])
    if head is None or not {*found.names} <= {*FESTIVALS}:
        raise _FaultError("line", found=Quoted(text))
    for sentence in filter(None, text[head.end() :].split("。")):
        # 「鼓励各单位结合带薪年休假等制度落实，安排职工在除夕休息」 makes no day off.
        if not sentence.startswith(_ENCOURAGED):
            _read_sentence(sentence, year, found)
    if not found.rest:
        raise _FaultError("line", found=Quoted(text))
    return found


def _read_sentence(sentence: str, year: int, found: _Festivals) -> None:
    rest = 0
    for clause in _CLAUSE_ENDS.split(sentence):
        if said := _SUM.fullmatch(clause):
            _compare(rest, int(said[1]))
        elif said := _VERB.fullmatch(clause):
            days = _days(said[1], year)
            if said[5]:
                found.work += map(_checked_weekend, days)
                continue
            found.rest += days
            rest += len(days)
            if said[3]:
                _compare(len(days), int(said[3]))
        elif not _NO_DAYS.fullmatch(clause):
            raise _FaultError("line", found=Quoted(clause))


def _compare(days: int, said: int) -> None:
    if days != said:
        raise _FaultError("sum", days=days, said=said)


def _days(spans: str, year: int) -> list[date]:
    """Every day of 「2月14日(周六)、2月28日(周六)」 or 「1月1日至3日」."""
    days: list[date] = []
    for span in _BETWEEN_SPANS.split(spans):
        match = _SPAN.fullmatch(span)
        if match is None:
            raise _FaultError("line", found=Quoted(span))
        first = _day(match.groups()[:4], year, days[-1] if days else None)
        last = _day(match.groups()[4:], year, first) if match[7] else first
        length = (last - first).days + 1
        if not 1 <= length <= _LONGEST_DAYS:
            raise _FaultError("day", found=Quoted(span), year=year)
        days += (first + timedelta(days=n) for n in range(length))
    return days


def _day(parts: tuple[str | None, ...], year: int, before: date | None) -> date:
    """The day; year and month, where they are not said, are those of the day before it in the clause."""
    said_year, said_month, said_day, note = parts
    in_year = int(said_year) if said_year else before.year if before else year
    month = int(said_month) if said_month else before.month if before else 0
    found = f"{said_day}{_DAY_SIGN}"
    if said_month:
        found = f"{said_month}{_MONTH_SIGN}{found}"
    try:
        day = date(in_year, month, int(said_day or 0))
    except ValueError:
        raise _FaultError("day", found=found, year=year) from None
    if (day.year, day.month) != (year - 1, 12) and day.year != year:
        raise _FaultError("day", found=found, year=year)
    said = _SAID_WEEKDAY.search(note or "")
    weekday = _WEEKDAYS[day.weekday()]
    if said and weekday[-1] != said[1].replace(_SUNDAY_SIGN, _DAY_SIGN):
        raise _FaultError("weekday", day=day.isoformat(), weekday=later(weekday), said=said[0])
    return day


def _checked_weekend(day: date) -> date:
    if day.weekday() < _SATURDAY:
        raise _FaultError("work", day=day.isoformat())
    return day

"""Columns as words: a column's distinct values are worded once, then picked for every row.

A county of 450,000 records has to be worded in about a second.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Literal, TypeVar, cast

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from sunboard.boards import addresses
from sunboard.boards.columns import Picked, same
from sunboard.boards.counted import Counted, Text
from sunboard.boards.values import Status
from sunboard.boards.wording import DATE_GONE, DAYS, TIMING_WORDS, UNKNOWN, Sign
from sunboard.calendar import DAY
from sunboard.checks.arrays import Text as Written
from sunboard.checks.arrays import is_filled
from sunboard.checks.records import Table
from sunboard.language import say, say_many
from sunboard.language.dates import said_brief_day, said_day, said_table_day
from sunboard.measures.columns import Codes, Days, Mask, Positions
from sunboard.measures.ground import Ground
from sunboard.measures.status import Basis, Outcome, Timing

T = TypeVar("T")
Texts = list[str]
"""One text a record, in the table's order."""


def day_texts(column: Days, missing: str = "") -> Picked[str]:
    """A DATE column as `day_text` has each day."""
    days, codes = _days(column)
    return Picked([*map(day_text, days), missing], codes)


def iso_days(column: Days) -> Picked[str]:
    """A DATE column as ISO dates, for programs; "" for none."""
    days, codes = _days(column)
    return Picked([*map(str, days), ""], codes)


def spoken_days(column: Days) -> Picked[str]:
    """A DATE column as in running text, as `spoken_day` has it."""
    days, codes = _days(column)
    return Picked([*map(spoken_day, days), say(UNKNOWN)], codes)


def _days(column: Days) -> tuple[Days, npt.NDArray[np.int64]]:
    """The days that may occur in a column, and for each row which it is; -1 for none."""
    numbers = column.astype("datetime64[D]").astype(np.int64)
    is_known = ~np.isnat(column)
    known = numbers[is_known]
    first, last = (known.min(), known.max()) if len(known) else (0, -1)
    if last - first > len(column):
        days, codes = np.unique(known, return_inverse=True)
    else:
        # Records lie within some years, and counting is faster than sorting.
        days, codes = np.arange(first, last + 1), known - first
    every = np.full(len(column), -1, dtype=np.int64)
    every[is_known] = codes
    return days.astype("datetime64[D]"), every


def both_texts(
    joined: Callable[[str, str], str], first: Picked[str], second: Picked[str]
) -> Picked[str]:
    """Two columns in one: both texts as they are `joined`, or the one there is."""
    count = len(second.choices)
    pairs, codes = np.unique(
        (first.codes % len(first.choices)) * count + second.codes % count, return_inverse=True
    )
    words = [(first.choices[pair // count], second.choices[pair % count]) for pair in pairs]
    return Picked([joined(*word) if all(word) else "".join(word) for word in words], codes)


_DAY = np.dtype("datetime64[D]")


def day_text(day: np.datetime64, missing: str = "") -> str:
    """One day as tables have it."""
    known = cast("date | None", day.astype(_DAY).item())
    return missing if known is None else said_table_day(known)


def iso_day(day: np.datetime64) -> str:
    """One day as an ISO date, for programs; "" for none."""
    return "" if np.isnat(day) else str(day.astype("datetime64[D]"))


def spoken_day(day: np.datetime64) -> str:
    """A column's day as in running text: 2026年4月5日; 未填 where there is none that can be believed."""
    return say(UNKNOWN) if np.isnat(day) else said_day(day.astype("datetime64[D]").item())


def brief_day(day: np.datetime64) -> str:
    """A column's day, which must be one, where the year stands beside it: 4月5日."""
    return said_brief_day(day.astype("datetime64[D]").item())


def term_texts(table: Table, field: str, ground: Ground) -> Picked[str]:
    """A TERM column as its labels; "" for none."""
    key = table.kind.field_by_name[field].vocabulary
    labels = [*(term.label for term in ground.programme.vocabulary(key).terms), ""]
    return Picked(labels, table.codes(field))


def name_texts(table: Table, codes: Positions, missing: str, field: str = "name") -> Picked[str]:
    """The names of the places or units that `codes` point to."""
    return Picked([*table.texts(field), missing], codes)


def place_texts(ground: Ground, table: Table, nowhere: str = "") -> Picked[str]:
    """The estate, or else the community as a whole, or else `nowhere`: the county, if that is not given."""
    estates = ground.records["estates"].texts("name")
    communities = [
        say("{community}（全社区）", community=name)
        for name in ground.records["communities"].texts("name")
    ]
    estate, community = table.codes("estate"), table.codes("community")
    whole = np.where(community >= 0, community + len(estates), -1)
    has_name = np.array([*map(bool, estates), False])[estate]
    codes = np.where(has_name, estate, whole)
    return Picked([*estates, *communities, nowhere or ground.programme.county], codes)


def estate_text(ground: Ground, estate: int) -> str:
    """An estate's name, beside that of its community; of none, or one without a name: 全社区."""
    name = ground.records["estates"].texts("name")[estate] if estate >= 0 else ""
    return name or say("全社区")


def estate_texts(ground: Ground, estates: Positions) -> Picked[str]:
    """A column of estates as `estate_text` has each."""
    names = ground.records["estates"].texts("name")
    whole = say("全社区")
    return Picked([*(name or whole for name in names), whole], estates)


def unit_paths(ground: Ground, units: Positions) -> Picked[str]:
    """The boards of the units that `units` point to; "" where there is none."""
    if "units" not in ground.programme.boards:
        return same("", len(units))
    paths = [addresses.unit_path(i) for i in ground.records["units"].texts("id")]
    return pick([*paths, ""], units)


def timing_texts(
    timing: Codes,
    due: Days,
    past: npt.NDArray[np.int32],
    unit: str,
    is_gone: Mask | Literal[False] = False,
) -> Picked[Text]:
    """Each row's timing in words; the few that differ are worded once.

    Args:
        timing: How each stands.
        due: The date it is held to.
        past: How far past it what is done was done, in `unit`.
        unit: What `past` is counted in, `DAYS` or `WORKDAYS`.
        is_gone: Those past their date of which nothing else can be said; False for none.
    """
    is_by_day = np.isin(timing, (Timing.DUE_SOON, Timing.PAST_DUE, Timing.LONG_PAST_DUE))
    number = np.where(is_by_day, due.astype("datetime64[D]").astype(np.int64), past)
    number[~is_by_day & (timing != Timing.LATE)] = 0
    code = np.where(is_gone & np.isin(timing, _PAST), _GONE, timing).astype(np.int64)
    # One number for both: pairs are ten times as slow to tell apart.
    both = np.where(code == _GONE, 0, number) * (_GONE + 1) + code
    distinct, inverse = np.unique(both, return_inverse=True)
    words = [_timing_text(key % (_GONE + 1), key // (_GONE + 1), unit) for key in distinct.tolist()]
    return Picked(words, inverse)


_PAST = (Timing.LATE, Timing.PAST_DUE, Timing.LONG_PAST_DUE)
_GONE = len(Timing)


def _timing_text(code: int, number: int, unit: str) -> Text:
    """A timing in words; `number` is a day or a number of days, whichever belongs to it."""
    if code == _GONE:
        return say(DATE_GONE)
    if code == Timing.LATE:
        return _late_text(number, unit)
    day = np.datetime64(number, "D")
    if code == Timing.DUE_SOON:
        left = say("还有{d}天") if unit == DAYS else say("还有{w}个工作日")
        return Counted(say("快到期"), str(day), left)
    if code in (Timing.PAST_DUE, Timing.LONG_PAST_DUE):
        past = say("已{d}天") if unit == DAYS else say("已{w}个工作日")
        return Counted(say("自{since}起逾期", since=brief_day(day + DAY)), str(day), past)
    return say(TIMING_WORDS[Timing(code)])


def _late_text(number: int, unit: str) -> str:
    if unit == DAYS:
        return say_many("晚{n}天", number)
    # On a rest day after its date something is late although no working day has passed.
    return say_many("晚{n}个工作日", number) if number else say("晚不到1个工作日")


def result_texts(table: Table, outcome: Codes, reasons: Written | str = "") -> Written:
    """The result, or else the reason there is none; one said to be done without a result lacks it."""
    result = table.shown("result")
    said = pc.if_else(is_filled(result), result, reasons)
    is_lacking = ~is_filled(said) & (outcome == Outcome.REPORTED_DONE)
    return pc.if_else(is_lacking, pa.scalar(say(UNKNOWN), said.type), said)


def status_codes(
    outcome: Codes, timing: Codes, basis: Codes | Literal[Basis.NONE] = Basis.NONE
) -> npt.NDArray[Any]:
    """For each row a position in `status_choices`: its outcome, or one of the two special cases.

    `basis` is what its outcome rests on, one for all where nobody can dispute it.
    """
    conditions = [
        is_overdue(outcome, timing),
        (basis == Basis.DISPUTED) & (outcome == Outcome.DONE),
    ]
    return np.select(conditions, [len(Outcome), len(Outcome) + 1], outcome)


_NO_LABELS: Mapping[Outcome, str] = {}


def is_overdue(outcome: Codes, timing: Codes) -> Mask:
    """What is open past its date."""
    is_past = np.isin(timing, (Timing.PAST_DUE, Timing.LONG_PAST_DUE))
    mask: Mask = is_past & (outcome == Outcome.OPEN)
    return mask


def status_choices(
    signs: Mapping[Outcome, Sign], *others: Sign, labels: Mapping[Outcome, str] = _NO_LABELS
) -> list[Status]:
    """The word of every outcome, then those of what is past due and of what is disputed.

    `labels` are what the programme itself calls some of the outcomes.
    """
    outcomes = [
        signs.get(outcome, signs[Outcome.OPEN]).said(labels.get(outcome, "")) for outcome in Outcome
    ]
    return [*outcomes, *(sign.said() for sign in others)]


def pick(choices: Sequence[T], codes: npt.NDArray[Any]) -> Picked[T]:
    """The choice each code points to; the last one for -1."""
    return Picked(choices, codes)

"""The board of accountability: what is overdue how long, and what done work fails to show, by unit."""

from __future__ import annotations

from collections.abc import Sequence

from sunboard.boards import addresses
from sunboard.boards.alike import county_page, sums_link, unit_link, unit_row
from sunboard.boards.blocks import Empty, Figures, Grid, Section
from sunboard.boards.commitments.late_bars import AGES, LateBars, late_bars
from sunboard.boards.grids import by_rate, count_cell, order_words, rate_cell
from sunboard.boards.mechanism import Mechanism
from sunboard.boards.values import Cell, GridRow, Link, Page
from sunboard.figures.accountability import ACCOUNTABILITY_FIGURES, answered_for, done_words
from sunboard.figures.kind import figures, key_prefix_of
from sunboard.language import listed, mark, say, say_many, sentences
from sunboard.measures.accountability import OverdueCounts, accountability_of
from sunboard.measures.coverage import coverage_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.tally import Rate
from sunboard.settings import Limits

TITLE = mark("责任传导")
"""What the mechanism and its board are called."""

_SHOWN = 10
"""How many units' bars stand open."""


def make_accountability_page(ground: Ground, _: int) -> Page:
    """What the county's units have to answer for."""
    root = addresses.root_of(addresses.ACCOUNTABILITY)
    lead = say(
        "哪个单位有多少件逾期、逾期了多久；说做成的，有没有写明谁做的、什么结果、哪一天。"
        "只列单位，不列个人。点件数看记录。"
    )
    done = say(
        "{done}要写明谁做的、什么结果、哪一天；缺一样，只算报称，不算做成。",
        done=done_words(ground.programme),
    )
    return county_page(
        ground,
        addresses.ACCOUNTABILITY,
        (
            Section(say("谁逾期、逾期多久"), (_late_bars(ground),), id="late"),
            Section(say("逾期多久"), (_overdue_grid(ground),), id="overdue"),
            Section(say("见人见事见结果"), (_shown_grid(ground),), id="shown", note=done),
        ),
        title=say(TITLE),
        description=say("哪个单位有多少件逾期、逾期多久，做成的有没有见人见事见结果"),
        lead=(lead,),
        opening=(Figures(figures(ground, ACCOUNTABILITY_FIGURES, Scope.COUNTY, 0)),),
        more=(sums_link(root, "accountability"), Link(say("有不同意见"), root + addresses.OBJECT)),
    )


def _late_bars(ground: Ground) -> LateBars | Empty:
    """The units with anything overdue, that with the greatest share first."""
    answers, limits = accountability_of(ground), ground.programme.limits
    units = _by_overdue(ground)
    late = [unit for unit in units if answers.overdue_rate(unit).numerator]
    rest = [_overdue_row(ground, unit).name for unit in units if unit not in set(late)]
    if not late:
        return Empty(say("没有逾期没做完的。"))
    counts = [
        [sum(ages) for ages in zip(*_counts(ground, unit).values(), strict=True)] for unit in late
    ]
    rows = [_overdue_row(ground, unit) for unit in late]
    order = order_words(say("占得多"), limits.min_cell)
    ages = tuple(zip(AGES[::-1], _ages(limits)[::-1], strict=True))
    rates = [answers.overdue_rate(unit) for unit in late]
    bars = late_bars(rows, rates, counts, limits.min_cell)
    return LateBars(
        sentences(_scale(rates, limits.min_cell), order),
        ages,
        bars[:_SHOWN],
        bars[_SHOWN:],
        say_many("其余{n}个单位", len(bars) - _SHOWN),
        say_many("没有逾期的{n}个单位：{units}。", len(rest), units=listed(rest)) if rest else "",
    )


def _scale(rates: Sequence[Rate], least: int) -> str:
    """What the bars show, and what the longest of them comes to."""
    most = max((e.percent or 0 for e in rates if e.denominator >= least), default=0)
    if not most:
        return say("「逾期」写作 逾期的 / 到期的；条越长，占得越多。")
    return say("「逾期」写作 逾期的 / 到期的；条越长，占得越多，最长的是{n}%。", n=most)


def _by_overdue(ground: Ground) -> list[int]:
    """The units, that of whose due records most are overdue first."""
    answers, units = accountability_of(ground), _listed(ground)
    rates = [answers.overdue_rate(unit) for unit in units]
    order = by_rate(rates, ground.programme.limits.min_cell, highest_first=True)
    return [units[position] for position in order]


def _counts(ground: Ground, unit: int) -> dict[str, list[int]]:
    """How many of a unit are overdue, by kind, for each of the ages."""
    answers = accountability_of(ground)
    return {
        kind: getattr(answers, kind).overdue[unit].tolist()
        for kind, _ in answered_for(ground.programme)
    }


def _overdue_grid(ground: Ground) -> Grid:
    """Overdue records by age; the unit of whose due records most are overdue first."""
    limits = ground.programme.limits
    ages = _ages(limits)
    heads = (
        say("{kind}逾期{age}", kind=label, age=age)
        for _, label in answered_for(ground.programme)
        for age in ages
    )
    return Grid(
        say(
            "按最初期限，从期限的第二天起数，写的是自然天数。「逾期」写作 逾期的 / 到期的；{order}",
            order=order_words(say("占得多"), limits.min_cell),
        ),
        (say("单位"), say("逾期"), *heads),
        tuple(_overdue_row(ground, unit) for unit in _by_overdue(ground)),
    )


def _ages(limits: Limits) -> tuple[str, str, str]:
    short, long = limits.overdue_short_days, limits.overdue_long_days
    return (
        say_many("{n}天以内", short),
        say("{first}—{last}天", first=short + 1, last=long),
        say_many("超过{n}天", long),
    )


_TONES = ("", "warn", "bad")


def _overdue_row(ground: Ground, unit: int) -> GridRow:
    answers = accountability_of(ground)
    key = _key(ground, unit, "overdue")
    tone = "bad" if answers.overdue(unit)[-1] else ""
    cells = [rate_cell(answers.overdue_rate(unit), key, tone=tone)]
    for kind, counts in _counts(ground, unit).items():
        cells += [
            _leading(ground, unit, kind, count_cell(count, tone=tone))
            for count, tone in zip(counts, _TONES, strict=True)
        ]
    return _row(ground, unit, cells, has_anchor=True)


def _shown_grid(ground: Ground) -> Grid:
    """What done work fails to show; the unit of whose done work least is complete first."""
    answers, units = accountability_of(ground), _listed(ground)
    least = ground.programme.limits.min_cell
    order = by_rate([answers.shown_rate(unit) for unit in units], least)
    caption = sentences(
        say("一条记录可以缺几样。"),
        say("承诺的承诺单位是必填的，不会缺。") if ground.keeps("commitments") else "",
        order_words(say("三样齐全占得少"), least),
    )
    return Grid(
        caption,
        (
            say("单位"),
            say("三样齐全"),
            *(say(words) for kind, words, _ in _MISSING if ground.keeps(kind)),
        ),
        tuple(_shown_row(ground, units[position]) for position in order),
    )


_MISSING = (
    ("tasks", mark("服务单缺承办人"), "no_doer"),
    ("tasks", mark("服务单缺结果"), "no_result"),
    ("commitments", mark("承诺缺结果"), "no_result"),
    ("commitments", mark("承诺缺日期"), "no_date"),
)
"""What done work may fail to show: of which kind, in words, and the counts that say so."""


def _shown_row(ground: Ground, unit: int) -> GridRow:
    answers = accountability_of(ground)
    key = _key(ground, unit, "shown")
    rate = answers.shown_rate(unit)
    missing = (
        (kind, getattr(getattr(answers, kind), name))
        for kind, _, name in _MISSING
        if ground.keeps(kind)
    )
    cells = [rate_cell(rate, key, tone="" if rate.numerator == rate.denominator else "warn")]
    cells += [
        _leading(ground, unit, kind, count_cell(int(counts[unit]), tone="warn"))
        for kind, counts in missing
    ]
    return _row(ground, unit, cells, has_anchor=False)


def _key(ground: Ground, unit: int, name: str) -> str:
    return f"{key_prefix_of(ground, Scope.UNIT, unit)}/accountability/{name}" if unit >= 0 else ""


def _leading(ground: Ground, unit: int, kind: str, shown: Cell) -> Cell:
    """A count that leads to its records on the unit's board, where there are any."""
    link = unit_link(ground, unit) if unit >= 0 and shown.text != "0" else ""
    return shown._replace(path=f"{link}#{kind}") if link else shown


def _row(ground: Ground, unit: int, cells: list[Cell], *, has_anchor: bool) -> GridRow:
    if unit < 0:
        return GridRow("", say("没有承办单位"), "", tuple(cells))
    note = "" if coverage_of(ground).unit_is_current[unit] else say("已撤并")
    row = unit_row(ground, unit, cells, note)
    return row if has_anchor else row._replace(id="")


def _listed(ground: Ground) -> list[int]:
    """The units there are, and those no longer there that left something; -1 for what has no unit."""
    answers = accountability_of(ground)
    current = coverage_of(ground).unit_is_current

    def has_any(unit: int) -> bool:
        return any(_has_any(kind, unit) for kind in (answers.tasks, answers.commitments))

    units = [unit for unit in range(len(current)) if current[unit] or has_any(unit)]
    return [*units, -1] if has_any(-1) else units


def _has_any(answers: OverdueCounts, unit: int) -> bool:
    return bool(answers.overdue[unit].any() or answers.claimed[unit])


ACCOUNTABILITY = Mechanism(
    "accountability", lambda _: say(TITLE), make_accountability_page, ACCOUNTABILITY_FIGURES
)

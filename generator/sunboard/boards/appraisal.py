"""The workbooks with per-person figures that a unit gets for its own appraisal; no page shows any of this.

They hold names, and no grade: what the figures are worth is the unit's to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from sunboard.language import mark, say, say_many
from sunboard.language.dates import said_day
from sunboard.measures.appraisal import Appraisal, Span, appraisal_of
from sunboard.measures.ground import Ground
from sunboard.publishable.names import Member, members_by_unit

Value = str | int | float | None
"""What a cell of a workbook holds; None for nothing known."""


class Sheet(NamedTuple):
    """One sheet of a workbook."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    widths: tuple[int, ...]
    """Of the columns, in characters."""


class Book(NamedTuple):
    """One unit's workbook."""

    name: str
    """Its file: zjj-2026-q3.xlsx."""
    sheets: tuple[Sheet, ...]


class _Column(NamedTuple):
    """A column in messages still to be said."""

    head: str
    unit: str
    meaning: str

    def said_head(self) -> str:
        if not self.unit:
            return say(self.head)
        return say("{head}（{unit}）", head=say(self.head), unit=say(self.unit))

    def said_meaning(self) -> str:
        if not self.unit:
            return say(self.meaning)
        return say("单位：{unit}。{meaning}", unit=say(self.unit), meaning=say(self.meaning))


_WHO = (
    _Column(mark("编号"), "", mark("党员干部表里的编号。")),
    _Column(mark("姓名"), "", mark("党员干部表里的姓名，只供本单位使用；公开的网页上不因此出现。")),
    _Column(mark("区分标注"), "", mark("同名的人怎样区分。")),
    _Column(mark("所在支部"), "", mark("党员干部表里的所在支部。")),
)
_FIGURES = (
    _Column(mark("在岗岗位"), mark("个"), mark("报了到、本期内至少有一天在岗的家园岗位。")),
    _Column(mark("联系户数"), mark("户"), mark("上面各岗位联系户数相加；一个都没填的留空。")),
    _Column(
        mark("走访户数"), mark("户"), mark("登记到本人的走访户数相加；几条记录里有同一户的会重复。")
    ),
    _Column(
        mark("走访次数"),
        mark("次"),
        mark("登记到本人、截止日期在本期内的走访次数；按单位汇总登记的不在内。"),
    ),
    _Column(mark("服务活动"), mark("次"), mark("本期内参加的服务活动，一条记录算一次。")),
    _Column(
        mark("服务时长"),
        mark("小时"),
        mark("上面各次活动的时长相加；没填时长的不计，全没填的留空。"),
    ),
    _Column(mark("轮值到岗"), mark("班"), mark("本期内安排到本人、已到岗的轮值班次。")),
    _Column(
        mark("办结服务单"),
        mark("件"),
        mark("本期内办结、有结果的服务单；几个人一起办的，每人各算一件。"),
    ),
    _Column(mark("按期办结"), mark("件"), mark("上面各件中，在最初期限以前（含当天）办结的。")),
    _Column(
        mark("群众评价"),
        mark("人"),
        mark("本期内有多少名居民评价本人承办的服务单；自评和单位评价不算。"),
    ),
    _Column(mark("其中满意"), mark("人"), mark("上面各人中评满意的，算法与公开网页相同。")),
    _Column(
        mark("上榜言行"),
        mark("件"),
        mark("本期内发生、现在在榜的闪光言行；几个人一起做的，每人各算一件。"),
    ),
)


def make_books(ground: Ground, span: Span) -> Iterator[Book]:
    """A workbook for every unit that has people, in the units table's order."""
    appraisal = appraisal_of(ground, span)
    columns = _figures(appraisal)
    units = ground.records["units"].texts("id")
    for unit, (unit_id, people) in enumerate(zip(units, members_by_unit(ground), strict=True)):
        if people:
            yield Book(
                f"{unit_id}-{span.key}.xlsx",
                (
                    _people_sheet(people, columns),
                    _meaning_sheet(ground, unit, span, appraisal),
                ),
            )


def _figures(appraisal: Appraisal) -> list[list[Value]]:
    """One list a column of `_FIGURES`, each with one value a person."""
    hours = [None if np.isnan(h) else round(h, 2) for h in appraisal.hours.tolist()]
    return [
        appraisal.positions.tolist(),
        [None if np.isnan(n) else int(n) for n in appraisal.households.tolist()],
        appraisal.visited.tolist(),
        appraisal.visits.tolist(),
        appraisal.activities.tolist(),
        hours,
        appraisal.shifts.tolist(),
        appraisal.tasks_done.tolist(),
        appraisal.tasks_on_time.tolist(),
        appraisal.judged.tolist(),
        appraisal.satisfied.tolist(),
        appraisal.deeds.tolist(),
    ]


def _people_sheet(people: dict[int, Member], columns: list[list[Value]]) -> Sheet:
    return Sheet(
        say("个人数据"),
        tuple(column.said_head() for column in (*_WHO, *_FIGURES)),
        tuple(
            (*member, *(column[person] for column in columns)) for person, member in people.items()
        ),
        (12, 10, 12, 24, *[12] * len(_FIGURES)),
    )


def _meaning_sheet(ground: Ground, unit: int, span: Span, appraisal: Appraisal) -> Sheet:
    rest = int(appraisal.unit_visits[unit])
    facts: tuple[tuple[str, str], ...] = (
        (say("单位"), ground.records["units"].texts("name")[unit]),
        (
            say("期间"),
            say(
                "{period}：从{first}起，到{after}的前一天为止",
                period=span.label,
                first=said_day(span.start),
                after=said_day(span.end),
            ),
        ),
        (say("数据截至"), say("{day}；期间还没过完的，只算到这一天", day=said_day(ground.as_of))),
        (say("用途"), say("本单位平时考核参考，内部使用，不公开、不张贴、不转发")),
        (
            say("不含"),
            say("考核等次、名次和分数；数字只说明登记了什么，没有登记不等于没有做"),
        ),
        (
            say("没有记到个人的"),
            say_many("按单位汇总登记的走访{n}次，不在「个人数据」里", rest),
        ),
        (say("没有计入的"), say("有错误而没有公布的记录；运行 sunboard check 可以看到")),
    )
    columns = tuple((say(column.head), column.said_meaning()) for column in (*_WHO, *_FIGURES))
    return Sheet(say("说明"), (say("项目"), say("说明")), (*facts, *columns), (18, 90))

"""What figures are worked out by, beside records: settings, steps, closed lists and working days, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from sunboard.language import say, say_in
from sunboard.measures.ground import Ground, months_of
from sunboard.measures.kept import ALWAYS
from sunboard.measures.tasks import tasks_of
from sunboard.publishable.open_data.fields import DataField, DataType
from sunboard.publishable.open_data.listed import counted_kinds, listed
from sunboard.publishable.records import is_told_on_pages_alone
from sunboard.records.as_ruled import EXPECTED
from sunboard.schema import KINDS

_ARROW = {
    DataType.INTEGER: pa.int64(),
    DataType.DATE: pa.date32(),
    DataType.BOOLEAN: pa.bool_(),
}
"""All others are texts."""
_YEARS_AHEAD = 2
"""What is due later has no working days to be counted yet."""


@dataclass(frozen=True)
class SmallTable:
    """A table of few rows, each with a value a column; None where a cell is empty."""

    name: str
    label: str
    row_meaning: str
    fields: tuple[DataField, ...]
    rows: tuple[Sequence[Any], ...]

    def columns(self) -> dict[str, Any]:
        """Its columns as Arrow arrays."""
        cells = list(zip(*self.rows, strict=True)) or [()] * len(self.fields)
        return {
            field.name: pa.array(column, _ARROW.get(field.type, pa.large_string()))
            for field, column in zip(self.fields, cells, strict=True)
        }


def programme_tables(ground: Ground) -> tuple[SmallTable, ...]:
    """All of them; of the steps of tasks where these are kept."""
    steps = (_steps(ground),) if ground.keeps("tasks") else ()
    return _kinds(ground), _settings(ground), *steps, _terms(ground), _days(ground)


def _key(name: str, label: str, meaning: str) -> DataField:
    return DataField(name, label, meaning, is_key=True, is_required=True)


def _kinds(ground: Ground) -> SmallTable:
    counted = counted_kinds(ground)
    rows = tuple(
        (
            kind.name,
            str(kind.title),
            say(kind.row_meaning),
            _month(ground.kept.since[kind.name]),
            int(np.count_nonzero(listed(ground, kind.name))),
            len(ground.records[kind.name]),
            kind.name in counted,
        )
        for kind in KINDS
        if ground.keeps(kind.name)
    )
    fields = (
        _key("name", say("类别"), say("这一类的英文名，也是文件名。")),
        DataField("label", say("名称"), say("这一类叫什么。"), is_required=True),
        DataField("row_meaning", say("一行是什么"), say("一条记录是什么。"), is_required=True),
        DataField("kept_from", say("从哪个月起登记"), say("如 2026-03；空着的一直有。")),
        DataField("listed", say("逐条列出"), say("表里有几行。"), DataType.INTEGER),
        DataField("records", say("全部"), say("一共有几条。"), DataType.INTEGER),
        DataField(
            "is_counted",
            say("是否另有计数"),
            say("有没有不逐条列出、只在 counts 表里计数的。"),
            DataType.BOOLEAN,
        ),
    )
    return SmallTable("kinds", say_in("table", "类别"), say("登记了的一类记录"), fields, rows)


def _month(number: int) -> str | None:
    """A month since January 1970 as it is written; None where there is none before it."""
    return None if number == ALWAYS else f"{1970 + number // 12:04d}-{number % 12 + 1:02d}"


def _settings(ground: Ground) -> SmallTable:
    programme = ground.programme
    publication = tasks_of(ground).publication
    said: dict[str, object] = {
        "county": programme.county,
        "name": programme.name,
        "issuer": programme.issuer,
        "web_address": programme.web_address,
        "time_zone": programme.time_zone,
        "holidays": programme.holidays,
        "boards": " ".join(programme.boards),
        "ledger_began_on": "" if np.isnat(publication.began_on) else publication.began_on,
        **{f"kept_from.{kind}": f"{month:%Y-%m}" for kind, month in programme.kept_from.items()},
        **{
            f"everywhere.{key}": " ".join(term.key for term in programme.vocabulary(key).due)
            for key in EXPECTED
        },
        **{f"limits.{name}": value for name, value in asdict(programme.limits).items()},
    }
    fields = (
        _key(
            "name",
            say("设置"),
            say(
                "programme.yml 里的名称；limits 下面的是时限和界限，everywhere 下面的是每个社区都要有的。"
            ),
        ),
        DataField("value", say("值"), say("照着算的值；没有写的，是默认值。")),
    )
    rows = tuple((name, str(value) or None) for name, value in said.items())
    return SmallTable("settings", say("设置"), say("算数时照着的一项设置"), fields, rows)


def _steps(ground: Ground) -> SmallTable:
    fields = (
        _key("key", say("代号"), say("这一步的代号。")),
        DataField("label", say("简称"), say("一个字的名称。"), is_required=True),
        DataField("name", say("名称"), say("这一步的全称。"), is_required=True),
        DataField("date_field", say("日期列"), say("服务单表里哪一列是它的日期。")),
        DataField(
            "limit_workdays", say("时限"), say("上一步以后几个工作日以内。"), DataType.INTEGER
        ),
    )
    rows = tuple(
        (step.key, step.label, step.name, step.date_field or None, step.limit_workdays)
        for step in ground.programme.steps
    )
    return SmallTable("steps", say("环节"), say("服务单的一步"), fields, rows)


def _terms(ground: Ground) -> SmallTable:
    fields = (
        _key("vocabulary", say("词表"), say("哪一个词表。")),
        _key("key", say("代号"), say("各表里写的代号。")),
        DataField("label", say("名称"), say("网页上的叫法。"), is_required=True),
        DataField("counts_as", say("算作"), say("计算时当作哪一种。")),
        DataField("note", say("说明"), say("一句说明。")),
        DataField("target", say("每月几次"), say("每个单位每月该做几次。"), DataType.INTEGER),
        DataField("workdays", say("最少几天"), say("公示最少几个工作日。"), DataType.INTEGER),
    )
    rows = tuple(
        (
            name,
            term.key,
            term.label,
            term.counts_as or None,
            term.note or None,
            term.target,
            term.workdays,
        )
        for name, vocabulary in sorted(ground.programme.vocabularies.items())
        if name not in _ON_PAGES_ALONE
        for term in vocabulary.terms
    )
    return SmallTable("terms", say("词表"), say("一个词表里的一个词"), fields, rows)


_ON_PAGES_ALONE = {
    each.vocabulary for kind in KINDS if is_told_on_pages_alone(kind.name) for each in kind.fields
}
"""The closed lists of kinds of which no table has a word."""


def _days(ground: Ground) -> SmallTable:
    fields = (
        DataField(
            "day", say("日期"), say("哪一天。"), DataType.DATE, is_key=True, is_required=True
        ),
        DataField("is_worked", say("是否上班"), say("这一天上不上班。"), DataType.BOOLEAN),
        DataField(
            "is_settled",
            say("是否已定"),
            say("放假安排公布以后不会再变的是 true。"),
            DataType.BOOLEAN,
        ),
        DataField("note", say("说明"), say("本县另定的，为什么。")),
    )
    first, last = months_of(ground)[0].year, ground.as_of.year + _YEARS_AHEAD
    notes = {local.day: local.note or None for local in ground.programme.local_days}
    rows = tuple(
        (odd.day, odd.is_worked, odd.is_settled, notes.get(odd.day))
        for odd in ground.programme.calendar.odd_days(date(first, 1, 1), date(last, 12, 31))
    )
    said = say("一个和星期几不一样的日子：周一到周五放假、周末上班，或者还说不准的")
    return SmallTable("days", say("工作日"), said, fields, rows)

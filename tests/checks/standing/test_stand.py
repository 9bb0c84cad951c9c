"""A month's row beside the one that was published: how far something is goes on, and what came of it stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sunboard.checks import Checked, check_records
from sunboard.records.known_people import NOTHING_BEFORE
from sunboard.records.log.accepted import Accepted, Standing, Standings

from tests.checks.rules.test_meetings import DECISION, MEETING
from tests.checks.small_county import AS_OF, Row, county, programme

REFUSED = ("R-9-stands", "R-9-changed")


def published(checked: Checked, kind: str) -> Accepted:
    """What stands on the site once the records of a kind were published as they are."""
    said = checked.said[kind]
    columns = {field.name: said.column(field).to_pylist() for field in said.fields}
    day = date(2026, 9, 30)
    standings = Standings()
    for row, record_id in enumerate(said.draft.texts["id"].to_pylist()):
        values = {name: texts[row] for name, texts in columns.items() if texts[row]}
        standings[record_id] = Standing(
            values, frozenset(), day, day, 1, (1, row + 2), "", "", True
        )
    return Accepted({kind: standings}, number=1, as_of=day)


def next_month(kind: str, before: Row, now: Row, **others: Row) -> tuple[Checked, list[str]]:
    """What the check comes to a month later, and which fields it refuses to change."""
    accepted = published(
        check_records(county(**{kind: before}, **others), programme(), AS_OF), kind
    )
    checked = check_records(
        county(**{kind: now}, **others),
        programme(),
        AS_OF,
        before=replace(NOTHING_BEFORE, accepted=accepted),
    )
    refused = [str(p.params["label"]) for p in checked.problems if p.code in REFUSED]
    return checked, refused


GOES_ON = [
    # 完成情况 and 践诺结果 as published, the same a month later, what the result is then
    (("完成80%", ""), ("已完成", ""), ""),
    (("完成80%", ""), ("完成90%", ""), "完成90%"),
    (("完成80%", ""), ("正在推进", ""), ""),
    (("已开展3次", ""), ("已完成", "开展4次，到场210人"), "开展4次，到场210人"),
    (("已启动，培训15人次", ""), ("已完成，培训42人次", ""), "已完成，培训42人次"),
    (("正在推进", ""), ("已完成", ""), ""),
    (("", "完成80%"), ("已完成", ""), ""),
    (("未完成，配件没到", ""), ("已完成", ""), ""),
]
STAYS = [
    (("已完成，新增停车位32个", ""), ("已完成", ""), "已完成，新增停车位32个"),
    (("已完成", "新增停车位32个"), ("已完成", "新增停车位60个"), "新增停车位32个"),
    (("未兑现，停产", ""), ("未兑现", ""), "未兑现，停产"),
    # Nobody says anything any more.
    (("完成80%", ""), ("", ""), "完成80%"),
]
Cells = tuple[str, str]


def kept(before: Cells, now: Cells) -> tuple[list[str], list[str]]:
    """What a promise's result is, and which of its fields were not to be changed."""
    first, second = ({"outcome": e[0], "result": e[1], "reason": "停产"} for e in (before, now))
    checked, refused = next_month("commitments", first, second)
    return checked.records["commitments"].texts("result"), refused


@pytest.mark.parametrize(("before", "now", "shown"), GOES_ON)
def test_promise_was_open_then_its_progress_goes_on_without_a_correction(
    before: Cells, now: Cells, shown: str
) -> None:
    assert kept(before, now) == ([shown], [])


@pytest.mark.parametrize(("before", "now", "shown"), STAYS)
def test_promise_was_over_or_nothing_is_said_of_it_then_its_result_stays(
    before: Cells, now: Cells, shown: str
) -> None:
    assert kept(before, now) == ([shown], ["践诺结果"])


DECIDED = [
    # 落实情况 as published, a month later, what the result and the reason are then
    ("部分落实", "正在落实", "", ""),
    ("部分落实", "换灯6盏", "换灯6盏", ""),
    ("因资金问题无法落实", "换灯6盏", "换灯6盏", ""),
    ("未落实", "不再实施", "", "不再实施"),
]


@pytest.mark.parametrize(("before", "now", "result", "reason"), DECIDED)
def test_decision_was_open_then_what_is_said_of_it_goes_on(
    before: str, now: str, result: str, reason: str
) -> None:
    first, second = (DECISION | {"result": each} for each in (before, now))
    checked, refused = next_month("decisions", first, second, meetings=MEETING)
    table = checked.records["decisions"]
    assert (table.texts("result"), table.texts("reason"), refused) == ([result], [reason], [])


def test_decision_was_published_as_not_carried_out_by_its_result_then_it_is_open() -> None:
    """What an earlier Sunboard took for a result."""
    accepted = published(
        check_records(county(decisions=DECISION, meetings=MEETING), programme(), AS_OF), "decisions"
    )
    accepted.of("decisions")["yd-1"].values["result"] = "未落实"
    before = replace(NOTHING_BEFORE, accepted=accepted)
    tables = county(decisions=DECISION | {"result": "未落实"}, meetings=MEETING)
    checked = check_records(tables, programme(), AS_OF, before=before)
    assert checked.records["decisions"].texts("result") == [""]
    assert [each.code for each in checked.problems] == ["R-17-open"]

"""The order of every list is decided by the records, never by the order they were written in."""

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sunboard.boards.makers import make_page, plan_pages
from sunboard.boards.rows.tasks import task_rows, tasks_by
from sunboard.boards.sheets.sheet_links import SheetLinks
from sunboard.boards.values import Page
from sunboard.measures.ground import Scope

from tests.asking import ask
from tests.factories import (
    Row,
    commitment,
    county_rows,
    deed,
    finished,
    kept,
    make_measures,
    make_pages,
    numbered,
    read_cases,
    shuffled,
    task,
)

# Places, units and what hangs on them stand in the order they were registered in, and the pages say so.
AS_REGISTERED = (
    "towns",
    "communities",
    "estates",
    "units",
    "people",
    "pairings",
    "positions",
    "teams",
    "stations",
)


def a_busy_county() -> dict[str, list[Row]]:
    """Many records that differ in nothing but what decides the order, or in nothing at all."""
    rows = county_rows()
    rows["tasks"] = numbered(
        [
            *(finished(text=f"换灯{n}", people="") for n in range(4)),
            *(task(text=f"修门{n}", due="2026-10-20", people="") for n in range(4)),
            *(task(text=f"修渠{n}", people="") for n in range(4)),
        ]
    )
    rows["commitments"] = numbered(
        [
            *(kept(text=f"补树{n}棵") for n in range(4)),
            *(commitment(text=f"装灯{n}盏", due="2026-09-30") for n in range(4)),
            *(commitment(text=f"修路{n}米") for n in range(4)),
        ]
    )
    rows["deeds"] = numbered([deed(what=f"送餐{n}次", people="") for n in range(6)])
    rows["evaluations"], rows["task_events"], rows["extensions"] = [], [], []
    return rows


def pages_of(rows: dict[str, list[Row]]) -> dict[str, Page]:
    return make_pages(make_measures(**rows))


IN_ORDER = pages_of(a_busy_county())


@settings(max_examples=6)
@given(st.integers(0, 2**32))
def test_records_when_shuffled_then_every_page_stays_the_same(seed: int) -> None:
    rows = a_busy_county()
    mixed = shuffled({kind: rows[kind] for kind in rows if kind not in AS_REGISTERED}, seed)
    assert pages_of({**rows, **mixed}) == IN_ORDER


# In the order they are shown; ids count the other way, so that the order is not theirs.
TASKS = read_cases("""
what                          | due        | done       | result
overdue longest               | 2026-10-19 |            |
overdue                       | 2026-10-20 |            |
open, due first               | 2026-11-05 |            |
open, due later               | 2026-11-20 |            |
open, no date                 | no         |            |
finished last                 | 2026-10-20 | 2026-10-29 | 更换2盏
finished before               | 2026-10-20 | 2026-10-20 | 更换2盏
said to be finished before it | 2026-10-20 | 2026-10-19 |
""")


def test_tasks_then_overdue_first_and_the_newest_finished_before_older() -> None:
    rows = []
    for number, case in enumerate(TASKS):
        undated = {"dispatched_on": "", "accepted_on": ""} if case["due"] == "no" else {}
        rows.append(
            task(
                id=f"fw-{90 - number}",
                text=case["what"],
                raised_on="2026-10-09",
                reported_on="2026-10-09",
                dispatched_on="2026-10-12",
                accepted_on="2026-10-12",
                due=case["due"].replace("no", ""),
                completed_on=case["done"],
                result=case["result"],
            )
            | undated
        )
    county = make_measures(tasks=rows)
    shown = [task_rows(county)[row].text for row in tasks_by(county, Scope.COUNTY)[0]]
    assert shown == [case["what"] for case in TASKS]


COMMITMENTS = read_cases("""
what                     | due        | outcome | done
overdue longest          | 2026-05-31 |         |
overdue                  | 2026-09-30 |         |
not kept, due first      | 2026-04-30 | 未兑现  |
not kept                 | 2026-12-31 | 未兑现  |
open, due first          | 2026-11-30 |         |
open, due later          | 2026-12-31 |         |
open, no date            |            |         |
kept last                | 2026-06-30 | 已兑现  | 2026-09-09
kept before              | 2026-06-30 | 已兑现  | 2026-06-30
withdrawn                | 2026-06-30 | 撤回    |
""")


def test_commitments_then_overdue_first_then_not_kept_then_open_then_kept() -> None:
    rows = [
        commitment(
            id=f"cn-{90 - number}",
            text=case["what"],
            due=case["due"],
            outcome=case["outcome"],
            done_on=case["done"],
            result="更换40盏" if case["done"] else "",
            evidence="验收单" if case["done"] else "",
            reason="缺材料",
        )
        for number, case in enumerate(COMMITMENTS)
    ]
    pages = ask(make_measures(commitments=rows))
    expected = [case["what"] for case in COMMITMENTS]
    assert [row.name for row in pages["commitments/"].rows] == expected
    for path in ("u/zjj/", "e/qinghe-1/"):
        assert [row.name for row in pages[path].section("commitments").rows] == expected


def test_deeds_then_the_newest_first() -> None:
    rows = numbered(
        [
            deed(date=day, people="", what=f"送餐 {day}")
            for day in ("2026-08-01", "2026-08-08", "2026-07-09")
        ]
    )
    deeds = ask(make_measures(deeds=rows))["c/qinghe/"].section("deeds").items
    shown = [deed.lines[1] for deed in deeds]
    assert shown == ["送餐 2026-08-08", "送餐 2026-08-01", "送餐 2026-07-09"]


def test_tasks_of_a_month_then_by_the_day_they_were_raised() -> None:
    days = ["2026-10-09", "2026-10-01", "2026-10-31", "2026-10-01"]
    rows = numbered([
        task(raised_on=day, reported_on="", dispatched_on="", accepted_on="") for day in days
    ])  # fmt: skip
    shown = ask(make_measures(tasks=rows))["c/qinghe/2026-10/"].section("tasks")
    assert [row.id for row in shown.rows] == ["fw-2", "fw-4", "fw-1", "fw-3"]


@pytest.mark.parametrize(
    ("path", "shown", "count"),
    [("u/zjj/", 60, 70), ("e/qinghe-1/", 30, 40), ("c/qinghe/", 60, 70)],
)
def test_list_that_is_cut_then_it_says_how_many_more_there_are(
    path: str, shown: int, count: int
) -> None:
    rows = numbered([finished(people="", text=f"换灯{n}盏") for n in range(count)])
    tasks = ask(make_measures(tasks=rows))[path].section("tasks")
    assert len(tasks.rows) == shown
    assert f"共{count}件" in tasks.notes[0]
    assert f"另有{count - shown}件" in tasks.notes[0]


def test_list_of_all_commitments_when_long_then_it_says_how_many_more_there_are() -> None:
    rows = numbered([commitment(text=f"装灯{n}盏") for n in range(503)])
    listed = ask(make_measures(commitments=rows))["commitments/"].section("全部承诺")
    assert len(listed.rows) == 500
    assert "共503项" in listed.notes[0]
    assert "另有3项" in listed.notes[0]


def test_boards_of_places_then_each_looks_at_its_own_rows_alone() -> None:
    county = make_measures(**a_busy_county())
    plan = [
        (m, n)
        for m, n in plan_pages(county, SheetLinks())
        if m.board in {"communities", "estates", "units"}
    ]
    for maker, number in plan:
        make_page(county, maker, number)
    with (
        patch.object(np, "select", wraps=np.select) as ranked,
        patch.object(np, "isin", wraps=np.isin) as sought,
    ):
        for maker, number in plan:
            make_page(county, maker, number)
    assert not ranked.called
    assert not sought.called

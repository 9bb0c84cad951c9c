"""The month's sheet says what the community's board says, whatever there is to say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sunboard.boards.commitments.commitment import what_residents_said
from sunboard.figures.work import COMMITMENT_FIGURES, TASK_FIGURES
from sunboard.measures.ground import Ground
from sunboard.outputs.sheets.documents import render_sheets
from sunboard.outputs.sheets.month import MonthSheet, make_month_sheet
from sunboard.outputs.sheets.values import Sheet

from tests.asking import ask
from tests.factories import (
    COMMUNITIES,
    UNITS,
    Row,
    commitment,
    evaluation,
    finished,
    kept,
    make_measures,
    numbered,
    position_of,
    task,
)
from tests.outputs.sheets.paper import squeezed, text_of
from tests.outputs.sheets.read_back import figures_on, marks_on, printed, the_typesetter
from tests.outputs.sheets.tagged import table_rows
from tests.shown import Shown, ShownRow

PAPERS = ("a3", "a4")
CUT = ("200 rows", "text of 2,000 characters")
"""What four pages don't hold all of."""
Rows = dict[str, list[Row]]


def long(count: int) -> str:
    """So many characters, no two stretches of which are alike."""
    text = "".join(f"第{number}项更换楼道照明灯并逐层试亮，" for number in range(count))
    return text[:count]


def _nothing() -> Rows:
    return {}


def _many() -> Rows:
    late = task(due="2026-10-20", accepted_on="2026-10-14", raised_on="2026-10-12", people="")
    late.update(reported_on="2026-10-12", dispatched_on="2026-10-13")
    return {
        "commitments": numbered([kept(), commitment(due="2026-08-31"), commitment()] * 67)[:200],
        "tasks": numbered([late] * 200),
    }


def _names(length: int) -> Rows:
    name = "云桥县城市管理和综合行政执法局机关服务中心"[:length]
    units = [{**unit, "short_name": name} if unit["id"] == "zjj" else unit for unit in UNITS]
    communities = [{**COMMUNITIES[0], "name": name[::-1]}, *COMMUNITIES[1:]]
    return {"units": units, "communities": communities, "commitments": [commitment()]}


def _long_texts() -> Rows:
    text = long(2000)
    return {
        "commitments": [
            kept(text=text, result=text[::-1]),
            commitment(id="cn-2", text=text, due="2026-08-31"),
        ],
        "evaluations": [evaluation(subject="cn-1", count="9")],
    }


EXTREMES: dict[str, Callable[[], Rows]] = {
    "no rows": _nothing,
    "200 rows": _many,
    "names of 2 characters": lambda: _names(2),
    "names of 20 characters": lambda: _names(20),
    "text of 2,000 characters": _long_texts,
}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("extreme", EXTREMES)
def test_month_then_its_rows_are_those_of_the_board(
    extreme: str, paper: str, tmp_path: Path
) -> None:
    every_task = {"limits": {"board_tasks": 500}}
    county = make_measures(programme_overrides=every_task, **EXTREMES[extreme]())
    pdf = tmp_path / "month.pdf"
    sheet = make_month_sheet(county, 0, paper)
    pdf.write_bytes(the_typesetter().pdf(render_sheets(sheet.title, [sheet])))
    board = board_of(county)
    expected = [
        *(
            commitment_text(county, row, n, paper)
            for n, row in enumerate(board.section("commitments").rows, 1)
        ),
        *(task_text(row, n, paper) for n, row in enumerate(overdue(board), 1)),
    ]
    printed_rows, promises = table_rows(pdf), len(board.section("commitments").rows)
    shown = body_of(sheet)
    listed = (shown.commitments, shown.tasks)
    kept_of, late_of = (len(table.rows) if table else 0 for table in listed)
    expected = [*expected[:kept_of], *expected[promises : promises + late_of]]
    assert printed_rows == expected
    assert (kept_of, late_of) == (promises, len(overdue(board))) or extreme in CUT
    # The tags could tell what the paper doesn't show.
    text = text_of(pdf)
    assert [row for row in expected if not stands_on(row, text)] == []


def body_of(sheet: Sheet) -> MonthSheet:
    assert isinstance(sheet.body, MonthSheet)
    return sheet.body


def _of_lines(lines: int) -> Rows:
    """Many records, each of so many lines on A3, kept and late ones among them."""
    text, result = long(24 * lines - 14), long(19 * (lines - 1))
    late = task(due="2026-10-20", accepted_on="2026-10-14", raised_on="2026-10-12", people="")
    late.update(reported_on="2026-10-12", dispatched_on="2026-10-13", text=long(35 * lines - 24))
    rows = [kept(text=text, result=result), commitment(due="2026-08-31", text=text)]
    return {"commitments": numbered(rows * 40), "tasks": numbered([late] * 80)}


@pytest.mark.parametrize("lines", [2, 3, 5, 9])
def test_however_many_rows_then_four_pages_of_a3_and_the_rest_is_counted(lines: int) -> None:
    county = make_measures(**_of_lines(lines))
    made = make_month_sheet(county, 0, "a3")
    sheet, body = printed(made), body_of(made)
    assert body.commitments
    assert body.tasks
    shown, late = len(body.commitments.rows), len(body.tasks.rows)
    assert len(sheet.pages) in (3, 4)
    where = made.frame.address
    # Those past due stand first: 40 of 80.
    still = f"逾期未兑现{40 - min(shown, 40)}、" if shown < 40 else ""
    cut = f"另有{80 - shown}项承诺没有列在这里（{still}"
    assert (
        sheet.lacks([cut, f"见{where}。", f"另有{80 - late}件逾期未办的没有列在这里，见{where}。"])
        == []
    )


def test_all_rows_fit_then_nothing_is_said_of_others() -> None:
    rows = numbered([kept(), commitment(due="2026-08-31")] * 8)
    body = body_of(make_month_sheet(make_measures(commitments=rows), 0, "a3"))
    assert body.commitments
    assert len(body.commitments.rows) == 16
    assert "另有" not in body.commitments.note


def test_late_and_kept_ones_then_the_late_ones_of_both_tables_come_before_the_kept() -> None:
    county = make_measures(**_of_lines(3))
    body = body_of(make_month_sheet(county, 0, "a3"))
    assert body.commitments
    assert body.tasks
    words = {row.cells[2].status.word for row in body.commitments.rows if row.cells[2].status}
    assert words == {"逾期未兑现"}
    assert abs(len(body.commitments.rows) - len(body.tasks.rows)) <= 7


@pytest.mark.parametrize("extreme", CUT)
def test_a4_then_the_rows_of_a3(extreme: str) -> None:
    county = make_measures(**EXTREMES[extreme]())
    found = [body_of(make_month_sheet(county, 0, paper)) for paper in PAPERS]
    listed = [
        [[row.id for row in table.rows] for table in (body.commitments, body.tasks) if table]
        for body in found
    ]
    assert listed[0] == listed[1]


def stands_on(row: str, text: str) -> bool:
    """Whether each stretch of a row is on the paper; lines of cells side by side are read in turns."""
    return all(row[start : start + 4] in text for start in range(0, len(row) - 4, 4)) or set(
        row
    ) <= set(text)


@pytest.mark.parametrize("paper", PAPERS)
def test_month_then_its_figures_are_those_of_the_board(paper: str) -> None:
    county = make_measures(**_many())
    board = board_of(county)
    steps = [step.said for step in board.section("每一步").items]
    figures = figures_on(board.section("figures"))
    sheet = printed(make_month_sheet(county, 0, paper))
    assert sheet.lacks([*figures, *steps]) == []
    kept = [rule for rule in (*COMMITMENT_FIGURES, *TASK_FIGURES) if rule.is_kept(county)]
    assert (len(figures), len(steps)) == (len(kept), len(county.programme.steps))


@pytest.mark.parametrize("paper", PAPERS)
def test_nothing_to_show_then_the_sheet_says_so(paper: str) -> None:
    sheet = printed(make_month_sheet(make_measures(), 0, paper))
    assert sheet.lacks(["没有单位对本社区作出承诺。", "没有逾期未办的服务单。"]) == []
    assert len(sheet.pages) == 1


def test_tasks_that_are_not_late_then_counted() -> None:
    sheet = printed(make_month_sheet(make_measures(tasks=[task(due="2026-11-20")]), 0, "a3"))
    assert sheet.lacks(["另有1件服务单（已办结、未到期或没有期限的等），见网上同一张榜。"]) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_every_page_then_whose_it_is_and_from_when_to_when_it_hangs(paper: str) -> None:
    county = make_measures(**_many())
    programme = county.programme
    made = make_month_sheet(county, 0, paper)
    sheet, frame = printed(made), made.frame
    count = len(sheet.pages)
    assert count == 4 if paper == "a3" else 4 <= count <= 8
    for number, page in enumerate(sheet.pages, start=1):
        for words in (
            "清河社区承诺践诺评诺榜2026年10月",
            f"网上：{programme.web_address.partition('://')[2]}c/qinghe/",
            f"监督电话：{programme.supervision_phone}",
            f"数据截至{frame.as_of}",
            f"张贴{frame.posted}撤下{frame.takedown}",
            f"第{number}页共{count}页",
            "示范数据：内容均为虚构",
            f"（盖章）{frame.posted}",
        ):
            assert words in page, (number, words)
        assert squeezed(programme.issuer) in page
        assert "承诺谁承诺" in page or "什么事谁办" in page, "a head is repeated"


@pytest.mark.parametrize(("paper", "most"), [("a3", 16), ("a4", 12)])
def test_rows_then_few_enough_a_page_to_be_read_at_a_metre(paper: str, most: int) -> None:
    sheet = printed(make_month_sheet(make_measures(**_many()), 0, paper))
    assert max(page.count("cn-") for page in sheet.pages) <= most


def board_of(county: Ground) -> Shown:
    return ask(county)["c/qinghe/"]


def overdue(board: Shown) -> list[ShownRow]:
    return [row for row in board.section("tasks").rows if row.statuses == ["逾期未办"]]


def commitment_text(county: Ground, row: ShownRow, number: int, paper: str) -> str:
    judged = what_residents_said(county, position_of(county, "commitments", row.id))
    # What nobody says is done can't be judged yet.
    unjudged = "还没有评" if row.statuses[0] in {"已兑现", "报称兑现"} else "—"
    by_when = f"{row.id}{row.cells['谁答应的'].text}{row.cells['最初期限'].text}"
    said = f"{status(row)}{row.cells['结果'].text}{judged or unjudged}"
    return squeezed(f"{number}．{row.name}{who(row.note, by_when, paper)}{said}")


def task_text(row: ShownRow, number: int, paper: str) -> str:
    task_id, category, place = row.note.split(" · ")
    by_when = f"{category}{task_id}{row.cells['谁办'].text}{row.cells['期限'].said}"
    return squeezed(f"{number}．{row.name}{who(place, by_when, paper)}{status(row)}")


def who(place: str, by_when: str, paper: str) -> str:
    place = "全社区" if "（全社区）" in place else place
    return place + by_when if paper == "a3" else by_when + place


def status(row: ShownRow) -> str:
    """The mark, and by how much."""
    (mark,) = marks_on(row)
    return mark + row.cells["状态"].text.removeprefix(row.statuses[0])


@pytest.mark.parametrize(
    ("rows", "as_of", "posted", "takedown"),
    [
        # Nothing moved in the month: the sheet is of its first day.
        ({}, "2026-10-01", "2026年10月2日", "2026年11月1日"),
        ({"commitments": [kept(done_on="2026-10-09", recorded_on="2026-10-12")]},
         "2026-10-12", "2026年10月13日", "2026年11月12日"),
        ({"commitments": [commitment(due="2026-10-20")]},
         "2026-10-21", "2026年10月22日", "2026年11月21日"),
        ({"tasks": [task(due="2026-10-29")]}, "2026-10-30", "2026年10月31日", "2026年11月30日"),
        ({"tasks": [finished()], "evaluations": [evaluation(date="2026-10-26")]},
         "2026-10-26", "2026年10月27日", "2026年11月26日"),
    ],
)  # fmt: skip
def test_day_of_a_sheet_then_that_on_which_one_of_its_rows_last_moved(
    rows: dict[str, list[Row]], as_of: str, posted: str, takedown: str
) -> None:
    frame = make_month_sheet(make_measures(**rows), 0, "a3").frame
    assert (frame.day, frame.posted, frame.takedown) == (as_of, posted, takedown)

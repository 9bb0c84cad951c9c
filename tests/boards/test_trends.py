"""The table of months and quarters: newest first, every figure in its own column, and blank is not zero."""

from sunboard.boards.trends import trends
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.trend import Period

from tests.factories import (
    Row,
    commitment,
    evaluation,
    finished,
    kept,
    make_measures,
    numbered,
    task,
)


def rows_of(ground: Ground, period: Period = Period.MONTH) -> dict[str, tuple[str, ...]]:
    """The cells of each period that says anything, in the table's order."""
    table = trends(ground, Scope.COUNTY, period, 0)
    assert table is not None
    return {label: tuple(map(str, cells)) for label, cells in table.rows}


BUSY: dict[str, list[Row]] = {
    "tasks": numbered([
        finished(completed_on="2026-09-30", due="2026-09-20"),
        finished(due="2026-09-20"),
        task(due="2026-10-20"),
    ]),
    "commitments": numbered([
        kept(due="2026-09-30", done_on="2026-10-05", recorded_on="2026-10-05"),
        commitment(due="2026-09-30"),
    ]),
    "evaluations": numbered([evaluation(count="3"), evaluation(subject="fw-2", level="不满意")]),
}  # fmt: skip


def test_months_then_each_figure_in_its_column_the_newest_first() -> None:
    ground = make_measures(**BUSY)
    table = trends(ground, Scope.COUNTY, Period.MONTH, 0)
    assert table is not None
    assert table.heads == (
        "新提出", "到期办结", "按期办结", "群众满意", "一般几天办结", "承诺兑现",
    )  # fmt: skip
    rows = rows_of(ground)
    assert list(rows)[:2] == ["2026年10月", "2026年9月"]
    assert rows["2026年10月"] == ("1件", "0 / 1", "0 / 1", "—", "—", "—")
    assert rows["2026年9月"] == ("2件", "2 / 2", "1 / 2", "3 / 4", "9天", "1 / 2")
    assert rows["2026年8月"] == ("0件", "—", "—", "—", "—", "—")


def test_quarters_then_the_same_figures_added_up() -> None:
    rows = rows_of(make_measures(**BUSY), Period.QUARTER)
    assert list(rows) == [f"2026年第{quarter}季度" for quarter in "四三二一"]
    assert rows["2026年第三季度"] == ("2件", "2 / 2", "1 / 2", "3 / 4", "9天", "1 / 2")


def test_months_before_tasks_were_kept_then_blank_and_not_zero() -> None:
    ground = make_measures(
        programme_overrides={"kept_from": {}}, tasks=[finished()], commitments=[commitment()]
    )
    raised = {label: cells[0] for label, cells in rows_of(ground).items()}
    assert [raised[f"2026年{month}月"] for month in (8, 9, 10)] == ["—", "1件", "0件"]


def test_what_nobody_keeps_then_it_has_no_column() -> None:
    only_promises = make_measures(programme_overrides={"kept_from": {}}, commitments=[commitment()])
    table = trends(only_promises, Scope.COUNTY, Period.MONTH, 0)
    assert table is not None
    assert table.heads == ("承诺兑现",)
    nothing = make_measures(programme_overrides={"kept_from": {}})
    assert trends(nothing, Scope.COUNTY, Period.MONTH, 0) is None

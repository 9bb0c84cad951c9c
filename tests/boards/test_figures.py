"""Every rate shows both its numbers; a share only where there are enough of them."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.boards.values import Page
from sunboard.figures.values import Figure
from sunboard.figures.worded import rate_figure
from sunboard.measures.ground import Scope
from sunboard.measures.loop import loop_of
from sunboard.measures.tally import Rate

from tests.factories import (
    Row,
    commitment,
    county_rows,
    evaluation,
    event,
    finished,
    kept,
    make_measures,
    make_pages,
    make_programme,
    numbered,
    task,
)

PROGRAMME = make_programme()


@given(st.integers(0, 30), st.integers(0, 30))
def test_rate_then_a_share_from_five_on(numerator: int, more: int) -> None:
    rate = Rate(numerator, numerator + more)
    figure = rate_figure("到期兑现", rate, PROGRAMME, key="k")
    if rate.denominator == 0:
        assert (figure.numerator, figure.denominator) == ("—", None)
    else:
        assert (figure.numerator, figure.denominator) == (str(numerator), str(rate.denominator))
    shows_share = rate.denominator >= 5
    assert (figure.text is not None) == shows_share
    assert (figure.bar is not None) == shows_share
    if shows_share:
        assert (figure.text, figure.bar) == (f"{rate.percent}%", rate.percent)


@pytest.mark.parametrize("least", [1, 3, 10])
def test_least_number_of_the_programme_then_it_decides(least: int) -> None:
    programme = make_programme(limits={"min_cell": least})
    shares = [
        rate_figure("x", Rate(0, count), programme, key="k").text is not None
        for count in range(1, 12)
    ]
    assert shares == [count >= least for count in range(1, 12)]


def figures_of(page: Page) -> dict[str, Figure]:
    """Every figure anywhere on a page, by key."""
    found: dict[str, Figure] = {}

    def search(value: object) -> None:
        if isinstance(value, Figure):
            found[value.key] = value
        elif isinstance(value, tuple):
            for part in value:
                search(part)
        elif hasattr(value, "__dataclass_fields__"):
            for name in value.__dataclass_fields__:
                search(getattr(value, name))

    search(page.board)
    return found


def shown(figures: dict[str, Figure], key: str) -> str:
    figure = figures[key]
    whole = f"{figure.numerator} / {figure.denominator}" if figure.denominator else figure.numerator
    return f"{whole} {figure.text}" if figure.text else whole


def test_figures_of_a_place_then_they_count_what_its_lists_show() -> None:
    rows = {
        "tasks": numbered([
            *(finished() for _ in range(4)),
            finished(completed_on="2026-10-20"),
            finished(result=""),
            task(due="2026-10-20"),
            task(),
            task(),
        ]),
        "task_events": [event("中止", "2026-10-20", task="fw-9")],
        "evaluations": numbered([
            evaluation(subject="fw-1", count="4"),
            evaluation(subject="fw-2", level="不满意", date="2026-10-30"),
        ]),
        "commitments": numbered([
            kept(),
            kept(done_on="2026-07-01"),
            kept(result=""),
            commitment(due="2026-10-30"),
            commitment(outcome="撤回", reason="规划调整"),
        ]),
    }  # fmt: skip
    pages = make_pages(make_measures(**rows))
    for path, about in (
        ("", "county"),
        ("c/qinghe/", "community/qinghe"),
        ("e/qinghe-1/", "estate/qinghe-1"),
        ("u/zjj/", "unit/zjj"),
    ):
        figures = figures_of(pages[path])
        assert shown(figures, f"{about}/tasks/all") == "9"
        assert shown(figures, f"{about}/tasks/fulfilled") == "5 / 7 71%"
        assert shown(figures, f"{about}/tasks/on-time") == "4 / 7 57%"
        assert shown(figures, f"{about}/tasks/past-due") == "1"
        assert "1件" in (figures[f"{about}/tasks/all"].note or "")
        assert "1件只报称办结" in (figures[f"{about}/tasks/fulfilled"].note or "")
        assert shown(figures, f"{about}/commitments/all") == "5"
        assert shown(figures, f"{about}/commitments/fulfilled") == "2 / 4"
        assert shown(figures, f"{about}/commitments/on-time") == "1 / 4"
        assert shown(figures, f"{about}/commitments/past-due") == "1"
        assert "1项撤回" in (figures[f"{about}/commitments/all"].note or "")
        if path != "e/qinghe-1/":
            assert shown(figures, f"{about}/satisfaction") == "4 / 5 80%"
            assert "6件中有群众评价的2件" in (figures[f"{about}/satisfaction"].note or "")


def test_figure_on_two_pages_then_it_says_the_same() -> None:
    seen: dict[str, tuple[str, str | None, str]] = {}
    pages = make_pages(make_measures(**county_rows()))
    twice = 0
    for path, page in pages.items():
        for key, figure in figures_of(page).items():
            numbers = (figure.numerator, figure.denominator)
            first = seen.setdefault(key, (*numbers, path))
            assert first[:2] == numbers, (key, first[2], path)
            twice += first[2] != path
    assert twice > 10


def assert_no_share_of_few(path: str, page: Page) -> None:
    """A share, in words or as a picture, stands only beside a denominator of at least five (R-22)."""
    shares = [f for f in figures_of(page).values() if f.text is not None or f.bar is not None]
    assert [f.key for f in shares if int(f.denominator or 0) < LEAST] == [], path
    assert set(re.findall(r"\d+%", repr(page))) <= {f.text for f in shares}, path


LEAST = 5
"""`min_cell` of the programme."""


def test_figures_of_nothing_then_no_share_of_commitments_or_tasks() -> None:
    for path, page in make_pages(make_measures()).items():
        assert_no_share_of_few(path, page)
        for figure in figures_of(page).values():
            if "/commitments/" in figure.key or "/tasks/" in figure.key:
                assert figure.text is None, (path, figure.key)


def test_small_places_then_no_share_and_no_picture_of_one() -> None:
    rows = {
        "commitments": numbered([kept(), kept(done_on="2026-07-01"), commitment(due="2026-09-30")])
    }
    for path, page in make_pages(make_measures(**rows)).items():
        assert_no_share_of_few(path, page)
        for figure in figures_of(page).values():
            if "/commitments/" in figure.key:
                assert figure.bar is None, (path, figure.key)
    answers = make_pages(make_measures(**rows))["e/qinghe-1/"].board.answers
    assert [answer.bar for answer in answers] == [None, None, None]


def test_funnel_then_it_says_what_nine_of_ten_stay_within() -> None:
    rows = [
        finished(accepted_on=f"2026-09-{day:02d}", completed_on="2026-09-30")
        for day in range(2, 12)
    ]
    board = make_pages(make_measures(tasks=numbered(rows)))["c/qinghe/"].board
    notes = {step.label: step.note for step in board.funnel}
    assert "一般4天" in (notes["接"] or "")
    assert "九成不超过8天" in (notes["接"] or "")
    assert {step.label: step.count for step in board.funnel} == {
        "点": 10, "报": 10, "派": 10, "接": 10, "办": 10, "晒": 10, "评": 0,
    }  # fmt: skip
    assert {step.label: step.waiting for step in board.funnel if step.waiting} == {"评": 10}
    assert "限2个工作日，按时3 / 10" in (notes["接"] or "")


def test_funnel_without_a_ledger_then_it_says_that_the_day_is_not_known() -> None:
    notes = [
        {step.label: step.note for step in make_pages(county)[""].board.funnel}["晒"]
        for county in (
            make_measures(tasks=[finished()]),
            make_measures(tasks=[finished()], published=["2026-09-10,tasks,fw-1,published"]),
        )
    ]
    assert notes == [
        "还没有公开日期的存底，不知道是哪天公开的；限1个工作日",
        "办结后一般51天，九成不超过51天；限1个工作日，按时0 / 1",
    ]


def test_funnel_when_somebody_waits_beyond_the_limit_then_it_says_so() -> None:
    rows = [task(accepted_on=""), task(dispatched_on="2026-10-30", accepted_on="")]
    funnel = make_pages(make_measures(tasks=numbered(rows)))["c/qinghe/"].board.funnel
    steps = {step.label: step for step in funnel}
    assert steps["接"].waiting == 2
    assert steps["接"].overdue is not None
    assert steps["接"].overdue.word == "其中1件超时"
    assert {label for label, step in steps.items() if step.overdue} == {"接"}
    assert steps["接"].key == "community/qinghe/loop/accepted"


def test_strip_of_months_then_empty_ones_are_there_as_zero() -> None:
    rows = [finished(raised_on="2026-07-06"), finished(), finished()]
    pages = make_pages(make_measures(tasks=numbered(rows)))
    for path in ("", "c/qinghe/"):
        columns = pages[path].board.months
        assert [(c.name, c.count, c.height) for c in columns] == [
            ("2026年7月", "1", 50),
            ("2026年8月", "0", 0),
            ("2026年9月", "2", 100),
            ("2026年10月", "0", 0),
        ]
    assert pages["c/qinghe/"].board.months[0].href == "../../c/qinghe/2026-07/"


def test_strip_of_just_a_year_then_every_month_is_there_and_no_year_named() -> None:
    pages = make_pages(make_measures(tasks=[finished(raised_on="2025-11-06")]))
    columns = pages[""].board.months
    assert (len(columns), {column.year for column in columns}) == (12, {None})


def test_strip_of_more_than_a_year_then_years_are_named_and_empty_months_left_out() -> None:
    rows = [finished(raised_on="2024-11-06"), finished(raised_on="2025-02-06"), finished(), task()]
    pages = make_pages(make_measures(tasks=numbered(rows)))
    for path in ("", "c/qinghe/"):
        columns = pages[path].board.months
        assert [(c.year, c.label, c.count) for c in columns] == [
            ("2024年", "11月", "1"),
            ("2025年", "2月", "1"),
            ("2026年", "9月", "1"),
            ("2026年", "10月", "1"),
        ]


def test_what_cannot_be_counted_then_it_stands_beside_the_totals_of_those_it_is_known_to_be_of() -> (
    None
):
    rows = numbered([task(), task(unit="zjj"), task()])
    rows[1]["id"] = "?"
    rows[2]["community"] = "nowhere"
    pages = make_pages(make_measures(tasks=rows, is_sound=False))
    said = {
        path: {f.key: f.note for f in pages[path].board.task_figures}
        for path in ("", "c/qinghe/", "c/nanyuan/", "u/zjj/")
    }
    assert said[""]["county/tasks/all"] == "另有2件看不清，没有计入"
    assert said["c/qinghe/"]["community/qinghe/tasks/all"] == "另有1件看不清，没有计入"
    assert said["c/nanyuan/"]["community/nanyuan/tasks/all"] is None
    assert said["u/zjj/"]["unit/zjj/tasks/all"] == "另有2件看不清，没有计入"


def test_widths_of_pictures_then_within_a_hundred() -> None:
    for page in make_pages(make_measures(**county_rows())).values():
        for figure in figures_of(page).values():
            assert figure.bar is None or 0 <= figure.bar <= 100
        for step in getattr(page.board, "funnel", ()):
            assert 0 <= step.width <= 100


def test_county_then_coverage_counts_each_place_once() -> None:
    figures = figures_of(make_pages(make_measures(**county_rows()))[""])
    assert shown(figures, "county/coverage/estates") == "3 / 4"
    assert shown(figures, "county/coverage/communities") == "2 / 2"
    assert shown(figures, "county/coverage/units") == "2 / 3"
    assert shown(figures, "county/coverage/positions") == "2 / 3"


def test_nothing_to_divide_by_then_a_dash_and_never_a_zero() -> None:
    figures = figures_of(make_pages(make_measures())[""])
    for key in ("tasks/on-time", "commitments/fulfilled", "satisfaction", "coverage/positions"):
        assert figures[f"county/{key}"].numerator == "—"
        assert figures[f"county/{key}"].note


def test_median_of_no_task_then_the_step_says_nothing_of_days() -> None:
    board = make_pages(make_measures())["c/qinghe/"].board
    assert all("天" not in (step.note or "") or "工作日" in step.note for step in board.funnel)
    assert math.isnan(loop_of(make_measures(), Scope.COUNTY).median_days[0, 1])


# What stands beside the figures of a unit, by the records it has.
BESIDE = [
    pytest.param(
        {"commitments": [kept(due="")]},
        {"commitments/all": "其中1项没有定期限，单独计数",
         "commitments/fulfilled": "1项没有定期限", "commitments/on-time": "1项没有定期限"},
        id="kept, but undated: it does not wait for a date",
    ),
    pytest.param(
        {"commitments": [kept(due="2026-12-31")]},
        {"commitments/all": None, "commitments/fulfilled": "1项期限还没有到"},
        id="kept before a date still to come",
    ),
    pytest.param(
        {"commitments": [commitment(due="2026-10-31"), kept()]},
        {"commitments/fulfilled": "其中1项当日到期，还没有做完", "commitments/on-time": None,
         "commitments/past-due": None},
        id="due today and open",
    ),
    pytest.param(
        {"tasks": [finished(result="", due="2026-11-20"), finished()]},
        {"tasks/fulfilled": None},
        id="only said to be done, but not due yet: no part of the denominator",
    ),
    pytest.param(
        {"tasks": [finished(result=""), finished()]},
        {"tasks/fulfilled": "其中1件只报称办结，不算办结"},
        id="only said to be done",
    ),
    pytest.param(
        {"tasks": [finished(dispatched_on="", accepted_on=""), finished()]},
        {"tasks/all": "其中1件没有定期限，单独计数", "tasks/fulfilled": None},
        id="done, but undated",
    ),
    pytest.param(
        {"commitments": [commitment(outcome="撤回", reason="规划调整"), kept(due="2026-12-31")]},
        {"commitments/all": "其中1项撤回、被替代或无法评定，不计入比率",
         "commitments/fulfilled": "1项期限还没有到，1项不计时限"},
        id="withdrawn, and nothing else due yet",
    ),
    pytest.param({}, {"tasks/fulfilled": "还没有到期的"}, id="nothing at all"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "notes"), BESIDE)
def test_what_no_rate_counts_then_it_stands_beside_the_figures(
    rows: dict[str, list[Row]], notes: dict[str, str | None]
) -> None:
    numbered_rows = {kind: numbered(of_kind) for kind, of_kind in rows.items()}
    pages = make_pages(make_measures(**numbered_rows))
    for path, about in (("", "county"), ("c/qinghe/", "community/qinghe"), ("u/zjj/", "unit/zjj")):
        figures = figures_of(pages[path])
        assert {key: figures[f"{about}/{key}"].note for key in notes} == notes

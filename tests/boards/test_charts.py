"""Every rate shows both its numbers; a share only where there are enough of them."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.figures.worded import rate_figure
from sunboard.measures.ground import Scope
from sunboard.measures.loop import loop_of
from sunboard.measures.tally import Rate

from tests.asking import ask
from tests.factories import (
    Row,
    commitment,
    county_rows,
    evaluation,
    event,
    finished,
    kept,
    make_measures,
    make_programme,
    numbered,
    task,
)
from tests.shown import Shown, ShownRow

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
    pages = ask(make_measures(**rows))
    for path, about in (
        ("", "county"),
        ("c/qinghe/", "community/qinghe"),
        ("e/qinghe-1/", "estate/qinghe-1"),
        ("u/zjj/", "unit/zjj"),
    ):
        figures = pages[path].figures
        assert figures[f"{about}/tasks/all"].text == "9"
        assert figures[f"{about}/tasks/fulfilled"].text == "5 / 7 71%"
        assert figures[f"{about}/tasks/on-time"].text == "4 / 7 57%"
        assert figures[f"{about}/tasks/past-due"].text == "1"
        assert "1件" in figures[f"{about}/tasks/all"].note
        assert "1件只报称办结" in figures[f"{about}/tasks/fulfilled"].note
        assert figures[f"{about}/commitments/all"].text == "5"
        assert figures[f"{about}/commitments/fulfilled"].text == "2 / 4"
        assert figures[f"{about}/commitments/on-time"].text == "1 / 4"
        assert figures[f"{about}/commitments/past-due"].text == "1"
        assert "1项撤回" in figures[f"{about}/commitments/all"].note
        if path != "e/qinghe-1/":
            assert figures[f"{about}/satisfaction"].text == "4 / 5 80%"
            assert "6件中有群众评价的2件" in figures[f"{about}/satisfaction"].note


def test_figure_on_two_pages_then_it_says_the_same() -> None:
    seen: dict[str, tuple[str, str]] = {}
    twice = 0
    for path, page in ask(make_measures(**county_rows())).items():
        for key, value in page.values.items():
            first, where = seen.setdefault(key, (value, path))
            assert first == value, (key, where, path)
            twice += where != path
    assert twice > 10


def assert_no_share_of_few(path: str, page: Shown) -> None:
    """A share, in words or as a picture, stands only beside a denominator of at least five (R-22)."""
    shares = [figure for figure in page.figures.values() if figure.share or figure.pictures]
    denominators = {figure.key: figure.value.partition("/")[2] for figure in shares}
    assert {key: n for key, n in denominators.items() if int(n or 0) < LEAST} == {}, path
    assert set(re.findall(r"\d+%", page.text)) <= {figure.share for figure in shares}, path


LEAST = 5
"""`min_cell` of the programme."""


def test_figures_of_nothing_then_no_share_of_commitments_or_tasks() -> None:
    for path, page in ask(make_measures()).items():
        assert_no_share_of_few(path, page)
        for figure in page.figures.values():
            if "/commitments/" in figure.key or "/tasks/" in figure.key:
                assert figure.share == "", (path, figure.key)


def test_small_places_then_no_share_and_no_picture_of_one() -> None:
    rows = {
        "commitments": numbered([kept(), kept(done_on="2026-07-01"), commitment(due="2026-09-30")])
    }
    pages = ask(make_measures(**rows))
    for path, page in pages.items():
        assert_no_share_of_few(path, page)
        for figure in page.figures.values():
            if "/commitments/" in figure.key:
                assert figure.pictures == [], (path, figure.key)
    for question in ("谁包我们小区", "答应了什么", "做了吗"):
        assert pages["e/qinghe-1/"].section(question).pictures == []


def steps_of(page: Shown) -> dict[str, ShownRow]:
    """The steps of the loop by their names."""
    return {step.name: step for step in page.section("每一步").items}


def columns_of(page: Shown) -> list[tuple[str, float]]:
    """What each month of the strip says, and how high it stands."""
    months = page.section("每个月提出的").items
    return [(month.text, *month.pictures) for month in months]


def test_funnel_then_it_says_what_nine_of_ten_stay_within() -> None:
    rows = [
        finished(accepted_on=f"2026-09-{day:02d}", completed_on="2026-09-30")
        for day in range(2, 12)
    ]
    page = ask(make_measures(tasks=numbered(rows)))["c/qinghe/"]
    steps = steps_of(page)
    assert "一般4天" in steps["接"].note
    assert "九成不超过8天" in steps["接"].note
    assert {name: step.element.findtext("strong") for name, step in steps.items()} == {
        **dict.fromkeys("点报派接办晒", "10件"), "评": "0件",
    }  # fmt: skip
    assert {name: list(step.values.values()) for name, step in steps.items() if step.values} == {
        "评": ["10"]
    }
    assert "限2个工作日，按时3 / 10" in steps["接"].note


def test_funnel_without_a_ledger_then_it_says_that_the_day_is_not_known() -> None:
    notes = [
        steps_of(ask(county)[""])["晒"].note
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
    steps = steps_of(ask(make_measures(tasks=numbered(rows)))["c/qinghe/"])
    assert steps["接"].values == {"community/qinghe/loop/accepted/waiting": "2"}
    assert {name: step.statuses for name, step in steps.items() if step.statuses} == {
        "接": ["其中1件超时"]
    }


def test_strip_of_months_then_empty_ones_are_there_as_zero() -> None:
    rows = [finished(raised_on="2026-07-06"), finished(), finished()]
    pages = ask(make_measures(tasks=numbered(rows)))
    for path in ("", "c/qinghe/"):
        assert columns_of(pages[path]) == [
            ("0 10月", 0),
            ("2 9月", 100),
            ("0 8月", 0),
            ("1 7月", 50),
        ]
        names = pages[path].section("每个月提出的").element.xpath(".//li/*/@title")
        assert names == ["2026年10月", "2026年9月", "2026年8月", "2026年7月"]
    assert pages["c/qinghe/"].section("每个月提出的").items[-1].href == "c/qinghe/2026-07/"


def test_strip_of_just_a_year_then_every_month_is_there_and_no_year_named() -> None:
    pages = ask(make_measures(tasks=[finished(raised_on="2025-11-06")]))
    columns = [text for text, _ in columns_of(pages[""])]
    assert (len(columns), [text for text in columns if "年" in text]) == (12, [])


def test_strip_of_more_than_a_year_then_years_are_named_and_empty_months_left_out() -> None:
    rows = [finished(raised_on="2024-11-06"), finished(raised_on="2025-02-06"), finished(), task()]
    pages = ask(make_measures(tasks=numbered(rows)))
    for path in ("", "c/qinghe/"):
        assert [text for text, _ in columns_of(pages[path])] == [
            "1 10月2026年",
            "1 9月2026年",
            "1 2月2025年",
            "1 11月2024年",
        ]


def test_what_cannot_be_counted_then_it_stands_beside_the_totals_of_those_it_is_known_to_be_of() -> (
    None
):
    rows = [task(), task(id="no good"), task(id="nor this", community="nowhere", estate="")]
    pages = ask(make_measures(tasks=rows, is_sound=False))
    for path, about, said in (
        ("", "county", "另有2件看不清，没有计入"),
        ("c/qinghe/", "community/qinghe", "另有1件看不清，没有计入"),
        ("c/nanyuan/", "community/nanyuan", ""),
        ("u/zjj/", "unit/zjj", "另有2件看不清，没有计入"),
    ):
        assert pages[path].figures[f"{about}/tasks/all"].note == said


def test_widths_of_pictures_then_within_a_hundred() -> None:
    for page in ask(make_measures(**county_rows())).values():
        assert [share for share in page.pictures if not 0 <= share <= 100] == []


def test_county_then_coverage_counts_each_place_once() -> None:
    figures = ask(make_measures(**county_rows()))[""].figures
    assert figures["county/coverage/estates"].text == "3 / 4"
    assert figures["county/coverage/communities"].text == "2 / 2"
    assert figures["county/coverage/units"].text == "2 / 3"
    assert figures["county/coverage/positions"].text == "2 / 3"


def test_nothing_to_divide_by_then_a_dash_and_never_a_zero() -> None:
    figures = ask(make_measures())[""].figures
    for key in ("tasks/on-time", "commitments/fulfilled", "satisfaction", "coverage/positions"):
        assert figures[f"county/{key}"].text == "—"
        assert figures[f"county/{key}"].note


def test_median_of_no_task_then_the_step_says_nothing_of_days() -> None:
    steps = steps_of(ask(make_measures())["c/qinghe/"])
    assert [step.text for step in steps.values() if re.search("[0-9]天", step.text)] == []
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
        {"commitments/all": "", "commitments/fulfilled": "1项期限还没有到"},
        id="kept before a date still to come",
    ),
    pytest.param(
        {"commitments": [commitment(due="2026-10-31"), kept()]},
        {"commitments/fulfilled": "其中1项当日到期，还没有做完", "commitments/on-time": "",
         "commitments/past-due": ""},
        id="due today and open",
    ),
    pytest.param(
        {"tasks": [finished(result="", due="2026-11-20"), finished()]},
        {"tasks/fulfilled": ""},
        id="only said to be done, but not due yet: no part of the denominator",
    ),
    pytest.param(
        {"tasks": [finished(result=""), finished()]},
        {"tasks/fulfilled": "其中1件只报称办结，不算办结"},
        id="only said to be done",
    ),
    pytest.param(
        {"tasks": [finished(dispatched_on="", accepted_on=""), finished()]},
        {"tasks/all": "其中1件没有定期限，单独计数", "tasks/fulfilled": ""},
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
    rows: dict[str, list[Row]], notes: dict[str, str]
) -> None:
    numbered_rows = {kind: numbered(of_kind) for kind, of_kind in rows.items()}
    pages = ask(make_measures(**numbered_rows))
    for path, about in (("", "county"), ("c/qinghe/", "community/qinghe"), ("u/zjj/", "unit/zjj")):
        figures = pages[path].figures
        assert {key: figures[f"{about}/{key}"].note for key in notes} == notes

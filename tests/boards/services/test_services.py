"""The services' boards: the matrix with its gaps, and each session with its own address."""

from __future__ import annotations

from tests.asking import Asked, ask
from tests.factories import Row, activity, make_measures, numbered
from tests.shown import Shown, Table


def pages(*rows: Row) -> Asked:
    return ask(make_measures(activities=numbered(rows)))


def table(anchor: str, *rows: Row) -> Table:
    (found,) = pages(*rows)["services/"].section(anchor).tables
    return found


def of_community(*rows: Row) -> Shown:
    return pages(*rows)["services/qinghe/"]


def said(*rows: Row) -> dict[str, tuple[str, str]]:
    """The figures of the community by their labels, with what stands beside them."""
    figures = of_community(*rows).figures.values()
    return {figure.label: (figure.text, figure.note) for figure in figures if figure.label}


def test_service_that_never_came_is_a_gap_in_words() -> None:
    rows = table("communities", activity()).rows
    assert [row.id for row in rows] == ["nanyuan", "qinghe"]
    services, came, never, *_ = rows[1].cells.values()
    assert came.text == "2"
    assert (never.said, never.note, never.tone) == ("0", "从未来过", "bad")
    assert services.value == "1/8"
    assert rows[1].href == "services/qinghe/"


def test_what_is_of_no_service_has_a_column_only_where_there_is_any() -> None:
    assert "不分类" not in table("communities", activity()).heads
    found = table("communities", activity(), activity(service=""))
    assert found.heads[-1] == "不分类"
    assert [row.texts[-1] for row in found.rows] == ["0", "2"]


def test_where_something_is_of_no_service_none_is_said_never_to_have_come() -> None:
    rows = table("communities", activity(), activity(service="")).rows
    other, here = (row.cells for row in rows)
    assert [cell.note for cell in here.values() if cell.said == "0"] == [""] * 7
    assert {cell.tone for cell in here.values()}.isdisjoint({"bad"})
    assert [(c.note, c.tone) for c in other.values() if c.note] == [("从未来过", "bad")] * 8
    note = "另有2场没有写是哪项服务"
    assert said(activity(), activity(service=""))["来过的服务"] == ("1 / 8 13%", note)


def test_unknown_attendances_are_no_zero() -> None:
    figures = said(activity(attendances=""), activity())
    assert figures["服务人次"] == ("30", "1条记录未登记，不在其中")
    figures = said(activity(attendances="", persons=""))
    assert figures["服务人次"][0] == "未登记"
    assert said()["服务人次"] == ("0", "")


def test_three_counts_are_kept_apart() -> None:
    figures = said(activity(), activity(date="2026-09-13"))
    assert [figures[name][0] for name in ("服务场次", "服务人次", "服务人数")] == ["4", "60", "48"]


def test_never_came_is_named() -> None:
    assert said(activity())["来过的服务"] == (
        "1 / 8 13%",
        "从未来过：法律服务、医疗健康、文化体育、教育科普、就业创业、助老助残、平安服务",
    )


def test_sessions_stand_newest_first_with_their_place_and_unit() -> None:
    new, old = (
        of_community(
            activity(title="旧的", date="2026-03-01"),
            activity(title="新的", estate="qinghe-1", unit="czj", sessions="", persons=""),
        )
        .section("sessions")
        .rows
    )
    assert (new.name, old.name) == ("新的", "旧的")
    assert new.note == "hd-2 · 政策宣讲 · 清河花园"
    date, unit, turnout, _ = new.cells.values()
    assert (date.text, unit.text, unit.href) == ("2026-09-12", "财政局", "u/czj/")
    assert turnout.text == "1场 · 30人次 · 人数未登记"
    assert old.note == "hd-1 · 政策宣讲 · 全社区"


def test_units_without_any_are_listed_in_their_order() -> None:
    rows = table("units", activity()).rows
    assert [(row.id, row.texts[0], row.texts[-1]) for row in rows] == [
        ("zjj", "2", "2026-09-12"),
        ("czj", "0", "从未"),
        ("jyj", "0", "从未"),
    ]


def test_months_without_any_are_listed() -> None:
    rows = table("months", activity(date="2026-08-01")).rows
    assert [(row.name, row.texts[0]) for row in rows] == [
        ("2026年10月", "0"),
        ("2026年9月", "0"),
        ("2026年8月", "2"),
    ]


def test_estate_counts_its_own_sessions_and_tells_of_its_communitys() -> None:
    made = pages(activity(estate="qinghe-1"), activity(), activity(community="nanyuan"))
    section = made["e/qinghe-1/"].section("优质服务八进社区")
    (figure,) = section.figures.values()
    assert (figure.text, figure.note) == ("2", "另有面向全社区的2场")
    assert section.href == "services/qinghe/"

"""The services' boards: the matrix with its gaps, and each session with its own address."""

from __future__ import annotations

from sunboard.boards.blocks import Grid, GridBoard
from sunboard.boards.services.services import CommunityServices
from sunboard.boards.values import (
    Page,
)
from sunboard.figures.values import Figure

from tests.factories import Row, activity, make_measures, make_pages, numbered


def pages(*rows: Row) -> dict[str, Page]:
    return make_pages(make_measures(activities=numbered(rows)))


def board(*rows: Row) -> GridBoard:
    made = pages(*rows)["services/"].board
    assert isinstance(made, GridBoard)
    return made


def grid(anchor: str, *rows: Row) -> Grid:
    return next(section.grids[0] for section in board(*rows).sections if section.id == anchor)


def of_community(*rows: Row) -> CommunityServices:
    made = pages(*rows)["services/qinghe/"].board
    assert isinstance(made, CommunityServices)
    return made


def said(figures: tuple[Figure, ...]) -> dict[str, tuple[str, str | None]]:
    return {figure.label: (figure.numerator, figure.note) for figure in figures}


def test_service_that_never_came_is_a_gap_in_words() -> None:
    rows = grid("communities", activity()).rows
    assert [row.id for row in rows] == ["nanyuan", "qinghe"]
    came, never = rows[1].cells[:2]
    assert (came.text, came.note) == ("2", "")
    assert (never.text, never.note, never.tone) == ("0", "从未来过", "bad")
    assert rows[1].cells[-1].value == "1/8"
    assert rows[1].path == "services/qinghe/"


def test_what_is_of_no_service_has_a_column_only_where_there_is_any() -> None:
    assert "不分类" not in grid("communities", activity()).heads
    found = grid("communities", activity(), activity(service=""))
    assert found.heads[-2:] == ("不分类", "来过几项")
    assert [row.cells[-2].text for row in found.rows] == ["0", "2"]


def test_unknown_attendances_are_no_zero() -> None:
    figures = said(of_community(activity(attendances=""), activity()).figures)
    assert figures["服务人次"] == ("30", "1条记录未登记，不在其中")
    figures = said(of_community(activity(attendances="", persons="")).figures)
    assert figures["服务人次"][0] == "未登记"
    assert said(of_community().figures)["服务人次"] == ("0", None)


def test_three_counts_are_kept_apart() -> None:
    figures = said(of_community(activity(), activity(date="2026-09-13")).figures)
    assert [figures[name][0] for name in ("服务场次", "服务人次", "服务人数")] == ["4", "60", "48"]


def test_never_came_is_named() -> None:
    figures = said(of_community(activity()).figures)
    assert figures["来过的服务"] == (
        "1",
        "从未来过：法律服务、医疗健康、文化体育、教育科普、就业创业、助老助残、平安服务",
    )


def test_sessions_stand_newest_first_with_their_place_and_unit() -> None:
    found = of_community(
        activity(title="旧的", date="2026-03-01"),
        activity(title="新的", estate="qinghe-1", unit="czj", sessions="", persons=""),
    ).sessions
    assert [row.title for row in found] == ["新的", "旧的"]
    assert found[0][2:8] == (
        "2026-09-12",
        "政策宣讲",
        "清河花园",
        "财政局",
        "u/czj/",
        "1场 · 30人次 · 人数未登记",
    )
    assert found[1].place == "全社区"


def test_units_without_any_are_listed_in_their_order() -> None:
    rows = grid("units", activity()).rows
    assert [(row.id, row.cells[0].text, row.cells[-1].text) for row in rows] == [
        ("zjj", "2", "2026-09-12"),
        ("czj", "0", "从未"),
        ("jyj", "0", "从未"),
    ]


def test_months_without_any_are_listed() -> None:
    rows = grid("months", activity(date="2026-08-01")).rows
    assert [(row.name, row.cells[0].text) for row in rows] == [
        ("2026年10月", "0"),
        ("2026年9月", "0"),
        ("2026年8月", "2"),
    ]


def test_estate_counts_its_own_sessions_and_tells_of_its_communitys() -> None:
    made = pages(activity(estate="qinghe-1"), activity(), activity(community="nanyuan"))
    sections = {s.title.label: s for s in made["e/qinghe-1/"].board.mechanisms}
    section = sections["优质服务八进社区"]
    (figure,) = section.figures
    assert (figure.numerator, figure.note) == ("2", "另有面向全社区的2场")
    assert section.title.href == "../../services/qinghe/"

from __future__ import annotations

import re

from sunboard.boards.alike import text_of
from sunboard.figures.challenges import CHALLENGE_FIGURES
from sunboard.figures.kind import figures
from sunboard.measures.ground import Ground, Scope
from sunboard.outputs.sheets.listing import Listing
from sunboard.outputs.sheets.values import Sheet

from tests.asking import ask
from tests.factories import challenge, make_measures, numbered, position_of, solved, taken
from tests.outputs.sheets.read_back import figure_texts, marks_on, printed, sheets_of
from tests.shown import Shown, ShownRow

GROUPS = ("untaken", "open", "closed")


def body_of(sheet: Sheet) -> Listing:
    assert isinstance(sheet.body, Listing)
    return sheet.body


def row_text(county: Ground, row: ShownRow) -> str:
    """A challenge as its row prints it."""
    goal = text_of(county, "challenges", position_of(county, "challenges", row.id), "goal")
    who, due, state = (row.cells[head].text for head in ("谁揭的榜", "期限", "状态"))
    mark = "".join(marks_on(row))
    said = f"{who}{due}{mark}{state.removeprefix(row.statuses[0])}{row.cells['结果'].text}"
    return f"{row.name}{row.id}目标：{goal}{row.note}{said}"


def check(county: Ground, board: Shown, sheet: Sheet) -> None:
    """It says what the board of challenges says of its community, or of the county."""
    paper = printed(sheet)
    rows = {row.id: row for name in GROUPS for row in board.section(name).rows}
    shown = [record.id for table in body_of(sheet).tables for record in table.rows]
    assert paper.lacks(row_text(county, rows[row]) for row in shown) == []
    assert re.findall(r"bt-\d{4}-\d{3}", paper.text) == shown
    owner = (Scope.COUNTY, 0) if sheet.community < 0 else (Scope.COMMUNITY, sheet.community)
    assert paper.lacks(figure_texts(figures(county, CHALLENGE_FIGURES, *owner))) == []
    if sheet.community < 0:
        rest = re.search(r"另有(\d+)道", paper.text)
        assert len(shown) + int(rest[1] if rest else 0) == len(rows)


def test_every_list_of_challenges_then_it_says_what_the_board_says(demonstration: Ground) -> None:
    sheets = sheets_of(demonstration, "challenges")
    board = ask(demonstration)["challenges/"]
    assert len(sheets) > 4
    for sheet in sheets:
        check(demonstration, board, sheet)


def test_list_of_a_community_then_its_own_board_leads_to_it(demonstration: Ground) -> None:
    communities = demonstration.records["communities"].texts("id")
    boards = {
        sheet.path.split("/")[1]: sheet.board for sheet in sheets_of(demonstration, "challenges")
    }
    assert boards.pop("county") == "challenges/"
    assert {*boards} <= {*communities}
    assert all(board == f"c/{name}/" for name, board in boards.items())
    assert boards


def test_a_list_then_the_untaken_come_first_then_the_open_then_the_closed() -> None:
    rows = numbered([solved(), taken(), challenge(), challenge(community="nanyuan", estate="")])
    county = make_measures(challenges=rows)
    found = {s.title: s for s in sheets_of(county, "challenges") if s.paper == "a4"}
    shown = {
        title: [[record.id for record in table.rows] for table in body_of(sheet).tables]
        for title, sheet in found.items()
    }
    assert shown == {
        "云桥县揭榜榜单": [["bt-3", "bt-4"], ["bt-2"], ["bt-1"]],
        "清河社区揭榜榜单": [["bt-3"], ["bt-2"], ["bt-1"]],
        "南苑社区揭榜榜单": [["bt-4"], [], []],
    }
    paper = printed(found["南苑社区揭榜榜单"])
    assert paper.lacks(["没有正在攻坚的榜题。", "还没有销号的榜题。"]) == []


def test_many_solved_then_the_newest_and_how_many_more() -> None:
    county = make_measures(challenges=numbered([solved()] * 30 + [challenge()] * 40))
    for sheet in sheets_of(county, "challenges"):
        assert "另有20道，见网上同一张榜" in printed(sheet).text
        assert [len(table.rows) for table in body_of(sheet).tables] == [40, 0, 10]


def test_nothing_posted_then_no_sheet() -> None:
    assert sheets_of(make_measures(), "challenges") == []

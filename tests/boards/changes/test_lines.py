"""What the page of changes, the feeds and the editions say of changes."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sunboard.boards.blocks import LinkLine, LinkList
from sunboard.boards.changes import editions, lines
from sunboard.boards.changes.editions import make_edition_page
from sunboard.boards.changes.entries import How, entries_by, entries_of
from sunboard.boards.changes.feeds import feeds
from sunboard.boards.changes.lines import entry_line, lines_shown
from sunboard.boards.changes.page import make_changes_page
from sunboard.language import speaking
from sunboard.measures.ground import Ground, Scope

from tests.factories import (
    Row,
    challenge,
    correction,
    county_rows,
    decision,
    taken,
    write_project,
    write_rows,
)
from tests.nights.put_down import put_down

FIRST = date(2026, 10, 29)
SECOND = FIRST + timedelta(days=1)


def the_day_after(folder: Path, *, nights: int = 1, **rows: list[Row]) -> Ground:
    """The ground of a county that was published, and then with other rows."""
    project = write_project(folder / "project")
    put_down(project, FIRST)
    for kind, several in rows.items():
        write_rows(project / "data" / f"{kind}.csv", kind, several)
    return put_down(project, FIRST + timedelta(days=nights))[1]


def test_record_is_void_then_told_itself_with_its_place_and_its_owners(tmp_path: Path) -> None:
    void = correction(id="gz-9", target="fw-2", category="作废", date=str(SECOND))
    ground = the_day_after(tmp_path, corrections=[*county_rows()["corrections"], void])
    with speaking(ground.programme.tongue):
        (entry,) = (each for each in entries_of(ground) if each.how is How.VOID)
        path = "c/qinghe/2026-10/#fw-2"
        said = f"依据：gz-9；原因：{void['reason']}，决定：{void['decided_by']}"
        assert entry_line(ground, entry) == LinkLine(path, "服务单 fw-2", said)
        qinghe = ground.records["communities"].texts("id").index("qinghe")
        assert entry in entries_by(ground, Scope.COMMUNITY)[qinghe]
        page = make_changes_page(ground, 0)
    assert "服务单 fw-2" in str(page.board)
    assert "更正 gz-9" not in str(page.board)


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("decisions", decision(id="yd-9", due="2026-10-30", done_on="", result="")),
        ("challenges", taken(id="bt-9", due="2026-10-30")),
    ],
)
def test_day_of_any_kind_has_passed_then_it_became_overdue(
    tmp_path: Path, kind: str, row: Row
) -> None:
    nobodys = challenge(id="bt-8", due="2026-10-30")
    rows = {each: county_rows()[each] for each in ("challenges", "decisions")}
    rows["challenges"].append(nobodys)
    rows[kind].append(row)
    ground = the_day_after(tmp_path, nights=3, **rows)
    late = {
        (each.kind, ground.records[each.kind].texts("id")[each.row])
        for each in entries_of(ground)
        if each.how is How.BECAME_LATE
    }
    assert (kind, row["id"]) in late
    # Nobody is late with what nobody has taken up.
    assert "bt-8" not in {record_id for _, record_id in late}


def test_page_and_feeds_then_each_change_is_worded_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    units = [{**row, "office_phone": "0000-6100999"} for row in county_rows()["units"]]
    ground = the_day_after(tmp_path, units=units)
    worded = []
    real = lines.entry_line
    monkeypatch.setattr(lines, "entry_line", lambda *asked: worded.append(asked[1]) or real(*asked))
    with speaking(ground.programme.tongue):
        make_changes_page(ground, 0)
        said = [entry.title for feed in feeds(ground) for entry in feed.entries]
    assert len(said) > len(worded)
    assert sorted(worded) == sorted(lines_shown(ground))


def test_more_corrections_than_an_edition_lists_then_the_first_and_where_the_others_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editions, "MOST", 1)
    project = write_project(tmp_path / "project")
    put_down(project, FIRST)
    put_down(project, FIRST + timedelta(days=3))
    rows = county_rows()["corrections"]
    for number, target in enumerate(("fw-2", "cn-2")):
        day = FIRST + timedelta(days=4 + number)
        void = correction(id=f"gz-{8 + number}", target=target, category="作废", date=str(day))
        rows.append(void)
        write_rows(project / "data" / "corrections.csv", "corrections", rows)
        ground = put_down(project, day)[1]
    with speaking(ground.programme.tongue):
        board = make_edition_page(ground, 0).board
    assert board is not None
    (section,) = (each for each in board.sections if each.id == "corrected")
    (listed,) = section.blocks
    assert isinstance(listed, LinkList)
    assert [line.label for line in listed.lines] == ["服务单 fw-2"]
    assert [link.href for link in section.more] == ["../../corrections/"]

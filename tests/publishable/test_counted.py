"""What is only counted changes in the open: each change is an event, and never says a word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from sunboard.records.log.events import What

from tests.factories import Row, correction, county_rows, deed, visit, write_rows
from tests.factories import write_project as written
from tests.nights.put_down import look, put_down

County = dict[str, list[Row]]
FIRST = date(2026, 10, 29)
SECOND, THIRD = (FIRST + timedelta(days=n) for n in (1, 2))
Told = tuple[What, str, tuple[str, ...], bool]


def row_of(county: County, kind: str, record_id: str) -> Row:
    return next(row for row in county[kind] if row["id"] == record_id)


def after(folder: Path, *edits: Callable[[County], None]) -> list[Told]:
    """What is told of the only counted on the day after the first, and on each that follows."""
    county = county_rows()
    later = (
        "verifier",
        "approver",
        "approved_on",
        "window_from",
        "window_to",
        "objection",
        "state",
    )
    county["deeds"].append(deed(id="sg-90", what="帮邻居修灯", **dict.fromkeys(later, "")))
    project = written(folder / "project", **county)
    put_down(project, FIRST)
    for day, edit in enumerate(edits, start=1):
        edit(county)
        for kind, rows in county.items():
            write_rows(project / "data" / f"{kind}.csv", kind, rows)
        put_down(project, FIRST + timedelta(days=day))
    _, ground = look(project, FIRST + timedelta(days=len(edits) + 1))
    return [(each.what, each.kind, each.of, each.is_declared) for each in ground.past.counted]


def fewer_households(county: County) -> None:
    row_of(county, "visits", "zf-1").update(households="2", visits="2")


def declared(county: County) -> None:
    fewer_households(county)
    row = correction(id="gz-9", target="zf-1", field="走访户数", before="12", after="2")
    county["corrections"].append(row | {"date": SECOND.isoformat()})


def moved(county: County) -> None:
    row_of(county, "visits", "zf-1").update(unit="czj")


def deleted(county: County) -> None:
    county["visits"] = [row for row in county["visits"] if row["id"] != "zf-1"]


def added(county: County) -> None:
    county["visits"].append(visit(id="zf-9", started_on="2026-02-01", ended_on="2026-02-03"))


def filled_in(county: County) -> None:
    row_of(county, "positions", "gw-2").update(ended_on="2026-10-20")


def another_community(county: County) -> None:
    row_of(county, "positions", "gw-2").update(community="nanyuan")


def another_day(county: County) -> None:
    row_of(county, "deeds", "sg-90").update(date="2026-07-01")


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (fewer_households, (What.CHANGED, "visits", ("zjj",), False)),
        (declared, (What.CHANGED, "visits", ("zjj",), True)),
        (moved, (What.CHANGED, "visits", ("czj", "zjj"), False)),
        (deleted, (What.GONE, "visits", ("zjj",), False)),
        (added, (What.ADDED, "visits", ("zjj",), False)),
        (filled_in, (What.PROGRESSED, "positions", ("qinghe",), False)),
        (another_community, (What.CHANGED, "positions", ("nanyuan", "qinghe"), False)),
        (another_day, (What.CHANGED, "deeds", ("zjj",), False)),
    ],
)
def test_only_counted_changes_then_it_is_told_once_whose(
    tmp_path: Path, edit: Callable[[County], None], expected: Told
) -> None:
    assert after(tmp_path, edit, lambda _: None) == [expected]


def test_gone_and_there_again_then_both_are_told(tmp_path: Path) -> None:
    def back(county: County) -> None:
        county["visits"].insert(0, visit())

    said = [each[:2] for each in after(tmp_path, deleted, back)]
    assert said == [(What.GONE, "visits"), (What.ADDED, "visits")]


@pytest.mark.parametrize("is_deleted", [False, True], ids=["row stays", "row goes"])
def test_declared_void_then_it_is_gone_and_its_correction_says_so(
    tmp_path: Path, *, is_deleted: bool
) -> None:
    def void(county: County) -> None:
        row = correction(id="gz-9", target="zf-1", category="作废", field="", before="", after="")
        county["corrections"].append(row | {"date": SECOND.isoformat()})
        if is_deleted:
            deleted(county)

    assert after(tmp_path, void, lambda _: None) == [(What.GONE, "visits", ("zjj",), True)]


def test_edited_then_the_log_says_whose_and_not_what(tmp_path: Path) -> None:
    after(tmp_path, moved, fewer_households)
    log = "".join(
        path.read_text("utf-8")
        for folder in ("publications", "texts")
        for path in sorted((tmp_path / "project" / "data" / "ledger" / folder).iterdir())
    )
    lines = [line for line in log.splitlines() if '"id":"zf-1"' in line]
    assert len(lines) == 3
    assert not [line for line in lines if "qinghe-1" in line]
    # Who is on the list of people is put down nowhere: what stands in a publication can't be taken back.
    assert '"kind":"people"' not in log

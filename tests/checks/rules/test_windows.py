"""R-13: until which day a unit that was merged may answer for anything."""

import pytest
from sunboard.checks import check_records

from tests.factories import (
    AS_OF,
    BASE,
    UNITS,
    Row,
    activity,
    commitment,
    item,
    make_programme,
    pairing,
    shift,
    station,
    text_table,
    visit,
)

ENDED: list[Row] = [{**UNITS[0], "ended_on": "2026-09-12", "successor": "czj"}, *UNITS[1:]]
THE_DAY, THE_DAY_AFTER = "2026-09-12", "2026-09-13"


@pytest.mark.parametrize(("day", "found"), [(THE_DAY, []), (THE_DAY_AFTER, ["R-13-unit-ended"])])
@pytest.mark.parametrize(
    ("kind", "row", "name"),
    [
        ("pairings", pairing(), "started_on"),
        ("commitments", commitment(approved_on=""), "made_on"),
        ("visits", visit(), "started_on"),
        ("activities", activity(), "date"),
        ("list_items", item(), "listed_on"),
        ("shifts", shift(), "date"),
    ],
)
def test_unit_that_was_merged_then_it_takes_on_nothing_from_the_day_after(
    kind: str, row: Row, name: str, day: str, found: list[str]
) -> None:
    rows = {
        **BASE,
        "units": ENDED,
        "people": [],
        "stations": [station()],
        kind: [{**row, name: day}],
    }
    tables = {kind: text_table(kind, of_kind) for kind, of_kind in rows.items()}
    problems = check_records(tables, make_programme(), AS_OF).problems
    assert [problem.code for problem in problems if problem.code == "R-13-unit-ended"] == found

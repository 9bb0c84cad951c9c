"""Who keeps the records is told in time that a year's days off are not known, and what waits for them."""

from collections.abc import Sequence
from datetime import date

import pytest
from sunboard.checks import check_records
from sunboard.checks.open_years import open_year_warnings
from sunboard.public_holidays import Arrangement

from tests.factories import (
    BASE,
    Row,
    deed,
    finished,
    make_programme,
    notice,
    numbered,
    task,
    text_table,
)


def warned(as_of: date, *announced: int, **rows_by_kind: Sequence[Row]) -> list[tuple[str, dict]]:
    programme = make_programme(announced=tuple(Arrangement(y, (), ()) for y in announced))
    tables = {kind: text_table(kind, rows) for kind, rows in {**BASE, **rows_by_kind}.items()}
    records = check_records(tables, programme, as_of).records
    found = open_year_warnings(records, programme, as_of)
    return [(problem.code, dict(problem.params)) for problem in found]


@pytest.mark.parametrize(
    ("as_of", "announced", "year"),
    [
        (date(2026, 10, 31), (), None),
        (date(2026, 11, 1), (), 2027),
        (date(2026, 12, 31), (2027,), None),
        (date(2027, 1, 1), (), 2027),
        (date(2027, 10, 31), (2027,), None),
        (date(2027, 11, 1), (2027,), 2028),
        (date(2031, 3, 1), (), 2031),
    ],
)
def test_year_not_announced_then_warned_from_november_on(
    as_of: date, announced: tuple[int, ...], year: int | None
) -> None:
    expected = [("calendar-not-announced", {"year": year})] if year else []
    assert warned(as_of, *announced) == expected


def test_working_days_reach_into_days_not_announced_then_said_how_many() -> None:
    ready = {"completed_on": "", "result": ""}
    tasks = numbered(
        [
            # Ten working days from December 7 end on the 21st, the last day that nothing can change.
            finished(dispatched_on="2026-12-07", accepted_on="2026-12-07", **ready),
            finished(dispatched_on="2026-12-08", accepted_on="2026-12-08", **ready),
            finished(dispatched_on="2026-12-08", accepted_on="", **ready),
            finished(due="2027-03-01", **ready),
            task(due=""),
        ]
    )
    as_of = date(2026, 12, 10)
    found = dict(warned(as_of, tasks=tasks))
    assert found["calendar-provisional"] == {"year": 2027, "tasks": 3, "windows": 0}
    assert "calendar-provisional" not in dict(warned(as_of, 2027, tasks=tasks))


def test_windows_reach_into_such_days_then_counted() -> None:
    window = {"started_on": "2026-12-18", "ended_on": "2026-12-24", "outcome": ""}
    notices = numbered([notice(**window), notice()])
    found = dict(warned(date(2026, 12, 20), notices=notices, deeds=[deed()]))
    assert found["calendar-provisional"] == {"year": 2027, "tasks": 0, "windows": 1}

"""A window that days off not announced yet may lengthen is not called too short."""

from datetime import date

import pytest
from sunboard.checks import check_records

from tests.factories import BASE, make_programme, notice, text_table


@pytest.mark.parametrize(
    ("start", "end", "is_short"),
    [
        # Four working days by the law's own days off; five if Tuesday the 9th is worked after all.
        ("2027-02-01", "2027-02-09", False),
        ("2027-02-04", "2027-02-09", True),
        ("2027-03-01", "2027-03-04", True),
    ],
)
def test_days_off_not_announced_then_short_only_whatever_they_are(
    start: str, end: str, is_short: bool
) -> None:
    rows = {**BASE, "notices": [notice(started_on=start, ended_on=end, outcome="")]}
    tables = {kind: text_table(kind, records) for kind, records in rows.items()}
    problems = check_records(tables, make_programme(), date(2027, 2, 1)).problems
    assert ("R-30-short" in [problem.code for problem in problems]) == is_short

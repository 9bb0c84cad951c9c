"""R-4: what lies before the programme began is not believed."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from sunboard.checks import check_records

from tests.checks.small_county import AS_OF, codes, county, programme


@pytest.mark.parametrize(
    ("began_on", "raised_on", "said"),
    [
        (None, "2016-12-31", ["R-4-before"]),
        (None, "2017-01-01", []),
        (date(2025, 3, 1), "2025-02-28", ["R-4-before"]),
        (date(2025, 3, 1), "2025-03-01", []),
        (date(1999, 1, 1), "2016-12-31", []),
    ],
)
def test_date_before_the_programme_began_then_it_is_not_believed_and_the_record_counts(
    began_on: date | None, raised_on: str, said: list[str]
) -> None:
    began = replace(programme(), began_on=began_on)
    checked = check_records(county(tasks={"raised_on": raised_on}), began, AS_OF)
    assert codes(checked.problems) == said
    assert np.isnat(checked.records["tasks"].days("raised_on")).tolist() == [bool(said)]
    assert len(checked.records["tasks"].frame) == 1

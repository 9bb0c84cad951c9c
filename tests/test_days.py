"""The as-of day is the last whole day of the county; consent goes by the real one."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sunboard.days import Asked, decide_days

from tests.factories import make_programme

EVENING = datetime(2026, 11, 2, 17, 30, tzinfo=UTC)
"""Half past one at night of the third in Shanghai."""
OCTOBER = date(2026, 10, 31)


@pytest.mark.parametrize(
    ("zone", "today"),
    [("Asia/Shanghai", date(2026, 11, 3)), ("America/New_York", date(2026, 11, 2))],
)
def test_no_day_named_then_the_last_whole_day_where_the_county_is(zone: str, today: date) -> None:
    programme = make_programme(is_demonstration=False, time_zone=zone, as_of=None)
    days = decide_days(Asked(EVENING), programme)
    assert (days.today, days.consent_day) == (today, today)
    assert (today - days.as_of).days == 1
    assert days.is_over


@pytest.mark.parametrize(
    ("overrides", "asked", "expected"),
    [
        ({"as_of": OCTOBER}, {}, ("2026-10-31", "2026-11-03")),
        ({"as_of": OCTOBER}, {"as_of": "2026-10-30"}, ("2026-10-30", "2026-11-03")),
        ({"as_of": OCTOBER}, {"consent_day": "2026-11-01"}, ("2026-10-31", "2026-11-01")),
        ({"as_of": OCTOBER}, {"consent_day": "2026-10-01"}, ("2026-10-31", "2026-10-31")),
        ({"as_of": date(2026, 12, 31)}, {}, ("2026-12-31", "2026-12-31")),
        ({"as_of": OCTOBER, "is_demonstration": True}, {}, ("2026-10-31", "2026-10-31")),
    ],
)
def test_days_named_then_consent_never_goes_by_one_before_the_as_of(
    overrides: dict[str, Any], asked: dict[str, str], expected: tuple[str, str]
) -> None:
    programme = make_programme(**{"is_demonstration": False, **overrides})
    named = {name: date.fromisoformat(day) for name, day in asked.items()}
    days = decide_days(Asked(EVENING, **named), programme)
    assert (days.as_of.isoformat(), days.consent_day.isoformat()) == expected


def test_today_or_later_then_not_over() -> None:
    programme = make_programme(is_demonstration=False, as_of=None)
    for day, is_over in ((2, True), (3, False), (4, False)):
        assert decide_days(Asked(EVENING, date(2026, 11, day)), programme).is_over == is_over

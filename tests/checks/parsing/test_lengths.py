"""Lengths of time in the place of a due date."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from sunboard.calendar import china_calendar
from sunboard.checks.parsing.lengths import Length, parse_length

WEDNESDAY = date(2026, 9, 30)
"""The day before a week off, after which a Saturday is worked."""


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("7天", "2026-10-07"),
        ("３ 日内", "2026-10-03"),
        ("10个自然日", "2026-10-10"),
        ("2周", "2026-10-14"),
        ("一个星期内办结", "2026-10-07"),
        ("1个月", "2026-10-30"),
        ("5个月", "2027-02-28"),
        ("15个月内", "2027-12-30"),
        ("半个月", "2026-10-15"),
        ("半年", "2027-03-30"),
        ("一年", "2027-09-30"),
        ("24小时", "2026-10-01"),
        ("48小时内", "2026-10-02"),
        ("36小时", "2026-10-02"),
        ("2小时", "2026-10-01"),
        ("当天", "2026-09-30"),
        ("当日办结", "2026-09-30"),
        ("5个工作日", "2026-10-13"),
        ("3工作日以内", "2026-10-10"),
        ("自受理之日起三个工作日内办结", "2026-10-10"),
    ],
)
def test_a_length_ends_so_long_after_the_day_that_it_began(text: str, last: str) -> None:
    length = parse_length(text)
    assert length is not None
    assert length.after(WEDNESDAY, china_calendar()).isoformat() == last


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3日",
        "7月",
        "0天",
        "0个工作日",
        "半天",
        "3-5天",
        "3个月后",
        "7天左右",
        "尽快",
        "2026年",
        "天",
    ],
)
def test_no_other_text_is_a_length(text: str) -> None:
    assert parse_length(text) is None


def test_a_day_that_may_turn_out_to_be_off_is_no_working_day() -> None:
    calendar, start = china_calendar(), date(2027, 9, 24)
    last = Length(workdays=10).after(start, calendar)
    since = np.array([start], dtype="datetime64[D]")
    assert last == calendar.fewest.add_workdays(since, 10)[0].item()
    by_law = calendar.add_workdays(since, 10)[0].item()
    assert last > by_law, "what is off by law alone would have it earlier"


def test_longer_than_ten_years_then_no_length() -> None:
    assert parse_length("十年") == parse_length("120个月") == Length(months=120)
    assert parse_length("121个月") is None

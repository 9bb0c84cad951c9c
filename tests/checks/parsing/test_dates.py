from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.checks.faults import Fault
from sunboard.checks.parsing.dates import parse_date

DAYS = st.dates(date(1949, 1, 1), date(2099, 12, 31))


@given(DAYS)
def test_what_offices_write_is_read_back(day: date) -> None:
    y, m, d = day.year, day.month, day.day
    for text in (
        day.isoformat(),
        f"{y}-{m}-{d}",
        f"{y}/{m}/{d}",
        f"{y}.{m:02}.{d:02}",
        f"{y}年{m}月{d}日",
        f"{y} 年 {m} 月 {d} 号",
        f"{y}年{m}月{d}日".translate(str.maketrans("0123456789", "０１２３４５６７８９")),
        f"{y}－{m}－{d}",
        f"{y}{m:02}{d:02}",
        f"{y}/{m}/{d} 0:00",
        f"{y}-{m:02}-{d:02} 09:12:33",
        f"{y}-{m:02}-{d:02}T23:59:59.000",
        f"{y}年{m}月{d}日上午9:05",
        f"{y}/{m}/{d} 12:00:00 AM",
    ):
        assert parse_date(text) == day, text


@given(st.dates(date(1954, 10, 3), date(2099, 12, 31)))
def test_an_excel_serial_is_told_its_day(day: date) -> None:
    fault = parse_date(str((day - date(1899, 12, 30)).days))
    assert isinstance(fault, Fault)
    assert (fault.code, fault.params["would"]) == ("date-serial", day.isoformat())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026-02-29", "date-impossible"),
        ("2026-00-10", "date-impossible"),
        ("0000-01-01", "date-impossible"),
        ("3月1日", "date-no-year"),
        ("3/1", "date-no-year"),
        ("2026年3月", "date-no-day"),
        ("1948-12-31", "date-year"),
        ("2100-01-01", "date-year"),
        ("2026-3/1", "date-form"),
        ("2026年3月1", "date-form"),
        ("2026-3-1日", "date-form"),
        ("2026-03-01 00:00:00+08:00", "date-form"),
        ("2026-03-01T16:00:00Z", "date-form"),
        ("2026-03-01 9:75", "date-form"),
        ("20260231", "date-impossible"),
        ("202631", "date-form"),
        ("2026030109", "date-form"),
        ("3/1/2026", "date-form"),
        ("2026-03-01、2026-03-02", "date-form"),
        ("明年三月", "date-form"),
    ],
)
def test_nothing_is_guessed(text: str, code: str) -> None:
    fault = parse_date(text)
    assert isinstance(fault, Fault)
    assert fault.code == code


@given(st.text(max_size=12))
def test_any_text_is_a_day_or_a_fault(text: str) -> None:
    assert isinstance(parse_date(text), date | Fault)

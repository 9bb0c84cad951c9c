from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.checks.faults import Assumed, Fault
from sunboard.checks.parsing.dates import (
    parse_date,
    parse_day_reached,
    parse_days,
    parse_due_date,
    parse_first_day,
)

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
        f"{y}/{m}/{d} 12:00:00 AM",
    ):
        assert parse_date(text) == day, text
    for text in (
        f"{y}-{m:02}-{d:02} 09:12:33",
        f"{y}-{m:02}-{d:02}T23:59:59.000",
        f"{y}年{m}月{d}日上午9:05",
        f"{y}/{m}/{d} 12:00:00",
        f"{y}年{m}月{d}日晚",
        f"{y}年{m}月{d}日夜",
        f"{y}年{m}月{d}日 上午",
        f"{y}年{m}月{d}日傍晚6点半",
    ):
        assert parse_date(text) == Assumed(day, Fault("date-clock")), text


@given(st.dates(date(1954, 10, 3), date(2099, 12, 31)))
def test_an_excel_serial_is_its_day(day: date) -> None:
    read = parse_date(str((day - date(1899, 12, 30)).days))
    assert isinstance(read, Assumed)
    assert (read.value, read.note.code) == (day, "date-serial")
    assert read.note.params["would"] == day.isoformat()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026-02-29", "date-impossible"),
        ("2026-00-10", "date-impossible"),
        ("0000-01-01", "date-impossible"),
        ("3月1日", "date-no-year"),
        ("3/1", "date-no-year"),
        ("12月底", "date-no-year"),
        ("7月8日夜", "date-no-year"),
        ("全年", "date-no-year"),
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
        ("3/1/2026", "date-order"),
        ("31/31/2026", "date-impossible"),
        ("Sept 2026", "date-no-day"),
        ("3 September", "date-no-year"),
        ("Sunday", "date-form"),
        ("2026-03-01、2026-03-02", "date-form"),
        ("明年三月", "date-form"),
    ],
)
def test_nothing_is_guessed(text: str, code: str) -> None:
    fault = parse_date(text)
    assert isinstance(fault, Fault)
    assert fault.code == code


@pytest.mark.parametrize("text", ["3 Sept 2026", "September 3, 2026", "13/09/2026", "9/13/2026"])
def test_a_day_in_english(text: str) -> None:
    day = date(2026, 9, 13 if "13" in text else 3)
    assert parse_date(text) == parse_due_date(text) == parse_days(text) == day


def test_either_number_may_be_the_month_then_both_days_are_said() -> None:
    fault = parse_date("03/09/2026")
    assert isinstance(fault, Fault)
    assert fault.params == {"found": "03/09/2026", "one": "2026-09-03", "other": "2026-03-09"}


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2026年12月底", "2026-12-31"),
        ("2026年2月末", "2026-02-28"),
        ("2028年2月", "2028-02-29"),
        ("2026-09", "2026-09-30"),
        ("2026.10", "2026-10-31"),
        ("２０２６年３月份", "2026-03-31"),
        ("2026年3月上旬", "2026-03-10"),
        ("2026 年 3 月中旬", "2026-03-20"),
        ("2026年2月下旬", "2026-02-28"),
        ("2026年上半年", "2026-06-30"),
        ("2026年下半年", "2026-12-31"),
        ("2026年第三季度", "2026-09-30"),
        ("2026年1季度", "2026-03-31"),
        ("2026年全年", "2026-12-31"),
        ("2026年底前", "2026-12-31"),
        ("2026年10月底前", "2026-10-31"),
        ("2026年度", "2026-12-31"),
        ("2026年", "2026-12-31"),
        ("2026年10月初", "2026-10-10"),
        ("2026年10月中", "2026-10-20"),
        ("2026年3月-5月", "2026-05-31"),
        ("2026年6月1日至6月30日前", "2026-06-30"),
        ("Sept 2026", "2026-09-30"),
        ("end of 2026", "2026-12-31"),
        ("By the end of February 2026", "2026-02-28"),
        ("Q2 2026", "2026-06-30"),
    ],
)
def test_a_period_is_due_on_its_last_day(text: str, last: str) -> None:
    read = parse_due_date(text)
    assert isinstance(read, Assumed)
    assert (read.value.isoformat(), read.note.code) == (last, "date-period")
    assert isinstance(parse_date(text), Fault), "what has happened has a day"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("长期", "date-open"),
        ("立行立改", "date-open"),
        ("即办", "date-open"),
        ("即知即改", "date-open"),
        ("立即整改", "date-open"),
        ("长期坚持", "date-open"),
        ("常态化", "date-open"),
        ("Ongoing", "date-open"),
        ("No deadline", "date-open"),
        ("2026.1", "date-no-day"),
        ("2026年12月前", "date-no-day"),
        ("2026年13月底", "date-form"),
        ("2026年5季度", "date-form"),
        ("12月底", "date-no-year"),
        ("尽快", "date-form"),
        ("2126年底", "date-form"),
    ],
)
def test_no_due_date_is_guessed(text: str, code: str) -> None:
    fault = parse_due_date(text)
    assert isinstance(fault, Fault)
    assert fault.code == code


SEVERAL = [
    ("2026年5月20日-22日", "2026-05-20", "2026-05-22"),
    ("2026年5月20日至5月22日", "2026-05-20", "2026-05-22"),
    ("2026年5月20-22日", "2026-05-20", "2026-05-22"),
    ("2026年5月30日—6月2日", "2026-05-30", "2026-06-02"),
    ("2025年12月30日-2026年1月2日", "2025-12-30", "2026-01-02"),
    ("2026.6.1-6.3", "2026-06-01", "2026-06-03"),
    ("2026.6.1-2026.6.3", "2026-06-01", "2026-06-03"),
    ("2026-05-20至22", "2026-05-20", "2026-05-22"),
    ("2026-05-20 ～ 2026-05-22", "2026-05-20", "2026-05-22"),
    ("20260520-20260522", "2026-05-20", "2026-05-22"),
    ("2026年5月20日、21日和23日", "2026-05-20", "2026-05-23"),
    ("2026年8月上旬", "2026-08-01", "2026-08-10"),
    ("2026年8月初", "2026-08-01", "2026-08-10"),
    ("2026年8月中旬", "2026-08-11", "2026-08-20"),
    ("2026年8月中", "2026-08-11", "2026-08-20"),
    ("2026年2月下旬", "2026-02-21", "2026-02-28"),
]


@pytest.mark.parametrize(("text", "first", "last"), SEVERAL)
def test_of_several_days_the_last_counts_or_the_first_of_what_goes_on(
    text: str, first: str, last: str
) -> None:
    read = {"date-period": parse_days(text), "date-first": parse_days(text, begins=True)}
    for (code, found), day in zip(read.items(), (last, first), strict=True):
        assert isinstance(found, Assumed)
        assert (found.value.isoformat(), found.note.code) == (day, code)
        assert found.note.params == {"found": text, "would": day}
    assert isinstance(parse_date(text), Fault), "a day of one thing is one day"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026年5月22日-20日", "date-backwards"),
        ("2026年12月30日-1月2日", "date-backwards"),
        ("2026年6月1日-31日", "date-impossible"),
        ("2026年5月20日-", "date-form"),
        ("2026年5月20日9:00-11:00", "date-form"),
        ("5月20日-22日", "date-form"),
        ("2026年8月", "date-no-day"),
        ("2026年8月份", "date-no-day"),
        ("2026年3-5月", "date-no-day"),
        ("2026年5月-3月", "date-form"),
        ("2026年一季度", "date-no-day"),
        ("2026年上半年", "date-no-day"),
        ("2026年全年", "date-no-day"),
    ],
)
def test_days_that_make_no_sense_and_longer_times_are_no_day(text: str, code: str) -> None:
    for begins in (False, True):
        fault = parse_days(text, begins=begins)
        assert isinstance(fault, Fault)
        assert (fault.code, fault.is_error) == (code, True)


def test_the_end_of_a_month_is_one_day() -> None:
    read = parse_days("2026年9月底", begins=True)
    assert isinstance(read, Assumed)
    assert (read.value, read.note.code) == (date(2026, 9, 30), "date-period")


@given(DAYS)
def test_a_day_alone_is_read_as_ever(day: date) -> None:
    assert parse_days(day.isoformat()) == parse_days(day.isoformat(), begins=True) == day


def test_a_day_before_which_is_the_last_day() -> None:
    assert parse_due_date("2026年10月31日前") == date(2026, 10, 31)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2023-03-09", "2023-03-09"),
        ("2023年3月", "2023-03-31"),
        ("2024.2", "2024-02-29"),
        ("2023-10", "2023-10-31"),
        ("2023年3月中旬", "2023-03-20"),
        ("2024.1", "date-no-day"),
        ("2023年3月前", "date-form"),
        ("2023年", "date-form"),
        ("2023年上半年", "date-form"),
        ("长期", "date-open-start"),
        ("常年包联", "date-open-start"),
        ("2026-02-30", "date-impossible"),
    ],
)
def test_what_goes_on_began_by_the_end_of_its_month(text: str, read: str) -> None:
    found = parse_first_day(text)
    if isinstance(found, Assumed):
        assert found.note.code == "date-period"
        found = found.value
    assert (found.code if isinstance(found, Fault) else found.isoformat()) == read


@pytest.mark.parametrize(
    "text",
    [
        *("正在办理", "办理中", "未到期", "跟进中", "正在跟进", "持续推进中", "在办", "施工中"),
        *(
            "未完成",
            "尚未办结",
            "还没办完",
            "未办结",
            "没有完成",
            "待办理",
            "待整改",
            "正在 办理 中",
        ),
    ],
)
def test_a_day_that_is_not_reached_is_none_yet(text: str) -> None:
    fault = parse_day_reached(text)
    assert isinstance(fault, Fault)
    assert (fault.code, fault.is_error) == ("date-progress", False)
    assert isinstance(parse_date(text), Fault), "what has happened has a day"


@pytest.mark.parametrize("text", ["已完成", "已办结", "见备注", "办理", "10月", "未知"])
def test_anything_else_in_its_place_is_a_fault(text: str) -> None:
    fault = parse_day_reached(text)
    assert isinstance(fault, Fault)
    assert fault.is_error


def test_a_day_that_is_reached_is_read() -> None:
    assert parse_day_reached("2026年10月31日") == date(2026, 10, 31)


@given(st.text(max_size=12))
def test_any_text_is_a_day_or_a_fault(text: str) -> None:
    assert isinstance(parse_date(text), date | Assumed | Fault)
    assert isinstance(parse_days(f"2026年5月{text}"), date | Assumed | Fault)
    assert isinstance(parse_due_date(text), date | Assumed | Fault)
    assert isinstance(parse_day_reached(text), date | Assumed | Fault)
    assert isinstance(parse_first_day(text), date | Assumed | Fault)

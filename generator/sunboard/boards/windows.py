"""The window in which objections are heard, in words: its days, its sum, what is left, where to object."""

from __future__ import annotations

from datetime import date

import numpy as np

from sunboard.boards.counted import Counted, Text
from sunboard.boards.values import Fact
from sunboard.boards.wording import PROVISIONAL, UNKNOWN
from sunboard.boards.words import brief_day, day_text, spoken_day
from sunboard.calendar import WorkCalendar
from sunboard.settings import Programme

HOW_TO_OBJECT = (
    "有不同意见的，请在公示期内打电话、写信或者当面反映，写明事实、真实姓名和联系方式；"
    "写信的，以寄出日的邮戳为准。"
)
"""What a notice says of it where it has no words of its own."""


def window_text(start: np.datetime64, end: np.datetime64) -> str:
    """From when to when; the year of the end only where it is another."""
    if np.isnat(end):
        return f"{_day(start)}起，长期公示"
    first, last = _day(start), _day(end)
    return f"{first}至{last.removeprefix(first[:5])}"


def window_sum(calendar: WorkCalendar, start: np.datetime64, end: np.datetime64) -> str:
    """How the working days of a window come about, with every day that was left out for a holiday."""
    first, last = start.astype("datetime64[D]").item(), end.astype("datetime64[D]").item()
    worked = calendar.explain((start - 1).astype("datetime64[D]").item(), last)
    days = (last - first).days + 1
    note = f"（{PROVISIONAL}）" if calendar.is_provisional(start, end) else ""
    parts = [f"首尾都算，共{days}天"]
    if not worked.rest_days and not worked.makeup_days:
        return f"{parts[0]}，都是工作日{note}。"
    if worked.rest_days:
        holidays = f"（其中放假{_days(worked.holidays)}）" if worked.holidays else ""
        parts.append(f"除去休息日{worked.rest_days}天{holidays}")
    if worked.makeup_days:
        parts.append(f"{_days(worked.makeup_days)}调休上班，照算")
    return "，".join([*parts, f"是{worked.workdays}个工作日{note}。"])


DAYS_LEFT = "还有{d}天"
"""What the script says of the days to the end of a window (`Counted.said`)."""


def left_until(end: np.datetime64) -> Text:
    """Until when an open window runs; "" where nobody wrote that down."""
    if np.isnat(end):
        return ""
    return Counted(f"公示到{brief_day(end)}", day_text(end), DAYS_LEFT)


def contact_facts(
    programme: Programme, phone: str = "", address: str = "", hours: str = ""
) -> tuple[Fact, ...]:
    """Where to object; what isn't said is the programme's own."""
    own_hours = hours or programme.hours
    return (
        Fact("电话", phone or programme.supervision_phone),
        Fact("地址", address or programme.address or UNKNOWN),
        *((Fact("受理时间", own_hours),) if own_hours else ()),
    )


def _day(day: np.datetime64) -> str:
    return UNKNOWN if np.isnat(day) else spoken_day(day)


def _days(days: tuple[date, ...]) -> str:
    """10月1日、2日、5日: the month only where it changes."""
    said, month = [], 0
    for day in days:
        said.append(f"{day.day}日" if day.month == month else f"{day.month}月{day.day}日")
        month = day.month
    return "、".join(said)

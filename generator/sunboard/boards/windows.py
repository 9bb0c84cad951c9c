"""The window in which objections are heard, in words: its days, its sum, what is left, where to object."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sunboard.boards.counted import Counted, Text
from sunboard.boards.phones import phone_of
from sunboard.boards.values import Fact
from sunboard.boards.wording import PROVISIONAL, UNKNOWN
from sunboard.boards.words import brief_day, iso_day, spoken_day
from sunboard.calendar import DAY, DaySum, WorkCalendar
from sunboard.language import clauses, mark, say, say_many
from sunboard.language.dates import said_days, said_year
from sunboard.settings import Programme

HOW_TO_OBJECT = mark(
    "有不同意见的，请在公示期内打电话、写信或者当面反映，写明事实、真实姓名和联系方式；"
    "写信的，以寄出日的邮戳为准。"
)
"""What a notice says of it where it has no words of its own."""


def window_text(start: np.datetime64, end: np.datetime64) -> str:
    """From when to when; the year of the end only where it is another."""
    if np.isnat(end):
        return say("{first}起，长期公示", first=spoken_day(start))
    if start.astype("datetime64[Y]") != end.astype("datetime64[Y]"):
        return say("{first}至{last}", first=spoken_day(start), last=spoken_day(end))
    year = said_year(end.astype("datetime64[D]").item().year)
    return say("{year}{first}至{last}", year=year, first=brief_day(start), last=brief_day(end))


def window_sum(calendar: WorkCalendar, start: np.datetime64, end: np.datetime64) -> str:
    """How the working days of a window come about, as a sentence."""
    return say("{sentence}。", sentence=window_days(calendar, start, end))


def window_days(calendar: WorkCalendar, start: np.datetime64, end: np.datetime64) -> str:
    """How the working days of a window come about, with every day that was left out for a holiday."""
    first, last = start.astype("datetime64[D]").item(), end.astype("datetime64[D]").item()
    worked = calendar.explain((start - DAY).astype("datetime64[D]").item(), last)
    days = (last - first).days + 1
    parts = [say_many("首尾都算，共{n}天", days), *_explained(worked)]
    if len(parts) == 1:
        parts.append(say("都是工作日"))
    else:
        parts.append(say_many("是{n}个工作日", worked.workdays))
    said = clauses(*parts)
    if calendar.is_provisional(start, end):
        return say("{sum}（{provisional}）", sum=said, provisional=say(PROVISIONAL))
    return said


def _explained(worked: DaySum) -> Iterator[str]:
    """What was left out of a window, and what was not."""
    if worked.rest_days:
        rest = say_many("除去休息日{n}天", worked.rest_days)
        days = said_days(worked.holidays)
        yield say("{rest}（其中放假{days}）", rest=rest, days=days) if days else rest
    if worked.makeup_days:
        yield say("{days}调休上班，照算", days=said_days(worked.makeup_days))


DAYS_LEFT = mark("还有{d}天")
"""What the script says of the days to the end of a window (`Counted.said`)."""


def left_until(end: np.datetime64) -> Text:
    """Until when an open window runs; "" where nobody wrote that down."""
    if np.isnat(end):
        return ""
    return Counted(say("公示到{day}", day=brief_day(end)), iso_day(end), say(DAYS_LEFT))


def contact_facts(
    programme: Programme, phone: str = "", address: str = "", hours: str = ""
) -> tuple[Fact, ...]:
    """Where to object; what isn't said is the programme's own."""
    own_hours = hours or programme.hours
    return (
        Fact(say("电话"), phone_of(phone or programme.supervision_phone)),
        Fact(say("地址"), address or programme.address or say(UNKNOWN)),
        *((Fact(say("受理时间"), own_hours),) if own_hours else ()),
    )

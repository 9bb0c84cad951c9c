"""A calendar as iCalendar (RFC 5545): events of whole days, which need no time zone and no repetition.

Ids hold no host, so that a site that moves stays the same in everybody's calendar. Its lines are folded last
(`folded`), once the gate has looked at each in one piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import blake2b
from zoneinfo import ZoneInfo

from sunboard.boards.calendars import Calendar, CalendarEvent
from sunboard.settings import Programme

_LINE = 75
"""Octets of a line, its end aside."""
_FIRST_OF_OTHERS, _LAST_OF_OTHERS = 0x80, 0xBF
"""Every octet of a character but the first lies between these (UTF-8)."""
_END = "\r\n"
_ENDS = time(23, 59, 59)
"""Changes are known by their day alone, which has to be over."""
_DAY = timedelta(days=1)
_NO_EVENTS = (
    "BEGIN:VTIMEZONE",
    "TZID:UTC",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
)
"""A calendar has to hold something (RFC 5545, 3.6), and this is nothing that anybody is shown."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})
_TO_ESCAPE = re.compile(r"[\\;,\n\r]")
_LETTERS = str.maketrans("0123456789abcdef", "bcdfghjklmnprstz")
"""No run of digits that looks like somebody's number."""


class Writer:
    """Writes the calendars of a programme; an event that stands in several is made once."""

    def __init__(self, programme: Programme) -> None:
        """Write none yet."""
        self._address, self._zone = programme.web_address, ZoneInfo(programme.time_zone)
        digest = blake2b(programme.county.encode(), digest_size=8).hexdigest()
        # Tells a county's records from another's, wherever its site lies.
        self._county = digest.translate(_LETTERS)
        self._made: dict[CalendarEvent, str] = {}
        self._moments: dict[date, str] = {}

    def ics(self, calendar: Calendar) -> bytes:
        """The calendar as a file whose lines are not folded yet."""
        return _whole(calendar.title, map(self._event, calendar.events))

    def _event(self, event: CalendarEvent) -> str:
        if event not in self._made:
            self._made[event] = _END.join(self._lines(event))
        return self._made[event]

    def _lines(self, event: CalendarEvent) -> Iterator[str]:
        # No `@`, which addresses have: the gate would look at every event.
        own_id = f"{self._county}-{event.kind}-{event.id}"
        yield "BEGIN:VEVENT"
        yield from _all_day(own_id, self._moment(event.changed), event.day, event.title)
        if event.said:
            yield f"DESCRIPTION:{_text(event.said)}"
        if self._address:
            yield f"URL:{self._address}{event.path}"
        yield "END:VEVENT"

    def _moment(self, day: date) -> str:
        if day not in self._moments:
            end = datetime.combine(day, _ENDS, self._zone).astimezone(UTC)
            self._moments[day] = f"{end:%Y%m%dT%H%M%SZ}"
        return self._moments[day]


def in_its_place(said: str, day: date) -> bytes:
    """A calendar that says no more than a sentence, once, on a day."""
    stamp = datetime.combine(day, time(), UTC)
    event = _all_day(f"sunboard-{day}", f"{stamp:%Y%m%dT%H%M%SZ}", day, said)
    return folded(_whole(said, ("BEGIN:VEVENT", *event, "END:VEVENT")))


def _whole(title: str, events: Iterable[str]) -> bytes:
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Sunboard//Sunboard//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_text(title)}",
        f"X-WR-CALNAME:{_text(title)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        *(tuple(events) or _NO_EVENTS),
        "END:VCALENDAR",
        "",
    )
    return _END.join(lines).encode()


def _all_day(own_id: str, stamp: str, day: date, title: str) -> Iterator[str]:
    yield f"UID:{own_id}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{_basic(day)}"
    yield f"DTEND;VALUE=DATE:{_basic(day + _DAY)}"
    yield f"SUMMARY:{_text(title)}"
    # Nobody is busy all day because something is due.
    yield "TRANSP:TRANSPARENT"


def _basic(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    # Hardly any text has one, and translating it takes five times as long as looking.
    return text.translate(_ESCAPED) if _TO_ESCAPE.search(text) else text


def folded(content: bytes) -> bytes:
    """A calendar whose lines have 75 octets at most, none of which ends within a character."""
    ended = _END.encode()
    lines = content.split(ended)
    return ended.join([line if len(line) <= _LINE else ended.join(_pieces(line)) for line in lines])


def _pieces(line: bytes) -> Iterator[bytes]:
    start, room = 0, _LINE
    while len(line) - start > room:
        end = start + room
        while _FIRST_OF_OTHERS <= line[end] <= _LAST_OF_OTHERS:
            end -= 1
        yield (b" " if start else b"") + line[start:end]
        start, room = end, _LINE - 1
    yield (b" " if start else b"") + line[start:]

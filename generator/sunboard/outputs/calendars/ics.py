"""A calendar as iCalendar (RFC 5545): events of whole days, which need no time zone and no repetition.

Ids hold no host, so that a site that moves stays the same in everybody's calendar. Its lines are folded last
(`folded`), once the gate has looked at each in one piece.
"""

from __future__ import annotations

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
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})
_LETTERS = str.maketrans("0123456789abcdef", "bcdfghjklmnprstz")
"""No run of digits that looks like somebody's number."""


def ics(calendar: Calendar, programme: Programme) -> bytes:
    """The calendar as a file whose lines are not folded yet."""
    events = (line for event in calendar.events for line in _event(event, programme))
    return _whole(calendar.title, events)


def in_its_place(said: str, day: date) -> bytes:
    """A calendar that says no more than a sentence, once, on a day."""
    stamp = datetime.combine(day, time(), UTC)
    event = _all_day(f"{day}@sunboard.invalid", f"{stamp:%Y%m%dT%H%M%SZ}", day, said)
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
        *events,
        "END:VCALENDAR",
        "",
    )
    return _END.join(lines).encode()


def _event(event: CalendarEvent, programme: Programme) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    own_id = f"{event.kind}-{event.id}@{_site(programme)}"
    yield from _all_day(own_id, _moment(event.changed, programme), event.day, event.title)
    if event.said:
        yield f"DESCRIPTION:{_text(event.said)}"
    if programme.web_address:
        yield f"URL:{programme.web_address}{event.path}"
    yield "END:VEVENT"


def _all_day(own_id: str, stamp: str, day: date, title: str) -> Iterator[str]:
    yield f"UID:{own_id}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + _DAY:%Y%m%d}"
    yield f"SUMMARY:{_text(title)}"
    # Nobody is busy all day because something is due.
    yield "TRANSP:TRANSPARENT"


def _text(text: str) -> str:
    return text.translate(_ESCAPED)


def _moment(day: date, programme: Programme) -> str:
    end = datetime.combine(day, _ENDS, ZoneInfo(programme.time_zone)).astimezone(UTC)
    return f"{end:%Y%m%dT%H%M%SZ}"


def _site(programme: Programme) -> str:
    """Tells a county's records from another's, wherever its site lies; no such host can ever be anybody's."""
    digest = blake2b(programme.county.encode(), digest_size=8).hexdigest().translate(_LETTERS)
    return f"{digest}.sunboard.invalid"


def folded(content: bytes) -> bytes:
    """A calendar whose lines have 75 octets at most, none of which ends within a character."""
    ended = _END.encode()
    return ended.join(ended.join(_pieces(line)) for line in content.split(ended))


def _pieces(line: bytes) -> Iterator[bytes]:
    start, room = 0, _LINE
    while len(line) - start > room:
        end = start + room
        while _FIRST_OF_OTHERS <= line[end] <= _LAST_OF_OTHERS:
            end -= 1
        yield (b" " if start else b"") + line[start:end]
        start, room = end, _LINE - 1
    yield (b" " if start else b"") + line[start:]

"""Calendars as RFC 5545 has them, and as another program reads them, which is lenient: the rules stand here."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.boards.calendars import Calendar, CalendarEvent
from sunboard.measures.ground import Ground
from sunboard.outputs.calendars.ics import Writer, folded
from sunboard.outputs.calendars.write import write_calendars

from tests.factories import county_rows, make_measures, make_programme, numbered, shift

LONGEST = 75
ONCE = {
    "VCALENDAR": ("PRODID", "VERSION"),
    "VEVENT": ("UID", "DTSTAMP", "DTSTART", "SUMMARY"),
    "VTIMEZONE": ("TZID",),
    "STANDARD": ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"),
}
"""What each part has to have, and no more than once (3.6, 3.6.1, 3.6.5)."""
NOTHING = {"VTIMEZONE", "STANDARD"}
"""The parts of a calendar without events."""


def written(county: Ground) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    write_calendars(county, lambda path, content: files.__setitem__(path, folded(content)))
    return files


def county() -> Ground:
    rows = county_rows()
    rows["shifts"] = numbered(
        shift(f"2026-{11 - n // 28:02}-{1 + n % 28:02}", "") for n in range(56)
    )
    return make_measures(**rows)


def parts(content: bytes) -> list[tuple[str, list[str]]]:
    """Each part of a calendar, by what it is called, with the names of its own lines."""
    found, open_ones = [], []
    for line in re.sub(r"\r\n[ \t]", "", content.decode()).removesuffix("\r\n").split("\r\n"):
        name, value = re.fullmatch(r"([A-Z-]+)(?:;[A-Z-]+=[^:;]+)*:(.*)", line).groups()
        if name == "BEGIN":
            open_ones.append((value, []))
        elif name == "END":
            assert open_ones[-1][0] == value
            found.append(open_ones.pop())
        else:
            open_ones[-1][1].append(name)
    assert open_ones == []
    return found


def test_every_calendar_then_lines_and_parts_as_the_standard_has_them() -> None:
    files = written(county())
    assert {path.rpartition("/")[2] for path in files} == {"dates.ics", "roster.ics", "notices.ics"}
    for content in files.values():
        assert content.endswith(b"\r\n")
        assert content.count(b"\n") == content.count(b"\r") == content.count(b"\r\n")
        for line in content.split(b"\r\n"):
            assert len(line) <= LONGEST
            line.decode()  # no line ends within a character
        *events, whole = parts(content)
        assert whole[0] == "VCALENDAR"
        said = {name for name, _ in events}
        assert said in ({"VEVENT"}, NOTHING), "a calendar has one part at least (3.6)"
        for name, lines in (whole, *events):
            assert [lines.count(one) for one in ONCE[name]] == [1] * len(ONCE[name])


def test_every_calendar_then_read_by_another_program_each_event_once_and_a_whole_day() -> None:
    for path, content in written(county()).items():
        events = icalendar.Calendar.from_ical(content).events
        assert len({event["UID"] for event in events}) == len(events), path
        for event in events:
            start, end = event["DTSTART"].dt, event["DTEND"].dt
            assert (type(start), end - start) == (date, timedelta(days=1))
            assert re.fullmatch(r"[a-z]{16}-[a-z]+-[a-z0-9-]+", event["UID"])


SAID = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n"), max_size=200
)


@given(SAID, SAID)
def test_whatever_is_said_then_it_comes_back(title: str, said: str) -> None:
    event = CalendarEvent("tasks", "fw-1", date(2026, 2, 28), title, said, "x/", date(2026, 1, 31))
    calendar = Calendar("x.ics", title, "x/", (event,))
    made = Writer(make_programme(web_address="")).ics(calendar)
    content = folded(made)
    assert re.sub(rb"\r\n ", b"", content) == made
    assert max(map(len, content.split(b"\r\n"))) <= LONGEST
    (read,) = icalendar.Calendar.from_ical(content).events
    assert (read["SUMMARY"], read.get("DESCRIPTION", "")) == (title, said)
    assert read["DTEND"].dt == date(2026, 3, 1)
    # The day is over in China at 16:00 of world time.
    assert read["DTSTAMP"].dt == datetime(2026, 1, 31, 15, 59, 59, tzinfo=UTC)
    assert "URL" not in read


@pytest.mark.parametrize("size", [0, 1, 74, 75, 76, 149, 150, 223, 224, 225])
def test_line_of_any_length_then_folded_where_it_must_be(size: int) -> None:
    lines = folded(b"x" * size + b"\r\n").split(b"\r\n")
    assert b"".join(lines).replace(b" ", b"") == b"x" * size
    assert all(len(one) == LONGEST for one, _ in pairwise(lines[:-1]))


def test_site_that_moves_then_the_same_ids_and_the_new_way() -> None:
    event = CalendarEvent("tasks", "fw-1", date(2026, 2, 28), "a", "", "x/#fw-1", date(2026, 1, 1))
    calendar = Calendar("x.ics", "a", "x/", (event,))
    made = [
        icalendar.Calendar.from_ical(
            Writer(make_programme(web_address=address)).ics(calendar)
        ).events[0]
        for address in ("https://one.example/a/", "https://other.example/")
    ]
    assert made[0]["UID"] == made[1]["UID"]
    assert [each["URL"] for each in made] == [
        "https://one.example/a/x/#fw-1",
        "https://other.example/x/#fw-1",
    ]

"""Calendars: what is private is found however lines are folded, and a line stays one of a calendar."""

from pathlib import Path

import icalendar
import pytest
from sunboard.gate.files import passages_of
from sunboard.gate.reading import CALENDAR, reader_of
from sunboard.outputs.calendars.ics import folded
from sunboard.publishing.placeholders import holding

from tests.gate.looked_for import HIDDEN, Written

NAME = "欧阳明月"
LINE = "SUMMARY:" + "承诺" * 10 + NAME + "更换单元门"


def calendar(line: str) -> bytes:
    lines = ("BEGIN:VCALENDAR", "BEGIN:VEVENT", line, "END:VEVENT", "END:VCALENDAR", "")
    return folded("\r\n".join(lines).encode())


@pytest.mark.parametrize("before", range(10))
def test_name_across_two_lines_then_read_and_found(before: int, tmp_path: Path) -> None:
    content = calendar(f"SUMMARY:{'x' * (55 + before)}{NAME}更换单元门")
    if before > 1:
        assert NAME.encode() not in content, "the fold stands within the name"
    texts = [passage.text for passage in passages_of("a.ics", content)]
    assert any(NAME in text for text in texts)
    assert not any("SUMMARY" in text for text in texts)
    (tmp_path / "a.ics").write_bytes(content)
    assert holding(tmp_path, lambda text: NAME in text) == ["a.ics"]


def test_part_of_a_line_that_is_hidden_then_what_it_says_and_not_what_it_is() -> None:
    read = next(read for read in reader_of(CALENDAR)(LINE) if NAME in read.text)
    ((start, end),) = read.spans
    assert LINE[start:end] == LINE.removeprefix("SUMMARY:")
    icalendar.Calendar.from_ical(calendar(f"{LINE[:start]}…{LINE[end:]}"))


def test_comma_within_a_number_then_it_is_read_without_the_sign_before_it() -> None:
    written = Written()
    line = r"SUMMARY:29.123456\,119.123456"
    written.board("a.ics", calendar(line))
    assert line not in written.text("a.ics")
    assert [code for _, code, _ in written.found] == ["R-25-position"]
    assert HIDDEN in written.text("a.ics")

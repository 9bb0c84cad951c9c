"""The days on which a county works, or rests, other than the country does."""

from datetime import date
from pathlib import Path

import pytest
from sunboard.records.local_days import CALENDAR_FILE, CalendarFile, read_calendar
from sunboard.settings import LocalDay

GIVEN = """\
rest:
  - {date: 2026-07-17, note: 暴雨停工}
  - 2026-07-16
work: [2026-07-18]
"""


def read(root: Path, text: str) -> tuple[tuple[LocalDay, ...], list[tuple[int | None, str]]]:
    path = root / CALENDAR_FILE
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    found, problems = read_calendar(root)
    return found.days, [(problem.place.row, problem.code) for problem in problems]


def test_days_come_in_order_with_their_reasons(tmp_path: Path) -> None:
    assert read(tmp_path, GIVEN) == (
        (
            LocalDay(date(2026, 7, 16), is_work=False),
            LocalDay(date(2026, 7, 17), is_work=False, note="暴雨停工"),
            LocalDay(date(2026, 7, 18), is_work=True),
        ),
        [],
    )


def test_no_file_then_the_country_s_days_count(tmp_path: Path) -> None:
    assert read_calendar(tmp_path) == (CalendarFile(), [])


@pytest.mark.parametrize("text", ["rest:\n", "rest: []\n", "rest:\nwork:\n"])
def test_nothing_listed_then_nothing_is_wrong(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == ((), [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- 2026-07-16\n", [(None, "calendar-no-mapping")]),
        ("rest: 2026-07-16\n", [(1, "programme-not-list")]),
        ("holiday: [2026-07-16]\n", [(1, "programme-key-unknown")]),
        ("rest:\n- 7月16日\n", [(2, "programme-date")]),
        ("rest:\n- 2026-07-32\n", [(2, "programme-date")]),
        ("rest:\n- 0206-07-16\n", [(2, "calendar-year")]),
        ("rest:\n- {note: 暴雨}\n", [(2, "programme-required")]),
        (
            "rest:\n- {day: 2026-07-16}\n",
            [(2, "programme-key-unknown"), (2, "programme-required")],
        ),
        ("rest:\n- [2026-07-16]\n", [(2, "programme-not-text")]),
        ("rest: [2026-07-16]\nwork:\n- 2026-07-16\n", [(3, "calendar-twice")]),
        ("rest: [*a]\n", [(1, "yaml-anchor")]),
        ("", [(None, "calendar-no-mapping")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_fault_then_it_is_reported_at_its_line(
    tmp_path: Path, text: str, found: list[tuple[int | None, str]]
) -> None:
    days, problems = read(tmp_path, text)
    assert problems == found
    assert {local.is_work for local in days} <= {False}


def test_day_at_fault_then_the_others_count(tmp_path: Path) -> None:
    days, problems = read(tmp_path, "rest:\n- 明天\n- 2026-07-16\nwork:\n- 2026-07-18\n")
    assert len(problems) == 1
    assert [local.day for local in days] == [date(2026, 7, 16), date(2026, 7, 18)]


def test_link_that_leads_elsewhere_then_it_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere.yml"
    outside.write_text(GIVEN, encoding="utf-8")
    root = tmp_path / "county"
    (root / "data").mkdir(parents=True)
    (root / CALENDAR_FILE).symlink_to(outside)
    found, problems = read_calendar(root)
    assert found == CalendarFile()
    assert [problem.code for problem in problems] == ["file-link"]

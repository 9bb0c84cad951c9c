"""Feeds and calendars of a site: dated by what changed, alike on nights without news, rid of whoever left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import feedparser
import icalendar
import pytest
from lxml import html

from tests.building import build, content
from tests.conftest import MadeOnce
from tests.factories import PEOPLE, Row, county_rows, write_project, write_rows

County = dict[str, list[Row]]
FIRST, SECOND, THIRD = "2026-10-29", "2026-10-30", "2026-10-31"
NAME = PEOPLE[0]["name"]
SUBSCRIBED = (".xml", ".ics")


def moved(county: County) -> None:
    next(row for row in county["tasks"] if row["id"] == "fw-2").update(
        completed_on=THIRD, result="换水管4米"
    )


def withdrawn(county: County) -> None:
    county["people"][0].update(named_consent_on="")


@pytest.fixture(scope="module")
def nights(made_once: MadeOnce) -> Callable[[str], dict[str, bytes]]:
    """A county published twice, a night without news, and the same night after each of two edits."""

    def make(folder: Path) -> None:
        project = write_project(folder / "project")
        for day in (FIRST, SECOND):
            build(project, folder / day, "--record", "--as-of", day)
        build(project, folder / THIRD, "--as-of", THIRD)
        for edit in (moved, withdrawn):
            county = county_rows()
            edit(county)
            for kind in ("tasks", "people"):
                write_rows(project / "data" / f"{kind}.csv", kind, county[kind])
            build(project, folder / edit.__name__, "--as-of", THIRD)

    folder = made_once("subscriptions", make)
    return lambda name: content(folder / name)


def subscribed(site: dict[str, bytes]) -> dict[str, bytes]:
    others = ("sitemap.xml",)
    return {n: held for n, held in site.items() if n.endswith(SUBSCRIBED) and n not in others}


def test_nothing_changed_then_no_feed_and_no_calendar_does(
    nights: Callable[[str], dict[str, bytes]],
) -> None:
    before, after = subscribed(nights(SECOND)), subscribed(nights(THIRD))
    assert {"deeds/honours.xml", "notices/notices.xml", "notices/notices.ics"} <= before.keys()
    assert {"u/zjj/dates.ics", "stations/zd-1/roster.ics"} <= before.keys()
    assert before == after


def test_record_changed_then_its_event_has_gone_or_bears_the_day(
    nights: Callable[[str], dict[str, bytes]],
) -> None:
    before, after = nights(SECOND)["e/qinghe-1/dates.ics"], nights("moved")["e/qinghe-1/dates.ics"]
    stamps = [
        {str(each["UID"]).split("-", 1)[1]: each["DTSTAMP"].dt.date() for each in calendar.events}
        for calendar in map(icalendar.Calendar.from_ical, (before, after))
    ]
    assert "tasks-fw-2" in stamps[0]
    assert "tasks-fw-2" not in stamps[1], "it is done"
    assert {str(day) for days in stamps for day in days.values()} == {FIRST}


def test_entry_bears_the_day_of_the_first_publication_until_its_record_changes(
    nights: Callable[[str], dict[str, bytes]],
) -> None:
    for path in ("deeds/honours.xml", "notices/notices.xml"):
        read = feedparser.parse(nights(SECOND)[path])
        assert read.entries
        assert {entry.updated[:10] for entry in read.entries} == {FIRST}
        assert read.feed.updated[:10] == FIRST


def test_who_withdraws_then_is_in_no_feed_and_no_calendar_that_night(
    nights: Callable[[str], dict[str, bytes]],
) -> None:
    named = NAME.encode()
    assert named in nights("moved")["deeds/honours.xml"]
    assert not [name for name, held in nights("withdrawn").items() if named in held]


def test_every_feed_and_calendar_then_its_page_and_its_head_lead_to_it(
    nights: Callable[[str], dict[str, bytes]],
) -> None:
    site = nights(SECOND)
    for name, held in subscribed(site).items():
        if name.endswith(".ics") and b"BEGIN:VEVENT" not in held:
            continue  # it is there for whoever subscribed to it before
        page = html.fromstring(site[f"{name.rpartition('/')[0]}/index.html"])
        for links in ("//p[contains(@class, 'sb-feed')]/a", "/html/head/link[@rel='alternate']"):
            ways = page.xpath(f"{links}/@href")
            # Once, as a reader's program asks about each.
            assert [urljoin(f"/{name}", way) for way in ways].count(f"/{name}") == 1, name

"""What every page can be subscribed to: feeds that tell of news, calendars that remind of days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sunboard.boards import addresses
from sunboard.boards.calendars import Calendar
from sunboard.boards.changes.feeds import feed_of, feed_pages
from sunboard.boards.deeds.feed import HONOURS_FILE
from sunboard.boards.notices.calendar import notice_calendars
from sunboard.boards.notices.feed import NOTICES_FILE
from sunboard.boards.places.calendar import due_calendar_pages
from sunboard.boards.stations.calendar import roster_calendars
from sunboard.boards.values import Subscription
from sunboard.language import say
from sunboard.measures.ground import Ground, remembered

ATOM, CALENDAR = "application/atom+xml", "text/calendar"


@remembered
def subscriptions_by_page(ground: Ground) -> Mapping[str, tuple[Subscription, ...]]:
    """By their path what there is to subscribe to on each page that has anything."""
    found: dict[str, tuple[Subscription, ...]] = {}
    for page, subscription in _all(ground):
        found[page] = (*found.get(page, ()), subscription)
    return found


def _all(ground: Ground) -> Iterator[tuple[str, Subscription]]:
    changes = say("这里的改动（Atom）")
    for page in feed_pages(ground):
        yield page, Subscription(changes, feed_of(page), ATOM)
    if ground.makes("deeds"):
        yield addresses.DEEDS, Subscription(say("上榜的言行（Atom）"), HONOURS_FILE, ATOM)
    if ground.makes("notices"):
        yield addresses.NOTICES, Subscription(say("公示（Atom）"), NOTICES_FILE, ATOM)
    dates = say("到期的日子（日历）")
    for page, path in due_calendar_pages(ground).items():
        yield page, Subscription(dates, path, CALENDAR)
    ends = say("公示的最后一天（日历）")
    for calendar in filter(_says_something, notice_calendars(ground)):
        yield calendar.page, Subscription(ends, calendar.path, CALENDAR)
    roster = say("值班表（日历）")
    for calendar in filter(_says_something, roster_calendars(ground)):
        yield calendar.page, Subscription(roster, calendar.path, CALENDAR)


def _says_something(calendar: Calendar) -> bool:
    return bool(calendar.events)

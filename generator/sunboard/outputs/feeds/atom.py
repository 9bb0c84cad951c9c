"""A feed as Atom (RFC 4287).

Addresses are whole where the programme has one, and relative to the feed's own otherwise. Ids are tag URIs
(RFC 4151), which hold no run of digits that looks like somebody's number.
"""

from __future__ import annotations

from datetime import date, datetime, time
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, tostring
from zoneinfo import ZoneInfo

from sunboard.boards.addresses import root_of
from sunboard.boards.feeds import Feed, FeedEntry
from sunboard.language import spoken
from sunboard.settings import Programme

_ATOM = "http://www.w3.org/2005/Atom"
_NOWHERE = "sunboard.invalid"
"""Stands in ids where nobody says where the site lies; no such name can ever be anybody's."""
_SINCE = 2026
"""A tag says when its host was the author's: the year in which sites began to have feeds."""
_ENDS = time(23, 59, 59)
"""Changes are known by their day alone, which has to be over."""


def atom(feed: Feed, programme: Programme) -> bytes:
    """The feed as a file."""
    base = programme.web_address or root_of(feed.path)
    made = Element("feed", {"xmlns": _ATOM, "xml:lang": spoken().tag})
    _text(made, "title", feed.title)
    _text(made, "id", _tag(programme, feed.path))
    _text(made, "updated", _moment(feed.updated, programme))
    _text(SubElement(made, "author"), "name", programme.issuer)
    SubElement(made, "link", {"rel": "self", "href": base + feed.path})
    SubElement(made, "link", {"rel": "alternate", "type": "text/html", "href": base + feed.page})
    for entry in feed.entries:
        _entry(made, entry, base, programme)
    content: bytes = tostring(made, "utf-8", xml_declaration=True)
    return content + b"\n"


def _entry(feed: Element, entry: FeedEntry, base: str, programme: Programme) -> None:
    made = SubElement(feed, "entry")
    _text(made, "title", entry.title)
    _text(made, "id", _tag(programme, entry.id))
    _text(made, "updated", _moment(entry.day, programme))
    SubElement(made, "link", {"rel": "alternate", "type": "text/html", "href": base + entry.path})
    if entry.said:
        _text(made, "summary", entry.said)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _moment(day: date, programme: Programme) -> str:
    return datetime.combine(day, _ENDS, ZoneInfo(programme.time_zone)).isoformat()


def _tag(programme: Programme, specific: str) -> str:
    host = urlsplit(programme.web_address).hostname or _NOWHERE
    return f"tag:{host},{_SINCE}:{specific}"

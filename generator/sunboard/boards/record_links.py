"""Where any record is shown on the site."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sunboard.boards import addresses
from sunboard.boards.alike import community_link, estate_link, text_of, unit_link
from sunboard.boards.rows.commitments import commitment_rows
from sunboard.boards.rows.deeds import deed_rows
from sunboard.boards.rows.tasks import task_rows
from sunboard.measures.ground import Ground
from sunboard.publishable.records import told
from sunboard.schema.surface import Surface


def record_link(ground: Ground, kind: str, row: int) -> str:
    """The page a record has, or its place on one, relative to the site's root; "" where there is none."""
    link = _LINKS.get(kind)
    return link(ground, row) if link and told(ground, kind, Surface.PAGE)[row] else ""


def _own_page(board: str, kind: str, path: Callable[[str], str]) -> Callable[[Ground, int], str]:
    """Links to a kind that has a page a record, where the office asked for them."""

    def link(ground: Ground, row: int) -> str:
        return path(text_of(ground, kind, row, "id")) if ground.makes(board) else ""

    return link


_LINKS: Mapping[str, Callable[[Ground, int], str]] = {
    "communities": community_link,
    "estates": estate_link,
    "units": unit_link,
    "commitments": lambda ground, row: commitment_rows(ground)[row].path,
    "tasks": lambda ground, row: task_rows(ground)[row].path,
    "deeds": lambda ground, row: deed_rows(ground)[row].path,
    "challenges": _own_page("challenges", "challenges", addresses.challenge_path),
    "meetings": _own_page("meetings", "meetings", addresses.meeting_path),
    "stations": _own_page("stations", "stations", addresses.station_path),
    "notices": _own_page("notices", "notices", addresses.notice_path),
    "corrections": _own_page("corrections", "corrections", addresses.correction_path),
}

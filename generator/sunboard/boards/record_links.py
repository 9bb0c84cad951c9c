"""Where any record is shown on the site."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sunboard.boards import addresses
from sunboard.boards.county import County
from sunboard.boards.places.alike import cell, community_link, estate_link, unit_link


def record_link(county: County, kind: str, row: int) -> str:
    """The page a record has, or its place on one, relative to the site's root; "" where there is none."""
    link = _LINKS.get(kind)
    return link(county, row) if link else ""


def _own_page(board: str, kind: str, path: Callable[[str], str]) -> Callable[[County, int], str]:
    """Links to a kind that has a page a record, where the office asked for them."""

    def link(county: County, row: int) -> str:
        return path(cell(county, kind, row, "id")) if county.makes(board) else ""

    return link


_LINKS: Mapping[str, Callable[[County, int], str]] = {
    "communities": community_link,
    "estates": estate_link,
    "units": unit_link,
    "commitments": lambda county, row: county.commitment_rows[row].path,
    "tasks": lambda county, row: county.task_rows[row].path,
    "deeds": lambda county, row: county.deed_rows[row].path,
    "challenges": _own_page("challenges", "challenges", addresses.challenge_path),
    "meetings": _own_page("meetings", "meetings", addresses.meeting_path),
    "stations": _own_page("stations", "stations", addresses.station_path),
    "notices": _own_page("notices", "notices", addresses.notice_path),
}

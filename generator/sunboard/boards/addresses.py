"""The only place that makes addresses. A path is relative to the site's root: "c/qinghe/" (design 6)."""

from __future__ import annotations

from sunboard.measures.periods import Month

HOME = ""
COMMITMENTS = "commitments/"
DEEDS = "deeds/"
SILENT = "silent/"
ABOUT = "about/"
METHOD = "method/"
OBJECT = "object/"
PRIVACY = "privacy/"


def community_path(community_id: str) -> str:
    """A community's board."""
    return f"c/{community_id}/"


def month_path(community_id: str, month: Month) -> str:
    """A community's record of one month: the permanent home of the tasks raised in it."""
    return f"c/{community_id}/{month.key}/"


def estate_path(estate_id: str) -> str:
    """An estate's board."""
    return f"e/{estate_id}/"


def unit_path(unit_id: str) -> str:
    """A unit's board."""
    return f"u/{unit_id}/"


def commitment_path(commitment_id: str) -> str:
    """One commitment's page."""
    return f"commitments/{commitment_id}/"


def deed_path(deed_id: str) -> str:
    """One deed's page."""
    return f"deeds/{deed_id}/"


def quarter_path(quarter: str) -> str:
    """The honour board of a quarter, given as 2026-q3."""
    return f"deeds/{quarter}/"


def root_of(path: str) -> str:
    """What leads from a page back to the site's root: "../../" from "c/qinghe/", "./" from the home page."""
    return "../" * path.count("/") or "./"

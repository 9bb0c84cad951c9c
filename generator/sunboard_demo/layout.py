"""Which record goes into which file, and how that file is written."""

from __future__ import annotations

from collections.abc import Mapping

from sunboard_demo.county import Row
from sunboard_demo.style import Style

_EXCEL = Style(encoding="utf-8-sig", newline="\r\n")
_WPS = Style(encoding="gb18030", newline="\r\n")
_OFFICE = Style(
    headings="alias", terms="alias", dates="chinese", encoding="utf-8-sig", newline="\r\n"
)
CITY_STYLE = Style(headings="english", terms="key")
"""How the English-speaking city keeps every file."""
_ENGLISH = Style(headings="label_en", terms="key")
_YAML = Style(headings="name", terms="key")
_YAML_CHINESE = Style()

FILES: Mapping[str, tuple[str, Style]] = {
    "towns": ("towns.yml", _YAML),
    "communities": ("communities.yml", _YAML),
    "estates": ("estates.yml", _YAML),
    "units": ("units.yml", _YAML_CHINESE),
    "pairings": ("pairings.csv", Style()),
    "people": ("people.csv", _WPS),
    "positions": ("positions.csv", Style()),
    "extensions": ("extensions.csv", _ENGLISH),
    "task_events": ("task_events.csv", Style()),
    "evaluations": ("evaluations.csv", Style()),
    "deeds": ("deeds.csv", _EXCEL),
    "challenges": ("challenges.yml", _YAML_CHINESE),
    "milestones": ("milestones.csv", _ENGLISH),
    "meetings": ("meetings.csv", _WPS),
    "decisions": ("decisions.csv", _OFFICE),
    "visits": ("visits.csv", _ENGLISH),
    "activities": ("activities.csv", _OFFICE),
    "list_items": ("list_items.csv", _WPS),
    "teams": ("teams.csv", _OFFICE),
    "observers": ("observers.yml", _YAML_CHINESE),
    "stations": ("stations.yml", _YAML),
    "notices": ("notices.yml", _YAML_CHINESE),
    "corrections": ("corrections.csv", _WPS),
    "replies": ("replies.csv", _EXCEL),
    "objections": ("objections.csv", Style()),
    "reviews": ("reviews.csv", Style()),
    "pictures": ("pictures.csv", Style()),
}
"""Kinds with one file."""

FOLDERS: Mapping[str, tuple[str, Mapping[str, tuple[str, Style]]]] = {
    "commitments": (
        "made_on",
        {
            "2025-q4": ("csv", Style()),
            "2026-q1": ("yml", _YAML_CHINESE),
            "2026-q2": ("csv", _OFFICE),
            "2026-q3": ("csv", Style()),
            "2026-q4": ("csv", Style()),
        },
    ),
    "tasks": (
        "raised_on",
        {
            "2025-q4": ("csv", Style()),
            "2026-q1": ("csv", Style(dates="slash", encoding="gb18030", newline="\r\n")),
            "2026-q2": ("csv", _OFFICE),
            "2026-q3": ("csv", _ENGLISH),
            "2026-q4": ("csv", _EXCEL),
        },
    ),
    "shifts": ("date", {"2026-q3": ("csv", _WPS), "2026-q4": ("csv", _EXCEL)}),
}
"""Kinds with a folder: the date field that decides the quarter, and the quarters' files."""

PLAIN_FILES: Mapping[str, tuple[str, Style]] = {
    "towns": ("towns.yml", _YAML),
    "communities": ("communities.yml", _YAML),
    "estates": ("estates.yml", _YAML),
    "units": ("units.yml", _YAML),
    "pairings": ("pairings.csv", Style()),
    "commitments": ("commitments.csv", Style()),
    "extensions": ("extensions.csv", Style()),
    "tasks": ("tasks.csv", Style()),
    "task_events": ("task_events.csv", Style()),
    "evaluations": ("evaluations.csv", Style()),
    "deeds": ("deeds.csv", Style()),
}
"""For measuring speed: one file a kind, all of them UTF-8."""


def quarter(row: Row, date_field: str) -> str:
    """The quarter of a row's date, as in file names: 2026-q1."""
    year, month, _ = row[date_field].split("-")
    return f"{year}-q{(int(month) + 2) // 3}"

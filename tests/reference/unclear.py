"""看不清的: how many records can't be counted, beside the figures they would be in, and who may have one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from tests.reference.county import County
from tests.reference.generated_spoiled import SPOILED
from tests.reference.records import Project, Row, day
from tests.reference.words import Figures

_OWNERS = {"unit": "units", "community": "communities", "estate": "estates"}


def figures(county: County) -> Figures:
    """Of the county and of each unit; what has no community stands on no community's board."""
    found = Counter[str]()
    for row in county.once(_lost)["commitments"]:
        found["county/commitments/all"] += 1
        found[f"unit/{row['unit']}/commitments/all"] += 1
    return {f"unclear {key}": str(count) for key, count in found.items()}


def may_have(
    county: County,
    kind: str,
    owner: str,
    name: str,
    dates: Iterable[str] = (),
    since: date | None = None,
) -> bool:
    """Whether a record that can't be counted is known to be somebody's, and perhaps no older than a day."""
    return any(
        row.get(owner) == name
        and (since is None or not (days := _days(row, dates)) or max(days) >= since)
        for row in county.once(_lost)[kind]
    )


def may_be_paired(county: County, owner: str, name: str) -> bool:
    """The same of pairings; one of a community that names no estate that is known may be for all of them."""
    if may_have(county, "pairings", owner, name):
        return True
    if owner != "estate":
        return False
    place, known = county.project.by_id("estates")[name]["community"], county.project.ids("estates")
    return any(
        row.get("community") == place and row.get("estate") not in known
        for row in county.once(_lost)["pairings"]
    )


def _days(row: Row, dates: Iterable[str]) -> list[date]:
    return [on for name in dates if (on := day(row, name))]


def _lost(county: County) -> dict[str, list[Row]]:
    """By kind the rows that the spoiled county alone has."""
    folder, kinds = county.project.folder / SPOILED, ("commitments", "pairings", "tasks")
    if not folder.exists():
        return {kind: [] for kind in kinds}
    project = Project(folder)
    return {
        kind: [row for row in project.rows(kind) if row["id"] not in county.project.ids(kind)]
        for kind in kinds
    }

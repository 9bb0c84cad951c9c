"""看不清的: how many records can't be counted, beside the figures they would be in, and who may have one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from tests.reference.county import County
from tests.reference.words import Figures

_OWNERS = {"community": "communities", "estate": "estates", "unit": "units"}


def figures(county: County) -> Figures:
    """Of the county, and of each place and unit that is known."""
    found = Counter[str]()
    for row in county.lost_rows["commitments"]:
        found["county/commitments/all"] += 1
        for owner, kind in _OWNERS.items():
            if row.get(owner) in county.project.ids(kind):
                found[f"{owner}/{row[owner]}/commitments/all"] += 1
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
        on is None or since is None or on >= since for on in county.lost(kind, owner, name, dates)
    )


def may_be_paired(county: County, owner: str, name: str) -> bool:
    """The same of pairings; one of a community that names no estate that is known may be for all of them."""
    if may_have(county, "pairings", owner, name):
        return True
    if owner != "estate":
        return False
    place = county.project.by_id("estates")[name]["community"]
    return county.has_lost_of_whole("pairings", place)

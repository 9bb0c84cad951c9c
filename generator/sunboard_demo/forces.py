"""Teams, social forces and city observers: most communities have most of them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from random import Random
from typing import Any

from sunboard_demo.batch import Records
from sunboard_demo.county import Community, County, Row
from sunboard_demo.wording import load

_LACKING, _LACKING_IN_A_QUIET_ONE, _NAMED = 0.12, 0.6, 0.7
_STARTED_YEARS = (2024, 2025)
_USUAL_MEMBERS = (40, 90)
_ENDED_ON, _REPLACED_ON, _COMING_ON = "2026-06-30", "2026-07-01", "2026-11-10"
_COUNTED_ON = ("2025-12-31", "2026-03-31", "2026-06-30", "2026-09-30")
_RECRUITED, _GROWTH, _ACTIVE = (8, 26), (0, 5), (0.25, 0.7)
_NEVER_COUNTED, _NONE_ACTIVE = 9, 6
"""One community in so many."""


def make_forces(county: County, records: Records) -> Records:
    """The teams of every community, and the counts of its observers."""
    rng = county.rng("forces")
    sizes = _known_sizes(records)
    teams = [
        row
        for community in county.communities
        for row in _teams_of(community, sizes.get(community.id, {}), rng)
    ]
    _change_some(teams)
    for number, row in enumerate(teams, start=1):
        row |= {"id": f"ll-{number:04}"}
    observers = [
        row
        for position, community in enumerate(county.communities)
        if position % _NEVER_COUNTED != _NEVER_COUNTED - 1
        for row in _counts_of(community, county.rng("observers", community.id), position)
    ]
    return {"teams": [_id_first(row) for row in teams], "observers": observers}


def _known_sizes(records: Records) -> dict[str, dict[str, int]]:
    """By community the sizes that other records give: members reported in, centre households."""
    members = Counter(
        row["community"]
        for row in records.get("positions", ())
        if row.get("reported_on") and not row.get("ended_on")
    )
    households = Counter[str]()
    for row in records["estates"]:
        households[row["community"]] += int(row.get("centre_households") or 0)
    return {
        row["id"]: {"members": members[row["id"]], "centre-households": households[row["id"]]}
        for row in records["communities"]
    }


def _teams_of(community: Community, sizes: dict[str, int], rng: Random) -> list[Row]:
    is_quiet = any(estate.quiet_from for estate in community.estates)
    lacking = _LACKING_IN_A_QUIET_ONE if is_quiet else _LACKING
    rows = []
    for vocabulary, field in (("teams", "team"), ("social_forces", "force")):
        for key, template in load("forces")[vocabulary].items():
            size = sizes.get(key) or rng.randint(*template.get("size", _USUAL_MEMBERS))
            row = _team(community, template, rng) | {field: key, "size": str(size)}
            if rng.random() >= lacking or "always" in template:
                rows.append(row)
    return rows


def _team(community: Community, template: dict[str, Any], rng: Random) -> Row:
    names = template.get("name", ())
    name = rng.choice(names).format(community=community.name) if names else ""
    started = date(rng.choice(_STARTED_YEARS), rng.randint(1, 12), rng.randint(1, 28))
    return {
        "community": community.id,
        "role": template["role"],
        "name": name if rng.random() < _NAMED else "",
        "contact": template.get("contact", "") if rng.random() < _NAMED else "",
        "started_on": started.isoformat(),
    }


def _change_some(teams: list[Row]) -> None:
    """One team gave way to another, one force left, one is still to come."""
    volunteers = [row for row in teams if row.get("team") == "volunteers"]
    if volunteers:
        after = volunteers[0]
        before = after | {"ended_on": _ENDED_ON, "size": str(int(after["size"]) // 2)}
        after["started_on"] = _REPLACED_ON
        teams.append(before)
    for key, field, day in (
        ("businesses", "ended_on", _ENDED_ON),
        ("elders", "started_on", _COMING_ON),
    ):
        found = [row for row in teams if row.get("force") == key]
        if len(found) > 1:
            found[1][field] = day


def _counts_of(community: Community, rng: Random, position: int) -> list[Row]:
    """A count at the end of each quarter; the number recruited never falls."""
    recruited = rng.randint(*_RECRUITED)
    rows = []
    for number, day in enumerate(_COUNTED_ON, start=1):
        recruited += rng.randint(*_GROWTH)
        active = round(recruited * rng.uniform(*_ACTIVE))
        if position % _NONE_ACTIVE == _NONE_ACTIVE - 1 and day == _COUNTED_ON[-1]:
            active = 0
        rows.append(
            {
                "id": f"gcy-{community.id}-{number}",
                "community": community.id,
                "counted_on": day,
                "recruited": str(recruited),
                "active": str(active),
            }
        )
    return rows


def _id_first(row: Row) -> Row:
    return {"id": row["id"], **row}

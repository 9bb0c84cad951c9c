"""Units and pairings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from sunboard_demo.county import Community, Estate, Pairing, Row, Unit
from sunboard_demo.size import Size
from sunboard_demo.wording import load, phrase

_WIND_DOWN = timedelta(days=45)
"""A unit that ends or falls silent takes on its last task so long before."""
_FIRST_PAIRING = date(2025, 3, 10)
_REPLACED_ESTATE, _REPLACED_ON = "qinghe-5", date(2026, 4, 1)
"""Here another unit took over on that day."""
_LINKED_ESTATES = {2: 3, 4: 0}
"""By lead, how many estates its leader is linked with where that is not one or two."""
_KEY_HOUSEHOLDS = {1: "1", 5: "", 8: "3"}


def make_units(size: Size, communities: tuple[Community, ...]) -> tuple[Unit, ...]:
    """The county's departments, then as many local units as are wanted."""
    listed = load("units")
    rows = [] if size.is_plain else listed["units"][: size.units]
    known = {row[0] for row in rows}
    units = [_with_fate(Unit(*row), known) for row in rows]
    units += [_local_unit(number, communities) for number in range(len(units), size.units)]
    return tuple(units)


def _with_fate(unit: Unit, known: set[str]) -> Unit:
    """The unit with what befalls it: a merger, silence, no commitments."""
    listed = load("units")
    merger = listed["merged"].get(unit.id)
    if merger and merger["successor"] in known:
        ended = merger["ended_on"]
        return replace(
            unit, last_task_on=ended - _WIND_DOWN, ended_on=ended, successor=merger["successor"]
        )
    if unit.id in listed["silent_from"]:
        silent = listed["silent_from"][unit.id]
        return replace(unit, last_task_on=silent - _WIND_DOWN, silent_from=silent)
    return replace(unit, makes_commitments=unit.id not in listed["without_commitments"])


def _local_unit(number: int, communities: tuple[Community, ...]) -> Unit:
    tails = load("units")["local_tails"]
    community = communities[number % len(communities)]
    tail = tails[(number + number // len(communities)) % len(tails)]
    name = phrase("local_name", community=community.name, tail=tail)
    identifier = f"dw-{number + 1:04}"
    unit = Unit(
        identifier,
        phrase("local_unit", name=name),
        name,
        "institution",
        phrase("local_leader"),
        phrase("local_department"),
    )
    return replace(unit, is_local=True)


def unit_rows(units: tuple[Unit, ...]) -> list[Row]:
    """One row a unit."""
    return [
        {
            "id": unit.id,
            "name": unit.name,
            "short_name": unit.short_name,
            "type": unit.type,
            "leader_office": unit.leader_office,
            "department": unit.department,
            "office_phone": f"0000-{6100001 + position}",
            "ended_on": unit.ended_on.isoformat() if unit.ended_on else "",
            "successor": unit.successor,
        }
        for position, unit in enumerate(units)
    ]


def make_pairings(
    size: Size, units: tuple[Unit, ...], communities: tuple[Community, ...], rng: Random
) -> tuple[Pairing, ...]:
    """A unit for every estate but the unpaired ones, and one to lead each other community."""
    steady = [unit for unit in units if unit.is_steady]
    order = list(units) if size.is_plain else rng.sample(units, len(units))
    unpaired = () if size.is_plain else load("places")["unpaired"]
    pairings: list[Pairing] = []
    turn = 0
    for position, community in enumerate(communities):
        lead = steady[position % len(steady)]
        # A unit that leads the community would answer for the unpaired estate as well.
        if not any(estate.id in unpaired for estate in community.estates):
            pairings.append(_pairing(lead, community, None))
        for estate in community.estates:
            if estate.id in unpaired:
                continue
            unit = lead if size.is_plain else order[turn % len(order)]
            turn += 1
            pairings += _with_changes(_pairing(unit, community, estate), units)
    return tuple(pairings)


def _pairing(unit: Unit, community: Community, estate: Estate | None) -> Pairing:
    return Pairing(unit, community, estate, _FIRST_PAIRING, basis=phrase("basis"))


def _with_changes(pairing: Pairing, units: tuple[Unit, ...]) -> list[Pairing]:
    """The pairing, and the one that followed it where its unit ended or was replaced."""
    unit = pairing.unit
    if unit.ended_on:
        after = next(other for other in units if other.id == unit.successor)
        return _succession(pairing, after, unit.ended_on + timedelta(days=1), number=11)
    if pairing.estate and pairing.estate.id == _REPLACED_ESTATE and len(units) > 1:
        after = next(other for other in units if other.is_steady and other != unit)
        return _succession(pairing, after, _REPLACED_ON, number=4)
    return [pairing]


def _succession(before: Pairing, unit: Unit, day: date, *, number: int) -> list[Pairing]:
    basis = phrase("change_basis", number=number)
    return [
        replace(before, ended_on=day - timedelta(days=1)),
        replace(before, unit=unit, started_on=day, basis=basis),
    ]


def pairing_rows(pairings: tuple[Pairing, ...], *, with_leaders: bool) -> list[Row]:
    """One row a pairing; with leaders, also one for the leader of each lead unit."""
    rows = [_pairing_row(pairing) for pairing in pairings]
    if with_leaders:
        rows += _leader_rows(pairings)
    width = max(4, len(str(len(rows))))
    return [{"id": f"bl-{number:0{width}}", **row} for number, row in enumerate(rows, start=1)]


def _pairing_row(pairing: Pairing) -> Row:
    return {
        "kind": "unit",
        "unit": pairing.unit.id,
        "community": pairing.community.id,
        "estate": pairing.estate.id if pairing.estate else "",
        "started_on": pairing.started_on.isoformat(),
        "ended_on": pairing.ended_on.isoformat() if pairing.ended_on else "",
        "basis": pairing.basis,
    }


def _leader_rows(pairings: tuple[Pairing, ...]) -> list[Row]:
    """The leader of each community's lead unit is linked with one or two of its estates.

    One is linked with more than the programme has it, one with the community alone; some help fewer key
    households than they should, or don't say how many.
    """
    leads = [pairing for pairing in pairings if pairing.estate is None]
    rows: list[Row] = []
    for position, lead in enumerate(leads):
        count = _LINKED_ESTATES.get(position, 1 + position % 2)
        estates: tuple[Estate | None, ...] = lead.community.estates[:count] or (None,)
        leader = {"kind": "leader", "leader_office": lead.unit.leader_office}
        of_leader = [_pairing_row(replace(lead, estate=estate)) | leader for estate in estates]
        of_leader[0]["key_households"] = _KEY_HOUSEHOLDS.get(position, "2")
        rows += of_leader
    return rows

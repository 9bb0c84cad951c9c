"""What boards of places and units say alike: pairings, estates, dates of last activity."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.county import County
from sunboard.boards.values import Fact, Figure, Link, PairingRow
from sunboard.boards.wording import UNKNOWN, undated_text
from sunboard.boards.words import day_text
from sunboard.checks.tables import Table
from sunboard.measures.columns import Positions
from sunboard.measures.ground import Scope
from sunboard.measures.status import Cohort
from sunboard.measures.tallies import tally_of
from sunboard.measures.tally import Tally


class EstateRow(NamedTuple):
    """One estate in a community's list."""

    name: str
    path: str
    households: str
    units: str
    branch: str
    figures: tuple[Figure, ...]
    """Commitments kept and tasks done, of those due; none of what nobody keeps."""


def home_crumbs(county: County, root: str) -> tuple[Link, ...]:
    """The first step of the way up, where a front page is made."""
    return (Link("首页", root),) if county.makes("home") else ()


def cell(county: County, kind: str, row: int, field: str) -> str:
    """One text of one record, as written."""
    return county.ground.records[kind].texts(field)[row]


def count_text(county: County, kind: str, row: int, field: str) -> str:
    """One COUNT of one record with its unit, or 未填 (zero and unknown are two things)."""
    table = county.ground.records[kind]
    value = table.numbers(field)[row]
    return UNKNOWN if np.isnan(value) else f"{value:.0f}{table.kind.field_by_name[field].unit}"


def last_activity_text(county: County, kind: str, row: int) -> str:
    """When anything was last recorded (rule R-31: a stale board says so)."""
    return day_text(county.last_activity(kind)[row], "还没有任何记录")


def tasks_note(count: int, most: int, rest_at: str) -> str:
    """How a board's tasks are ordered and, where there are more than `most`, where the rest stand."""
    order = "逾期未办的在前，其次在办，再次办结（新的在前）"
    if count <= most:
        return f"共{count}件。{order}。"
    return f"共{count}件，这里列出{most}件：{order}；另有{count - most}件，见{rest_at}。"


def is_leader(county: County, pairing: int) -> bool:
    """Whether a pairing is a leader's, not a unit's."""
    return county.pairing_is_leader[pairing]


def estate_pairings(county: County, estate: int) -> list[int]:
    """The current pairings that cover an estate: its own first, then those for its whole community."""
    records = county.ground.records
    community = records["estates"].codes("community")[estate]
    covered = records["pairings"].codes("estate")
    rows = county.pairings_by_community[community].tolist()
    own = [row for row in rows if covered[row] == estate]
    return own + [row for row in rows if covered[row] < 0]


def pairing_rows(county: County, rows: Iterable[int]) -> tuple[PairingRow, ...]:
    """Pairings as shown on the boards of places."""
    return tuple(_pairing_row(county, row) for row in rows)


def _pairing_row(county: County, row: int) -> PairingRow:
    records = county.ground.records
    pairings = records["pairings"]
    unit, estate = pairings.codes("unit")[row], pairings.codes("estate")[row]
    leader, who = pairings.texts("leader_office")[row], records["units"].texts("name")[unit]
    kinds = county.ground.programme.vocabulary("pairing_kinds").terms
    return PairingRow(
        who=f"{leader}（{who}）" if is_leader(county, row) and leader else who,
        path=unit_link(county, int(unit)),
        what=records["estates"].texts("name")[estate] if estate >= 0 else "全社区",
        kind=kinds[pairings.codes("kind")[row]].label,
        contact=county.contacts[unit],
        since=day_text(pairings.days("started_on")[row], UNKNOWN),
        basis=pairings.texts("basis")[row] or UNKNOWN,
    )


def pairing_units(county: County, rows: Iterable[int]) -> tuple[str, ...]:
    """The short names of the units of pairings that are not a leader's, each once."""
    units = county.ground.records["pairings"].codes("unit")
    distinct = dict.fromkeys(units[row] for row in rows if not is_leader(county, row))
    return tuple(county.names.units[unit] for unit in distinct)


def unit_link(county: County, unit: int) -> str:
    """A unit's board, or "" where none is made."""
    return addresses.unit_path(cell(county, "units", unit, "id")) if county.makes("units") else ""


def estate_link(county: County, estate: int) -> str:
    """An estate's board, or "" where none is made."""
    return (
        addresses.estate_path(cell(county, "estates", estate, "id"))
        if county.makes("estates")
        else ""
    )


def community_link(county: County, community: int) -> str:
    """A community's board, or "" where none is made."""
    if not county.makes("communities"):
        return ""
    return addresses.community_path(cell(county, "communities", community, "id"))


def href_to(path: str, root: str) -> str | None:
    """The way to a board from the page whose root is given; None where none is made."""
    return root + path if path else None


def where_facts(county: County, table: Table, row: int, root: str) -> tuple[Fact, ...]:
    """The community of a record, and its estate where it names one, with the ways to their boards."""
    community, estate = int(table.codes("community")[row]), int(table.codes("estate")[row])
    name, path = cell(county, "communities", community, "name"), community_link(county, community)
    facts = (Fact("社区", name, href_to(path, root)),)
    if estate < 0:
        return facts
    name, path = cell(county, "estates", estate, "name"), estate_link(county, estate)
    return (*facts, Fact("小区", name, href_to(path, root)))


def estate_rows(county: County, estates: Positions) -> tuple[EstateRow, ...]:
    """Estates as shown on their community's board."""
    return tuple(_estate_row(county, estate) for estate in estates.tolist())


def _estate_row(county: County, estate: int) -> EstateRow:
    ground = county.ground
    about = f"estate/{cell(county, 'estates', estate, 'id')}"
    tallies = (
        ("commitments", tally_of(ground, "commitments", Scope.ESTATE), "项"),
        ("tasks", tally_of(ground, "tasks", Scope.ESTATE), "件"),
    )
    return EstateRow(
        name=cell(county, "estates", estate, "name"),
        path=estate_link(county, estate),
        households=count_text(county, "estates", estate, "households"),
        units="、".join(pairing_units(county, estate_pairings(county, estate))) or "没有单位包联",
        branch=cell(county, "estates", estate, "branch") or "未建支部",
        figures=tuple(
            _done_of_due(tally, estate, f"{about}/{kind}/fulfilled", counter)
            for kind, tally, counter in tallies
            if county.keeps(kind)
        ),
    )


def _done_of_due(tally: Tally, estate: int, key: str, counter: str) -> Figure:
    rate = tally.fulfilled(estate)
    note = undated_text(tally.count_cohort(estate, Cohort.UNDATED), counter) or None
    if rate.denominator == 0:
        return Figure("", "—", key=key, note=note)
    return Figure("", str(rate.numerator), str(rate.denominator), key=key, note=note)

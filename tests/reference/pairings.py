"""包联: places and units covered, and leaders who link with estates, help households and come to meetings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tests.reference.county import County
from tests.reference.records import Row, members, number
from tests.reference.spans import covers_month, kind_of, now
from tests.reference.unclear import may_be_paired
from tests.reference.words import Figures, months, share, truths

Leader = tuple[str, str]
"""同一单位的同一职务."""


def figures(county: County) -> Figures:
    found: Figures = {}
    by_unit, by_leader = now(county, "unit"), now(county, "leader")
    whole = {row["community"] for row in by_unit if "estate" not in row}
    single = {row["estate"] for row in by_unit if "estate" in row}
    covered = {
        row["id"]
        for row in county.rows("estates")
        if row["id"] in single or row["community"] in whole
    }
    for prefix, name, is_mine in county.places("community"):
        estates = [row for row in county.rows("estates") if is_mine(row)]
        found[f"{prefix}/pairings/estates"] = truths(row["id"] in covered for row in estates)
        without = [row["id"] for row in estates if row["id"] not in covered]
        note = _unread(county, "estate", without) if estates else "没有登记小区"
        found[f"note {prefix}/pairings/estates"] = note
        led = [row for row in by_leader if row["community"] == name]
        found[f"{prefix}/pairings/leaders"] = str(len({leader_of(row) for row in led}))
        found[f"{prefix}/pairings/guided"] = share(*_total(county, led))
    communities = county.project.ids("communities")
    paired, led_ones = {r["community"] for r in by_unit}, {r["community"] for r in by_leader}
    busy = {row["unit"] for row in [*by_unit, *by_leader]}
    found["county/coverage/estates"] = share(len(covered), len(county.rows("estates")))
    found["county/coverage/communities"] = truths(c in paired for c in communities)
    found["county/coverage/leaders"] = truths(c in led_ones for c in communities)
    found["county/coverage/units"] = truths(unit in busy for unit in county.standing_units)
    found["county/pairings/guided"] = share(*_total(county, by_leader))
    others = {
        "communities": ("community", [c for c in communities if c not in paired]),
        "leaders": ("community", [c for c in communities if c not in led_ones]),
        "estates": ("estate", [e for e in county.project.ids("estates") if e not in covered]),
        "units": ("unit", [unit for unit in county.standing_units if unit not in busy]),
    }
    for name, (owner, without) in others.items():
        found[f"note county/coverage/{name}"] = _unread(county, owner, without)
    found |= _leaders(county, by_leader)
    return {key: said for key, said in found.items() if said or not key.startswith("note ")}


def has_leaders(county: County) -> bool:
    """一名包联领导也没有登记过的，不说哪里没有领导."""
    return any(kind_of(county, row) == "leader" for row in county.rows("pairings"))


def _unread(county: County, owner: str, without: Iterable[str]) -> str:
    """Of how many without anybody nobody can say so."""
    count = sum(may_be_paired(county, owner, name) for name in without)
    return f"没有算进去的里面，{count}个的包联登记看不清" if count else ""


def leader_of(row: Row) -> Leader:
    return row["unit"], row.get("leader_office", "")


def _leaders(county: County, by_leader: list[Row]) -> Figures:
    """How many estates each leader links with; the whole of a community is none."""
    estates: dict[Leader, set[str]] = defaultdict(set)
    for row in by_leader:
        estates[leader_of(row)] |= {row["estate"]} if "estate" in row else set()
    low = county.project.limit("leader_estates_min")
    high = county.project.limit("leader_estates_max")
    counts = [len(some) for some in estates.values()]
    return {
        "county/pairings/within": truths(low <= count <= high for count in counts),
        "county/pairings/below": str(sum(count < low for count in counts)),
        "county/pairings/above": str(sum(count > high for count in counts)),
        "county/pairings/households": str(
            sum(number(row, "key_households") or 0 for row in by_leader)
        ),
    }


def _total(county: County, led: list[Row]) -> tuple[int, int]:
    """Months in which leaders were to guide a meeting of a community, and did."""
    pairs = {(leader_of(row), row["community"]) for row in led}
    counts = [guided(county, leader, community) for leader, community in pairs]
    return sum(done for done, _ in counts), sum(asked for _, asked in counts)


def guided(county: County, leader: Leader, community: str) -> tuple[int, int]:
    """In how many months a leader guided a meeting of a community, of how many."""
    if not county.is_kept("meetings"):
        return 0, 0
    spans = [
        row
        for row in county.rows("pairings")
        if kind_of(county, row) == "leader"
        and leader_of(row) == leader
        and row["community"] == community
    ]
    began = county.kept_from("meetings") or county.months[0]
    asked = [m for m in months(began, county.last_month) if covers_month(county, spans, m)]
    pairings = county.project.by_id("pairings")
    met = {
        county.month(row, "date")
        for row in county.rows("meetings")
        if row.get("community") == community
        and any(leader_of(pairings[p]) == leader for p in members(row, "guided_by"))
    }
    return sum(month in met for month in asked), len(asked)

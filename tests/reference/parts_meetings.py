"""Who convened every meeting, who came to it and who stayed away; which months a community met in."""

from __future__ import annotations

from collections import Counter

from tests.reference.county import County
from tests.reference.meetings import asked_months, of_level
from tests.reference.pairings import leader_of
from tests.reference.records import Row, a_day, members
from tests.reference.said_parts import NOBODY
from tests.reference.said_records import PARTS
from tests.reference.spans import kind_of, runs
from tests.reference.words import Figures, share

MONTHS_SHOWN = 12


def figures(county: County) -> Figures:
    found: Figures = {}
    for row in county.rows("meetings"):
        found |= {f"{key} meetings/{row['id']}/": said for key, said in _page(county, row).items()}
    if county.is_kept("meetings"):
        found["ladder meetings/"] = PARTS.join(_ladder(county))
        found["months meetings/"] = PARTS.join(_months(county))
        others = [row for row in by_date(county) if row not in of_level(county, "community")]
        found["notes meetings/"] = PARTS.join(_note(county, row) for row in reversed(others))
    return {key: said for key, said in found.items() if said or key.startswith("pager")}


def by_date(county: County) -> list[Row]:
    return sorted(county.rows("meetings"), key=lambda row: (a_day(row, "date"), row["id"]))


def place_of(county: County, row: Row) -> str:
    for kind, field in (("communities", "community"), ("towns", "town")):
        if field in row:
            return str(county.project.by_id(kind)[row[field]]["name"])
    return str(county.project.programme["county"])


def label(county: County, row: Row) -> str:
    return f"{place_of(county, row)} {a_day(row, 'date')}"


def unit_names(county: County, units: list[str]) -> str:
    by_id = county.project.by_id("units")
    return "、".join(by_id[u].get("short_name", by_id[u]["name"]) for u in units) or NOBODY


def _page(county: County, row: Row) -> Figures:
    came = members(row, "units")
    said = {
        "convened": PARTS.join(_facts(county, row)),
        "pager": PARTS.join(_pager(county, row)),
        "topic": row.get("summary", "没有登记议题。"),
        "came": unit_names(county, came),
    }
    if invited := invited_to(county, row):
        said["away"] = unit_names(county, [unit for unit in invited if unit not in came])
    return said


def invited_to(county: County, row: Row) -> list[str]:
    """Units that answer for the community on the day, or an estate in it; only of its own meetings."""
    if row not in of_level(county, "community"):
        return []
    bound = {
        pairing["unit"]
        for pairing in county.rows("pairings")
        if kind_of(county, pairing) == "unit"
        and pairing["community"] == row.get("community")
        and runs(county, pairing, a_day(row, "date"))
    }
    return [unit for unit in county.project.ids("units") if unit in bound]


def _facts(county: County, row: Row) -> list[str]:
    project = county.project
    facts = [f"层级 {_level(county, row)}"]
    if "community" in row:
        facts.append(f"社区 {project.by_id('communities')[row['community']]['name']}")
    if "town" in row:
        facts.append(f"城镇 {project.by_id('towns')[row['town']]['name']}")
    if "convenor" in row:
        facts.append(f"召集 {row['convenor']}")
    if "guided_by" in row:
        unit, office = leader_of(project.by_id("pairings")[row["guided_by"]])
        facts.append(f"到会指导 {office or '包联领导'}（{unit_names(county, [unit])}）")
    if "raised_from" in row:
        facts.append(f"提级自 {label(county, project.by_id('meetings')[row['raised_from']])}")
    above = [m for m in by_date(county) if m.get("raised_from") == row["id"]]
    if above:
        facts.append(f"提级到 {'、'.join(label(county, meeting) for meeting in above)}")
    return facts


def _level(county: County, row: Row) -> str:
    return county.project.label_of("levels", row["level"])


def _pager(county: County, row: Row) -> list[str]:
    """The meetings of the same level and place before and after it."""
    alike = [
        other
        for other in by_date(county)
        if _level(county, other) == _level(county, row)
        and all(other.get(field) == row.get(field) for field in ("community", "town"))
    ]
    at = alike.index(row)
    before = [f"← {label(county, other)}" for other in alike[max(at - 1, 0) : at]]
    return before + [f"{label(county, other)} →" for other in alike[at + 1 : at + 2]]


def _ladder(county: County) -> list[str]:
    """Every level, the lowest first: how often it met, what it raised, and what was taken up in time."""
    terms, said = county.project.terms("levels"), []
    held = Counter(_level(county, row) for row in county.rows("meetings"))
    for number, term in enumerate(terms):
        parts = [f"{term['label']} 开会{held[term['label']]}次"]
        if number < len(terms) - 1 and county.is_kept("decisions"):
            raised = [work for at, work in county.escalations if at == term["counts_as"]]
            classes = [work.rate_class for work in raised]
            due = sum(name not in ("untimed", "undated", "not-due") for name in classes)
            taken = share(classes.count("on-time"), due).replace("/", " / ")
            parts.append(f"提请上一级{len(raised)}件 上一级按期开会 {taken}")
        said.append(" ".join(parts))
    return said


def _note(county: County, row: Row) -> str:
    escalated = {work.row["id"] for _, work in county.escalations}
    mine = [d["id"] for d in county.rows("decisions") if d["meeting"] == row["id"]]
    raised = sum(name in escalated for name in mine)
    parts = [f"{_level(county, row)}一级"]
    if county.is_kept("decisions"):
        parts.append(f"议定{len(mine) - raised}项")
    if raised:
        parts.append(f"提请上一级{raised}项")
    if "raised_from" in row:
        parts.append(f"提级自{label(county, county.project.by_id('meetings')[row['raised_from']])}")
    return "；".join(parts)


def _months(county: County) -> list[str]:
    """One row a community, of at most twelve months."""
    said, shown = [], county.months[-MONTHS_SHOWN:]
    for place in county.rows("communities"):
        asked = asked_months(county, place["id"])
        met = [r for r in by_date(county) if r in of_level(county, "community")]
        met = [row for row in met if row["community"] == place["id"]]
        held = {county.month(row, "date") for row in met}
        rate = share(sum(m in held for m in asked), len(asked)).replace("/", " / ")
        cells = []
        for month in shown:
            days = [a_day(row, "date").day for row in met if county.month(row, "date") == month]
            is_last = month == county.months[-1]
            blank = "未开" if month in asked else "还没到月底" if is_last else "—"
            cells.append("、".join(f"{day}日" for day in days) or blank)
        said.append(" ".join((place["name"], rate, *cells)))
    return said

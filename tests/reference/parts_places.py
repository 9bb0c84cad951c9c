"""Who answers for each place, what each unit answers for, who holds which post, when anything was recorded."""

from __future__ import annotations

from tests.reference.county import County
from tests.reference.pairings import leader_of
from tests.reference.positions import is_held
from tests.reference.records import Row, day
from tests.reference.said_records import PARTS
from tests.reference.silence import Silence
from tests.reference.spans import FAR, kind_of, now
from tests.reference.words import Figures

UNKNOWN = "未填"


def figures(county: County) -> Figures:
    found: Figures = {}
    last = Silence(county).last
    for owner, table in (("community", "communities"), ("estate", "estates"), ("unit", "units")):
        for name in county.project.ids(table):
            path = f"{owner[0]}/{name}/"
            day = last[owner].get(name)
            found[f"updated {path}"] = str(day) if day else "还没有任何记录"
            if rows := pairings_of(county, owner, name):
                found[f"pairs {path}"] = PARTS.join(_pairing(county, row, owner) for row in rows)
    if county.is_made("positions") and county.is_kept("positions"):
        found |= _posts(county)
    return found


def pairings_of(county: County, owner: str, name: str) -> list[Row]:
    """开始早的在前; a community's leaders before its units, an estate's own before those of all."""
    running = sorted(now(county), key=lambda row: day(row, "started_on") or FAR)
    if owner == "estate":
        community = county.project.by_id("estates")[name]["community"]
        here = [row for row in running if row["community"] == community]
        own = [row for row in here if row.get("estate") == name]
        return own + [row for row in here if "estate" not in row]
    mine = [row for row in running if row[owner] == name]
    if owner == "community":
        mine.sort(key=lambda row: kind_of(county, row) != "leader")
    return mine


def _pairing(county: County, row: Row, owner: str) -> str:
    project = county.project
    unit, office = leader_of(row)
    kind = project.label_of("pairing_kinds", row["kind"]) if "kind" in row else "没有写明类型"
    if office and kind_of(county, row) != "leader":
        kind += f"（领导：{office}）"
    where = project.by_id("estates")[row["estate"]]["name"] if "estate" in row else "全社区"
    since = f"起始：{row.get('started_on', '没有写明')} · 依据：{row.get('basis', UNKNOWN)}"
    if owner == "unit":
        place = project.by_id("communities")[row["community"]]["name"]
        is_led = kind_of(county, row) == "leader" and office
        return f"{place} {f'{kind}：{office}' if is_led else kind} · {where} {since}"
    contact = _contact(project.by_id("units")[unit])
    return f"{who(county, row)} {kind} · {where} {contact} {since}"


def who(county: County, row: Row) -> str:
    """The unit, or its leader by office."""
    unit, office = leader_of(row)
    name = county.project.by_id("units")[unit]["name"]
    return f"{office}（{name}）" if kind_of(county, row) == "leader" and office else name


def _contact(unit: Row) -> str:
    names = {"leader_office": "分管领导", "department": "业务科室", "office_phone": "电话"}
    return "；".join(f"{label}：{unit.get(field, UNKNOWN)}" for field, label in names.items())


def _posts(county: County) -> Figures:
    """已报到几 / 几; a community's vacant posts are told, a unit's are not."""
    found, people = {}, county.project.by_id("people")
    held = [row for row in county.rows("positions") if is_held(county, row)]
    for owner, table in (("community", "communities"), ("unit", "units")):
        for name in county.project.ids(table):
            mine = [
                row
                for row in held
                if (row["community"] if owner == "community" else people[row["person"]]["unit"])
                == name
            ]
            said = [_post(county, term, mine, owner) for term in county.project.terms("positions")]
            if any(said):
                found[f"posts {owner[0]}/{name}/"] = PARTS.join(filter(None, said))
    return found


def _post(county: County, term: dict[str, str], mine: list[Row], owner: str) -> str:
    holders = [r for r in mine if county.project.key_of("positions", r["position"]) == term["key"]]
    if not holders:
        is_due = term["key"] in county.project.everywhere("positions")
        return f"{term['label']} 空岗" if owner == "community" and is_due else ""
    there = sum("reported_on" in row for row in holders)
    counter = "人" if owner == "community" else "人次"
    return f"{term['label']} 已报到 {there} / {len(holders)} {counter}"

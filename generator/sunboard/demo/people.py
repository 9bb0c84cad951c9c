"""People with made-up names, and their positions in communities."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from sunboard.demo.county import Community, County, Pairing, Person, Row, Unit
from sunboard.demo.days import AS_OF
from sunboard.demo.size import Size, allocate
from sunboard.demo.wording import load

_CONSENTED, _WITHDREW, _PHOTO = 0.82, 0.015, 0.35
_FIRST_CONSENT = date(2025, 4, 1)
_REPORTED, _HAS_HOME_POSITION, _LEFT = 0.93, 0.45, 0.02
_POSITIONS = ("pioneer", "adviser", "gardener", "doctor", "guard")
_HEALTH_UNITS, _GUARD_UNITS, _ADVISER_UNITS = (
    ("wjj", "rmyy", "zyy"),
    ("gaj", "xfdd", "yjj"),
    ("sfj", "ssj", "ybj", "rsj"),
)
_SINGLE_NAME, _RARE_SURNAME = 0.28, 0.008


def make_people(size: Size, units: tuple[Unit, ...], rng: Random) -> list[Row]:
    """One row a person; units that ended have none."""
    current = [unit for unit in units if unit.ended_on is None]
    counts = allocate(size.people, [rng.uniform(0.6, 1.5) for _ in current]) if size.people else []
    rows: list[Row] = []
    for unit, count in zip(current, counts, strict=False):
        taken: set[str] = set()
        for _ in range(count):
            rows.append(_person(unit, _new_name(rng, taken), rng))
    _set_awkward_names(rows)
    for number, row in enumerate(rows, start=1):
        row["id"] = f"dy-{number:04}"
    return rows


def _person(unit: Unit, name: str, rng: Random) -> Row:
    row = {"id": "", "name": name, "unit": unit.id}
    row["branch"] = f"{unit.short_name or unit.name}机关党支部" if unit.type == "organ" else (
        f"{unit.short_name or unit.name}党支部"
    )
    if rng.random() >= _CONSENTED:
        return row
    consented = _FIRST_CONSENT + timedelta(days=rng.randint(0, 240))
    row["named_consent_on"] = consented.isoformat()
    if rng.random() < _PHOTO:
        row["photo_consent_on"] = consented.isoformat()
    if rng.random() < _WITHDREW:
        row["withdrawn_on"] = _between(rng, date(2026, 2, 1), date(2026, 10, 20)).isoformat()
    return row


def _new_name(rng: Random, taken: set[str]) -> str:
    while True:
        name = _name(rng)
        if name not in taken:
            taken.add(name)
            return name


def _name(rng: Random) -> str:
    names = load("names")
    rare = rng.random() < _RARE_SURNAME
    surname = rng.choice(names["rare_surnames"] if rare else names["surnames"])
    if rng.random() < _SINGLE_NAME:
        return f"{surname}{rng.choice(names['single'])}"
    return f"{surname}{rng.choice(names['first'])}{rng.choice(names['second'])}"


def _set_awkward_names(rows: list[Row]) -> None:
    """Two 张伟 in one unit, 王强 padded and plain in two units, and rare characters."""
    by_unit: dict[str, list[Row]] = {}
    for row in rows:
        by_unit.setdefault(row["unit"], []).append(row)
    groups = [group for group in by_unit.values() if len(group) > 3]
    if len(groups) < 3:
        return
    for row, room in zip(groups[0][:2], ("办公室", "物业管理股"), strict=True):
        row.update(name="张伟", discriminator=room)
    groups[1][0]["name"] = "王　强"
    groups[2][0]["name"] = "王强"
    for position, (surname, rare) in enumerate(zip("龚李陈周", load("names")["rare"], strict=True)):
        groups[position % len(groups)][-1]["name"] = f"{surname}{rare}"


def as_people(rows: list[Row]) -> tuple[Person, ...]:
    """The rows as the rest of the generator wants them."""
    return tuple(
        Person(
            row["id"],
            row["name"],
            row["unit"],
            "named_consent_on" in row and "withdrawn_on" not in row,
            "withdrawn_on" in row,
        )
        for row in rows
    )


def position_rows(county: County) -> list[Row]:
    """Everybody's position with the community of the unit, and for some one where they live."""
    rng = county.rng("positions")
    rows: list[Row] = []
    for person in county.people:
        pairings = [p for p in county.pairings_by_unit[person.unit] if p.ended_on is None]
        own = _community(pairings, county, rng)
        rows.append(_position(person, own, "unit", rng))
        if rng.random() < _HAS_HOME_POSITION:
            rows.append(_position(person, rng.choice(county.communities), "home", rng))
    return [{"id": f"gw-{number:04}", **row} for number, row in enumerate(rows, start=1)]


def _community(pairings: list[Pairing], county: County, rng: Random) -> Community:
    return rng.choice(pairings).community if pairings else rng.choice(county.communities)


def _position(person: Person, community: Community, relation: str, rng: Random) -> Row:
    row = {
        "person": person.id,
        "position": _post(person.unit, rng),
        "community": community.id,
        "relation": relation,
    }
    if rng.random() >= _REPORTED:
        return row
    reported = _between(rng, date(2025, 3, 15), date(2026, 3, 31))
    row["reported_on"] = reported.isoformat()
    row["households"] = str(rng.choices((3, 4, 5), (40, 35, 25))[0])
    if rng.random() < _LEFT:
        row["ended_on"] = _between(rng, date(2026, 4, 15), AS_OF).isoformat()
    return row


def _post(unit: str, rng: Random) -> str:
    own = {
        **dict.fromkeys(_HEALTH_UNITS, "doctor"),
        **dict.fromkeys(_GUARD_UNITS, "guard"),
        **dict.fromkeys(_ADVISER_UNITS, "adviser"),
    }.get(unit)
    if own and rng.random() < 0.7:
        return own
    return rng.choices(_POSITIONS, (40, 18, 24, 4, 14))[0]


def _between(rng: Random, start: date, end: date) -> date:
    return start + timedelta(days=rng.randint(0, (end - start).days))

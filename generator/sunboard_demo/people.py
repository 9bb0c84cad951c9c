"""People who may be named, if they consented."""

from __future__ import annotations

from datetime import date
from random import Random

from sunboard_demo.county import Person, Row, Unit
from sunboard_demo.days import random_workday
from sunboard_demo.names import is_awkward, new_name, set_awkward_names
from sunboard_demo.size import Size, allocate
from sunboard_demo.wording import phrase

_CONSENTED, _WITHDREW, _PHOTO, _MORE = 0.82, 0.015, 0.35, 0.8
_EVERYWHERE = "page sheet picture search share"
_CONSENT_FROM, _CONSENT_TO = date(2025, 4, 1), date(2025, 11, 28)
_WITHDRAWN_FROM, _WITHDRAWN_TO = date(2026, 2, 2), date(2026, 10, 20)


def make_people(size: Size, units: tuple[Unit, ...], rng: Random) -> list[Row]:
    """One row a person; units that ended have none, their people went to the successor."""
    if not size.people:
        return []
    current = [unit for unit in units if unit.ended_on is None]
    counts = allocate(size.people, [rng.uniform(0.6, 1.5) for _ in current])
    groups = [_people_of(unit, count, rng) for unit, count in zip(current, counts, strict=True)]
    set_awkward_names(groups)
    rows = [row for group in groups for row in group]
    _ask_for_more(rows, Random(f"{size.people} more consent"))
    return [{"id": f"dy-{number:04}", **row} for number, row in enumerate(rows, start=1)]


def as_people(rows: list[Row]) -> tuple[Person, ...]:
    """The rows as the rest of the generator wants them."""
    return tuple(
        Person(
            id=row["id"],
            name=row["name"],
            unit=row["unit"],
            has_consented=bool(row["named_consent_on"] and not row["withdrawn_on"]),
            has_withdrawn=bool(row["withdrawn_on"]),
        )
        for row in rows
    )


def _people_of(unit: Unit, count: int, rng: Random) -> list[Row]:
    taken: set[str] = set()
    return [_person(unit, new_name(rng, taken), rng) for _ in range(count)]


def _ask_for_more(rows: list[Row], rng: Random) -> None:
    """Let most of those who agreed to be named agree to be found by name and passed on, too."""
    for row in rows:
        is_willing = is_awkward(row["name"]) or rng.random() < _MORE
        row["consent_for"] = _EVERYWHERE if row["named_consent_on"] and is_willing else ""


def _person(unit: Unit, name: str, rng: Random) -> Row:
    organ = phrase("organ") if unit.type == "organ" else ""
    consented = random_workday(rng, _CONSENT_FROM, _CONSENT_TO).isoformat()
    has_consented = rng.random() < _CONSENTED
    has_withdrawn = has_consented and rng.random() < _WITHDREW
    withdrawn = random_workday(rng, _WITHDRAWN_FROM, _WITHDRAWN_TO).isoformat()
    return {
        "name": name,
        "unit": unit.id,
        "branch": phrase("person_branch", unit=unit.short_name or unit.name, organ=organ),
        "named_consent_on": consented if has_consented else "",
        "photo_consent_on": consented if has_consented and rng.random() < _PHOTO else "",
        "withdrawn_on": withdrawn if has_withdrawn else "",
    }

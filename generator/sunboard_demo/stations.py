"""Service stations, and the shifts that units take there in turn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from sunboard_demo.batch import Records
from sunboard_demo.county import Community, County, Estate, Row, Unit
from sunboard_demo.days import AS_OF, is_workday
from sunboard_demo.numbering import Numbering
from sunboard_demo.wording import draw, load, phrase

_WITHOUT, _WITH_TWO = 7, 3
"""One community in so many has none, or two."""
_WEEKDAYS = ((0, 2, 4), (1, 3), (1, 4, 5), (0, 2, 4), (2, 5))
"""On which days somebody is there, by station; 0 is Monday."""
_SLOTS = ("上午", "下午", "9:00—11:30")
_FIRST_SHIFT, _LAST_SHIFT = date(2026, 8, 1), date(2026, 11, 30)
_CLOSED_ON, _OPENS_ON = date(2026, 9, 15), date(2026, 11, 16)
_SATURDAY = 5
_STATES = {"held": 91, "missed": 5, "": 4}
"""What became of a shift whose day has passed; "" where nobody wrote it down."""
_FORGOTTEN_FROM = AS_OF - timedelta(days=9)
_UNITS_EACH = 7
_HAS_SERVICE, _HAS_PEOPLE = 0.7, 0.8
_NO_PHONE, _NO_HOURS = 5, 8
"""Of one station in so many nobody wrote down the telephone, or the hours."""


def make_stations(county: County, _: Records) -> Records:
    """The stations, and their rosters from August to November."""
    rng = county.rng("stations")
    stations = [_station(*place, number, rng) for number, place in enumerate(_places(county))]
    _change_some(stations, county)
    by_id = {community.id: community for community in county.communities}
    shifts = [
        row
        for number, station in enumerate(stations)
        for row in _shifts(county, by_id[station["community"]], station, number)
    ]
    shifts.sort(key=lambda row: row["date"])
    numbering = Numbering("lz", 4)
    for row in shifts:
        numbering.number(row, "date")
    return {"stations": stations, "shifts": shifts}


def _places(county: County) -> Iterator[tuple[Community, Estate | None]]:
    for position, community in enumerate(county.communities):
        if position % _WITHOUT == _WITHOUT - 2:
            continue
        yield community, community.estates[0]
        if position % _WITH_TWO == 0:
            is_of_estate = position % 2 == 0 and len(community.estates) > 1
            yield community, community.estates[1] if is_of_estate else None


def _station(community: Community, estate: Estate | None, number: int, rng: Random) -> Row:
    texts = load("stations")
    name = estate.name if estate else community.full_name
    templates = texts["places"]["estate" if estate else "community"]
    template = templates[number % len(templates)]
    equipment = rng.sample(texts["equipment"], rng.randint(3, 6))
    return {
        "id": f"zd-{estate.id if estate else community.id}",
        "name": f"{name}党群服务站",
        "community": community.id,
        "estate": estate.id if estate else "",
        "address": template.format(estate=name, community=community.full_name),
        "hours": "" if number % _NO_HOURS == _NO_HOURS - 1 else rng.choice(texts["hours"]),
        "equipment": phrase("between").join(sorted(equipment, key=texts["equipment"].index)),
        "phone": "" if number % _NO_PHONE == _NO_PHONE - 1 else f"0000-{6300001 + number}",
        "opened_on": f"{rng.choice((2024, 2025))}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
    }


def _change_some(stations: list[Row], county: County) -> None:
    """One of the stations of communities with two was closed; one is still to open."""
    seconds = [
        after for before, after in pairwise(stations) if before["community"] == after["community"]
    ]
    if len(seconds) > 1:
        seconds[1]["closed_on"] = _CLOSED_ON.isoformat()
    served = {row["community"] for row in stations}
    without = [community for community in county.communities if community.id not in served]
    if without:
        place = without[0], without[0].estates[0]
        stations.append(
            _station(*place, len(stations), county.rng("coming"))
            | {"opened_on": _OPENS_ON.isoformat()}
        )


def _shifts(county: County, community: Community, station: Row, number: int) -> Iterator[Row]:
    rng = county.rng("shifts", station["id"])
    units = _units(county, community, rng)
    for turn, day in enumerate(_days(station, number)):
        unit = units[turn % len(units)]
        row = {
            "station": station["id"],
            "unit": unit.id,
            "date": day.isoformat(),
            "slot": "上午" if day.weekday() == _SATURDAY else _SLOTS[number % len(_SLOTS)],
            "service": _service(unit, rng) if rng.random() < _HAS_SERVICE else "",
        }
        people = county.people_by_unit[unit.id]
        if people and rng.random() < _HAS_PEOPLE:
            row["people"] = rng.choice(people).id
        yield row | _outcome(day, number, rng)


def _units(county: County, community: Community, rng: Random) -> list[Unit]:
    """Those answerable for the community or its estates, then others, that still report."""
    places = (community.id, *(estate.id for estate in community.estates))
    paired = [
        pairing.unit
        for place in places
        for pairing in county.pairings_by_place.get(place, ())
        if pairing.ended_on is None and pairing.unit.is_steady
    ]
    units = list(dict.fromkeys(paired))
    others = [unit for unit in county.steady_units if unit not in units]
    missing = max(0, _UNITS_EACH - len(units))
    return units + rng.sample(others, min(missing, len(others)))


def _days(station: Row, number: int) -> Iterator[date]:
    """The days of a station's roster; on holidays nobody is there."""
    opened = max(_FIRST_SHIFT, date.fromisoformat(station["opened_on"]))
    closed = min(_LAST_SHIFT, date.fromisoformat(station.get("closed_on") or "9999-12-31"))
    for offset in range((closed - opened).days + 1):
        day = opened + timedelta(days=offset)
        is_held = day.weekday() == _SATURDAY or is_workday(day)
        if day.weekday() in _WEEKDAYS[number % len(_WEEKDAYS)] and is_held:
            yield day


def _outcome(day: date, number: int, rng: Random) -> Row:
    """Whether the unit came; the second station's last days nobody has written down yet."""
    state = draw(_STATES, rng)
    if day > AS_OF or (number == 1 and day > _FORGOTTEN_FROM):
        return {}
    if state == "missed":
        return {"state": state, "reason": rng.choice(load("stations")["missed"])}
    return {"state": state}


def _service(unit: Unit, rng: Random) -> str:
    services: dict[str, list[str]] = load("stations")["services"]
    own = [service for service, units in services.items() if unit.id in units]
    return own[0] if own else rng.choice(tuple(services))

"""Public holidays, year by year: the only door to the `holidays` library.

China's State Council announces each year's days off, and the weekends worked in exchange, late in the year
before. Of a year that is not announced only the law's own days are known, and the days off for those on a
weekend.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import holidays

CHINA = "CN"
FIRST_YEAR = 2001
"""From here on the library holds what was announced, and an announcement is waited for."""
YEARS_AHEAD = 11
"""Years after the last announced one whose holidays are worked out: as long as the longest limit."""
SWAP_REACH = 10
"""Calendar days from a statutory holiday within which days off and worked weekends were ever exchanged:
held by a test to every announcement from 2008 on, in which the furthest is 10 (May 11, 2024)."""


@dataclass(frozen=True)
class Arrangement:
    """What the State Council announced for one year."""

    year: int
    rest: tuple[date, ...]
    """The days off, weekends among them; some may lie in the December before."""
    work: tuple[date, ...]
    """The weekend days worked in exchange."""


@dataclass(frozen=True)
class NationalDays:
    """What is known of the country's days off."""

    rest: frozenset[date]
    work: frozenset[date]
    announced: frozenset[int]
    """The years whose arrangement is known."""
    unsettled: frozenset[date]
    """The days that an announcement still to come may turn into days off or working days."""


@cache
def announced_years() -> frozenset[int]:
    """The years whose arrangement the library holds; an internal name of it, pinned by a test."""
    return frozenset(_china().ChinaStaticHolidays.special_public_holidays)


@cache
def statutory_days(year: int) -> frozenset[date]:
    """The days that the law itself makes holidays, of a year that the library has no arrangement of."""
    return frozenset(_china().China(years=year, observed=False))


def national_days(arrangements: Iterable[Arrangement] = ()) -> NationalDays:
    """All that is known, where these arrangements go before the library's."""
    own = {arrangement.year: arrangement for arrangement in arrangements}
    announced = announced_years() | own.keys()
    last = max(announced) + YEARS_AHEAD
    found = _china().China(years=range(FIRST_YEAR, last + 1))
    rest = {day for day in found if day.year not in own}
    work = {day for day in found.weekend_workdays if day.year not in own}
    for arrangement in own.values():
        rest = (rest | {*arrangement.rest}) - {*arrangement.work}
        work = (work | {*arrangement.work}) - {*arrangement.rest}
    unsettled = {
        day
        for year in range(FIRST_YEAR, last + 1)
        if year not in announced
        for day in _around(statutory_days(year))
    }
    return NationalDays(frozenset(rest), frozenset(work), announced, frozenset(unsettled))


def is_country(code: str) -> bool:
    """Whether the library knows a country, or a part of it, by its ISO 3166 code: `CN`, `GB-ENG`."""
    country, _, part = code.partition("-")
    parts = holidays.list_supported_countries(include_aliases=False).get(country)
    return parts is not None and (not part or part in parts)


def country_days(code: str, last_year: int) -> NationalDays:
    """The days off of a country other than China, to the end of a year: none waits for an announcement.

    A day off for one year alone is known once the library has it; `data/calendar.yml` may say it before.

    Args:
        code: As `is_country` knows it.
        last_year: The last year to know of.
    """
    country, _, part = code.partition("-")
    years = range(FIRST_YEAR, last_year + 1)
    found = holidays.country_holidays(country, subdiv=part or None, years=years)
    return NationalDays(
        frozenset(found), frozenset(found.weekend_workdays), frozenset(years), frozenset()
    )


def _around(statutory: frozenset[date]) -> set[date]:
    """The days near a statutory holiday that are none themselves."""
    reach = range(-SWAP_REACH, SWAP_REACH + 1)
    return {day + timedelta(days=n) for day in statutory for n in reach} - statutory


@cache
def _china() -> ModuleType:
    """The library's module on China alone: the package around it would import every country of the world."""
    path = Path(holidays.__file__).parent / "countries" / "china.py"
    module = ModuleType("sunboard_holidays_of_china")
    SourceFileLoader(module.__name__, str(path)).exec_module(module)
    return module

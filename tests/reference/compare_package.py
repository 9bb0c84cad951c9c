"""Every figure that a site shows, computed from its downloaded open data alone."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from lxml import html

from tests.reference import (
    accountability,
    challenges,
    deeds,
    forces,
    lists,
    loop,
    meetings,
    notices,
    obligations,
    pairings,
    positions_counted,
    rates,
    services,
    silence,
    stations,
)
from tests.reference.package import CountedCounty, Package

FAMILIES: tuple[ModuleType, ...] = (
    rates,
    loop,
    accountability,
    deeds,
    lists,
    services,
    obligations,
    challenges,
    meetings,
    forces,
    stations,
    positions_counted,
    pairings,
    notices,
    silence,
)
"""Each has `figures(county)`."""


def computed(package: Path) -> dict[str, str]:
    """Every figure, by its key."""
    county = CountedCounty(Package(package))
    return {
        key: " ".join(value.split())
        for family in FAMILIES
        for key, value in family.figures(county).items()
    }


def differences(site: Path, figures: dict[str, str]) -> tuple[int, list[str]]:
    """How many figures the pages of a site and its table show, and each that is computed otherwise."""
    wrong, keys = set(), set()
    for key, said in (*_on_pages(site), *_in_table(site, figures)):
        keys.add(key)
        if figures.get(key) != said:
            wrong.add(f"{key} is {figures.get(key)}, the site says {said}")
    return len(keys), sorted(wrong)


def _on_pages(site: Path) -> Iterator[tuple[str, str]]:
    for page in sorted(site.rglob("*.html")):
        for element in html.fromstring(page.read_bytes()).xpath("//*[@data-figure]"):
            yield element.get("data-figure"), element.get("data-value") or ""


def _in_table(site: Path, figures: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The rows of `figures.csv`, written as the computed figure is: 3/8, 7天, — of nothing."""
    _, *rows = csv.reader((site / "figures.csv").read_text("utf-8-sig").splitlines())
    for key, _whose, _name, _label, part, whole in rows:
        is_nothing = not part or whole == "0"
        number = f"{part}/{whole}" if whole else part
        known = figures.get(key, "")
        yield (
            key,
            known if is_nothing and known in NOTHINGS else f"{number}{known.lstrip('0123456789/')}",
        )


NOTHINGS = ("—", "未登记")

"""The reference against what pages say: every figure and list, by the key in the markup."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from types import ModuleType

from sunboard.measures.ground import Ground

from tests.reference import (
    accountability,
    asides,
    beside,
    cells_people,
    cells_places,
    cells_work,
    challenges,
    deeds,
    folded,
    forces,
    funnel,
    lists,
    loop,
    meetings,
    notices,
    obligations,
    orders_grids,
    orders_records,
    pairings,
    parts_corrections,
    parts_front,
    parts_meetings,
    parts_places,
    parts_records,
    parts_stations,
    positions,
    rates,
    services,
    sheets_posted,
    sheets_printed,
    silence,
    standing,
    standing_challenges,
    standing_lists,
    standing_posted,
    stations,
    trends,
    unclear,
)
from tests.reference.county import County
from tests.reference.generated_spoiled import SPOILED
from tests.reference.owed import differing, is_owed
from tests.reference.pages import SaidPage, make_pages, read_county
from tests.reference.records import Project
from tests.reference.said_cells import asides as said_asides
from tests.reference.said_cells import cells
from tests.reference.said_folds import folded as said_folds
from tests.reference.said_orders import counts, orders
from tests.reference.said_parts import parts
from tests.reference.said_records import records
from tests.reference.said_sheets import sheets
from tests.reference.words import percent

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
    positions,
    pairings,
    notices,
    silence,
    standing,
    standing_challenges,
    standing_lists,
    standing_posted,
    orders_records,
    orders_grids,
    trends,
    funnel,
    sheets_printed,
    sheets_posted,
    unclear,
    beside,
    asides,
    parts_meetings,
    parts_stations,
    parts_places,
    parts_records,
    parts_corrections,
    parts_front,
    cells_work,
    cells_people,
    cells_places,
    folded,
)
"""Each has `figures(county)`, and those that list anything `rows(county)`."""

Said = Mapping[str, set[str]]


@dataclass
class Comparison:
    """How much was compared, and what differs."""

    compared: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    """Figures and lists, by family."""
    differences: list[str] = field(default_factory=list)

    def add(self, other: Comparison, where: str) -> None:
        """Add what another project came to."""
        for family, count in other.compared.items():
            self.compared[family] += count
        self.differences += [f"{where}: {line}" for line in other.differences]


def compare(folder: Path) -> Comparison:
    """Everything that the pages of a project say under a key, against the reference."""
    made = made_of(folder)
    pages, printed = make_pages(made), sheets(made)
    return compare_said(County(Project(folder)), pages, said(pages, printed))


def made_of(folder: Path) -> Ground:
    """What the pages of a project are made from: of one with cells that can't be read, with those cells."""
    is_spoiled = (folder / SPOILED).exists()
    return read_county(folder / SPOILED if is_spoiled else folder, is_spoiled=is_spoiled)


def compare_said(county: County, pages: Mapping[str, SaidPage], shown: Said) -> Comparison:
    """The same, of what is said there."""
    found, known = Comparison(differences=list(differing(county, pages))), set()
    for family in FAMILIES:
        for key, value in _expected(family, county):
            known.add(key)
            if key not in shown:
                if is_owed(key, value, pages, shown):
                    found.differences.append(f"{key} is {value}, and no page says so")
                continue
            name = family.__name__.rpartition(".")[2]
            found.compared[name] += 1
            if shown[key] != {value}:
                pages_say = " and ".join(sorted(shown[key]))
                found.differences.append(f"{name}: {key} is {value}, the pages say {pages_say}")
    found.differences += [
        f"{key} is {' and '.join(sorted(shown[key]))}, and nothing is known of it"
        for key in sorted(shown.keys() - known)
    ]
    return found


def _expected(family: ModuleType, county: County) -> Iterator[tuple[str, str]]:
    for key, value in family.figures(county).items():
        # Markup makes one space of several, and of the end of a line.
        yield key, " ".join(value.split())
        if found := re.fullmatch(r"(\d+)/(\d+)", value):
            part, whole = map(int, found.groups())
            said = percent(part, whole) if whole >= county.project.limit("min_cell") else ""
            yield f"percent {key}", f"{said} {said.rstrip('%')}".strip()
    if hasattr(family, "rows"):
        for key, rows in family.rows(county).items():
            # A list without rows is not there.
            if rows:
                yield f"list {key}", " → ".join(rows)


def said(pages: Mapping[str, SaidPage], printed: Iterable[tuple[str, str]]) -> Said:
    """Every value that any page or sheet gives a key; lists by `list` and their key."""
    values: dict[str, set[str]] = defaultdict(set)
    for key, value in printed:
        values[key].add(" ".join(value.split()))
    for page in pages.values():
        for key, value in page.figures():
            values[key].add(value)
        told = (records, counts, parts, cells, said_asides, said_folds)
        for key, value in chain.from_iterable(tell(page.path, page.tree) for tell in told):
            values[key].add(value)
        for key, rows in (*page.lists(), *orders(page.path, page.tree)):
            values[f"list {key}"].add(" → ".join(rows))
    return values

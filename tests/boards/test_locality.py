"""What is said of a place or unit is from its own records, of the county from all, wherever they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import pytest
from sunboard.boards.figure_grid import cell_of
from sunboard.boards.figure_table import DECLARED
from sunboard.boards.mechanisms import MECHANISMS, unclear_words
from sunboard.checks import check_records
from sunboard.figures.kind import figures, given, key_prefix_of
from sunboard.measures.ground import Ground, Scope, make_ground
from sunboard.publishable.records import obey
from sunboard.records import read_programme
from sunboard.schema import KIND_BY_NAME, FieldType

from tests.factories import ROOT, Row, make_pages, publications, text_table
from tests.reference.generated import write_county
from tests.reference.records import Project

Rows = Mapping[str, list[Row]]
EVERY_FIGURE = tuple(dict.fromkeys(kind for _, kinds in DECLARED for kind in kinds))
OWN = (Scope.COMMUNITY, Scope.ESTATE, Scope.UNIT, Scope.STATION)
ENTITIES = ("towns", "communities", "estates", "units", "people", "stations")
"""Kinds that stand for themselves: what else names one has nothing to do with who names it here."""
THERE_IF_ANYBODY_HAS_IT = "services/unsorted"
COUNTS = re.compile(r"(?<![各\d])\d+(?!\d|[%天年月日]|个?工作日|项服务)")
SHARE = re.compile(r"，占\d+%")
"""Told of enough, and twice as many may be."""


@pytest.fixture(scope="module", params=["sample_data", "second_programme", 8])
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Two that were written by hand, and one full of edges."""
    if isinstance(request.param, str):
        return Project(ROOT / "tests" / request.param)
    return Project(write_county(tmp_path_factory.mktemp("county"), request.param))


@pytest.fixture(scope="module")
def rows(project: Project) -> Rows:
    # One without an id is known by its place, which changes where others are taken away.
    return {kind: [row for row in project.rows(kind) if row.get("id")] for kind in KIND_BY_NAME}


def county_of(project: Project, rows: Rows, ledger: Sequence[Row] | None = None) -> Ground:
    """These rows, judged by the settings and the day of a project; by its ledger too where none is given."""
    lines = [",".join(line.values()) for line in (project.ledger if ledger is None else ledger)]
    programme, _ = read_programme(project.folder)
    assert programme is not None
    # What is kept, and since when, is the county's.
    programme = replace(programme, kept_from=dict.fromkeys(KIND_BY_NAME, date.min))
    tables = {kind: text_table(kind, some) for kind, some in rows.items()}
    records = check_records(tables, programme, project.as_of).records
    published = publications(lines) if lines else None
    return obey(make_ground(records, programme, project.as_of, published))


def unordered(value: Any) -> Any:
    """A value with its lists, and the words it joins, in one order, whichever they had."""
    if is_dataclass(value):
        return [unordered(getattr(value, field.name)) for field in fields(value)]
    if hasattr(value, "_fields"):
        return [unordered(part) for part in value]
    if isinstance(value, str):
        return sorted(re.split("[、；：]", value))
    if isinstance(value, Mapping):
        return unordered(tuple(value.items()))
    if isinstance(value, (tuple, list, Set)):
        return sorted(map(unordered, value), key=repr)
    return value


def test_all_the_other_way_round_then_every_page_says_the_same(
    project: Project, rows: Rows
) -> None:
    turned = {kind: some[::-1] for kind, some in rows.items()}
    pages, others = (make_pages(county_of(project, some)) for some in (rows, turned))
    assert pages.keys() == others.keys()
    differing = [path for path in pages if unordered(pages[path]) != unordered(others[path])]
    assert differing == []


class Web:
    """Which records name which."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.kinds = {row["id"]: kind for kind, some in rows.items() for row in some}
        self.named = {row["id"]: self._named(row) for some in rows.values() for row in some}
        self.naming: dict[str, set[str]] = defaultdict(set)
        for name, others in self.named.items():
            for other in others:
                self.naming[other].add(name)

    def _named(self, row: Row) -> set[str]:
        """The other records that a record names."""
        names = [f.name for f in KIND_BY_NAME[self.kinds[row["id"]]].fields if f.refers_to]
        cells = (row.get(name, "") for name in names)
        return {other for cell in cells for other in re.split("[、;]", cell)} & self.kinds.keys()

    @cached_property
    def first(self) -> set[str]:
        """The first of every kind, from which the county counts its months."""
        found = set()
        for kind, some in self.rows.items():
            for field in KIND_BY_NAME[kind].fields:
                if field.begins and some:
                    found.add(min(some, key=lambda row: row.get(field.name, "9"))["id"])
        return found

    def home(self, name: str) -> set[str]:
        """A place or unit, what is in it, and the meetings it is to come to."""
        bound = {other for other in self.naming[name] if self.kinds[other] == "pairings"}
        places = {place for pairing in bound for place in self.named[pairing]}
        asked = {other for place in places for other in self.naming[place]}
        return self._inside(name) | {other for other in asked if self.kinds[other] == "meetings"}

    def _inside(self, name: str) -> set[str]:
        parts = (other for other in self.naming[name] if self.kinds[other] in ENTITIES)
        return {name}.union(*map(self._inside, parts))

    def around(self, home: Set[str]) -> Rows:
        """The records that have to do with any of these, and all that they name."""
        kept, found = set(), {*home, *self.first}
        while found:
            kept |= found
            found = {other for name in found for other in self._beside(name, home)} - kept
        return {
            kind: [row for row in some if row["id"] in kept] for kind, some in self.rows.items()
        }

    def _beside(self, name: str, home: Set[str]) -> set[str]:
        is_part = name in home or self.kinds[name] not in ENTITIES
        return self.named[name] | (self.naming[name] if is_part else set())


def said_of(county: Ground, home: Set[str]) -> dict[str, Any]:
    """All that stands beside the figures of some places or units, on their pages and in grids."""
    owners = [
        (scope, entity)
        for scope in OWN
        for entity, name in enumerate(county.records[scope.value].texts("id"))
        if name in home
    ]
    return {key: said for owner in owners for key, said in _said(county, *owner)}


def _said(county: Ground, scope: Scope, entity: int) -> Iterator[tuple[str, Any]]:
    name = key_prefix_of(county, scope, entity)
    for figure in figures(county, EVERY_FIGURE, scope, entity):
        yield figure.key, figure
    for kind in given(county, EVERY_FIGURE, scope):
        yield f"grid {name}/{kind.key}", cell_of(county, kind, scope, entity)
    for mechanism in MECHANISMS if scope is not Scope.STATION else ():
        beside = mechanism.facts(county, scope, entity)
        unclear = unclear_words(county, mechanism, scope, entity)
        yield f"{name}/{mechanism.board}", (beside, unclear)


@pytest.mark.parametrize("scope", [Scope.COMMUNITY, Scope.UNIT])
def test_others_records_gone_then_the_same_is_said(
    project: Project, rows: Rows, scope: Scope
) -> None:
    whole, web = county_of(project, rows), Web(rows)
    for name in [row["id"] for row in rows[scope.value]]:
        home = web.home(name)
        alone = said_of(county_of(project, web.around(home)), home)
        differing = [
            (key, said, alone.get(key))
            for key, said in said_of(whole, home).items()
            if THERE_IF_ANYBODY_HAS_IT not in key and said != alone.get(key)
        ]
        assert differing == []


def twin(kind: str, row: Row) -> Row:
    """The same record in a county beside."""
    other = {**row, "id": f"{row['id']}-b"}
    for field in KIND_BY_NAME[kind].fields:
        if said := row.get(field.name):
            if field.refers_to:
                other[field.name] = "、".join(f"{name}-b" for name in re.split("[、;]", said))
            elif field.names or field.type is FieldType.NAME:
                other[field.name] = f"{said}二"
    return other


def doubled(said: str) -> str:
    """Words with every count in them twice as large."""
    return COUNTS.sub(lambda found: str(2 * int(found[0])), said)


def of_the_county(county: Ground) -> dict[str, tuple[str, ...]]:
    """By key the numbers of the county's figures, and the words beside them, on a card and in a grid."""
    kinds = given(county, EVERY_FIGURE, Scope.COUNTY)
    beside = {kind.key: cell_of(county, kind, Scope.COUNTY, 0).note for kind in kinds}
    return {
        each.key: (
            each.numerator,
            each.denominator or "",
            SHARE.sub("", each.note or ""),
            beside[each.key.removeprefix("county/")],
        )
        for each in figures(county, EVERY_FIGURE, Scope.COUNTY, 0)
    }


def test_county_twice_over_then_every_count_is_twice_as_large(project: Project, rows: Rows) -> None:
    both = {kind: [*some, *(twin(kind, row) for row in some)] for kind, some in rows.items()}
    ledger = [*project.ledger, *({**line, "id": f"{line['id']}-b"} for line in project.ledger)]
    once, twice = county_of(project, rows), county_of(project, both, ledger)
    expected = {key: tuple(map(doubled, said)) for key, said in of_the_county(once).items()}
    assert of_the_county(twice) == expected


def test_whoever_is_registered_first_then_the_same_is_said(project: Project, rows: Rows) -> None:
    everybody = {row["id"] for scope in OWN for row in rows[scope.value]}
    whole = said_of(county_of(project, rows), everybody)
    for turn in range(1, max(len(rows[scope.value]) for scope in OWN)):
        turned = {kind: some[turn:] + some[:turn] for kind, some in rows.items()}
        assert said_of(county_of(project, turned), everybody) == whole

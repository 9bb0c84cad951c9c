"""The table of figures holds what the pages show, under the same keys and with the same numbers."""

from __future__ import annotations

import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement
from sunboard import figures
from sunboard.boards.figure_table import DECLARED, FigureRow, figure_rows
from sunboard.figures.kind import FigureKind
from sunboard.measures.ground import Ground, Scope
from sunboard.schema import BOARDS

from tests.asking import ask
from tests.factories import county_rows, evaluation, finished, make_measures, numbered, station
from tests.reference.pages import read_county

OF_PLACES = re.compile("(county|town|community|estate|unit|station)(/|$)")


@pytest.fixture(scope="module")
def sample(sample_site: Path) -> Ground:
    return read_county(sample_site.parent / "project")


def said(row: FigureRow) -> set[str]:
    """What a page may write for a row's numbers."""
    if row.numerator is None or row.denominator == 0:
        return {"—", "未登记"}
    number = f"{row.numerator:.0f}"
    return {number, f"{number}天"} if row.denominator is None else {f"{number}/{row.denominator}"}


def shown(site: Path) -> Iterator[HtmlElement]:
    """Every figure of a place, a unit or the county on a page."""
    for path in site.rglob("*.html"):
        for figure in html.fromstring(path.read_bytes()).xpath("//dd[@data-figure]"):
            if OF_PLACES.match(figure.get("data-figure")):
                yield figure


def test_every_figure_on_a_page_then_the_table_has_it(sample: Ground, sample_site: Path) -> None:
    rows = {row.key: row for row in figure_rows(sample)}
    sections: set[str] = set()
    for figure in shown(sample_site):
        key = figure.get("data-figure")
        row = rows[key]
        assert figure.get("data-value") in said(row), key
        assert figure.xpath("string(preceding-sibling::dt[1])") == row.label, key
        if figure.xpath("ancestor::*[@class='sb-mechanism']"):
            sections.add(key)
    assert len(sections) > 200


def test_each_figure_then_one_row(sample: Ground) -> None:
    keys = Counter(row.key for row in figure_rows(sample))
    assert len(keys) > 500
    assert set(keys.values()) == {1}


def test_every_figure_that_is_declared_then_the_table_names_it() -> None:
    named = {kind for _, kinds in DECLARED for kind in kinds}
    forgotten = [
        (module.name, kind.key)
        for module in pkgutil.iter_modules(figures.__path__, "sunboard.figures.")
        for value in vars(import_module(module.name)).values()
        for kind in (value if isinstance(value, tuple) else (value,))
        if isinstance(kind, FigureKind) and kind not in named
    ]
    assert forgotten == []


def test_board_not_asked_for_then_none_of_its_figures() -> None:
    asked = ("home", "communities")
    rows = figure_rows(make_measures(programme_overrides={"boards": asked}, stations=[station()]))
    assert not any("/stations/" in row.key for row in rows)


def test_communities_without_boards_then_stations_still_have_their_figures() -> None:
    asked = {"boards": tuple(board for board in BOARDS if board != "communities")}
    rows = figure_rows(make_measures(programme_overrides=asked, **county_rows()))
    assert {row.scope for row in rows} == set(Scope) - {Scope.COMMUNITY}


@pytest.mark.parametrize("board", BOARDS)
@pytest.mark.parametrize("is_alone", [False, True])
def test_board_left_out_or_alone_then_no_figure_that_no_page_shows(
    board: str, is_alone: bool
) -> None:
    others = tuple(other for other in BOARDS if other != board)
    asked = {"boards": ("home", board) if is_alone else others}
    county = make_measures(programme_overrides=asked, **county_rows())
    pages = ask(county)
    seen = {key for path in pages for key in pages[path].figures}
    hidden = {row.key for row in figure_rows(county)} - seen
    assert hidden == (set() if county.makes("mechanisms") or not county.makes("deeds") else COUNTED)


COUNTED = {f"county/deeds/{name}" for name in ("honoured", "in-window", "waiting", "revoked")}
"""The board of deeds tells them one by one: only the index of mechanisms counts a county's."""


def test_kind_that_nobody_keeps_then_none_of_its_figures() -> None:
    county = make_measures(programme_overrides={"kept_from": {}}, tasks=[finished()])
    assert not any("/commitments/" in row.key for row in figure_rows(county))


def test_share_then_both_its_numbers_and_nothing_to_divide_by_is_0() -> None:
    rows = {
        row.key: row
        for row in figure_rows(
            make_measures(
                tasks=numbered([finished(), finished()]), evaluations=[evaluation(count="4")]
            )
        )
    }
    numbers = {key: (row.numerator, row.denominator) for key, row in rows.items()}
    assert numbers["county/satisfaction"] == (4, 4)
    assert numbers["unit/czj/tasks/on-time"] == (0, 0)
    assert numbers["county/tasks/all"] == (2, None)
    assert numbers["county/challenges/days"] == (None, None)


@pytest.mark.parametrize("scope", [s for s in Scope if s is not Scope.COUNTY])
def test_every_scope_then_all_its_entities_have_rows(sample: Ground, scope: Scope) -> None:
    subjects = {row.key.split("/")[1] for row in figure_rows(sample)}
    assert subjects >= set(sample.records[scope.value].texts("id"))

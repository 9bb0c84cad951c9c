"""Whoever puts a name out asks for its own surface: a consent to one is none to another."""

import json
from collections.abc import Iterator

import pytest
from sunboard.checks.checked import Checked
from sunboard.checks.private.names import NameFinder
from sunboard.gate.report import gate_for
from sunboard.measures.ground import Ground
from sunboard.outputs.figures.table import write_figures
from sunboard.outputs.sheets.makers import SHEET_MAKERS
from sunboard.publishable.passing import passed_on
from sunboard.publishing.manifest import told_by
from sunboard.schema.surface import CONSENTED, Surface

from tests.factories import PEOPLE, correction, make_measures, make_pages
from tests.open_data import said_in_data
from tests.outputs.search.reading import searched
from tests.outputs.sheets.test_notice import notice
from tests.publishable.test_names import everywhere

NAME = "周立群"


def pages_of(ground: Ground) -> Iterator[str]:
    yield from map(repr, make_pages(ground).values())


def sheets_of(ground: Ground) -> Iterator[str]:
    for maker in SHEET_MAKERS:
        for number in range(maker.count(ground)):
            for paper in maker.papers:
                yield repr(maker.make(ground, number, paper))


def data_of(ground: Ground) -> Iterator[str]:
    files: dict[str, bytes] = {}
    write_figures(ground, files.__setitem__)
    yield from (content.decode() for content in files.values())
    yield from said_in_data(ground)


def search_of(ground: Ground) -> Iterator[str]:
    yield from (content.decode() for content in searched(ground).values())


def share_of(ground: Ground) -> Iterator[str]:
    yield from pages_of(passed_on(ground))


def named_on(consent_for: str) -> set[Surface]:
    """Where a person stands by name who did all that people are named for, and consented to so much."""
    rows = everywhere()
    rows["notices"] += [
        {**notice(id="gs-8", deeds="sg-1、sg-2"), "tasks": "fw-1", "title": "言行"},
        {**notice(id="gs-9", kind="办结公示", title="办结"), "tasks": "fw-1、fw-2"},
    ]
    rows["people"] = [{**PEOPLE[0], "consent_for": consent_for}, *PEOPLE[1:]]
    ground = make_measures(is_sound=False, **rows)
    surfaces = {
        Surface.PAGE: pages_of,
        Surface.SHEET: sheets_of,
        Surface.DATA: data_of,
        Surface.SEARCH: search_of,
        Surface.SHARE: share_of,
    }
    return {surface for surface, put_out in surfaces.items() if NAME in "".join(put_out(ground))}


@pytest.mark.parametrize("surface", CONSENTED)
def test_consent_to_one_surface_then_named_on_no_other(surface: Surface) -> None:
    assert named_on(surface.value) == {surface} & {
        Surface.PAGE,
        Surface.SHEET,
        Surface.DATA,
        Surface.SEARCH,
        Surface.SHARE,
    }


def test_consent_that_names_no_surface_then_named_on_pages_and_sheets() -> None:
    assert named_on("") == {Surface.PAGE, Surface.SHEET}


ALL = "网页、纸单、开放数据、检索、照片、电话、转发"


@pytest.mark.parametrize(
    ("before", "after", "may_stay"),
    [
        ("", "", True),
        ("", "网页、纸单", True),
        ("", "网页", False),
        ("", "纸单", False),
        ("网页", "", True),
        ("网页", "纸单", False),
        ("网页", ALL, True),
        (ALL, "", False),
        ("电话", "网页、电话", True),
        ("转发", "网页、转发", True),
        ("网页、转发", "网页", False),
        ("网页、电话", "网页", False),
    ],
)
def test_consent_that_covers_less_then_what_was_made_before_is_deleted(
    before: str, after: str, may_stay: bool
) -> None:
    made, now = (
        told_by(make_measures(people=[{**PEOPLE[0], "consent_for": covers}, *PEOPLE[1:]]))
        for covers in (before, after)
    )
    assert made.still_holds(now) == may_stay


@pytest.mark.parametrize("surface", [Surface.PAGE, Surface.SHEET, Surface.DATA])
def test_gate_then_it_lets_a_name_pass_where_it_may_stand_and_nowhere_else(
    surface: Surface,
) -> None:
    people = [{**PEOPLE[0], "consent_for": surface.value}, *PEOPLE[1:]]
    ground = make_measures(people=people)
    gate = gate_for(Checked(ground.records, (), NameFinder([NAME])), ground)
    written: dict[str, bytes] = {}
    document = json.dumps({"to": f"{NAME}同志"}, ensure_ascii=False)
    gate.before(written.__setitem__)("a/index.html", f"<p>{NAME}做的</p>".encode())
    gate.of(Surface.DATA).before_forms(written.__setitem__)(
        {"data/deeds.csv": f'"{NAME}"\n'.encode()}
    )
    passed = {
        Surface.DATA: NAME in written["data/deeds.csv"].decode(),
        Surface.PAGE: NAME in written["a/index.html"].decode(),
        Surface.SHEET: NAME in gate.document("sheets/a.pdf", document),
    }
    assert {each for each, named in passed.items() if named} == {surface}


def test_passed_on_hides_more_then_pages_tell_what_they_told() -> None:
    removal = correction(target="qinghe-1", category="隐私", before="", after="")
    ground = make_measures(corrections=[removal])
    names = [*ground.records["estates"].texts("name")]
    assert "（不公开）" in passed_on(ground).records["estates"].texts("name")
    assert ground.records["estates"].texts("name") == names

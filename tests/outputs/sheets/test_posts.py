from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sunboard.boards.places.community import post_facts
from sunboard.figures.kind import figures
from sunboard.figures.positions import POSITION_FIGURES
from sunboard.measures.ground import Ground, Scope
from sunboard.settings import Vocabulary

from tests.factories import PEOPLE, make_measures, make_programme, numbered, position
from tests.outputs.sheets.paper import fills, overlaps, words_on
from tests.outputs.sheets.read_back import figure_texts, printed, saved, sheets_of


def test_every_communitys_positions_then_they_are_those_of_its_board(demonstration: Ground) -> None:
    terms = demonstration.programme.vocabulary("positions").terms
    for sheet in sheets_of(demonstration, "posts"):
        facts = post_facts(demonstration, sheet.community)
        rows = [
            f"{fact.label}{term.note}{'■' if fact.text == '空岗' else ''}{fact.text}"
            for fact, term in zip(facts, terms, strict=True)
        ]
        paper = printed(sheet)
        assert paper.lacks(rows) == []
        shown = figures(demonstration, POSITION_FIGURES, Scope.COMMUNITY, sheet.community)
        assert paper.lacks(figure_texts(shown)) == []
        assert len(paper.pages) == 1


def test_positions_then_counts_and_vacancies_and_no_names() -> None:
    rows = [position(), position(person="dy-2"), position(person="dy-3", reported_on="")]
    county = make_measures(positions=numbered(rows))
    paper = printed(sheets_of(county, "posts")[0])
    assert paper.lacks(["家园先锋政策宣传与应急已报到2/3人", "家园医生医疗健康■空岗"]) == []
    assert paper.lacks(["清河社区党委", "0000-5550101"]) == []
    assert not any(person["name"] in paper.text for person in PEOPLE)


@pytest.mark.parametrize("paper", ["a3", "a4"])
def test_few_positions_then_they_fill_the_page(paper: str, tmp_path: Path) -> None:
    county = make_measures(positions=[position()])
    (sheet,) = (s for s in sheets_of(county, "posts")[:2] if s.paper == paper)
    pdf = saved(sheet, tmp_path)
    assert overlaps(pdf) == []
    assert fills(pdf)
    heights = {word.text: word.bottom - word.top for word in words_on(pdf)}
    assert heights["家园先锋"] > 30


@pytest.mark.parametrize("boards", [("communities",), ("positions",)])
def test_positions_not_asked_for_then_no_sheet(boards: tuple[str, ...]) -> None:
    county = make_measures(programme_overrides={"boards": boards}, positions=[position()])
    assert sheets_of(county, "posts") == []


@pytest.mark.parametrize("paper", ["a3", "a4"])
def test_nothing_due_and_nobody_holds_any_then_it_says_so_and_where_to_go(paper: str) -> None:
    county = make_measures(
        programme_overrides={"vocabularies": _none_due()}, positions=[position()]
    )
    (other,) = (s for s in sheets_of(county, "posts") if s.paper == paper and s.community == 1)
    printed_ = printed(other)
    assert printed_.lacks(["还没有党员领岗。", "党员报到、领岗，找"]) == []
    assert "空" not in printed_.text


def _none_due() -> dict[str, Vocabulary]:
    return {
        key: replace(each, everywhere=frozenset())
        for key, each in make_programme().vocabularies.items()
    }

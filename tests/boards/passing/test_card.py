"""Cards within other sites: what a place's board answers, with the way there; people as pages name them."""

import pytest
from lxml import html
from sunboard.boards.passing.card import cards
from sunboard.outputs.alone.cards import write_cards

from tests.factories import PEOPLE, county_rows, make_measures, programme_tree
from tests.outputs.html.bare import renderer_of

NAME = PEOPLE[0]["name"]


def written(**rows: object) -> dict[str, str]:
    files: dict[str, bytes] = {}
    ground = make_measures(**{**county_rows(), **rows})
    write_cards(ground, renderer_of().environment, {}, files.__setitem__)
    return {path: content.decode() for path, content in files.items()}


def test_county_then_a_card_for_it_and_every_place_with_a_board() -> None:
    estates = ("qinghe-1", "qinghe-2", "nanyuan-1", "nanyuan-2")
    places = ("", "c/qinghe/", "c/nanyuan/", *(f"e/{each}/" for each in estates))
    assert set(written()) == {f"embed/{place}index.html" for place in places}


def test_card_then_its_links_leave_the_frame_and_nothing_in_it_runs() -> None:
    for path, text in written().items():
        tree = html.document_fromstring(text)
        assert {link.get("target") for link in tree.iter("a")} == {"_blank"}, path
        assert not list(tree.iter("script", "iframe", "form")), path
        (robots,) = tree.xpath("//meta[@name='robots']/@content")
        assert robots == "noindex"


@pytest.mark.parametrize(("covers", "is_named"), [("", True), ("网页", True), ("转发", False)])
def test_card_then_it_names_whom_pages_name(covers: str, is_named: bool) -> None:
    people = [{**PEOPLE[0], "consent_for": covers}, *PEOPLE[1:]]
    assert (NAME in written(people=people)["embed/e/qinghe-1/index.html"]) == is_named


def test_board_not_asked_for_then_no_card() -> None:
    boards = [board for board in programme_tree()["boards"] if board != "embed"]
    ground = make_measures(programme_overrides={"boards": boards}, **county_rows())
    assert not list(cards(ground))


def test_name_that_looks_like_markup_then_it_stays_a_name() -> None:
    rows = county_rows()
    rows["estates"][0]["name"] = "<b>清河</b>花园"
    text = written(estates=rows["estates"])["embed/e/qinghe-1/index.html"]
    assert "&lt;b&gt;清河" in text

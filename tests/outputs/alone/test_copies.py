"""Copies to keep: one file that asks for nothing, in which people are named by consent to be passed on."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html
from sunboard.outputs.alone.copies import copies_to_write

from tests.factories import PEOPLE, county_rows, make_measures, programme_tree
from tests.outputs.html.bare import renderer_of

NAME = PEOPLE[0]["name"]
BOARDS = [*programme_tree()["boards"], "share"]
ADDRESS = "https://yunqiao.example/shaibang/"


def copies(covers: str = "", address: str = ADDRESS, **rows: object) -> dict[str, str]:
    people = [{**PEOPLE[0], "consent_for": covers}, *PEOPLE[1:]]
    county = make_measures(
        programme_overrides={"web_address": address, "boards": BOARDS},
        **{**county_rows(), "people": people, **rows},
    )
    files: dict[str, bytes] = {}
    renderer = replace(renderer_of(web_address=address), styles="main { color: red; }")
    for write in copies_to_write(county, renderer, files.__setitem__):
        write()
    return {path: content.decode() for path, content in files.items()}


def test_county_then_a_copy_of_every_estate_and_of_nothing_else() -> None:
    assert set(copies()) == {
        f"e/{each}/copy.html" for each in ("qinghe-1", "qinghe-2", "nanyuan-1", "nanyuan-2")
    }


@pytest.mark.parametrize("address", ["", ADDRESS])
def test_copy_then_nothing_in_it_is_fetched_and_its_links_lead_to_the_web_or_nowhere(
    address: str,
) -> None:
    for path, text in copies(address=address).items():
        tree = html.document_fromstring(text)
        assert not tree.xpath("//script | //link | //img | //iframe | //*[@src]"), path
        assert "url(" not in text, path
        links = tree.xpath("//a/@href")
        within = {f"#{name}" for name in tree.xpath("//@id")}
        others = {link for link in links if not link.startswith("tel:")} - within
        assert all(link.startswith(address) for link in others) if address else not others, path


@pytest.mark.parametrize(
    ("covers", "is_named"),
    [("", False), ("网页、纸单", False), ("转发", True), ("网页、转发", True)],
)
def test_copy_then_it_names_whoever_consents_to_be_passed_on(covers: str, is_named: bool) -> None:
    text = copies(covers)["e/qinghe-1/copy.html"]
    assert (NAME in text) == is_named
    assert is_named or re.search("住建局一名党员", text)


def test_record_that_looks_like_markup_then_it_stays_text() -> None:
    rows = county_rows()
    rows["estates"][0]["name"] = "</style><script>x</script>"
    text = copies(estates=rows["estates"])["e/qinghe-1/copy.html"]
    assert not html.document_fromstring(text).xpath("//script")

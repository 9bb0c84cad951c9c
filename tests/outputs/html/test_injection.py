"""No text of any record or of the programme ever becomes markup: proved on the site as it is built."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from lxml import etree
from sunboard.boards.sheets.sheet_links import SheetLink, SheetLinks
from sunboard.checks.parsing.oddities import tidied
from sunboard.schema import KIND_BY_NAME, FieldType

from tests.conftest import MadeOnce
from tests.factories import (
    Row,
    build_site,
    county_rows,
    make_measures,
    make_pages,
    make_programme,
    sample_programme,
)
from tests.outputs.html.bare import renderer_of
from tests.outputs.html.hostile import (
    BESIDE_A_NUMBER,
    PAYLOADS,
    RECORDS,
    SHOWN_NOWHERE,
    TEXT_FIELDS,
    Cell,
    cells,
    hostile,
    hostile_where_let_through,
    payload_of,
    refused,
    shown_on,
    without_links,
    write_county,
)

MANY = 300
LEAST = MANY if len(PAYLOADS) == RECORDS else RECORDS * 3 // 5
"""So many payloads of every field get past the checks, at the least."""
UTF_8 = lxml.html.HTMLParser(encoding="utf-8")

WORDS_SHOWN = {
    "": ("county", "name", "issuer", "supervision_phone", "address", "label"),
    "method": ("name", "issuer", "obligations", "notice_kinds"),
    "commitments/cn-1": (
        "county",
        "lists",
        "services",
        "service_modes",
        "eval_levels",
        "picture_sorts",
    ),
    "c/co-1": ("positions", "need_categories", "pairing_kinds", "teams", "social_forces"),
    "deeds/sg-1": ("deed_forms", "deed_categories", "objection_states", "positions"),
    "deeds/sg-0": ("revocation_reasons",),
    "u/un-1": ("label", "pairing_kinds", "positions", "obligations"),
    "loop": ("evaluator_types", "eval_levels", "service_modes"),
    "lists": ("lists",),
    "lists/co-1": ("lists",),
    "services": ("services",),
    "services/co-1": ("services",),
    "obligations": ("obligations",),
    "challenges/bt-1": ("claim_modes", "challenge_forms", "need_categories"),
    "meetings": ("levels",),
    "meetings/hy-1": ("levels",),
    "forces": ("teams", "social_forces", "force_roles"),
    "stations/zd-1": ("services", "shift_states"),
    "positions": ("positions",),
    "notices": ("hours",),
    "notices/gs-1": ("notice_kinds", "objection_states", "deed_categories"),
    "notices/past": ("notice_kinds", "objection_states"),
    "corrections": ("correction_classes", "objection_outcomes"),
    "changes": ("drips",),
}
"""For pages of every kind the words of the programme that are read there."""
UNSAID = {
    "unit_types",
    "relations",
    "outcomes",
    "solved_states",
    "channels",
    "task_events",
    "task_states",
    "deed_states",
    "decision_states",
    "surfaces",
}
"""Vocabularies that boards say in words of their own, or not at all."""

Shape = Counter[tuple[str, tuple[str, ...]]]
"""How often each element with each set of attributes stands on a page."""


@dataclass(frozen=True)
class Sites:
    """The same county built twice."""

    hostile: Path
    harmless: Path

    @property
    def pages(self) -> list[str]:
        return sorted(p.relative_to(self.hostile).as_posix() for p in self.hostile.rglob("*.html"))


@pytest.fixture(scope="module")
def sites(made_once: MadeOnce) -> Sites:
    def build(folder: Path) -> None:
        for name in ("hostile", "harmless"):
            project = write_county(folder / name, is_hostile=name == "hostile")
            build_site(project, folder / f"{name}-site")

    folder = made_once("injection", build)
    return Sites(folder / "hostile-site", folder / "harmless-site")


def test_payloads_then_enough_get_past_the_checks_in_every_field() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= MANY
    let_through = Counter((kind, field) for kind, field, number in set(cells()) - refused())
    expected = {(kind, field) for kind, fields in TEXT_FIELDS.items() for field in fields}
    assert set(let_through) == expected
    assert min(let_through.values()) >= LEAST, let_through.most_common()[-3:]


def test_payloads_that_no_cell_may_hold_then_refused_in_every_field() -> None:
    never = [p for p in PAYLOADS if any(char in p for char in "\u0000\u2028\u202e\ufffd\ue000")]
    tried = [cell for cell in cells() if payload_of(cell) in never]
    assert {payload_of(cell) for cell in tried} == {*never}
    assert [cell for cell in tried if cell not in refused()] == []


def test_both_sites_then_they_have_the_same_pages(sites: Sites) -> None:
    harmless = {p.relative_to(sites.harmless).as_posix() for p in sites.harmless.rglob("*.html")}
    assert set(sites.pages) == harmless
    assert len(sites.pages) > 6 * RECORDS


_LETTER = re.compile(
    rb'</ul>\n</section>\n<section class="sb-index__group">\n'
    rb"<h3>(?:[A-Z]|\xe5\x85\xb6\xe4\xbb\x96)</h3>\n<ul>\n"
)


def comparable(html: bytes) -> bytes:
    """A page without links, and its index as one list: hostile names begin with other letters."""
    return _LETTER.sub(b"", without_links(html))


def test_bytes_then_no_text_brings_a_character_that_could_begin_markup(sites: Sites) -> None:
    """Whatever reads the page: it can't see a tag, or the end of a value, where there is none."""
    for page in sites.pages:
        attacked, expected = (site / page for site in (sites.hostile, sites.harmless))
        found, wanted = (_only_markup(file.read_bytes()) for file in (attacked, expected))
        for character in (b"<", b">", b'"', b"'"):
            assert found.count(character) == wanted.count(character), (page, character)


def _only_markup(html: bytes) -> bytes:
    """A page without links, and without what it says to search engines, which is JSON and ends no script."""

    def emptied(script: re.Match[bytes]) -> bytes:
        assert isinstance(json.loads(script[2]), dict)
        assert not re.search(b"[<>&]", script[2])
        return script[1]

    return re.sub(
        rb'(<script type="application/ld\+json">)([^\n]*)(?=</script>)',
        emptied,
        comparable(html),
    )


def shape(document: etree._Element) -> Shape:
    return Counter(
        (element.tag if isinstance(element.tag, str) else repr(element.tag), tuple(element.keys()))
        for element in document.iter()
    )


def test_parsed_then_every_element_and_attribute_is_one_of_the_harmless_site(sites: Sites) -> None:
    for page in sites.pages:
        attacked, expected = (
            lxml.html.document_fromstring(comparable((site / page).read_bytes()), parser=UTF_8)
            for site in (sites.hostile, sites.harmless)
        )
        assert shape(attacked) == shape(expected), page


def test_written_out_and_parsed_again_then_still_the_same(sites: Sites) -> None:
    """What a browser does with `innerHTML`: text must not turn into markup on the second reading."""
    for page in sites.pages[::5]:
        once = lxml.html.document_fromstring((sites.hostile / page).read_bytes(), parser=UTF_8)
        again = lxml.html.document_fromstring(
            lxml.html.tostring(once, encoding="utf-8"), parser=UTF_8
        )
        assert shape(again) == shape(once), page


class Tags(HTMLParser):
    """A second parser, by other people."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: Shape = Counter()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[tag, tuple(name for name, _ in attrs)] += 1

    def handle_comment(self, *_: str) -> None:
        self.found["comment", ()] += 1

    def handle_decl(self, *_: str) -> None:
        self.found["declaration", ()] += 1

    def handle_pi(self, *_: str) -> None:
        self.found["instruction", ()] += 1


def test_another_parser_then_it_agrees(sites: Sites) -> None:
    few = [page for page in sites.pages if page.count("/") < 2]
    for page in [*few, *sites.pages[::25]]:
        attacked, expected = (
            Tags(comparable((site / page).read_bytes()).decode()).found
            for site in (sites.hostile, sites.harmless)
        )
        assert attacked == expected, page


@lru_cache(maxsize=32)
def read(site: Path, page: str) -> str:
    """All that is read on a page, its title and the values of attributes included."""
    path = site / page / "index.html"
    document = lxml.html.document_fromstring(path.read_bytes(), parser=UTF_8)
    values = (value for element in document.iter(etree.Element) for value in element.values())
    return "\n".join([document.text_content(), *values])


def test_payloads_then_at_least_so_many_are_read_on_pages_as_they_were_written(
    sites: Sites,
) -> None:
    missing: list[tuple[str, Cell]] = []
    found: set[Cell] = set()
    for number in range(RECORDS):
        for page, expected in shown_on(number).items():
            said = read(sites.hostile, page)
            for cell in expected:
                text = tidied(hostile_where_let_through(cell))
                if text not in said:
                    missing.append((page, cell))
                elif cell not in refused():
                    found.add(cell)
    assert missing == []
    seen = Counter((kind, field) for kind, field, _ in found)
    few = {field: count for field, count in seen.items() if count < LEAST}
    # A pairing of a unit names no leader, and every fourth is a leader's.
    assert few.keys() == {("pairings", "leader_office")}
    assert min(few.values()) >= LEAST / 4
    assert len({payload_of(cell) for cell in found}) >= MANY


def test_payloads_that_no_page_shows_then_they_are_not_there_at_all(sites: Sites) -> None:
    """Reasons of task events and the like are for the office; none slips out unescaped or escaped."""
    told = [f"·{kind}/{field}/".encode() for kind, field in sorted(SHOWN_NOWHERE | BESIDE_A_NUMBER)]
    for page in sites.pages:
        html = (sites.hostile / page).read_bytes()
        assert [mark for mark in told if mark in html] == [], page


def test_fields_then_each_is_looked_for_on_some_page_or_is_named_as_shown_nowhere() -> None:
    looked_for = {
        cell[:2] for number in range(4) for found in shown_on(number).values() for cell in found
    }
    every = {(kind, field) for kind, fields in TEXT_FIELDS.items() for field in fields}
    assert looked_for.isdisjoint(SHOWN_NOWHERE)
    assert looked_for | SHOWN_NOWHERE | BESIDE_A_NUMBER == every


def test_programme_then_its_words_are_read_on_pages_as_they_were_written(sites: Sites) -> None:
    worst = "\"'></title></p><script>alert(1)</script>{{7*7}}%%SUNBOARD:MAIN%%]]>&lt;"
    assert sorted(word for words in WORDS_SHOWN.values() for word in words if word in UNSAID) == []
    assert set().union(*WORDS_SHOWN.values(), UNSAID) >= set(sample_programme().vocabularies)
    for page, words in WORDS_SHOWN.items():
        said = read(sites.hostile, page)
        for word in words:
            assert f"{worst}·{word}/" in said, (page, word)


def test_marker_in_a_text_then_it_is_never_stamped_again(sites: Sites) -> None:
    marked = {
        page: cell
        for number in range(RECORDS)
        for page, shown in shown_on(number).items()
        for cell in shown
        if payload_of(cell) == "%%SUNBOARD:MAIN%%"
    }
    assert len(marked) > 1
    for page, cell in marked.items():
        html = (sites.hostile / page / "index.html").read_bytes().decode()
        assert html.count("<main") == html.count("</main>") == 1
        assert hostile(cell) in html


def programme_saying(text: str) -> dict[str, Any]:
    """Overrides of a programme whose every word is `text`."""
    programme = make_programme()
    words = ("county", "name", "issuer", "supervision_phone", "address", "hours")
    return {
        **dict.fromkeys(words, text),
        "steps": tuple(replace(step, label=text, name=text) for step in programme.steps),
        "vocabularies": {
            key: replace(
                vocabulary,
                terms=tuple(replace(t, label=text, note=text) for t in vocabulary.terms),
            )
            for key, vocabulary in programme.vocabularies.items()
        },
    }


def keyed(kind: str, row: Row) -> Row:
    """The row with the keys of its terms, for a programme in which all labels are the same."""
    vocabularies = sample_programme().vocabularies
    keys = {
        field.name: term.key
        for field in KIND_BY_NAME[kind].fields_of(FieldType.TERM)
        for term in vocabularies[field.vocabulary].terms
        if row.get(field.name) in (term.key, term.label, *term.aliases)
    }
    return {**row, **keys}


def sheets_called(label: str) -> SheetLinks:
    """Links to printed sheets: a sheet may be called by the title of a notice or the name of a place."""
    sheet = SheetLink("sheets/qinghe/x-a4.pdf", "month", label, "a4", "c/qinghe/", 0, 4, 195_400)
    return SheetLinks(
        sheets=(sheet, sheet._replace(board="", owner=-1)),
        bundles=(sheet._replace(kind=""),),
        archives=(sheet._replace(kind="", paper="", board="sheets/", pages=0),),
    )


def rendered(text: str) -> dict[str, bytes]:
    """Every page of a small county, in a bare shell, with `text` for every word of the programme."""
    rows = {kind: [keyed(kind, row) for row in its] for kind, its in county_rows().items()}
    overrides = programme_saying(text)
    sheet_links = sheets_called(text)
    county = make_measures(programme_overrides=overrides, **rows)
    renderer = renderer_of(sheet_links=sheet_links, **overrides)
    return {path: renderer.render(page) for path, page in make_pages(county, sheet_links).items()}


def test_programme_with_every_payload_in_every_word_then_no_page_gains_any_markup() -> None:
    attacked, expected = rendered(" ".join(PAYLOADS)), rendered("平安")
    assert attacked.keys() == expected.keys()
    for path, linked in attacked.items():
        html, plain = _only_markup(linked), _only_markup(expected[path])
        for character in (b"<", b">", b'"', b"'"):
            assert html.count(character) == plain.count(character), (path, character)
        assert html.count(b"PHNjcmlwdD4=") > 3, path
    assert attacked["sheets/"].count(b"PHNjcmlwdD4=") > attacked["silent/"].count(b"PHNjcmlwdD4=")

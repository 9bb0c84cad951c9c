"""Nobody appears without consent, and nothing internal appears at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from sunboard.schema import KINDS, FieldType, Privacy

from tests.site import records
from tests.site.county import CountySite
from tests.site.pages import SitePage
from tests.site.records import as_of, counts_as, day, rows

Pages = dict[str, SitePage]


@pytest.fixture(scope="module")
def lines(county_site: CountySite) -> str:
    """Every line that stands in any file of the site, each once."""
    found: set[str] = set()
    for name in county_site.files:
        found.update((county_site.folder / name).read_text(encoding="utf-8").splitlines())
    return "\n".join(sorted(found))


def test_nobody_is_named_without_consent(lines: str) -> None:
    named = {row["name"] for row in rows("people") if _may_be_named(row)}
    withheld = {row["name"] for row in rows("people")} - named
    assert len(withheld) > 10, (
        "the demonstration has too few people without consent to show anything"
    )
    text = _without(lines, named)
    assert sorted(name for name in withheld if name in text) == []


def test_those_who_withdrew_are_among_the_people_tested() -> None:
    withdrawn = [row for row in rows("people") if (day(row, "withdrawn_on") or date.max) <= as_of()]
    involved = {person for row in rows("deeds") for person in _people(row)}
    assert involved & {row["id"] for row in withdrawn}


def test_somebody_with_consent_is_named(lines: str) -> None:
    honoured = {person for row in rows("deeds") for person in _people(row)}
    names = {row["name"] for row in rows("people") if row["id"] in honoured and _may_be_named(row)}
    assert any(name in lines for name in names)


def test_no_internal_field_is_published(lines: str) -> None:
    """Neither its headings nor a value that stands nowhere else in the records."""
    headings, internal, public = set(), set(), set()
    for kind in KINDS:
        hidden = {field for field in kind.fields if field.privacy is Privacy.INTERNAL}
        headings |= {field.name for field in hidden} | {field.label for field in hidden}
        for row in rows(kind.name):
            for field in kind.fields:
                if field.type is FieldType.DATE and (on := day(row, field.name)):
                    (internal if field in hidden else public).add(on)
    # The boards work out due dates from the days of tasks: only earlier days are surely internal.
    first_task = min(day(task, "raised_on") for task in rows("tasks"))
    secret = {on for on in internal - public if on < first_task}
    assert secret, "the demonstration has no day that only an internal field holds"
    spellings = {f"{on.year}年{on.month}月{on.day}日" for on in secret} | {f"{on}" for on in secret}
    assert sorted(word for word in headings | spellings if word in lines) == []


def test_no_mobile_or_identity_number_is_published(lines: str) -> None:
    assert re.findall(r"(?<![\d-])1[3-9]\d{9}(?!\d)", lines) == []
    assert re.findall(r"(?<!\d)[1-9]\d{16}[\dXx](?![\dA-Za-z])", lines) == []


def test_a_revoked_deed_is_told_nowhere(pages: Pages) -> None:
    """It keeps its place, its kind and the reason; who did what is taken down (rule R-30)."""
    named = {row["id"]: row["name"] for row in rows("people") if _may_be_named(row)}
    revoked = [row for row in rows("deeds") if counts_as("deed_states", row["state"]) == "revoked"]
    assert revoked, "the demonstration has no deed that was revoked"
    told = set()
    for deed in revoked:
        story = [*(named[p] for p in _people(deed) if p in named), deed["what"], deed["result"]]
        for path, text in _mentions(pages, deed["id"]):
            told.update((deed["id"], path, words) for words in story if words in text)
    assert sorted(told) == []


def test_a_shortfall_names_no_person(pages: Pages) -> None:
    """Who promised something that was not kept is said as a unit (rule R-28)."""
    names = {row["id"]: row["name"] for row in rows("people")}
    unkept = [
        row
        for row in rows("commitments")
        if "person" in row and (day(row, "done_on") is None or "result" not in row)
    ]
    shown = [
        (row["id"], names[row["person"]])
        for row in unkept
        if names[row["person"]] in pages[f"commitments/{row['id']}/index.html"].text
    ]
    assert shown == []


def _mentions(pages: Pages, deed: str) -> Iterator[tuple[str, str]]:
    """The whole of a deed's own page, and the entry of every list that leads to it or names its id."""
    own = f"deeds/{deed}/index.html"
    yield own, pages[own].text
    for page in pages.values():
        if page.path != own and deed in page.text:
            for entry in page.tree.xpath(
                f"//li[contains(.//@href, '/{deed}/') or contains(., '{deed}')] | //*[@id='{deed}']"
            ):
                yield page.path, entry.text_content()


def _may_be_named(person: records.Row) -> bool:
    consent, withdrawn = day(person, "named_consent_on"), day(person, "withdrawn_on")
    if consent is None or consent > as_of():
        return False
    return withdrawn is None or withdrawn > as_of()


def _people(deed: records.Row) -> list[str]:
    return re.split(r"[、;；]\s*", deed["people"]) if "people" in deed else []


def _without(text: str, names: set[str]) -> str:
    """The text with some names blotted out: a longer name may hold a shorter one."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.sub("|".join(map(re.escape, longest_first)), "■", text)

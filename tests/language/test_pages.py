"""The pages by hand in another language: the same pages, parts, places to lead to, and words of the boards."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from sunboard.language.catalogue import languages, tongue_of

from tests.factories import ROOT

PAGES = sorted(path.name for path in (ROOT / "content").glob("*.md"))
IN_OTHER_LANGUAGES = [
    pytest.param(tag, name, id=f"{tag}/{name}") for tag in languages()[1:] for name in PAGES
]
PART = re.compile(r"<!-- (?:board|kind): [a-z_]+ -->|<!-- /(?:board|kind) -->")
ANCHOR = re.compile(r"\{#[a-z-]+\}")
LINK = re.compile(r"\]\(([^)]+)\)|href=\"([^\"]+)\"")
HOLE = re.compile(r"%%SUNBOARD:[A-Z]+%%")
SAID = re.compile(r"%%SAY:([^%]*)%%")
STATUS = re.compile(r'<span class="([^"]+)">')
CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")


def both(tag: str, name: str) -> tuple[str, str]:
    folders = (ROOT / "content", ROOT / f"content-{tag}")
    first, second = ((folder / name).read_text(encoding="utf-8") for folder in folders)
    return first, second


@pytest.mark.parametrize("tag", languages()[1:])
def test_every_page_then_it_is_there_in_the_language(tag: str) -> None:
    assert sorted(path.name for path in (ROOT / f"content-{tag}").iterdir()) == PAGES


@pytest.mark.parametrize(("tag", "name"), IN_OTHER_LANGUAGES)
@pytest.mark.parametrize("what", [PART, ANCHOR, HOLE, STATUS], ids=lambda what: what.pattern)
def test_parts_of_a_page_then_as_many_of_each(tag: str, name: str, what: re.Pattern[str]) -> None:
    chinese, other = (Counter(what.findall(text)) for text in both(tag, name))
    assert other == chinese


@pytest.mark.parametrize(("tag", "name"), IN_OTHER_LANGUAGES)
def test_links_of_a_page_then_they_lead_to_the_same(tag: str, name: str) -> None:
    chinese, other = (set(map("".join, LINK.findall(text))) for text in both(tag, name))
    assert other == chinese


@pytest.mark.parametrize(("tag", "name"), IN_OTHER_LANGUAGES)
def test_words_of_the_boards_then_the_catalogue_has_them(tag: str, name: str) -> None:
    _, text = both(tag, name)
    tongue = tongue_of(tag)
    assert [word for word in SAID.findall(text) if word not in tongue.text_by_key] == []
    assert CHINESE.findall(SAID.sub("", text)) == []

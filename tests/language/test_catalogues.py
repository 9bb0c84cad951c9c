"""Every message of the code is in each language, whole: no place lost, none made up, nothing left Chinese."""

import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from sunboard.language.catalogue import FOLDER, languages
from sunboard.language.po_files import read_catalogue

from tests.language.collecting import collected, every_message

SAID_IN_CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
PRODUCT = "晒榜"
PARTS = [
    pytest.param(path, id=f"{tag}-{path.stem}")
    for tag in languages()[1:]
    for path in sorted((FOLDER / tag).glob("*.po"))
]


def messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def key_of(message: Message) -> str:
    return message.id[0] if isinstance(message.id, tuple) else message.id


def forms_of(message: Message) -> tuple[str, ...]:
    said = message.string
    return tuple(said) if isinstance(said, (tuple, list)) else (said or "",)


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("tag", languages()[1:])
def test_every_message_of_the_code_then_in_the_catalogues_and_no_other(tag: str):
    """`python -m tests.language` brings them up to date."""
    known = {
        (message.context, key_of(message), isinstance(message.id, tuple))
        for path in (FOLDER / tag).glob("*.po")
        for message in messages(read_catalogue(path))
    }
    said = {
        (message.context, key_of(message), isinstance(message.id, tuple))
        for catalogue in collected().values()
        for message in messages(catalogue)
    }
    assert said == known


def test_no_message_then_said_both_as_a_count_and_not() -> None:
    """A catalogue holds one of the two, and the other would be said in Chinese."""
    ways: dict[tuple[str, str], set[bool]] = {}
    for found in every_message():
        ways.setdefault((found.context, found.message), set()).add(found.is_counted)
    assert [key for key, said in ways.items() if len(said) > 1] == []


@pytest.mark.parametrize("path", PARTS)
def test_every_message_then_translated(path: Path):
    assert not [key_of(each) for each in messages(read_catalogue(path)) if not all(forms_of(each))]


@pytest.mark.parametrize("path", PARTS)
def test_every_translation_then_the_same_places_and_no_chinese(path: Path):
    for message in messages(read_catalogue(path)):
        forms = [form for form in forms_of(message) if form]
        # Of one thing a language may say so without the number.
        assert all(places(form) <= places(key_of(message)) for form in forms), key_of(message)
        assert all(places(form) == places(key_of(message)) for form in forms[-1:]), key_of(message)
        assert not any(SAID_IN_CHINESE.search(form.replace(PRODUCT, "")) for form in forms)

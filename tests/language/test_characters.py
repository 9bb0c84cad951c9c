"""The order of names by strokes and by pinyin, as ICU has it, and how characters are read."""

from __future__ import annotations

from random import Random

import pytest
from sunboard.language.characters import pinyin, pinyin_of_name, standing_of
from sunboard.language.ordering import plain_letters, spelt_key

from tests.language.drawn_names import KEPT, characters_of, our_order

BY_STROKES, BY_PINYIN = (part.splitlines() for part in KEPT.read_text("utf-8").split("\n\n"))


@pytest.mark.parametrize(("kind", "names"), [("stroke", BY_STROKES), ("pinyin", BY_PINYIN)])
def test_names_then_in_the_order_of_icu(kind: str, names: list[str]) -> None:
    mixed = Random(3).sample(names, len(names))
    assert our_order(mixed, kind) == names


@pytest.mark.parametrize(
    ("character", "strokes"), [("一", 1), ("丁", 2), ("陈", 8), ("𪚥", 48), ("S", 100), ("·", 100)]
)
def test_characters_then_counted_as_unicode_does(character: str, strokes: int) -> None:
    assert standing_of(character).strokes == strokes


def test_every_character_of_the_table_then_a_place_of_its_own() -> None:
    characters = characters_of("strokes.txt.gz")
    assert len({standing_of(character).place for character in characters}) == len(characters)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("重庆路3号", "chóng qìng lù 3 hào"),
        ("重阳", "zhòng yáng"),
        ("旅居", "lǚ jū"),
        ("OK超市", "OK chāo shì"),
        ("", ""),
    ],
)
def test_text_then_read_word_by_word(text: str, read: str) -> None:
    assert " ".join(pinyin(text)) == read


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("单雄", "shàn xióng"),
        ("王单", "wáng dān"),
        ("令狐冲", "líng hú chōng"),
        ("长孙无忌", "zhǎng sūn wú jì"),
        ("王长孙", "wáng cháng sūn"),
        ("买买提·单江", "mǎi mǎi tí · shàn jiāng"),
        ("Anna Li", "Anna Li"),
    ],
)
def test_name_then_its_surname_read_as_one(name: str, read: str) -> None:
    assert " ".join(pinyin_of_name(name)) == read


def test_letters_with_marks_then_behind_those_without() -> None:
    names = ["2nd", "Abel", "Ábel", "abels", "O'Hara", "Oak", "Ørsted", "Straße", "Strasser", "李"]
    assert sorted(Random(1).sample(names, len(names)), key=spelt_key) == [
        *["2nd", "李", "Abel", "Ábel", "abels", "O'Hara", "Oak", "Ørsted", "Straße", "Strasser"]
    ]
    assert plain_letters("Łódź Straße lǚ") == "Lodz Strasse lu"

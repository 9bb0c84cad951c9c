"""What points to one person or one household is found in every disguise, and what only looks like it is not."""

import random
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from sunboard.checks.arrays import matches_any
from sunboard.checks.private.classes import CLASSES, found_in, stems_of
from sunboard.checks.private.names import NameFinder
from sunboard.checks.saying import is_private
from sunboard.gate.prefilter import Prefilter

HERE = Path(__file__).parent
HONEST, HONEST_ENGLISH = (
    (HERE / name).read_text(encoding="utf-8").splitlines()
    for name in ("honest.txt", "honest-en.txt")
)
STEMS = stems_of(CLASSES)
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})|\\n")

UNSEEN = "\u200b\u200c\u200d\u200e\u2060\ufeff\u034f\ufe00\ufe0f\xad\u3164\u2800\u115f\u0336\u20dd"
BLANKS = "  \u3000\xa0\u2009"
COMPATIBLE = {
    unicodedata.normalize("NFKC", chr(code)): chr(code)
    for code in (*range(0xF900, 0xFAD0), *range(0x2F00, 0x2FD6))
}
"""Characters by those that look the same: Kangxi radicals, and compatibility ideographs."""


def sprinkled(text: str, chance: random.Random, what: str, share: float) -> str:
    """The text with one of some characters behind a share of its own."""
    return "".join(c + (chance.choice(what) if chance.random() < share else "") for c in text)


def widened(text: str, _: random.Random) -> str:
    """In full-width forms."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def broken(text: str, chance: random.Random) -> str:
    """With a line break inside."""
    at = chance.randrange(1, len(text))
    return f"{text[:at]}\n{text[at:]}"


DISGUISES: dict[str, Callable[[str, random.Random], str]] = {
    "none": lambda text, _: text,
    "unseen": lambda text, chance: sprinkled(text, chance, UNSEEN, 0.6),
    "blanks": lambda text, chance: sprinkled(text, chance, BLANKS, 0.5),
    "apart": lambda text, _: " ".join(text),
    "wide": widened,
    "broken": broken,
    "radicals": lambda text, _: "".join(COMPATIBLE.get(c, c) for c in text),
    "all": lambda text, chance: sprinkled(
        widened(sprinkled(text, chance, BLANKS, 0.4), chance), chance, UNSEEN, 0.4
    ),
}


def cases(sign: str) -> list[tuple[str, str]]:
    """Texts with one sign before them in the files of cases, each with the name of its file."""
    return [
        (path.stem, _ESCAPE.sub(_unescaped, line[1:].strip()))
        for path in sorted((HERE / "cases").glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith(sign)
    ]


def _unescaped(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else "\n"


def codes_of(text: str) -> set[str]:
    """The classes that the rule finds in a text, named as the files of cases: it looks for a stem first."""
    if not matches_any(pa.array([text], pa.large_string()), STEMS)[0]:
        return set()
    return {each.code.split("-")[-1] for each in found_in(text)}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_what_is_private_is_found_in_every_disguise(disguise: str) -> None:
    chance = random.Random(12)
    disguised = [(name, DISGUISES[disguise](text, chance)) for name, text in cases("+")]
    assert len(disguised) > 200
    assert [(name, text) for name, text in disguised if name not in codes_of(text)] == []


def test_what_stands_in_ordinary_sentences_is_found_as_it_is_written() -> None:
    assert [(name, text) for name, text in cases("=") if name not in codes_of(text)] == []


ABROAD = (
    "Ring Dan on 07700 900123 about the bins.",
    "Her number is +44 7700 900123, or 0044 7700-900123.",
    "+447700900123",
    "Mobile: (212) 555-0143",
    "cell 212-555-0143",
    "Her NI number is AB 12 34 56 C.",
    "SSN 123-45-6789",
)
"""Numbers that nobody has."""
NO_PERSON = (
    "电话0770-0900123",
    "020 7946 0018",
    "Call the office on (212) 555-0143.",
    "2026-10-31",
    "Mobile library: 12 visits in 2026",
)


DOORS_ABROAD = (
    "Block 5 Room 501",
    "Flat 12, 3 Mill Lane",
    "flat 12, 3 Mill Lane",
    "Apt 4B",
    "Apt. 4B",
    "the leak at Apartment 7",
    "FLAT 2/1, 14 High Street",
    "Replaced the boiler in Flat B.",
    "Building 3, Unit 2, Room 401",
    "Tower A, #12-05",
    "Blk 216 #05-12",
    "The tenant of Room 14 rang again.",
    "Mrs Lee lives in room 12",
    "No heating in Ｆｌａｔ　１２",
    "Flat\xa012 has no water",
    "Flat No. 6",
    "Apartment #9",
)
NO_DOOR_ABROAD = (
    "Block 5",
    "Lights in Block 5 and Block 6 replaced",
    "Block 5, 501 households",
    "Building 3 Unit 2 entrance door repaired",
    "Tower B lift out of order for 12 days",
    "Room 204 of the town hall",
    "Council offices, Building 2, Room 305",
    "The library's Block A, Room 12 is open to all.",
    "A flat 5% was cut from the charge",
    "A flat 50 pounds was charged",
    "flat 30 metres of path",
    "12 flats were rewired, 3 apartments painted",
    "The apartment block at 14 High Street",
    "Flat roofs of Block 4 were mended",
    "Meeting room 3 was painted",
    "Door 12 days late",
    "3 Mill Lane",
    "Families found room for 12 more children",
)


@pytest.mark.parametrize("text", DOORS_ABROAD)
def test_door_in_english_then_found_by_the_rule_and_by_the_gate(text: str) -> None:
    assert codes_of(text) == {"household"}
    assert Prefilter(NameFinder()).first(text.encode()) is not None
    assert is_private(text)


@pytest.mark.parametrize("text", NO_DOOR_ABROAD)
def test_building_or_office_in_english_then_left_alone(text: str) -> None:
    assert codes_of(text) == set()


@pytest.mark.parametrize("text", ABROAD)
def test_number_of_somebody_in_britain_or_america_then_found(text: str) -> None:
    assert codes_of(text) == {"number"}


@pytest.mark.parametrize("text", NO_PERSON)
def test_number_of_an_office_there_then_left_alone(text: str) -> None:
    assert codes_of(text) == set()


def test_every_class_has_cases() -> None:
    assert {name for name, _ in cases("+")} == {each.code.split("-")[-1] for each in CLASSES}


def test_what_only_looks_private_is_left_alone() -> None:
    assert [(text, codes_of(text)) for _, text in cases("-") if codes_of(text)] == []


def test_honest_prose_raises_no_alarm() -> None:
    assert len(set(HONEST)) >= 500
    both = (*HONEST, *HONEST_ENGLISH)
    assert [(text, codes_of(text)) for text in both if codes_of(text)] == []


def test_name_at_the_end_of_a_line_then_it_is_seen_before_the_next_line() -> None:
    text = "坏了40盏\n留守儿童孔春涵\n更换照明灯40盏，全部点亮"
    assert [each.code for each in found_in(text)] == ["R-25-minor"]
    assert not [*found_in("坏了40盏\n留守儿童12名\n更换照明灯40盏，全部点亮")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("更换照明灯40盏 王贵有精神病 现场照片已存档。", "R-27-health"),
        ("0000-6200014; 622201331125502 songgang", "R-25-number"),
        ("39.107503,104.264480四张清单", "R-25-position"),
        ("39.107503,104.26448030件", "R-25-position"),
        ("百合花园贰-伍-贰玖零肆四张清单", "R-25-household"),
        ("百合花园贰-伍-贰玖零肆112名老人", "R-25-household"),
        ("139壹贰叁肆伍陆柒捌9栋", "R-25-number"),
    ],
)
def test_what_others_stand_beside_then_it_is_found_by_itself(text: str, code: str) -> None:
    assert code in [each.code for each in found_in(text)]


def test_a_room_where_classes_are_held_before_a_day_then_nobody_is_meant() -> None:
    assert not [*found_in("松涛苑南门值班房\n周一至周五 9:00—17:30")]

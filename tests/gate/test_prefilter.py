"""What is looked at closely is only what may hold something, and all of that."""

import random

import pytest
from sunboard.checks.private.classes import CLASSES, found_in
from sunboard.checks.private.names import NameFinder
from sunboard.gate.labels import LABELS, NAMED
from sunboard.gate.prefilter import Prefilter

from tests.checks.private.test_classes import DISGUISES, cases
from tests.gate.looked_for import judge

BARE = Prefilter(NameFinder())


@pytest.mark.parametrize("disguise", DISGUISES)
def test_nothing_that_the_detector_finds_is_passed_over(disguise: str) -> None:
    chance = random.Random(12)
    disguised = [DISGUISES[disguise](text, chance) for _, text in cases("+")]
    found = [text for text in disguised if any(found_in(text))]
    assert [text for text in found if BARE.first(text.encode()) is None] == []


@pytest.mark.parametrize(
    "written", ["司马蓁", "司·马·蓁", "司 马 蓁", "司馬蓁", "司\u200b马蓁", "司马（蓁）"]
)
def test_names_are_found_as_they_are_disguised(written: str) -> None:
    assert judge("司马蓁").codes_in(f"由{written}负责") == (NAMED,)


@pytest.mark.parametrize(
    "written",
    [
        "Q\xa0Q\xa0号\xa07\xa00\xa05\xa05\xa07\xa09",
        "车主豫\xa0V\xa05\xa04\xa02\xa04\xa0G",
        "未\t\r\t\n\t成\t年\t人\t李\t英\t珍",
        "1\t\r\t\n\t3900001234",
    ],
)
def test_blanks_hide_nothing_however_they_look_and_however_many_they_are(written: str) -> None:
    assert judge().codes_in(f"照明灯40盏；{written}；已存档") != ()


def test_the_markup_of_a_page_takes_no_closer_look() -> None:
    page = '<td data-figure="community/angang/tasks/all">2026-10-31</td><td>安港司法所 · 0576-8812345</td>'
    assert BARE.first(page.encode()) is None


def test_every_class_can_be_called_something() -> None:
    assert {each.code for each in CLASSES} | {NAMED} == LABELS.keys()

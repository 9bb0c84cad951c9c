"""Names are found however they are written, and words are taken for names beside an office only."""

from itertools import product
from pathlib import Path

import pyarrow as pa
import pytest
from sunboard.checks.private.names import NameFinder, key_of, keys_of
from sunboard.checks.private.tables import as_simplified, traditional_forms
from sunboard_demo.wording import load

NAME = "司马蓁"
FINDER = NameFinder([NAME, "王强", "高峰", "和平", "买买提", "张伟国"])
DISGUISES = (
    "司马蓁",
    "司 马 蓁",
    "司　马　蓁",
    "司马 蓁",
    "司·马·蓁",
    "司・马・蓁",
    "司.马.蓁",
    "司．马．蓁",
    "司-马—蓁",
    "司_马_蓁",
    "司*马*蓁",
    "司/马/蓁",
    "司|马|蓁",
    "司、马、蓁",
    "司，马（蓁）",
    "司《马》蓁",
    "司馬蓁",
    "司\n马蓁",
    "司\r\n马\t蓁",
    "司\u200b马\u200d蓁",
    "司\u2060马\ufeff蓁",
    "司\u034f马\ufe00蓁",
    "司\u3164马\u2800蓁",
    "司\u00ad马\u202e蓁",
    "司\u0301马\u0336蓁",
    "司⾺蓁",
    "司⻢蓁",
    "司\U000e0100马蓁",
    "司       马       蓁",
)


@pytest.mark.parametrize("written", DISGUISES)
def test_a_name_is_found_in_every_disguise(written: str) -> None:
    for text in (written, f"请{written}同志联系", f"楼道灯坏了，{written}已经修好。"):
        assert FINDER.name_in(text) == NAME
        # Few texts are read one by one, of many those that a pattern finds.
        for others in (1, 200):
            column = pa.array([*[""] * others, text], pa.large_string())
            assert list(FINDER.named_in(column)) == [(others, NAME)]


@pytest.mark.parametrize(
    "text", ["", "司马", "马蓁", "司法所马上到", "王某", "强王", "姓王，强烈要求", "李，王；强"]
)
def test_parts_of_names_are_none(text: str) -> None:
    assert FINDER.name_in(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "高峰同志到场",
        "高峰承诺更换单元门",
        "由高峰负责",
        "感谢高峰",
        "已办结；高峰核对",
        "高峰主任",
        "高峰副局长带队",
        "请联系局长高峰",
        "联系人：高峰",
        "县财政局高峰到现场",
        "高峰（县财政局）",
        "高峰，县财政局局长",
        "党员高峰负责",
        "高 峰 同 志",
        "高峰",
        "　高峰　",
    ],
)
def test_a_word_is_a_name_beside_an_office(text: str) -> None:
    assert FINDER.name_in(text) == "高峰"


@pytest.mark.parametrize(
    "text",
    [
        "早高峰期间安排专人疏导",
        "由高峰期改为平峰期施工",
        "早高峰送餐",
        "用电高峰负责人值守",
        "避开用水高峰",
        "县供电公司高峰负荷",
        "和平小区楼道灯不亮",
        "和平社区党支部书记",
        "松园社区和平路中段",
        "县城管局和平路执法队",
        "调解后邻里和平相处",
    ],
)
def test_a_word_is_none_elsewhere(text: str) -> None:
    assert FINDER.name_in(text) is None


def test_names_of_places_hold_short_names_by_chance() -> None:
    places = ["滨江丽都", "江丽小区", "江丽工作室", "江丽", "司马蓁小区"]
    finder = NameFinder(["江丽", NAME], places=map(key_of, places))
    assert [finder.name_in(place) for place in places] == [None, None, "江丽", "江丽", NAME]
    assert finder.name_in("滨江丽都的江丽") == "江丽"


def test_people_of_longer_names_are_others() -> None:
    finder = NameFinder(["周立", "周立群"], people=["周立群英"])
    assert finder.name_in("周立群英到场") is None
    assert finder.name_in("周立群到场") in ("周立", "周立群")


def test_names_are_compared_in_one_form() -> None:
    written = ["司馬蓁", "王　强", "阿依古丽・买买提", "Anna Li", "张伟"]
    assert keys_of(pa.array(written, pa.large_string())) == [*map(key_of, written)]
    assert key_of("司馬蓁") == NAME
    assert NameFinder([key_of("阿依古丽·买买提")]).name_in("请阿依古丽 买买提联系")
    assert NameFinder([key_of("Anna Li")]).name_in("请ＡＮＮＡ　LI联系")


def test_traditional_forms_are_unicode_s() -> None:
    for char, forms in traditional_forms().items():
        assert as_simplified(forms) == char * len(forms)


def test_no_made_up_name_stands_in_honest_prose() -> None:
    names = load("names")
    given = [
        name
        for sex in ("men", "women")
        for name in (
            *names[sex]["single"],
            *map("".join, product(names[sex]["first"], names[sex]["second"])),
        )
    ]
    finder = NameFinder(
        [*map("".join, product(names["surnames"], given)), "高峰", "和平", "向阳", "文明", "平安"]
    )
    lines = Path(__file__).with_name("honest.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if finder.name_in(line)] == []

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.language import Tongue, speaking
from sunboard.language.name_order import STATEMENTS, name_key, order_of_names
from sunboard.settings import NAME_ORDERS

# Each line in the order of an official list.
BY_STROKES = """
丁一 卫青 王强 李娜 张伟
于强 于安康 卫青
王宁 王军 王小洪 王凤英
孙立 李明 杨光 肖华 吴强 何平 邹军 汪洋 沈明 宋涛 张勇 陈刚
田富 田大利
林则徐 欧文 欧阳少东 欧阳修 洪少东
花荣 范明 胡芳 黄忠 蒋平 蔡文 薛平 魏武
阮明 阳光 陆游 陈刚 邵军 郑和 郝明 郭靖 董军
司马光 诸葛亮
王　强 王小明
丁一 Smith
"""
BY_PINYIN = """
陈一 丁一 欧文 王强 赵云
区寄 欧文 欧阳修 仇英
任强 单雄 邵明 沈明
尹明 曾国 张伟
汪洋 王丽 王　强
于安 于强 余安 余强
翟明 张伟
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.mark.parametrize("line", lines(BY_STROKES))
def test_names_by_strokes_then_they_stand_as_on_official_lists(line: str) -> None:
    names = line.split(" ")
    mixed = list(reversed(names))
    assert sorted(mixed, key=name_key("stroke")) == names


@pytest.mark.parametrize("line", lines(BY_PINYIN))
def test_names_by_pinyin_then_surnames_are_read_as_such(line: str) -> None:
    names = line.split(" ")
    mixed = list(reversed(names))
    assert sorted(mixed, key=name_key("pinyin")) == names


def test_names_as_given_then_they_stay() -> None:
    names = ["张伟", "丁一", "王强"]
    assert sorted(names, key=name_key("given")) == names


@pytest.mark.parametrize("order", ["stroke", "pinyin"])
def test_names_where_english_is_spoken_then_by_family_name_in_its_alphabet(order: str) -> None:
    names = ["Jo Abbott", "Zoë Álvarez", "ann brown", "Sam Brown", "Madonna", "Tim O'Hara"]
    with speaking(Tongue("en")):
        mixed = list(reversed(names))
        assert sorted(mixed, key=name_key(order)) == names
        assert order_of_names(order) != STATEMENTS[order]
        assert order_of_names("given") == STATEMENTS["given"]


def test_every_order_then_the_sheet_can_say_it() -> None:
    assert set(STATEMENTS) == set(NAME_ORDERS)


@pytest.mark.parametrize("order", ["stroke", "pinyin"])
def test_rare_characters_then_they_have_a_place(order: str) -> None:
    names = ["䶮明", "㛃清", "𬭎远", "𬱖勇", "阿卜杜拉·买买提", "Smith", "王强"]
    assert len(set(map(name_key(order), names))) == len(names)


@given(st.lists(st.text("王李张欧阳于余鱼曾单䶮一 　AZ·", min_size=1).filter(str.strip)))
@pytest.mark.parametrize("order", ["stroke", "pinyin"])
def test_any_names_then_those_of_one_surname_stay_together(order: str, names: list[str]) -> None:
    ordered = [name.strip()[0] for name in sorted(names, key=name_key(order))]
    changes = sum(a != b for a, b in pairwise(ordered))
    assert changes == max(len(set(ordered)) - 1, 0)

"""Which names are only shorter forms of others, and which are offices and places of their own."""

from __future__ import annotations

import pytest
from sunboard.records.layouts.shorter import Key, shorter
from sunboard.schema import KIND_BY_NAME

UNITS, ESTATES = KIND_BY_NAME["units"], KIND_BY_NAME["estates"]


def keys(*names: str) -> list[Key]:
    return [(name,) for name in names]


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("住建局", "县住建局"),
        ("县住建局", "云桥县住房和城乡建设局"),
        ("云桥县住建局", "住房和城乡建设局"),
        ("市监局", "市场监督管理局"),
        ("县市监局", "县市场监管局"),
        ("县市场监管局", "云桥县市场监督管理局"),
        ("人社局", "县人力资源和社会保障局"),
        ("县卫健局", "卫生健康局"),
        ("县卫健委", "县卫生健康委员会"),
        ("城管局", "城市管理局"),
        ("城管局", "县城市管理综合执法局"),
        ("县发改局", "县发展和改革局"),
        ("发改委", "云桥县发展和改革委员会"),
        ("自规局", "自然资源和规划局"),
        ("文旅局", "县文化广电和旅游局"),
        ("应急局", "县应急管理局"),
        ("县政府办", "县政府办公室"),
    ],
)
def test_shorter_form_of_an_office_then_it_is_no_office_of_its_own(short: str, long: str) -> None:
    found = shorter(UNITS, keys("县财政局", long, short, "县民政局"))
    assert found == frozenset(keys(short))


@pytest.mark.parametrize(
    "names",
    [
        ("县财政局", "县民政局", "县教育局", "县交通局", "县水利局", "县司法局", "县审计局"),
        # Of two counties, or of a county and the city above it.
        ("云桥县住建局", "青禾县住房和城乡建设局"),
        ("县住建局", "市住房和城乡建设局"),
        # An office within another one has all of its name.
        ("县税务局", "县税务局稽查局"),
        # The county is no character that two names have in common.
        ("县委办", "县卫生健康委员会办公室"),
        ("县第一小学", "县第一实验小学"),
        ("县医院", "县人民医院"),
        ("县委", "县纪律检查委员会"),
    ],
)
def test_others_then_each_is_its_own(names: tuple[str, ...]) -> None:
    assert not shorter(UNITS, keys(*names))


def test_places_then_one_character_more_is_another_place() -> None:
    found = shorter(ESTATES, [("锦绣局", "东关"), ("锦绣江南局", "东关"), ("东关锦绣局", "东关")])
    assert not found


def test_somebody_says_that_it_is_its_own_then_it_is() -> None:
    names = keys("县税务局", "县税收服务局", "税务局")
    assert shorter(UNITS, names) == frozenset(keys("县税务局", "税务局"))
    assert shorter(UNITS, names, ["县税务局"]) == frozenset(keys("税务局"))

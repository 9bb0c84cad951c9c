"""Cards of honour: by category, each with an emblem; the result first; seals for what somebody answers for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sunboard.boards.deeds.emblems import emblems_of
from sunboard.settings import Vocabulary

from tests.asking import Asked, ask
from tests.factories import ROOT, Row, deed, make_measures, numbered, sample_programme
from tests.markup import of_class, words

HELP, ADVICE = {"category": "助人为乐"}, {"category": "建言献策"}
SHAPES = ROOT / "site_templates" / "components" / "emblem.html"


def pages_of(*rows: Row) -> Asked:
    return ask(make_measures(deeds=numbered(rows)))


def test_categories_then_a_chip_and_a_group_each_in_the_programmes_order() -> None:
    rows = [
        deed(what=f"送餐{n}次", people="", **kind) for n, kind in enumerate((ADVICE, HELP, HELP))
    ]
    page = pages_of(*rows, deed(what="修灯", people="", category=""))["deeds/"]
    (chips,) = of_class(page.element, "sb-chips")
    hrefs = [str(a.get("href")) for a in chips.iter("a")]
    assert hrefs == ["#category_helping", "#category_advice", "#category_"]
    assert list(map(words, chips.iter("a"))) == ["助人为乐 2件", "建言献策 1件", "其他 1件"]
    groups = {href: page.section(href.removeprefix("#")).anchors for href in hrefs}
    assert [
        [anchor for anchor in anchors if anchor.startswith("sg-")] for anchors in groups.values()
    ] == [["sg-2", "sg-3"], ["sg-1"], ["sg-4"]]


def test_one_category_then_no_chips() -> None:
    assert of_class(pages_of(deed(), deed(what="送餐"))["deeds/"].element, "sb-chips") == []


@pytest.mark.parametrize(("count", "in_the_fold"), [(3, 0), (4, 0), (5, 2)])
def test_many_of_a_category_then_all_but_three_are_opened(count: int, in_the_fold: int) -> None:
    rows = [deed(what=f"送餐{n}次", people="") for n in range(count)]
    page = pages_of(*rows)["deeds/"]
    folded = page.element.xpath("//details[contains(@class,'sb-honours__rest')]//article")
    assert (len(of_class(page.element, "sb-honour")), len(folded)) == (count, in_the_fold)


def test_card_then_the_result_stands_before_the_deed_and_all_people_of_it() -> None:
    card = pages_of(deed(people="dy-1、dy-2、dy-3"))["deeds/"].section("sg-1")
    assert card.title == "周立群、郑国栋、住建局一名党员"
    _, _, result, what, *_ = card.lines
    assert (result, what) == ("地下车库没有进水，86辆车无损", "暴雨夜带人疏通排水口3处")
    (role,) = of_class(card.element, "sb-honour__role")
    assert words(role) == "住建局一名党员"


def test_card_then_seals_of_what_somebody_answers_for() -> None:
    card = pages_of(deed())["deeds/"].section("sg-1")
    assert list(map(words, of_class(card.element, "sb-seal"))) == ["推荐", "核实", "公示"]
    assert len(of_class(card.element, "sb-emblem")) == 1


def emblems(*keys: str) -> tuple[str, ...]:
    """Those of a programme with these categories, and that of none."""
    first = sample_programme().vocabulary("deed_categories").terms[0]
    terms = tuple(replace(first, key=key, label=key) for key in keys)
    vocabularies = {
        **sample_programme().vocabularies,
        "deed_categories": Vocabulary("deed_categories", terms),
    }
    return emblems_of(make_measures(programme_overrides={"vocabularies": vocabularies}))


def test_category_of_ones_own_then_an_emblem_that_it_keeps() -> None:
    own = emblems("helping", "reading")
    assert own[0] == "heart"
    assert emblems("advice", "helping", "reading")[1:] == own
    assert len({*own}) == len(own)


def test_more_categories_than_emblems_then_each_has_one_that_is_drawn() -> None:
    every = emblems("helping", *(f"own-{n}" for n in range(9)))
    drawn = SHAPES.read_text(encoding="utf-8")
    assert [name for name in every if f'"{name}":' not in drawn] == []
    assert len({*every}) == 9

"""The wall of honour: who stands on it by name, who is only counted, and whose words are told."""

from __future__ import annotations

import pytest

from tests.asking import ask
from tests.factories import Row, deed, make_measures, numbered
from tests.markup import of_class, words

SAID = {"form": "闪光之言", "what": "对新来的志愿者说：“敲门先报名字，走时再问一句还缺什么。”"}


def wall_of(*rows: Row, path: str = "deeds/") -> dict[str, str]:
    """What the wall says, by the part of it; "" for a part that isn't there."""
    page = ask(make_measures(deeds=numbered(rows)))[path].element
    (wall,) = of_class(page, "sb-wall")
    parts = ("said", "names", "order", "quotation")
    found = {name: " ".join(map(words, of_class(wall, f"sb-wall__{name}"))) for name in parts}
    # On the board it stands below the wall, in letters of its own.
    found["quotation"] += " ".join(map(words, of_class(page, "sb-quotation")))
    return found


def test_several_then_each_once_by_the_strokes_of_the_surname() -> None:
    found = wall_of(deed(people="dy-3"), deed(people="dy-1"), deed(people="dy-1"))
    assert found["names"] == "周立群 郑国栋"
    assert found["said"] == "2人上榜"
    assert found["order"] == "排名不分先后，以姓氏笔画为序"


@pytest.mark.parametrize("person", ["dy-2", "dy-4", "dy-5"], ids=["none", "withdrawn", "later"])
def test_without_consent_then_counted_and_not_named(person: str) -> None:
    for path in ("deeds/", ""):
        found = wall_of(deed(people="dy-1"), deed(people=person, **SAID), path=path)
        assert found["names"] == "周立群"
        assert found["order"] == "另有1人没有同意署名"
        assert found["quotation"] == ""


def test_words_of_one_who_is_named_then_told() -> None:
    assert wall_of(deed(**SAID))["quotation"] == (
        "敲门先报名字，走时再问一句还缺什么。 周立群 · 云桥县住房和城乡建设局"
    )


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"form": "闪光之行"}, id="a deed may quote anybody"),
        pytest.param({"people": "dy-1;dy-3"}, id="one of two may have said it"),
        pytest.param({"people": "dy-1;dy-2"}, id="or one who isn't named"),
        pytest.param({"what": "建议“错峰放学”"}, id="a term is no sentence"),
    ],
)
def test_not_known_to_be_theirs_then_no_words(changed: Row) -> None:
    assert wall_of(deed(**{**SAID, **changed}))["quotation"] == ""

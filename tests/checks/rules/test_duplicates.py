import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.checks.rules import duplicates
from sunboard.checks.rules.duplicates import _Comparer, _Gist

from tests.checks.small_county import check, codes

TASK = {"unit": "zhujian", "estate": "songyuan-1", "text": "3号楼二单元楼道灯不亮"}


@pytest.mark.parametrize(
    ("other", "is_repeat"),
    [
        ({}, True),
        ({"text": "３号楼二单元，楼道灯不亮。"}, True),
        ({"text": "3号楼二单元，楼道灯 不亮！"}, True),
        ({"text": "3号楼二单元的楼道灯不亮"}, True),
        ({"text": "4号楼二单元楼道灯不亮"}, False),
        ({"text": "3号楼二单元水管漏水"}, False),
        ({"raised_on": "2026-05-07"}, False),
        ({"estate": ""}, False),
        ({"unit": ""}, False),
    ],
)
def test_near_the_same_text_of_one_unit_place_and_day(
    other: dict[str, str], is_repeat: bool
) -> None:
    checked = check(tasks=[TASK, {**TASK, "id": "fw-2", **other}])
    assert codes(checked.problems) == (["R-11-probable"] if is_repeat else [])
    assert len(checked.records["tasks"].frame) == 2


def test_a_crowded_day_is_compared_within_bounds() -> None:
    tasks = [
        {**TASK, "id": f"fw-{n}", "text": f"{chr(0x4E00 + 7 * n)}{'楼道灯' * 5}"}
        for n in range(400)
    ]
    problems = check(tasks=[*tasks, {**tasks[0], "id": "fw-z"}]).problems
    assert "R-11-probable" in codes(problems)


@pytest.mark.parametrize(
    ("first", "second", "is_refused"),
    [
        ({}, {}, True),
        ({}, {"name": "周 立群"}, True),
        ({}, {"discriminator": "物业科"}, False),
        ({"discriminator": "物业科"}, {"discriminator": "物业 科"}, True),
        ({"discriminator": "物业科"}, {"discriminator": "办公室"}, False),
        ({}, {"unit": "fagai"}, False),
    ],
)
def test_the_later_of_two_with_one_name_needs_a_mark(
    first: dict[str, str], second: dict[str, str], is_refused: bool
) -> None:
    units = [{}, {"id": "fagai", "name": "云桥县发展和改革局"}]
    checked = check(units=units, people=[first, {"id": "dy-2", **second}])
    assert codes(checked.problems) == (["R-12-same-name"] if is_refused else [])
    assert checked.records["people"].frame["id"].tolist()[0] == "dy-1"


def one_by_one(texts: list[str]) -> list[tuple[int, int]]:
    """Every pair, without a budget."""
    gists = [_Gist(text) for text in texts]
    found = []
    for later, gist in enumerate(gists):
        for earlier, other in enumerate(gists[:later]):
            if gist.words and (gist.words == other.words or gist.is_like(other)):
                found.append((later, earlier))
                break
    return found


WORDS = ["楼道灯不亮", "楼道灯不亮了", "水管漏水", "3号楼水管漏水", "4号楼水管漏水", "，", "坏"]
texts = st.lists(st.lists(st.sampled_from(WORDS), max_size=3).map("".join), max_size=25)


@given(texts)
def test_the_first_that_a_text_repeats_is_found(few: list[str]) -> None:
    assert list(_Comparer().repeats(few)) == one_by_one(few)


@given(texts, st.integers(0, 30))
def test_beyond_the_budget_equal_texts_are_found(few: list[str], left: int) -> None:
    found = dict(_Comparer(left).repeats(few))
    words = [_Gist(text).words for text in few]
    for later, own in enumerate(words):
        if own and own in words[:later]:
            assert found[later] <= words.index(own)
        elif later in found:
            assert dict(one_by_one(few))[later] == found[later]


@pytest.mark.parametrize(
    "text", ["楼道灯不亮", "楼道灯不亮{}", "{}号楼的楼道灯不亮", "{}" * 40], ids=str
)
def test_many_like_rows_are_compared_within_bounds(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[int] = []
    is_like = _Gist.is_like

    def counted(gist: _Gist, other: _Gist) -> bool:
        compared.append(1 + min(len(gist.words), len(other.words)) // duplicates._ORDINARY)
        return is_like(gist, other)

    monkeypatch.setattr(_Gist, "is_like", counted)
    list(_Comparer().repeats([text.replace("{}", chr(0x4E00 + n)) for n in range(20_000)]))
    assert sum(compared) <= duplicates._MOST_COMPARISONS


def test_long_texts_take_more_of_the_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[_Gist] = []
    monkeypatch.setattr(_Gist, "is_like", lambda gist, _: bool(compared.append(gist)))
    list(_Comparer(50).repeats([chr(0x4E00 + n) * 10_000 for n in range(30)]))
    assert len(compared) == 50 // 11

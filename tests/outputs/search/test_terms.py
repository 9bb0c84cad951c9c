"""What texts are found by."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sunboard.outputs.search.terms import Numbers, terms_of, terms_of_ids


def hits(texts: Sequence[str], typed: str) -> list[int]:
    """The texts, from 0, that have all terms of another one."""
    index, wanted = terms_of(texts, 0), terms_of([typed], 0) >> 32
    return [
        number
        for number in range(len(texts))
        if {*wanted.tolist()} <= {*(index[index & 0xFFFFFFFF == number] >> 32).tolist()}
    ]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("更换梅园社区锈蚀供水管890米", "锈蚀供水管"),
        ("更换梅园社区锈蚀供水管890米", "890"),
        ("可热饭、饮水、充电", "饮水充电"),
        ("可热饭饮水充电", "饮水，充电！"),
        ("安装ＬＥＤ路灯", "led 路灯"),
        ("Streetlights on Elm Street", "STREETLIGHT elm"),
        ("Café société", "cafe societe"),
        ("110kV线路", "110kv"),
        ("㎡", "m2"),
        ("𠮷野家", "𠮷野"),
    ],
)
def test_a_part_then_it_is_found_however_it_is_written(text: str, typed: str) -> None:
    assert hits(["别的一句话", text], typed) == [1]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("供水\n管网", "水管"),
        ("供水,管网\n改造", "网改"),
        ("890米", "90"),
        ("electric", "lectric"),
        ("路灯", "灯路"),
    ],
)
def test_what_does_not_stand_together_then_it_is_not_found(text: str, typed: str) -> None:
    assert hits([text], typed) == []


def test_ids_then_each_by_itself_and_apart_from_texts() -> None:
    ids = ["fw-1", "fw-12", "fw-2"]
    index = terms_of_ids(ids, 7)
    assert len({*(index >> 32).tolist()}) == len(ids)
    assert sorted((index & 0xFFFFFFFF).tolist()) == [7, 8, 9]
    assert not {*(index >> 32).tolist()} & {*(terms_of(ids, 7) >> 32).tolist()}
    assert terms_of_ids(["fw1", "fw12", "fw2"], 7).tolist() == index.tolist()


def test_a_word_twice_then_its_record_once() -> None:
    index: Numbers = terms_of(["路灯路灯路灯", "路灯"], 0)
    counts = [(index & 0xFFFFFFFF == number).sum() for number in (0, 1)]
    assert counts == [2, 1]

import sys

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.checks.arrays import matches
from sunboard.checks.parsing.nothings import says_nothing
from sunboard.checks.parsing.oddities import SUSPECT_PATTERN, oddity, tidied, with_plain_digits

ODD = [
    "XX",
    "×",
    "_",
    "…",
    "。",
    ".",
    "待定",
    "示例",
    "lorem",
    "合计",
    "同上",
    "Ditto",
    "/",
    "—",
    "\u3000",
    "\r",
    "'",
    '="',
    '"',
    "_x000D_",
    "\u200b",
    "锟斤拷",
    "无",
    "#REF!",
]


def is_suspect(texts: list[str]) -> list[bool]:
    return matches(pa.array(texts, pa.large_string()), SUSPECT_PATTERN).tolist()


def shown(text: str) -> str:
    return with_plain_digits(tidied(text))


def test_no_character_escapes_the_pattern() -> None:
    surrogates = range(0xD800, 0xE000)
    texts = [f"路{chr(c)}灯" for c in range(sys.maxunicode + 1) if c not in surrogates]
    missed = [
        f"{ord(text[1]):04X}"
        for text, suspect in zip(texts, is_suspect(texts), strict=True)
        if not suspect and (shown(text) != text or oddity(text) or says_nothing(text))
    ]
    assert missed == []


@given(st.lists(st.sampled_from(ODD) | st.text(max_size=3), max_size=6).map("".join))
def test_no_text_escapes_the_pattern(text: str) -> None:
    plain = shown(text)
    if plain != text or oddity(plain) or says_nothing(plain):
        assert is_suspect([text]) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "3×4米的宣传栏",
        "扫码进 wx 小程序",
        "照片 IMG_2031.jpg",
        "等待定价的停车位",
        "期待定期走访",
        "二〇二六年",
        "工期3.5天。",
        "真的吗？",
        "第一行\n第二行",
        "合计12户",
        "A/B两栋",
        "𬭎先生捐书",
    ],
)
def test_ordinary_text_is_not_odd(text: str) -> None:
    assert tidied(text) == text
    assert oddity(text) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('="t-1"', "t-1"),
        ('="他说""好"""', '他说"好"'),
        ("'3", "3"),
        ("'好'", "'好'"),
        ("'90年代'的楼", "'90年代'的楼"),
        ("_x000D_", ""),
        ("第一行_x000D_\n第二行_x000D_第三行_x000D_", "第一行\n第二行\n第三行"),
        ("换\u200b灯\ufeff3盏", "换灯3盏"),
        ("\u200b", ""),
        ('=" \'3"', "3"),
    ],
)
def test_what_programs_put_around_a_text_is_taken_off(written: str, meant: str) -> None:
    assert tidied(written) == meant


@pytest.mark.parametrize("text", ["更换锟斤拷路灯", "灯\ufffd", "他说â€œ好", "ï»¿修好东路"])
def test_a_text_that_lost_a_part_is_refused(text: str) -> None:
    fault = oddity(text)
    assert fault
    assert fault.code == "R-24-lost"


@given(st.lists(st.sampled_from(ODD) | st.text(max_size=3), max_size=6).map("".join))
def test_tidying_layers_twice_changes_nothing_more(text: str) -> None:
    assert tidied(tidied(text)) == tidied(text)


@given(st.text())
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidied(tidied(text)) == tidied(text)

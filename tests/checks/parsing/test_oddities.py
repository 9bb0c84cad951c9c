import sys

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.checks.columns import matches
from sunboard.checks.parsing.oddities import SUSPECT_PATTERN, oddity, tidied

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
    "/",
    "—",
    "\u3000",
    "\r",
]


def is_suspect(texts: list[str]) -> list[bool]:
    return matches(pa.array(texts, pa.large_string()), SUSPECT_PATTERN).tolist()


def test_no_character_escapes_the_pattern() -> None:
    surrogates = range(0xD800, 0xE000)
    texts = [f"路{chr(c)}灯" for c in range(sys.maxunicode + 1) if c not in surrogates]
    missed = [
        f"{ord(text[1]):04X}"
        for text, suspect in zip(texts, is_suspect(texts), strict=True)
        if not suspect and (tidied(text) != text or oddity(text) is not None)
    ]
    assert missed == []


@given(st.lists(st.sampled_from(ODD) | st.text(max_size=3), max_size=6).map("".join))
def test_no_text_escapes_the_pattern(text: str) -> None:
    if text and (tidied(text) != text or oddity(tidied(text)) is not None):
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


@given(st.text())
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidied(tidied(text)) == tidied(text)

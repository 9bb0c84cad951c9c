"""What is made to be heard: numbers and dates as they are said, and nothing that no voice says."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.language import speaking
from sunboard.language.heard import chinese, english, heard, heard_figures

from tests.speaking import ENGLISH


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026年第三季度，2个单位12件", "二零二六年第三季度，两个单位十二件"),
        ("到2026-10-31，9:00—11:30", "到二零二六年十月三十一日，九点到十一点三十分"),
        ("第2次，2月2日，2号楼，用了2年", "第二次，二月二日，二号楼，用了两年"),
        ("换灯（LED）40盏、铺路3.5公里", "换灯，LED，四十盏、铺路三点五公里"),
        ("满意率95%，“好人好事”", "满意率百分之九十五，好人好事"),
        ("花费1,200元", "花费一千两百元"),
        ("200人、2000人、20000人、1005人", "两百人、两千人、两万人、一千零五人"),
        ("电话0898-12345678", "电话零八九八幺二三四五六七八"),
        ("张某 · 县财政局", "张某，县财政局"),
        ("验收单YS-2026-031", "验收单YS二零二六零三幺"),
    ],
)
def test_chinese_then_as_it_is_said(written: str, said: str) -> None:
    assert heard(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("on 31 October 2026", "On the thirty-first of October twenty twenty-six"),
        ("Q3 2026: 12 deeds", "The third quarter of twenty twenty-six: twelve deeds"),
        ("20 lamps (LED). 5 are out.", "Twenty lamps, LED. Five are out."),
        ("1,205 metres, 3.5 km", "One thousand two hundred and five metres, three point five km"),
        ("the 2nd floor & 95%", "The second floor and ninety-five percent"),
    ],
)
def test_english_then_as_it_is_said(written: str, said: str) -> None:
    with speaking(ENGLISH):
        assert heard(written) == said


def test_telephone_then_figure_by_figure() -> None:
    assert heard_figures("0898-12345") == "零八九八，幺二三四五"
    with speaking(ENGLISH):
        assert heard_figures("12345") == "one two three four five"


@pytest.mark.parametrize("number", [0, 9, 10, 19, 20, 99, 100, 101, 110, 999, 1000, 1010, 10_001])
def test_numbers_then_each_its_own_words(number: int) -> None:
    others = {each for each in range(10_100) if each != number}
    assert chinese.number(number) not in {chinese.number(each) for each in others}
    assert english.number(number) not in {english.number(each) for each in others}


@given(st.text(alphabet="12年月日件个人（）()“”·/-—%.,，。、 张清河LED+×℃", max_size=40))
def test_any_text_then_no_figure_no_bracket_no_sign(text: str) -> None:
    for said in (heard(text), in_english(text)):
        assert re.fullmatch(r"[^\W\d_]*(?:[\s。，！？；：、.,!?;:'’-]|[^\W\d_])*", said), said


def in_english(text: str) -> str:
    with speaking(ENGLISH):
        return heard(text)

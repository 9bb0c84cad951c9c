import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.checks.arrays import matches
from sunboard.checks.parsing.nothings import SAYS_NOTHING_PATTERN, says_nothing
from sunboard.messages import MESSAGES

NOTHING = [
    *[
        "无",
        "暂无",
        "没有",
        "暂时没有",
        "無",
        "待定",
        "待补充",
        "未填写",
        "不适用",
        "示例",
        "（无）",
        "无。",
    ],
    *["/", "／", "-", "——", "……", "...", "___", "××", "XX", "ＸＸ", "□", "?", "、", "*", "#"],
    *[
        "n/a",
        "N/A",
        "N/a",
        "none",
        "None",
        "NULL",
        "nan",
        "NaN",
        "undefined",
        "TBD",
        "<NA>",
        "(null)",
        "\\N",
    ],
    *["暂 无", "Lorem ipsum"],
]
ERROR_VALUES = [
    "#REF!",
    "#N/A",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#NUM!",
    "#NULL!",
    "########",
    "＃ＲＥＦ！",
]
FORMULAS = [
    *[
        "=SUM(B2:B9)",
        "=sum(b2:b9)",
        "=A2",
        "=$A$2*3",
        "=任务!B2",
        "='9月 任务'!B2",
        "=1+2",
        "{=SUM(A1:A3)}",
    ],
    *['=A2&"户"', "=_xlfn.CONCAT(A1,B1)", "=-SUM(A1)", "＝ＳＵＭ（Ｂ２）"],
]
GARBLED = [
    *[
        "锟斤拷锟斤拷",
        "锟斤拷",
        "烫烫烫烫",
        "屯屯屯",
        "\ufffd\ufffd",
        "???",
        "？？？",
        "ï»¿",
        "â€œâ€\x9d",
    ],
    "ä¿®å¥½",
]
TEXTS = [
    *[
        "灯……又灭了",
        "https://mp.example.invalid/s?__biz=AbC",
        "IMG__0001.jpg",
        "开馆时间待定",
        "水管渗水，待定的6楼也请修",
    ],
    *[
        "XX小区路灯不亮",
        "更换路灯__盏",
        "□楼道 □门禁",
        "门牌号××",
        "示例：路灯不亮",
        "没有资金",
        "无人机巡查",
        "无异议",
    ],
    *[
        "#3楼",
        "C#",
        "＃3 楼",
        "=> 已转交",
        "== 通知 ==",
        "=3盏",
        "= 无害化处理",
        "3/4",
        "-3℃",
        "√",
        "○",
        "是",
        "0",
    ],
    *[
        "null island",
        "Nana",
        "Todoroki",
        "café",
        "Ärzte für Ü",
        "水烫烫烫",
        "拷贝",
        "Xx1",
        "nil卡",
        "A",
        "空调",
        "没水",
    ],
]


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        (NOTHING, "R-24-nothing"),
        (ERROR_VALUES, "R-24-error-value"),
        (FORMULAS, "R-24-formula"),
        (GARBLED, "R-24-garbled"),
        (TEXTS, None),
    ],
)
def test_a_whole_cell_says_nothing_a_part_never_does(texts: list[str], code: str | None) -> None:
    faults = {text: says_nothing(text) for text in texts}
    assert {text: fault and fault.code for text, fault in faults.items()} == dict.fromkeys(
        texts, code
    )


def test_all_of_it_is_said_in_warnings() -> None:
    codes = {
        fault.code
        for text in NOTHING + ERROR_VALUES + FORMULAS + GARBLED
        if (fault := says_nothing(text))
    }
    assert {MESSAGES[code].severity for code in codes} == {"warning"}


PARTS = [
    "无",
    "暂",
    "没有",
    "待定",
    "x",
    "X",
    "/",
    "—",
    "#",
    "REF",
    "!",
    "=",
    "A1",
    "(",
    "锟斤拷",
    "\ufffd",
    "烫",
    "ï»¿",
    "灯",
    "ä¿®",
    " ",
    "　",
    "na",
    "ｎ",
    "err:502",
    "[object Object]",
    "{",
]


@given(
    st.lists(st.sampled_from(PARTS) | st.text(max_size=2), max_size=5).map("".join).map(str.strip)
)
def test_no_text_escapes_the_pattern(text: str) -> None:
    if says_nothing(text) is not None:
        assert matches(pa.array([text], pa.large_string()), SAYS_NOTHING_PATTERN).tolist() == [True]


@pytest.mark.parametrize("text", NOTHING + ERROR_VALUES + FORMULAS + GARBLED)
def test_no_known_text_escapes_the_pattern(text: str) -> None:
    assert matches(pa.array([text], pa.large_string()), SAYS_NOTHING_PATTERN).tolist() == [True]


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    fault = says_nothing(text)
    assert fault is None or text

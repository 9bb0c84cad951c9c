"""What cells say about how far something is, in words that no list has."""

import re

import pytest
from sunboard.checks.parsing.progress import DONE, Unfinished, is_done, unfinished

DONE_TEXTS = (
    "已完工，11月6日验收",
    "停靠站已建成，11月20日投用",
    "已于10月25日安装完毕并联网",
    "11月22日更换完毕，已送电",
    "9月28日清理完毕，清运垃圾14车",
    "6个单元全部粉刷完毕",
    "已安装",
    "现已全部更换到位",
    "已完成并长期坚持",
)
OTHERS = (
    "11月10日已开展，检查小饭桌9家",
    "3部全部检测合格",
    "已划线25个，其余因天气原因暂停",
    "泵房主体完工，正在安装设备",
    "已更换路灯3盏",
    "未完工",
    "尚未安装完毕",
    "基本完工",
    "计划10月安装完毕",
    "预计已完工",
    "已拆除，还有2处",
    "没有更换完毕",
    "未能按期安装到位",
    "不影响已建成的",
    "一期已完工",
    "已完成并继续推进",
)


@pytest.mark.parametrize("text", DONE_TEXTS)
def test_first_clause_says_that_all_is_done_then_it_is(text: str) -> None:
    assert is_done(text)
    assert re.search(DONE, text)


@pytest.mark.parametrize("text", OTHERS)
def test_something_else_or_not_all_of_it_then_nothing_is_done(text: str) -> None:
    assert not is_done(text)


NOT_YET, PARTLY, GIVEN_UP = Unfinished
IN_PLACE_OF_A_RESULT = {
    "未落实": NOT_YET,
    "没有落实": NOT_YET,
    "未完成": NOT_YET,
    "尚未落实": NOT_YET,
    "正在落实": NOT_YET,
    "推进中": NOT_YET,
    "正在推进，已完成选址": NOT_YET,
    "因资金问题无法落实": NOT_YET,
    "由于产权不清，暂无法实施": NOT_YET,
    "未落实，资金没有到位": NOT_YET,
    "资金缺口大，暂未落实": NOT_YET,
    "未能按期完成": NOT_YET,
    "暂缓实施": NOT_YET,
    "部分落实": PARTLY,
    "已部分完成": PARTLY,
    "完成一部分": PARTLY,
    "完成80%": PARTLY,
    "进度60%": PARTLY,
    "基本落实": PARTLY,
    "已落实2处，其余未落实": PARTLY,
    "已换3盏，剩下的正在采购": PARTLY,
    "不再实施": GIVEN_UP,
    "取消": GIVEN_UP,
    "选址被占用，经研究不再实施": GIVEN_UP,
    "因资金问题不再推进": GIVEN_UP,
}
MAY_BE_DONE = (
    "",
    "已落实",
    "落实",
    "完成100%",
    "已完成，1户没有落实",
    "已更换路灯3盏",
    "原未落实，现已完成",
    "开展4次，满意率95%",
    "取消停车位6个",
    "已取消不合理收费",
    "安装监控22个",
    "部分路段加装路灯15盏",
    "解决了漏水",
    "调解成功，双方不再争执",
    "建成充电棚2处（未占绿地）",
)


@pytest.mark.parametrize(("text", "expected"), IN_PLACE_OF_A_RESULT.items())
def test_words_say_that_it_is_not_done_then_they_are_no_result(
    text: str, expected: Unfinished
) -> None:
    assert unfinished(text) is expected


@pytest.mark.parametrize("text", MAY_BE_DONE)
def test_words_may_say_what_was_done_then_they_are_a_result(text: str) -> None:
    assert unfinished(text) is None

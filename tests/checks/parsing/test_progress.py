"""What cells say about how far something is, in words that no list has."""

import re

import pytest
from sunboard.checks.parsing.progress import DONE, is_done

DONE_TEXTS = (
    "已完工，11月6日验收",
    "停靠站已建成，11月20日投用",
    "已于10月25日安装完毕并联网",
    "11月22日更换完毕，已送电",
    "9月28日清理完毕，清运垃圾14车",
    "6个单元全部粉刷完毕",
    "已安装",
    "现已全部更换到位",
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
)


@pytest.mark.parametrize("text", DONE_TEXTS)
def test_first_clause_says_that_all_is_done_then_it_is(text: str) -> None:
    assert is_done(text)
    assert re.search(DONE, text)


@pytest.mark.parametrize("text", OTHERS)
def test_something_else_or_not_all_of_it_then_nothing_is_done(text: str) -> None:
    assert not is_done(text)

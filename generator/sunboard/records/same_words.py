"""Words that mean the same in headings: what one office calls 包保部门 is the 包联单位 of another."""

from __future__ import annotations

import re
from functools import lru_cache

_PAIRED = (
    "包保|包抓|包干|包挂|帮包|帮联|挂包|挂联|挂钩|挂点|联挂|联包|联点|联系|驻点"
    "|结对|结对共建|共建|帮扶|结对帮扶|所包|所联"
)
_ENDED = "办结|完成|兑现|办理|落实|整改"
_SAME = tuple(
    (re.compile(pattern), word)
    for pattern, word in (
        ("部门单位|单位部门|部门", "单位"),
        ("时间", "日期"),
        ("时限", "期限"),
        ("处置|处理", "办理"),
        (rf"^(?:要求|规定|限定|应|应于|计划|预计|拟)(?:{_ENDED})日期$", "完成期限"),
        (rf"^(?:要求|规定|承诺)?(?:{_ENDED})期限$", "完成期限"),
        ("^实际(?=办结日期$)", ""),
        ("^承诺.{0,8}(?:事项|内容|项目)$", "承诺内容"),
        ("分类", "类别"),
        ("^(?:所属|所在|涉及|事发)(?=单位|社区|小区)", ""),
        ("^(?:诉求|反映|事件|问题|来电|工单)?(?:发生|所属|所在)?(?=社区|小区|区域)", ""),
        ("^(?:村居|村社区|村)$", "社区"),
        ("^(?:乡镇街道|乡镇|镇街)$", "街道"),
        ("^网格(?=社区|小区)", ""),
        (rf"^(?:{_PAIRED})(?=单位|社区|小区|领导|日期)", "包联"),
    )
)
CHARACTERS = (
    "要求规定限应于计划预拟实际承诺为民办事项内容目部门单位时间日期限处置理分类所属在涉及事发诉求反映件生问题来电工网格村居域乡镇街道"
    + (_PAIRED + _ENDED).replace("|", "")
)
"""Those that may stand in a heading because of these words."""


@lru_cache(maxsize=4096)
def in_one_word(heading: str) -> str:
    """A heading, in the form in which they are compared, with one word for all that mean the same."""
    for pattern, word in _SAME:
        heading = pattern.sub(word, heading)
    return heading

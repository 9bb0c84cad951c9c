"""Words that something still goes on: no outcome, no day on which it was done, and nothing that came of it."""

from __future__ import annotations

import re

_STAGE = "推进|进行|办理|实施|落实|施工|协调|筹备|整改|处理|处置|开展|建设|改造|维修|对接|洽谈|跟进|督办|核实"
_NOT_YET = "(?:尚|还|暂|仍)?未(?:到期|启动|开始|开工)"
_GOES_ON = re.compile(
    rf"(?:目前|现)?(?:(?:正在|正|仍在|还在|尚在|继续|持续|有序|稳步|按计划|按进度|抓紧|加快)+(?:{_STAGE})(?:中|之中)?"
    rf"|(?:{_STAGE})(?:中|之中))|否|在办|在建|长期坚持|常态化(?:{_STAGE})?|{_NOT_YET}"
)
_NOT_DONE = re.compile(
    r"(?:目前|现)?(?:尚|还|暂|仍)?(?:未|没有?)"
    r"(?:全部|全面)?(?:完成|完工|竣工|办结|办完|办好|办理|处理|解决|答复|整改|开展|落实|实施|推进)"
    r"|待(?:办|办理|处理|完成|整改|落实|实施)"
)
UNFINISHED = rf"^\s*(?:{_NOT_DONE.pattern})\s*(?:$|[，,。;；:：(（\n])"
"""A pattern of RE2 that matches what came of something where its first clause says that it isn't done yet."""


def goes_on(text: str) -> bool:
    """Whether a cell says that something goes on, and not what came of it."""
    return _GOES_ON.fullmatch("".join(text.split())) is not None


def is_not_done(text: str) -> bool:
    """Whether a cell for what became of something, or for the day on which it was done, says that it isn't yet.

    Whoever writes 未完成 means that it is still open: that a promise was not kept is said in clear words.
    """
    return goes_on(text) or _NOT_DONE.fullmatch("".join(text.split())) is not None

"""Words that something still goes on: no outcome, no day on which it was done, and nothing that came of it."""

from __future__ import annotations

import re
from enum import Enum
from unicodedata import normalize

_STAGE = "推进|进行|办理|实施|落实|施工|协调|筹备|整改|处理|处置|开展|建设|改造|维修|对接|洽谈|跟进|督办|核实"
_NOT_YET = "(?:尚|还|暂|仍)?未(?:到期|启动|开始|开工)"
_GOES_ON = re.compile(
    rf"(?:目前|现)?(?:(?:正在|正|仍在|还在|尚在|继续|持续|有序|稳步|按计划|按进度|抓紧|加快)+(?:{_STAGE})(?:中|之中)?"
    rf"|(?:{_STAGE})(?:中|之中))|否|在办|在建|长期坚持|常态化(?:{_STAGE})?|{_NOT_YET}"
)
_NOT_DONE = re.compile(
    r"(?:目前|现)?(?:尚|还|暂|仍)?(?:未|没有?)"
    r"(?:全部|全面)?(?:完成|完工|竣工|办结|办完|办好|办理|处理|解决|答复|整改|开展|落实|实施|推进|报到|到岗)"
    r"|待(?:办|办理|处理|完成|整改|落实|实施)"
)
WORK = (
    "安装|更换|清理|粉刷|修复|修缮|维修|改造|建设|整改|拆除|发放|铺设|划线|"
    "配送|清运|疏通|整治|施划|换装|加装|增设"
)
MADE = "完工|竣工|建成|投用|启用|投入使用|修好|办好|落实到位|整改到位"
_CLAUSE_END = re.compile("[，,。;；:：(（]")
_AND = "(?:并.{1,6})?"
_DAY = re.compile(
    r"(?:20\d\d[年.-])?(?:1[0-2]|0?[1-9])[月.-](?:3[01]|[12]\d|0?[1-9])[日号]?|(?:1[0-2]|[1-9])月[底初]?"
)
_DONE = re.compile(
    r"(?:目前|现|均|都|全部|现已|[^已未没不]{2,8})?已经?(?:于|在)?(?:全部|全面|如期|按期|提前)?"
    rf"(?:{MADE}|(?:{WORK})并?(?:到位|完毕|完成|好)){_AND}"
    rf"|已经?(?:全部|如期|按期)?完成并.{{1,6}}|已经?(?:{WORK})|(?:.{{1,8}}全部|全部)?(?:{WORK})(?:到位|完毕){_AND}"
)
_ALL_DONE = re.compile("(?:均|都|现)?已经?(?:全部|全面|如期|按期)?(?:完成|完工|竣工|办结)")
CARRIED_OUT = "完成|完工|竣工|办结|办理|办成|解决|整改|开展|落实|实施|推进|执行|建设|到位"
_CAUSE = "(?:(?:因|由于|鉴于|受|经|会议)[^，,]{1,24}?)?(?:目前|现|暂时|暂|仍|尚|还)?"
_CANNOT = re.compile(
    rf"{_CAUSE}(?:无法|未能?|没有?|没能|不能|难以)(?:全部|全面|如期|按期|按时)?(?:{CARRIED_OUT})(?:到位|了)?"
    rf"|{_CAUSE}已?(?:暂停|暂缓|搁置|中止)(?:{CARRIED_OUT})?"
)
_PARTLY = re.compile(
    rf"(?:目前|现)?已?(?:一部分|大部分|部分|基本|初步|一半)已?(?:{CARRIED_OUT})(?:到位|了)?"
    rf"|(?:目前|现)?已?(?:{CARRIED_OUT})了?(?:一部分|大部分|部分|一半)"
    rf"|(?:目前|现)?已?(?:{CARRIED_OUT}|进度|进展)(?:率|进度|了)?约?\d{{1,2}}(?:\.\d+)?%"
    r"|(?:其余|其他|其它|剩余|余下|剩下).{0,16}(?:未|没有|无法|正在|尚|待|不再|还在).*"
)
_GIVEN_UP = re.compile(
    rf"{_CAUSE}(?:研究)?(?:决定)?(?:不再(?:{CARRIED_OUT})?|不予(?:{CARRIED_OUT})|不(?:办|做|{CARRIED_OUT})了"
    rf"|已?(?:取消|终止|放弃|撤销|作罢|停办|停止)(?:{CARRIED_OUT})?)"
)
_SAYS_DONE = re.compile(rf"(?:已经?|均|全部).{{0,6}}(?:{CARRIED_OUT}|{MADE})")
_CLAUSES = re.compile("[，,。;；:：()（）、\n]+")


class Unfinished(Enum):
    """What a text for what came of something says in place of it."""

    NOT_YET = "not yet"
    """It isn't done, with or without the reason: 正在落实, 因资金问题无法落实."""
    PARTLY = "partly"
    """A part of it is done: 部分落实, 完成80%."""
    GIVEN_UP = "given up"
    """It won't be done: 不再实施."""


_REACHED = re.compile(
    r"[√✓✔☑]|是|已?(?:经)?(?:报到|到岗|完成|办结|办完|办好|落实|整改|答复|认领)了?"
)
REST = re.compile(
    "其余|剩余|正在|主体|部分|[一二三首]期|暂停|继续|计划|预计|拟|将|后续|"
    "下一步|未|没有|尚|还|待|但|除|差"
)
"""What may say beside 已完工 that something isn't."""
DONE = (
    rf"^[^，,。;；:：(（\n]{{0,24}}(?:{MADE}|{WORK}|到位|完毕|完成|好){_AND}"
    r"\s*(?:$|[，,。;；:：(（\n])"
    rf"|[，,。;；:：(（]\s*{_ALL_DONE.pattern}[。.;；)）]?\s*$"
)
"""A pattern of RE2 that matches every text of which the first clause, or the last, may say that all is done."""
UNFINISHED = rf"^\s*(?:{_NOT_DONE.pattern})\s*(?:$|[，,。;；:：(（\n])"
"""A pattern of RE2 that matches what came of something where its first clause says that it isn't done yet."""


def is_reached(text: str) -> bool:
    """Whether a cell for a day says that something was done, and not when: 已报到, 是, √."""
    return _REACHED.fullmatch("".join(text.split())) is not None


def is_done(text: str) -> bool:
    """Whether a cell says in words of its own that all is done: 已完工, 更换完毕.

    In its first clause; or in its last, where that says nothing else: 各开展一次，已完成.
    """
    plain = "".join(text.split())
    clauses = [each for each in _CLAUSE_END.split(plain) if each] or [""]
    says = _DONE.fullmatch(_DAY.sub("", clauses[0])) or _ALL_DONE.fullmatch(clauses[-1])
    return says is not None and REST.search(plain) is None


def goes_on(text: str) -> bool:
    """Whether a cell says that something goes on, and not what came of it."""
    return _GOES_ON.fullmatch("".join(text.split())) is not None


def is_not_done(text: str) -> bool:
    """Whether a cell for what became of something, or for the day on which it was done, says that it isn't yet.

    Whoever writes 未完成 means that it is still open: that a promise was not kept is said in clear words.
    """
    return goes_on(text) or _NOT_DONE.fullmatch("".join(text.split())) is not None


def unfinished(text: str) -> Unfinished | None:
    """What a text says in place of what came of something; None where it may say that it is done.

    Clause by clause, and in whole clauses: whoever writes 「已完成，1户没有落实」 says that it is done.
    """
    if is_not_done(text):
        return Unfinished.NOT_YET
    clauses = [each for each in _CLAUSES.split("".join(normalize("NFKC", text).split())) if each]
    if any(map(_GIVEN_UP.fullmatch, clauses)):
        return Unfinished.GIVEN_UP
    if any(map(_PARTLY.fullmatch, clauses)):
        return Unfinished.PARTLY
    if clauses and is_not_done(clauses[0]):
        return Unfinished.NOT_YET
    if any(map(_CANNOT.fullmatch, clauses)) and not any(map(_SAYS_DONE.match, clauses)):
        return Unfinished.NOT_YET
    return None

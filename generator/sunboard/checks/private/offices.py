"""What stands beside somebody's name: an office, a unit, 同志."""

from __future__ import annotations

import re
from functools import cache

from sunboard.checks.private.lazily import lazily
from sunboard.checks.private.normal import ODD
from sunboard.checks.private.somebody import SURNAMES
from sunboard.checks.private.tables import common_words, traditional_forms

_OFFICE = (
    "副?(?:主任|书记|局长|科长|股长|处长|部长|镇长|乡长|县长|市长|区长|院长|校长|园长|所长|站长|队长|组长|会长|行长|"
    "理事长|秘书长|秘书|委员|干事|主席|经理|总监|厂长|村长|社长|团长|馆长|主管|工程师|调研员|主任科员)"
)
_CALLED = (
    "同志|师傅|老师|先生|女士|大爷|大伯|大妈|大娘|大叔|大姐|大嫂|阿姨|叔叔|奶奶|爷爷|工作室|本人"
)
_PERSON = (
    "党员|网格员|楼栋?长|单元长|调解员|志愿者|民警|警官|医生|大夫|护士|教师|律师|"
    "居民|业主|住户|户主|租户|干部|队员"
)
_ROLE = (
    "姓名|(?:联系|承办|经办|责任|负责|承诺|推荐|主办|协办|当事|报修|申请|包联|核实|审批)人(?:员)?"
)
_UNIT = "局|委|办|支部|居委会|委员会|公司|中心|学校|小学|中学|医院|派出所|司法所"

_BEFORE = lazily(f"(?:{_OFFICE}|{_CALLED}|{_ROLE})[是为:(]?$")
_MAY_BE_BEFORE = lazily(f"(?:{_UNIT}|{_PERSON})$")
_GOES_ON = lazily(r"$|[^\w]|[在等到对与给把帮带将就已因要想说]|负责|主动")
_AFTER = lazily(
    rf"[,、(]?(?:{_OFFICE}|{_CALLED})|[,、(][^\W\d_]{{2,12}}(?:{_UNIT})(?:{_OFFICE}|{_PERSON})"
)
_IN_BRACKETS = lazily(rf"[(][^\W\d_]{{2,20}}(?:{_UNIT})[)]")
_DOES = lazily(
    "承诺|负责|牵头|汇报|核[对实]|帮[忙助]|带队|到场|上门|走访|主动|参加|参与|表示|送|自费|捐|办理|落实|跟进|提出|答应|联系|修"
)
"""What somebody does; a word that is no name may stand there too, but rarely where a sentence begins."""
_BEGINS = lazily(r"(?:^|[。,;:!?、(]|由|感谢|听取|表扬|邀请|请)$")
_THANKED = lazily("(?:由|感谢|听取|表扬|邀请)$")
_ENDED = lazily(r"$|[^\w]")
_FAR = 8
"""The longest word that may stand before a name, and a sign."""

_NOT_A_SURNAME = "(?<!担)(?<!兼)(?<!时)(?<!现)(?<!历)(?<!前)(?<!连)(?<!继)"
_SURNAME_AND_OFFICE = lazily(
    f"(?:{_NOT_A_SURNAME}任|(?<!机)关|(?<!地)方|(?<!平)安|[{re.sub('[任关方安]', '', SURNAMES)}])"
    f"某?(?:{_OFFICE})"
)


def is_person(text: str, start: int, end: int) -> bool:
    """Whether a word of a text without blanks is somebody, by what stands beside it."""
    before = text[max(0, start - _FAR) : start]
    if _BEFORE.search(before) or _AFTER.match(text, end) or _IN_BRACKETS.match(text, end):
        return True
    if _BEGINS.search(before) and _DOES.match(text, end):
        return True
    if _THANKED.search(before) and _ENDED.match(text, end):
        return True
    return _MAY_BE_BEFORE.search(before) is not None and _GOES_ON.match(text, end) is not None


_ORGANISATION = lazily(
    "(?:[局委办会部处科室站所队组院校镇乡村方员者长]|社区|中心|支部|群众|代表|公司|小区|街道|家属|单位)$"
)
_OF_TWO = "欧阳|司马|上官|诸葛|司徒|夏侯|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|端木|轩辕"
_HAN = "[\u4e00-\u9fff]"
_OF_SEVERAL = f"{_HAN}+(?:·{_HAN}+)+"
_FULL_NAME = lazily(f"(?:{_OF_TWO}|[{SURNAMES}]){_HAN}{{1,2}}|{_OF_SEVERAL}")
_STYLED = lazily(f"(?:{_OFFICE}|{_CALLED}|{_PERSON})+$")


def calls_by_office(words: str) -> bool:
    """Whether a text without blanks calls somebody by surname and office, as 李主任."""
    return _SURNAME_AND_OFFICE.search(words) is not None


_SURNAMES_IN_ANY_FORM = "".join(
    char + traditional_forms().get(char, "")
    for char in SURNAMES + re.sub(r"(.)[^|]\|?", r"\1", _OF_TWO)
)
SURNAME_STEMS = rf"[{_SURNAMES_IN_ANY_FORM}][某副]*[\p{{Han}}][\p{{Han}}]"
FULL_NAME_STEM = rf"^\s*(?:[{_SURNAMES_IN_ANY_FORM}][^\n]{{1,60}}$|[^\n]{{3,60}}[·・•.])|{ODD}"
"""RE2: a cell that may hold a full name and nothing else, and few others."""
SPOKEN = r"[^\x00-\x7f]"
"""RE2: a cell that may hold a name as it is spoken, where ids should stand."""


def full_name(written: str, *, is_person: bool = False) -> str:
    """The full name that a normal text consists of, but for an office or 同志 after it; "" for none.

    `is_person` says that somebody is meant whatever stands there, so that a rare surname is one too.
    """
    name = _STYLED.sub("", written)
    is_name = _FULL_NAME.fullmatch(name) or (is_person and _rare_name().fullmatch(name))
    return name if is_name and not _ORGANISATION.search(name) else ""


@cache
def _rare_name() -> re.Pattern[str]:
    """Two or three characters with any of the surnames that the table of words knows."""
    return lazily(f"[{''.join(sorted({word[0] for word in common_words()}))}]{_HAN}{{1,2}}")

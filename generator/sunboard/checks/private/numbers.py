"""Numbers that belong to one person: of papers, telephones, cards and cars."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sunboard.checks.private.lazily import lazily
from sunboard.checks.private.normal import GAP, Reading

_ENDS = r"(?!\d)"
# Money alone runs to so many figures: a number before 人 or 个 may well be somebody's, 打13912345678个人会来.
_COUNTED = r"(?!\d|[.]\d+[万亿元]|[万亿]?元(?![旦宵]))"
_UNIT = lazily(r"\s?[人户块件次平米个吨度]")
_SERIES = lazily(r"\d{2}\D+(?:\d{2,}\D+){3,}\d+")
"""A row of counts, such as 每周登记15 18 20 17 16 9人; a mobile in such pieces begins with three digits."""
_FILED = lazily(
    r"(?:编号|单号|工单|案号|文号|流水号?|批次|型号|合同号?|发票号?|订单|索引号|户号|追溯码|序列号|条码|代码|许可证|备案号?|表号|税号)"
    r"[^,。;\n\d]{0,6}[A-Za-z]{0,4}$"
)
_LABELLED = 20
"""A label stands at most this many characters before its number."""


def _digits(count: str) -> str:
    return rf"(?:{GAP}\d){{{count}}}"


_MOBILE = lazily(
    rf"(?<!\d)(?:(?:\+|0{GAP}0)?{GAP}8{GAP}6{GAP}|0)?1{GAP}[3-9]{_digits('9')}{_COUNTED}"
)
_SIGNS = r'[)(,、/|+=:"“”<>]'
_MOBILE_APART = lazily(
    rf"(?<!\d)1[3-9]\d{_SIGNS}{{1,2}}\d{{4}}(?:{_SIGNS}{{0,2}}|{GAP})\d{{4}}{_COUNTED}"
)
"""With signs between its parts that else stand between two numbers: (139)12345678, 139、1234、5678."""
_CARD_APART = lazily(
    rf"(?<!\d)(?P<id>\d{{6}}{_SIGNS}{{1,2}}(?:19|20)\d{{6}}{_SIGNS}{{1,2}}\d{{3}}[\dXx])(?!\d)"
)
_PROVINCE = (
    rf"(?:1{GAP}[1-5]|2{GAP}[1-3]|3{GAP}[1-7]|4{GAP}[1-6]|5{GAP}[0-4]|6{GAP}[1-5]"
    rf"|7{GAP}1|8{GAP}[1-3]|9{GAP}\d)"
)
_CARD = lazily(
    rf"(?<!\d)(?P<id>{_PROVINCE}{_digits('15')}{GAP}[\dXx])"
    rf"(?P<disability>{GAP}[1-7]{GAP}[1-4](?:{GAP}[Bb]{GAP}\d)?)?{_ENDS}"
)
_OLD_CARD = lazily(rf"(?<!\d)(?P<id>{_PROVINCE}{_digits('13')}){_ENDS}")
_STARRED = lazily(
    r"(?<!\d)(?:1[3-9]\d(?:\d{4}[*]{4}|[*]{4}\d{4})|[1-9]\d{2,13}[*]{4,12}\d{0,5}[\dXx])(?![\dA-Za-z*])"
)
_ID_SAID = lazily(rf"身份证[^\d。;]{{0,8}}(?:{GAP}\d){{14,17}}")
_BIRTH_DATE = lazily(r"(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_OLD_BIRTH_DATE = lazily(r"\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_WEIGHTS = [2**power % 11 for power in range(17, 0, -1)]

_PAPER_WORDS = (
    "护照|通行证|回乡证|台胞证|居住证|军官证|士兵证|军人证|警官证|士官证|"
    "文职(?:人员|干部)证|残疾人?证"
)
_PAPER = lazily(
    rf"(?:{_PAPER_WORDS})[^\d。;\n]{{0,8}}?(?:[A-Za-z]{GAP}){{0,2}}\d{_digits('5,17')}"
    rf"|(?<!权证)[军士兵武警义海空东西南北沈兰成济广]{GAP}字{GAP}第{_digits('6,9')}{GAP}号"
)
_DAY = r"20\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])"
_TRAVEL = lazily(
    rf"(?<![A-Za-z\d-])(?:[EG]{GAP}(?!{_DAY}){_digits('8')}|E{GAP}[A-HJ-NP-Z]{_digits('7')}"
    rf"|[DSP]{GAP}E{_digits('7')}|[HM]{GAP}(?!{_DAY}){_digits('8')}(?:{_digits('2')})?"
    rf"|C{GAP}(?:(?!{_DAY}){_digits('8')}|[A-Z]{_digits('7')}))(?![\dA-Za-z-])"
)

_BANK_CARD = lazily(rf"(?<!\d)[34569]{_digits('15,18')}{_COUNTED}")
_AT_A_BANK = lazily(
    rf"(?:支行|分理处|储蓄所|信用社|农商行)[^\d。;\n]{{0,8}}\d{_digits('14,20')}{_COUNTED}"
)
_ISSUER = lazily(
    r"62\d{14,17}|4\d{15}|4[35]\d{17}|5[1-5]\d{14}|35\d{14}|60\d{14,17}|6[89]\d{14,17}|95[589]\d{16}"
)
_ACCOUNT = lazily(
    r"(?<!抖音)(?<!快手)(?<!微博)(?<!公众号)(?<!直播)(?<!视频)(?<!平台)(?<!登录)"
    r"(?:[账帐][号户]|卡号|银行卡|存[折单]|一折通|一卡通|开户行?|支付宝)"
    rf"[^\d。;\n]{{0,16}}(?!{_DAY}(?!\d))\d{_digits('7,24')}{_COUNTED}"
)

PLATE_BEGINS = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
_CALLED_SO = "(?:江|车?牌照?号?)?"
"""Between the parts of a plate: 浙江A12345, 沪牌A12345, 浙A车牌12345."""
_PLATE = lazily(
    rf"{PLATE_BEGINS}{GAP}{_CALLED_SO}[A-Za-z]{_CALLED_SO}(?=(?:{GAP}[A-Za-z]){{0,3}}{GAP}\d)"
    rf"(?:{GAP}[A-Za-z\d]){{4,5}}{GAP}[A-Za-z\d挂学警港澳](?![A-Za-z\d])|(?<![A-Za-z])WJ{GAP}{PLATE_BEGINS}{GAP}\d{_digits('3,4')}(?!\d)"
)
_AROUND = re.compile('[()"“”]')


def mobile_or_identity(reading: Reading) -> bool:
    """A mobile telephone, or an identity card of 18 or 15 digits; one of either with stars in it."""
    starred = re.sub(r"\s", "", reading.text) if "*" in reading.text else ""
    return _STARRED.search(starred) is not None or any(
        _has_mobile(text) or _ID_SAID.search(text) or _is_card(text) or _is_apart(text)
        for text in reading.numbers
    )


def paper(reading: Reading) -> bool:
    """The number of a passport, a travel permit, a soldier's or a disabled person's paper."""
    return any(
        _PAPER.search(text)
        or any(_unfiled(_TRAVEL, text))
        or any(_unfiled(_TRAVEL, reading.figures))
        or any(card["disability"] and _has_birth_date(card["id"]) for card in _CARD.finditer(text))
        for text in reading.numbers
    )


def money(reading: Reading) -> bool:
    """A bank card, or the number of an account."""
    return _ACCOUNT.search(reading.tight) is not None or any(
        _ACCOUNT.search(text)
        or _AT_A_BANK.search(text)
        or any(_ISSUER.fullmatch(card) and _luhn(card) for card in _unfiled(_BANK_CARD, text))
        for text in reading.numbers
    )


def plate(reading: Reading) -> bool:
    """The number of a car."""
    texts = (*reading.numbers, reading.figures)
    return any(_PLATE.search(text) or _PLATE.search(_AROUND.sub("", text)) for text in texts)


def _is_apart(text: str) -> bool:
    return _MOBILE_APART.search(text) is not None or any(
        _has_birth_date(card["id"]) for card in _CARD_APART.finditer(text)
    )


def _has_mobile(text: str) -> bool:
    return any(
        not (_UNIT.match(text, found.end()) and _SERIES.fullmatch(found[0]))
        for found in _MOBILE.finditer(text)
    )


def _unfiled(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    """What a pattern finds, without what is between the digits; no numbers of files, which a label says."""
    for found in pattern.finditer(text):
        if not _is_filed(text, found.start()):
            yield re.sub(r"[^\dA-Za-z]", "", found[0])


def _is_filed(text: str, start: int) -> bool:
    return _FILED.search(text[max(0, start - _LABELLED) : start]) is not None


def _is_card(text: str) -> bool:
    """Whether an identity card stands there; one with a wrong digit in it is still somebody's."""
    for card in _CARD.finditer(text):
        number = re.sub(r"[^\dX]", "", card["id"].upper())
        if _has_birth_date(number) and (_checks(number) or not _is_filed(text, card.start())):
            return True
    return any(_OLD_BIRTH_DATE.match(number, 6) for number in _unfiled(_OLD_CARD, text))


def _has_birth_date(number: str) -> bool:
    return _BIRTH_DATE.match(re.sub(r"[^\dX]", "", number), 6) is not None


def _checks(number: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number[:17], strict=True))
    return "10X98765432"[total % 11] == number[17]


def _luhn(number: str) -> bool:
    digits = [int(digit) for digit in reversed(number)]
    return (sum(digits[::2]) + sum(_cross_sums(digits[1::2]))) % 10 == 0


def _cross_sums(digits: Iterable[int]) -> Iterator[int]:
    return (sum(divmod(2 * digit, 10)) for digit in digits)

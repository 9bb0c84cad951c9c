"""The classes of what is private, and where each is looked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from sunboard.checks.private import abroad, contacts, homes, numbers, plights, somebody, told_abroad
from sunboard.checks.private.lazily import lazily
from sunboard.checks.private.normal import CHINESE_DIGITS, ODD, Reading, readings_of
from sunboard.schema import Field, FieldType, Kind


@dataclass(frozen=True)
class PrivateClass:
    """One sort of thing that no public text may hold."""

    code: str
    """Of its message."""
    holds: Callable[[Reading], object]
    stems: tuple[str, ...]
    """For RE2 and Python: one of them is found in every text without anything odd that may hold it."""
    is_number: bool = False
    """Whether it is looked for in names and telephone numbers too."""
    tells_where: bool = False
    """Whether a text that says where the public finds something may hold it."""
    tells_of_somebody: bool = False
    """Whether it is told of a resident, whom the same record may name elsewhere."""

    @cached_property
    def may_stand_in(self) -> Callable[[str], object]:
        """Whether a text without anything odd is worth a closer look."""
        return re.compile("|".join(self.stems)).search


# Compiled once, and not with the stems of each class: it takes longer than most of them.
_ODD = lazily(ODD)

_DIGITS = f"0-9OoIil|{''.join(CHINESE_DIGITS)}"
_D = f"[{_DIGITS}]"
_GAP = r"[\s.·。_~～…–—-]{0,3}"
_THREE_TO_NINE = "[3-9三四五六七八九叁肆伍陆陸柒捌玖參]"
_PAPERS = "护照|行证|乡证|胞证|住证|官证|兵证|人证|疾证|员证|部证"


def _run(count: int) -> str:
    return f"(?:{_GAP}{_D}){{{count}}}"


_BETWEEN = r"""\s?[)(,、/|+=:"“”<>，：；（）＋／＂＜＞]{1,2}\s?"""
"""Signs that else stand between two numbers."""
_LONG = _run(15)
"""As many digits as an identity card of old has, and more."""
_ROOM = f"{_D}{_GAP}[0Oo〇零○洞]{_GAP}[1-8Il|一二三四五六七八壹贰叁肆伍陆柒捌幺两弍貳參陸〡〢〣〤〥〦〧〨]"
# RE2 has 8 MB for all stems of a column: a long repetition of anything but a few signs, as in [^。]{0,10},
# fills them, and it goes on a hundred times as slowly.
_DOORS = (
    f"(?:单元|[楼栋幢座]){_GAP}[,，、A-Za-z]?{_GAP}座?{_run(3)}",
    f"房号|弄|[东西南北中]户|[门洞]{_GAP}(?:{_D}{_GAP})?{_D}{_GAP}[0Oo〇零○洞]{_GAP}{_D}",
    f"{_D}{_GAP}(?:单元|[号楼层]){_GAP}[的之]?{_GAP}{somebody.BEGINS_A_NAME}",
    f"{_D}{_GAP}(?:室|号?房)",
    f"{_ROOM}{_GAP}(?:户|的|业主|住户)|[住家]{_GAP}(?:{_D}{_GAP})?{_ROOM}",
    f"{_D}{_GAP}号院",
    f"[—–-](?:{_GAP}{_D}){{1,2}}{_GAP}[—–-](?:{_GAP}{_D}){{3}}",
    rf"{_D}\s{{0,3}}#[\s.·_-]{{0,6}}{_D}",
    rf"(?:家住|住址|住在|居住[于在]|家在|门牌)[^。；，]{{0,20}}{_D}",
    "户籍",
    f"{_D}{_GAP}[楼层]{_GAP}[东西南北中左右户人邻]",
    somebody.STEMS,
)


def _either(*finds: Callable[[Reading], object]) -> Callable[[Reading], bool]:
    """Whether one of several finds anything, the first ones first."""
    return lambda reading: any(find(reading) for find in finds)


CLASSES = (
    PrivateClass(
        "R-25-number",
        _either(numbers.mobile_or_identity, abroad.number),
        (
            *abroad.STEMS,
            f"[1lIi|一壹幺]{_GAP}{_THREE_TO_NINE}{_run(9)}",
            f"(?:^|[^0-9])1[3-9][0-9]{_BETWEEN}[0-9]{{4}}[^0-9]{{0,3}}[0-9]{{4}}",
            f"(?:^|[^0-9])[0-9]{{6}}{_BETWEEN}[0-9]{{8}}{_BETWEEN}[0-9]{{3}}",
            _LONG,
            f"身份证[^；]{{0,12}}{_run(8)}",
            r"[0-9]\s{0,2}[*×●•]\s{0,2}[*×●•]",
        ),
        is_number=True,
    ),
    PrivateClass(
        "R-25-document",
        numbers.paper,
        (
            f"[A-Z]{_run(7)}",
            _LONG,
            f"(?:{_PAPERS})[^；]{{0,16}}{_D}|字{_GAP}第{_GAP}{_D}",
        ),
        is_number=True,
    ),
    PrivateClass(
        "R-25-card",
        numbers.money,
        (_LONG, f"(?:[账帐][号户]|卡|存[折单]|开户|支付宝)[^；]{{0,20}}{_run(8)}"),
        is_number=True,
    ),
    PrivateClass(
        "R-25-plate",
        numbers.plate,
        (
            f'{numbers.PLATE_BEGINS}{_GAP}[江车牌照号\\s]{{0,6}}[A-Za-z]{_GAP}[)）“”"江车牌照号\\s]{{0,8}}'
            f"(?:{_GAP}(?:[A-Za-z]|{_D})){{4}}",
            f"W{_GAP}J{_GAP}{numbers.PLATE_BEGINS}",
        ),
    ),
    PrivateClass("R-25-online", contacts.online, contacts.STEMS),
    PrivateClass(
        "R-25-born",
        _either(plights.birth_date, told_abroad.birth_date),
        (plights.BIRTH_STEMS, told_abroad.BIRTH_STEMS),
        tells_of_somebody=True,
    ),
    PrivateClass(
        "R-25-household",
        _either(homes.door, abroad.door, told_abroad.door),
        (*_DOORS, *abroad.DOOR_STEMS, told_abroad.DOOR_STEMS),
        tells_where=True,
        tells_of_somebody=True,
    ),
    PrivateClass(
        "R-25-position",
        homes.position,
        (
            rf"{_D}[\s_~-]{{0,2}}[.·…]{{1,3}}(?:[\s_~-]{{0,2}}{_D}){{3}}",
            f"{_D}{_run(6)}{_GAP}[,，、/;]{_run(7)}",
            rf"{_D}\s?[°度]",
            f"东经|北纬|经度|纬度|(?:(?:^|[^A-Za-z])[NE]|lng|lat)[:=：＝]?{_run(5)}",
        ),
        tells_where=True,
    ),
    PrivateClass(
        "R-25-minor",
        _either(plights.minor, told_abroad.minor),
        (
            plights.MINOR_STEMS,
            f"(?:学生|儿童|孤儿|未成年人|班的?){somebody.BEGINS_A_NAME}",
            told_abroad.MINOR_STEMS,
        ),
        tells_of_somebody=True,
    ),
    PrivateClass(
        "R-27-hardship",
        _either(plights.hardship, told_abroad.hardship),
        (plights.HARDSHIP_STEMS, told_abroad.HARDSHIP_STEMS),
        tells_of_somebody=True,
    ),
    PrivateClass(
        "R-27-health",
        _either(plights.health, told_abroad.health),
        (plights.HEALTH_STEMS, told_abroad.HEALTH_STEMS),
        tells_of_somebody=True,
    ),
)

NUMBERS = tuple(each for each in CLASSES if each.is_number)
INHABITED = PrivateClass("R-25-household", homes.inhabited_door, _DOORS)
"""Of doors those alone at which somebody lives: an office, too, is found behind one."""
PUBLIC_PLACE = (*(each for each in CLASSES if not each.tells_where), INHABITED)


def looked_for(kind: Kind, field: Field) -> tuple[PrivateClass, ...]:
    """What a field may not hold; () for one that is neither text, nor a name, a telephone number or an id."""
    if field.locates:
        # Whatever stands there ends with the check stage.
        return ()
    if field in kind.written:
        return PUBLIC_PLACE if field.address else CLASSES
    # Somebody's own number stands in a field of its own, and is shown nowhere from there.
    is_written = field.type in (FieldType.TEXT, FieldType.NAME, FieldType.ID)
    return NUMBERS if is_written else ()


def stems_of(classes: tuple[PrivateClass, ...]) -> tuple[str, ...]:
    """RE2: one is found in every text that may hold something of these classes, and none in most others.

    Numbers, doors and words apart: with all in one its automaton outgrows what RE2 has room for, and it goes on
    many times as slowly.
    """
    apart = (
        [each for each in classes if each.is_number],
        [each for each in classes if each.tells_where],
        [each for each in classes if not (each.is_number or each.tells_where)],
    )
    stems = ([stem for each in some for stem in each.stems] for some in apart)
    return (*("|".join(dict.fromkeys(some)) for some in stems if some), ODD)


def found_in(text: str, classes: tuple[PrivateClass, ...] = CLASSES) -> Iterator[PrivateClass]:
    """The classes of what a text holds."""
    return iter(_in_whole(text)) if classes is CLASSES else _in(text, classes)


# What stands in a record stands on pages, too, and is asked about again before they go out.
@lru_cache(maxsize=1 << 17)
def _in_whole(text: str) -> tuple[PrivateClass, ...]:
    return tuple(_in(text, CLASSES))


def _in(text: str, classes: tuple[PrivateClass, ...]) -> Iterator[PrivateClass]:
    readings, is_odd = readings_of(text), _ODD.search(text) is not None
    return (
        each
        for each in classes
        if (is_odd or each.may_stand_in(text)) and any(map(each.holds, readings))
    )

"""How much a result says was done, held against how much was to be: 已完成60户 of 100户, 完成率85%."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from unicodedata import normalize

from sunboard.checks.parsing.numbers import UNITS
from sunboard.checks.parsing.progress import CARRIED_OUT, MADE, REST, WORK

_NUMBER = r"\d+(?:\.\d+)?"
_UNIT = f"平方米|公里|{UNITS}|[樘株棵吨车]"
_DID = f"{CARRIED_OUT}|{WORK}|{MADE}|更新|新建|走访|服务|培训|发放|惠及"
_PLANNED = "(?<!计划)(?<!预计)(?<!承诺)(?<!目标)(?<![应拟将需未])"
_RATE = re.compile(
    rf"^(?:目前|现|已经?|累计|总体)*(?:{_DID}|进度|进展)(?:率|进度|了)?(?:已?达到?|为|约)?:?({_NUMBER})%"
)
_OF = re.compile(rf"(?:{_DID})了?({_NUMBER})/({_NUMBER})(?:{_UNIT})?(?:$|[，,。;；(（])")
_DONE = re.compile(rf"{_PLANNED}(?:{_DID})了?(?:[^\W\d]{{0,4}}?)({_NUMBER})({_UNIT})")
_COUNTED = re.compile(rf"({_NUMBER})({_UNIT})")
_GOAL = re.compile(rf"({_NUMBER})(%|{_UNIT})|^({_NUMBER})$")
_NO_LEAST = re.compile("降|减|压|控制|不超|不多于|以内|以下|少于|低于|每")
"""What is to become less, or is to be done again and again, is not reached by doing as many."""
_WHOLE = 100.0
TELLS_A_SHARE = "[%％/／]"
"""A pattern of RE2 that matches every text which may say by itself that not all is done."""


_COUNTS = re.compile(rf"({_NUMBER})\s*(?:{_UNIT})")


def may_fall_short(result: str, goal: str, unit: str = "") -> bool:
    """Whether a closer look is worth its time: in most nothing is counted that is less than the goal.

    Of a result that tells no share.
    """
    least = _least(goal, unit)
    return any(float(number) < least for number in _COUNTS.findall(result))


@lru_cache(1 << 14)
def _least(goal: str, unit: str) -> float:
    return max(_wanted(goal, unit).values(), default=0)


def reaches(result: str, goal: str = "", unit: str = "") -> bool | None:
    """Whether a result says that as much is done as was to be, or less; None where it can't be told.

    Args:
        result: What came of it.
        goal: How much was to be done; "" for all of it.
        unit: What that is counted in, where it is a bare number.
    """
    said, wanted = _plain(result), _wanted(goal, unit)
    if rate := _RATE.search(said):
        return float(rate[1]) >= wanted.get("%", _WHOLE)
    if part := _OF.search(said):
        return float(part[1]) >= float(part[2])
    for counted, number in wanted.items():
        done = [float(n) for n, of in _DONE.findall(said) if counted in ("", of)]
        if done and (counted or len(done) == 1):
            return _is_enough(sum(done), number, said, counted)
    return None


def _is_enough(done: float, wanted: float, said: str, counted: str) -> bool | None:
    """None where what else is counted beside may be done as well: 已完成60户，另一批40户."""
    every = sum(float(n) for n, of in _COUNTED.findall(said) if counted in ("", of))
    return None if done < wanted <= every and not REST.search(said) else done >= wanted


def _wanted(goal: str, unit: str) -> Mapping[str, float]:
    """The one number of a goal, by what it is counted in; nothing where there are several, or it is a most."""
    goal, unit = _plain(goal), _plain(unit)
    found = _GOAL.findall(goal)
    if len(found) != 1 or _NO_LEAST.search(goal):
        return {}
    number, counted, bare = found[0]
    return {counted or unit: float(number or bare)}


def _plain(text: str) -> str:
    return "".join(normalize("NFKC", text).split())

"""An office's first `programme.yml`: what it answered, and what it may want to change, with a reason each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sunboard.checks.faults import Fault
from sunboard.checks.parsing.ids import parse_anyones_phone
from sunboard.language import listed, say, say_in
from sunboard.language.catalogue import languages
from sunboard.language.tongue import CHINESE
from sunboard.records.programme import WEB_ADDRESS
from sunboard.schema import ALWAYS_MADE, BOARDS, KIND_BY_NAME

_BETWEEN = re.compile(r"[\s、，,;；]+")
_PLAIN = re.compile(r"[\w（）、，。·./+-][\w（）、，。·./+ -]*")
"""Text that YAML reads as it stands."""


@dataclass(frozen=True)
class Answers:
    """What an office says of itself."""

    county: str
    name: str
    issuer: str
    supervision_phone: str
    web_address: str = ""
    language: str = CHINESE.tag
    boards: tuple[str, ...] = ()
    """The boards that are asked for; () for the default ones of which there are records."""


def objection_to(key: str, typed: str) -> str:
    """Why what was typed can't be what one of the answers is to be; "" where it can."""
    match key:
        case "supervision_phone":
            is_one = not isinstance(parse_anyones_phone(typed), Fault)
            return "" if is_one else say("这不像电话号码；请写居民打得通的，例如 0000-12380。")
        case "web_address":
            is_one = not typed or WEB_ADDRESS.fullmatch(typed) is not None
            return "" if is_one else say("网址应以 https:// 开头；还没有就直接回车。")
        case "language":
            known = listed(languages())
            return "" if typed in languages() else say("有的语言是：{known}。", known=known)
        case "boards":
            unknown = listed(word for word in _words(typed) if not _boards(word))
            return unknown and say(
                "不认识「{word}」这个榜；有的是：{known}。", word=unknown, known=boards_known()
            )
        case _:
            return "" if any(map(str.isalpha, typed)) else say("请写名称。")


def boards_known() -> str:
    """What an office may choose boards by: the records that they tell of."""
    return listed(dict.fromkeys(str(kind.title) for kind in _TOLD.values()))


def boards_called(typed: str) -> tuple[str, ...]:
    """The boards that were chosen, by key or by what they tell of, and those that lead to them; () for none."""
    chosen = {board for word in _words(typed) for board in _boards(word)}
    return tuple(board for board in BOARDS if chosen and board in chosen.union(ALWAYS_MADE))


_TOLD = {
    board: KIND_BY_NAME[kinds[0]]
    for board, kinds in BOARDS.items()
    if kinds and board not in ALWAYS_MADE
}
"""By board what it tells of above all, of those that may be chosen."""


def _words(typed: str) -> Sequence[str]:
    return [word for word in _BETWEEN.split(typed) if word]


def _boards(word: str) -> Sequence[str]:
    """The keys of the boards that somebody calls so; [] for none."""
    if word in BOARDS:
        return [word]
    return [
        board for board, kind in _TOLD.items() if word in (kind.name, str(kind.title), *kind.called)
    ]


def programme_text(answers: Answers) -> str:
    """The file, each line explained."""
    return "\n".join(_lines(answers)) + "\n"


def _lines(answers: Answers) -> Iterator[str]:
    yield _why(say("这份文件说这个榜是谁的。改了以后运行 sunboard check。"))
    yield _line("name", answers.name, say("这项工作叫什么"))
    yield _line("county", answers.county, say("哪个县、区或单位"))
    yield _line("issuer", answers.issuer, say("谁发布，写在每一页下面"))
    yield _line("supervision_phone", answers.supervision_phone, say("监督电话，居民打得通的"))
    if answers.language != CHINESE.tag:
        yield _line("language", answers.language, say("网站用的语言"))
    if answers.boards:
        why = say("要哪些榜；删掉这一行，有记录的都做（每月规定动作要写明才做）")
        yield f"{_why(why)}\nboards: [{', '.join(answers.boards)}]"
    address = say("网站的网址，印在张贴版的二维码里")
    yield (
        _line("web_address", answers.web_address, address)
        if answers.web_address
        else _why(f"web_address: https://…（{address}）")
    )
    yield _why(say("别的都有默认值，列在 data/README.md；要改才写，例如："))
    yield _why(say("hours: 工作日9:00—12:00、14:30—17:30"))
    if answers.language != CHINESE.tag:
        yield _why(say("holidays: GB-ENG（按哪里的法定节假日算工作日）"))
        yield _why(say("time_zone: Europe/London（按哪里的时间算今天）"))
    yield _why("began_on: 2026-01-01")
    yield _why("limits: {due_soon_days: 14}")
    yield _why("steps: {completed: {limit_workdays: 10}}")
    own = say_in("what an office may call an estate", "网格")
    yield _why(f"words: {{estate: {own}}}")


def _line(key: str, text: str, why: str) -> str:
    # A comment behind a text may as well be a part of it, which the check would have to ask about.
    value = text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
    return f"{_why(why)}\n{key}: {value}"


def _why(text: str) -> str:
    return f"# {text}"

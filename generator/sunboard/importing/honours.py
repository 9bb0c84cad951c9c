"""A list of honours whose rows say nothing of how they came to be: who approved it is one question for all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from sunboard.checks.faults import Fault
from sunboard.checks.parsing.dates import parse_date
from sunboard.checks.parsing.spans import days_in
from sunboard.importing.question import READ, Asked, Kinds, Meaning, Question, asked_once, of_codes
from sunboard.language import listed, mark, say, sentences
from sunboard.problems import Problem
from sunboard.schema import KIND_BY_NAME

_FIELDS = KIND_BY_NAME["deeds"].field_by_name
_PARTS = re.compile(r"[,，;；。\n]+")
_ROLE = re.compile(
    r"(推荐|核实|审批|批准|recommended|verified|approved)(?:单位|人|方|\s*by)?\s*[:：]\s*(.+)",
    re.IGNORECASE,
)
_WINDOW = re.compile(r"公示(?:期|时间|日期)?[:：]?|[从自]|止|notice(?:from)?:?", re.IGNORECASE)
_APPROVED = re.compile(
    r"(?:审批|批准|印发|决定)(?:日期|时间)?[:：]?|于|approved(?:on)?:?", re.IGNORECASE
)
_PAPER = re.compile(
    r"[〔\[【《号]|文件|通知|决定|纪要|会议|\b(?:no|document|minutes)\b", re.IGNORECASE
)
_ROLES = {
    **dict.fromkeys(("推荐", "recommended"), "recommender"),
    **dict.fromkeys(("核实", "verified"), "verifier"),
    **dict.fromkeys(("审批", "批准", "approved"), "approver"),
}
_BY = ("recommender", "verifier", "approver")
_LACKS = {
    "approver": mark("哪个单位"),
    "approved_on": mark("哪天批准"),
    "window_to": mark("公示从哪天到哪天"),
}


def honours(
    problems: Sequence[Problem],
    kinds: Kinds,
    is_open: Callable[[str], bool],
    honoured: str,
) -> Iterator[Question]:
    """One question for each sheet of deeds of which none says who recommended, verified and approved it.

    Args:
        problems: What the check found.
        kinds: Of which kind each sheet is.
        is_open: Whether a question of a key is still to be put.
        honoured: By which word a deed is honoured; "" where the programme has none.
    """
    rows = {each.place.source: int(each.params["count"]) for each in of_codes(problems, *READ)}
    without = filter(kinds.are_read, of_codes(problems, "R-29-way-unsaid"))
    for asked in asked_once(without, lambda each: each.place.sheet):
        count = sum(each.stands_for for each in asked.problems)
        key = f"honours:{asked.called}"
        # What is said of a sheet fills the blanks of all its rows.
        if honoured and count == rows.get(asked.place.source) and is_open(key):
            yield Question(key, _text(asked, count), partial(_means, asked, kinds, honoured))


def _text(asked: Asked, count: int) -> str:
    return sentences(
        say(
            "「{sheet}」里{n}条都没有写推荐、核实、审批、公示：这一批是哪个单位、按哪份文件、哪天批准上榜的，公示从哪天到哪天？",
            sheet=asked.called,
            n=count,
        ),
        say(
            "照这样写：县委组织部，清组发〔2026〕8号，2026-09-20批准，公示2026-09-08至2026-09-14。"
        ),
        say("推荐、核实是别的单位的，加上「推荐：…，核实：…」；没有加的，都算这个单位。"),
        say("不知道的按待核实只计数，不写人、不写事；有同意公开姓名的才写姓名。"),
    )


def _means(asked: Asked, kinds: Kinds, honoured: str, answer: str) -> Meaning:
    said = _Said.of(answer)
    lacks = [say(word) for name, word in _LACKS.items() if name not in said.texts]
    if said.refused or lacks:
        return Meaning(refused=said.refused or say("没有看出{what}。", what=listed(lacks)))
    texts = {**said.texts, "state": honoured}
    fixed = tuple((_FIELDS[name].label, text) for name, text in texts.items())
    told = say(
        "「{sheet}」每一条都算：{what}。",
        sheet=asked.called,
        what=listed(f"{_FIELDS[name].heading} {text}" for name, text in texts.items()),
    )
    return Meaning(asked.entries(kinds, fixed=fixed), told)


@dataclass
class _Said:
    """What an answer says, by field."""

    texts: dict[str, str] = field(default_factory=dict)
    refused: str = ""

    @classmethod
    def of(cls, answer: str) -> _Said:
        """Understand the parts of an answer, whatever their order."""
        said, paper = cls(), ""
        for part in filter(None, map(str.strip, _PARTS.split(answer))):
            role = _ROLE.fullmatch(part)
            if said._takes_days(part):
                continue
            if role:
                said.texts[_ROLES[role[1].casefold()]] = role[2].strip()
            elif _PAPER.search(part):
                paper = part
            elif "approver" not in said.texts:
                said.texts["approver"] = part
            else:
                said.refused = say("「{part}」不知道是什么。", part=part)
        if office := said.texts.get("approver"):
            said.texts = {**dict.fromkeys(_BY, office), **said.texts}
            said.texts["approver"] = (
                say("{office}（{paper}）", office=office, paper=paper) if paper else office
            )
        return said

    def _takes_days(self, part: str) -> bool:
        """Whether a part says a day, or the days of 公示, which are put down then."""
        plain = "".join(unicodedata.normalize("NFKC", part).split())
        window = days_in(_WINDOW.sub("", plain))
        if isinstance(window, tuple):
            self.texts |= {"window_from": window[0].isoformat(), "window_to": window[1].isoformat()}
        day = parse_date(_APPROVED.sub("", plain))
        if isinstance(day, date):
            self.texts["approved_on"] = day.isoformat()
        return isinstance(window, tuple | Fault) or isinstance(day, date)

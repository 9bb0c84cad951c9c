"""A list of honours whose rows say nothing of how they came to be: who approved it is one question for all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from sunboard.checks.parsing.approvals import Approval, approval_in
from sunboard.importing.question import READ, Asked, Kinds, Meaning, Question, asked_once, of_codes
from sunboard.language import listed, say, sentences
from sunboard.problems import Problem
from sunboard.schema import KIND_BY_NAME

_FIELDS = KIND_BY_NAME["deeds"].field_by_name


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
        say(
            "推荐、核实是别的单位的，加上「推荐：…，核实：…」；没有加的，都算这个单位。没有写结果的，补上结果才上榜。"
        ),
        say("不知道的按待核实只计数，不写人、不写事；有同意公开姓名的才写姓名。"),
    )


def _means(asked: Asked, kinds: Kinds, honoured: str, answer: str) -> Meaning:
    said = approval_in(answer)
    if refused := _objection(said):
        return Meaning(refused=refused)
    texts = {**dict(_texts(said)), "state": honoured}
    fixed = tuple((_FIELDS[name].label, text) for name, text in texts.items())
    told = say(
        "「{sheet}」每一条都算：{what}。",
        sheet=asked.called,
        what=listed(f"{_FIELDS[name].heading} {text}" for name, text in texts.items()),
    )
    return Meaning(asked.entries(kinds, fixed=fixed), told)


def _objection(said: Approval) -> str:
    """What is missing, or can't be made out; what it is isn't repeated, as it may be anything."""
    lacks = [
        *([] if "approver" in said.offices else [say("哪个单位")]),
        *([] if said.approved_on else [say("哪天批准")]),
        *([] if said.window else [say("公示从哪天到哪天")]),
    ]
    if lacks:
        return say("没有看出{what}。", what=listed(lacks))
    return say("有一部分不知道是什么；请照上面的样子写。") if said.has_more else ""


def _texts(said: Approval) -> Iterator[tuple[str, str]]:
    """By field what every row has."""
    office, paper = said.offices["approver"], said.paper
    approver = say("{office}（{paper}）", office=office, paper=paper) if paper else office
    days = (said.approved_on, *(said.window or ()))
    names = ("approved_on", "window_from", "window_to")
    yield from {**said.offices, "approver": approver}.items()
    yield from ((name, str(day)) for name, day in zip(names, days, strict=True))

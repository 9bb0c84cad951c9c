"""Questions about words and names, of which many alike are put as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from sunboard.importing.question import (
    MOST_CHOICES,
    ONE_BY_ONE,
    Confirmation,
    Entry,
    Question,
    asked_once,
    called,
    entry_of,
    is_whole,
    items_of,
    of_codes,
)
from sunboard.language import listed, mark, say
from sunboard.problems import Place, Problem
from sunboard.schema import KIND_BY_NAME

MOST_ALIKE = 3
"""More questions alike are put as one."""
REST = mark("其他")
"""The word of a vocabulary for what is none of the others."""
_YES_OR_NO = 2


def terms(problems: Sequence[Problem]) -> Iterator[Question]:
    """What words in a column of a list mean; of many at once, whether all of them are something else."""
    strange = [
        each for each in of_codes(problems, "R-10-term", "R-10-term-near") if _is_asked(each)
    ]
    for place, found in asked_once(strange, lambda each: each.place.column):
        heading = place.column or ""
        asked = (_term(replace(problem, place=place)) for problem in found)
        each = tuple({question.key: question for question in asked}.values())
        rest = next((c for c in each[0].choices if c in (say(REST), REST)), "")
        if len(each) <= MOST_ALIKE or not rest:
            yield from each
        else:
            yield _terms_together(place, heading, each, rest)


def _is_asked(problem: Problem) -> bool:
    """Whether the word and where it stands can be said, and what it may mean be told apart."""
    is_said = is_whole(str(problem.params.get("found", ""))) and bool(problem.place.column)
    return is_said and len(items_of(problem.params.get("allowed"))) <= MOST_CHOICES


def _term(problem: Problem) -> Question:
    """What one word means."""
    place, word = problem.place, str(problem.params["found"])
    heading = place.column or ""

    def writes(answer: str) -> Sequence[Entry]:
        values = ((heading, ((word, answer),)),)
        return (replace(entry_of(place), values=values),) if answer else ()

    return Question(
        f"term:{called(place)}:{heading}:{word}",
        say(
            "「{sheet}」的「{heading}」里写「{word}」，是哪一个？",
            sheet=called(place),
            heading=heading,
            word=word,
        ),
        writes,
        items_of(problem.params["allowed"]),
    )


def _terms_together(place: Place, heading: str, each: Sequence[Question], rest: str) -> Question:
    """Whether many words of a column that nothing tells all count as the rest (其他)."""
    words = [question.key.rpartition(":")[2] for question in each]
    everything = say("都算「{rest}」", rest=rest)

    def writes(answer: str) -> Sequence[Entry]:
        values = ((heading, tuple((word, rest) for word in words)),)
        return (replace(entry_of(place), values=values),) if answer == everything else ()

    return Question(
        f"terms:{called(place)}:{heading}",
        say(
            "「{sheet}」的「{heading}」里有{n}个词不认识：{words}。",
            sheet=called(place),
            heading=heading,
            n=len(words),
            words=listed(words),
        ),
        writes,
        (everything, say(ONE_BY_ONE)),
        one_by_one=tuple(each),
    )


def names(problems: Sequence[Problem]) -> Iterator[Question]:
    """Whether names that are merely like a record's mean that record: never taken for granted."""
    by_kind: dict[str, dict[str, Question]] = {}
    for problem in of_codes(problems, "R-10-near-name"):
        found = str(problem.params["found"])
        if is_whole(found) and not _are_several(problem, found):
            question = _name(problem)
            of_kind = by_kind.setdefault(str(problem.params["kind"]), {})
            of_kind.setdefault(question.key, question)
    for kind, questions in by_kind.items():
        sure = [each for each in questions.values() if len(each.choices) == _YES_OR_NO]
        if len(sure) <= MOST_ALIKE:
            sure = []
        yield from (each for each in questions.values() if each not in sure)
        if sure:
            yield _names_together(kind, sure)


def _are_several(problem: Problem, found: str) -> bool:
    """Whether a cell has two names in it, which mean no one record."""
    means = cast("tuple[str, ...]", problem.params["means"])
    return sum(name.rpartition("/")[2] in found for name in means) > 1


def _name(problem: Problem) -> Question:
    """Whether one name means a record, or which of several."""
    params = problem.params
    name, kind = f"{params['within']}{params['found']}", str(params["kind"])
    near = items_of(params["near"])
    choices = (say("是"),) if len(near) == 1 else near
    means = dict(zip(choices, cast("tuple[str, ...]", params["means"]), strict=True))

    def writes(answer: str) -> Sequence[Confirmation]:
        return (Confirmation(kind, name, means[answer]),) if answer in means else ()

    text = (
        say("「{name}」是{near}吗？", name=str(params["found"]), near=near[0])
        if len(near) == 1
        else say("「{name}」是哪一个？", name=str(params["found"]))
    )
    return Question(f"name:{kind}:{name}", text, writes, (*choices, say("不是")))


def _names_together(kind: str, each: Sequence[Question]) -> Question:
    """Whether many names, each like one record's, all mean these."""
    every = say("都是")

    def writes(answer: str) -> Sequence[Entry | Confirmation]:
        if answer != every:
            return ()
        return [said for question in each for said in question.writes(say("是"))]

    said = "\n".join(f"  {question.text}" for question in each)
    return Question(
        f"names:{kind}",
        say("有{n}个名称像是这些{kind}：", n=len(each), kind=KIND_BY_NAME[kind].words)
        + f"\n{said}",
        writes,
        (every, say(ONE_BY_ONE)),
        one_by_one=tuple(each),
    )

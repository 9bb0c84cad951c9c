"""Questions about words and names, of which many alike are put as one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import cast

from sunboard.importing.known import Known
from sunboard.importing.question import (
    MOST_CHOICES,
    ONE_BY_ONE,
    UNSAID,
    Confirmation,
    Kinds,
    Meaning,
    Question,
    asked_once,
    is_whole,
    items_of,
    of_codes,
)
from sunboard.importing.whole_column import WholeColumn, whole_column
from sunboard.language import listed, mark, say
from sunboard.problems import Problem
from sunboard.schema import KIND_BY_NAME

MOST_ALIKE = 3
"""More questions alike are put as one."""
MOST_ALL_AS = 3
"""Of so few words a list has, each may be what all in a column mean: 已报到、是、√."""
FEWEST_TERMS = 2
"""So many words that may all be something else are put as one."""
REST = mark("其他")
"""The word of a vocabulary for what is none of the others."""
NO_ANSWER = mark("还没有回答，不算")
"""What a word may be where people are asked what they think, and some haven't said."""
GOES_ON = mark("还在办")
"""What a word may be where people say whether something is done."""
IsOpen = Callable[[str], bool]
"""Whether a question of a key is still to be put."""


def terms(
    problems: Sequence[Problem], kinds: Kinds, is_open: IsOpen, known: Known
) -> Iterator[Question]:
    """What words in a column of a list mean; of many at once, whether all of them are something else."""
    strange = [
        each
        for each in of_codes(problems, "R-10-term", "R-10-term-near")
        if _is_asked(each) and kinds.are_read(each)
    ]
    for asked in asked_once(strange, lambda each: each.place.column):
        words: dict[str, Problem] = {}
        for problem in asked.problems:
            words.setdefault(str(problem.params["found"]), problem)
        column = whole_column(asked, kinds, words, known)
        every = (_term(column, word, problem) for word, problem in words.items())
        each = tuple(question for question in every if is_open(question.key))
        choices = tuple(e for e in each[0].choices if e not in column.others) if each else ()
        rest = tuple(choice for choice in choices if choice in (say(REST), REST))
        all_as = rest or (choices if len(choices) <= MOST_ALL_AS else ())
        are_many = column.own is not None and len(each) > MOST_ALIKE
        if not are_many and (len(each) < FEWEST_TERMS or not all_as):
            yield from each
        else:
            yield _terms_together(column, each, all_as)


def _is_asked(problem: Problem) -> bool:
    """Whether the word and where it stands can be said, and what it may mean be told apart."""
    heading = problem.place.column or UNSAID
    is_said = is_whole(str(problem.params.get("found", ""))) and not heading.startswith(UNSAID)
    return is_said and len(items_of(problem.params.get("allowed"))) <= MOST_CHOICES


def _term(column: WholeColumn, word: str, problem: Problem) -> Question:
    """What one word means, if not that it is the county's own, or its column another."""
    asked, kinds = column.asked, column.kinds
    heading = asked.place.column or ""
    where = {"sheet": asked.called, "heading": heading, "word": word}

    none = (say(NO_ANSWER),) if problem.params.get("may_be_none") else ()
    none = (say(GOES_ON),) if problem.params.get("may_go_on") else none

    def means(answer: str) -> Meaning:
        if answer in column.others:
            return column.means(answer, [word])
        value = "" if answer in none else answer
        said = say(
            "「{sheet}」的「{heading}」里「{word}」就是「{answer}」。", answer=answer, **where
        )
        return Meaning(asked.entries(kinds, values=((heading, ((word, value),)),)), said)

    return Question(
        f"term:{asked.called}:{heading}:{word}",
        say(
            "「{sheet}」第{row}行的「{heading}」里写「{word}」，是哪一个？",
            row=problem.place.row or 0,
            **where,
        ),
        means,
        (*items_of(problem.params["allowed"]), *none, *column.others),
    )


def _terms_together(
    column: WholeColumn, each: Sequence[Question], all_as: Sequence[str]
) -> Question:
    """Whether many words of a column are all one: the rest (其他), one of a few, or the county's own."""
    asked, kinds = column.asked, column.kinds
    heading = asked.place.column or ""
    words = [question.key.rpartition(":")[2] for question in each]
    word_of = {say("都算「{rest}」", rest=word): word for word in all_as}
    where = {"sheet": asked.called, "heading": heading, "n": len(words)}

    def means(answer: str) -> Meaning:
        if answer in column.others:
            return column.means(answer, words)
        rest = word_of[answer]
        said = say("「{sheet}」的「{heading}」里这{n}个词都算「{rest}」。", rest=rest, **where)
        value = "" if rest in (say(NO_ANSWER), say(GOES_ON)) else rest
        values = ((heading, tuple((word, value) for word in words)),)
        return Meaning(asked.entries(kinds, values=values), said)

    return Question(
        f"terms:{asked.called}:{heading}",
        say("「{sheet}」的「{heading}」里有{n}个词不认识：{words}。", words=listed(words), **where),
        means,
        (*word_of, *column.others, say(ONE_BY_ONE)),
        one_by_one=tuple(each),
    )


def names(problems: Sequence[Problem], is_open: IsOpen) -> Iterator[Question]:
    """Whether names that are merely like a record's mean that record: never taken for granted."""
    by_kind: dict[str, dict[str, Question]] = {}
    short = {_who(each) for each in of_codes(problems, "layout-shorter")}
    for problem in of_codes(problems, "R-10-near-name"):
        found = str(problem.params["found"])
        if is_whole(found) and not _are_several(problem, found):
            question = _name(problem, may_be_own=_who(problem) in short)
            if is_open(question.key):
                of_kind = by_kind.setdefault(str(problem.params["kind"]), {})
                of_kind.setdefault(question.key, question)
    for kind, questions in by_kind.items():
        sure = [each for each in questions.values() if each.choices[0] == say("是")]
        if len(sure) <= MOST_ALIKE:
            sure = []
        yield from (each for each in questions.values() if each not in sure)
        if sure:
            yield _names_together(kind, sure)


def _are_several(problem: Problem, found: str) -> bool:
    """Whether a cell has two names in it, which mean no one record."""
    means = cast("tuple[str, ...]", problem.params["means"])
    return sum(name.rpartition("/")[2] in found for name in means) > 1


def _who(problem: Problem) -> tuple[str, str]:
    return str(problem.params["kind"]), str(problem.params["found"])


def _name(problem: Problem, *, may_be_own: bool) -> Question:
    """Whether one name means a record, or which of several; or one of its own, which no list tells of."""
    params = problem.params
    name, kind = f"{params['within']}{params['found']}", str(params["kind"])
    near = items_of(params["near"])
    choices = (say("是"),) if len(near) == 1 else near
    record_of = dict(zip(choices, cast("tuple[str, ...]", params["means"]), strict=True))
    near_of = dict(zip(choices, near, strict=True))

    own = (say("不是，另是一个"),) if may_be_own else ()

    def means(answer: str) -> Meaning:
        if answer in own:
            said = say("「{name}」另是一个。", name=str(params["found"]))
            return Meaning((Confirmation(kind, name, name),), said)
        if answer not in record_of:
            return Meaning(said=say("「{name}」不是，按没有填写算。", name=str(params["found"])))
        said = say("「{name}」就是{near}。", name=str(params["found"]), near=near_of[answer])
        return Meaning((Confirmation(kind, name, record_of[answer]),), said)

    text = (
        say("「{name}」是{near}吗？", name=str(params["found"]), near=near[0])
        if len(near) == 1
        else say("「{name}」是哪一个？", name=str(params["found"]))
    )
    return Question(f"name:{kind}:{name}", text, means, (*choices, *own, say("不是")))


def _names_together(kind: str, each: Sequence[Question]) -> Question:
    """Whether many names, each like one record's, all mean these."""

    def means(_: str) -> Meaning:
        said = say("这{n}个名称都认了。", n=len(each))
        return Meaning([one for question in each for one in question.means(say("是")).writes], said)

    listed_below = "\n".join(f"  {question.text}" for question in each)
    return Question(
        f"names:{kind}",
        say("有{n}个名称像是这些{kind}：", n=len(each), kind=KIND_BY_NAME[kind].words)
        + f"\n{listed_below}",
        means,
        (say("都是"), say(ONE_BY_ONE)),
        one_by_one=tuple(each),
    )

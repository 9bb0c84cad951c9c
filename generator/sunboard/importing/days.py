"""Days of which only the month is written, or a longer time: whether its last day will do the office says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sunboard.checks.faults import Assumed
from sunboard.checks.parsing.dates import parse_due_date
from sunboard.importing.question import Asked, Kinds, Meaning, Question, asked_once, of_codes
from sunboard.language import listed, mark, say
from sunboard.problems import Problem

LAST_DAY = mark("都按最后一天算")
_MOST_NAMED = 6


def months(
    problems: Sequence[Problem],
    kinds: Kinds,
    is_open: Callable[[str], bool],
) -> Iterator[Question]:
    """One question for all cells of a column that say in which month or year something happened, and no day."""
    found = filter(_has_last_day, filter(kinds.are_read, of_codes(problems, "date-no-day")))
    for asked in asked_once(found, lambda each: (each.place.sheet, each.place.column)):
        question = _question(asked, kinds)
        if is_open(question.key):
            yield question


def _has_last_day(problem: Problem) -> bool:
    """Whether it is sure which day that is: 2026.1 may be what is left of 2026.10."""
    return isinstance(parse_due_date(str(problem.params["found"])), Assumed)


def _question(asked: Asked, kinds: Kinds) -> Question:
    heading = asked.place.column or ""
    said = [*dict.fromkeys(str(each.params["found"]) for each in asked.problems)]
    more = "…" if len(said) > _MOST_NAMED else ""
    where = {"sheet": asked.called, "heading": heading}

    def means(_: str) -> Meaning:
        said = say("「{sheet}」的「{heading}」里没有写到哪一天的，按最后一天算。", **where)
        return Meaning(asked.entries(kinds, last_days=(heading,)), said)

    return Question(
        f"days:{asked.called}:{heading}",
        say(
            "「{sheet}」的「{heading}」有{n}格没有写到哪一天：{months}{more}。",
            n=sum(each.stands_for for each in asked.problems),
            months=listed(said[:_MOST_NAMED]),
            more=more,
            **where,
        ),
        means,
        (say(LAST_DAY),),
    )

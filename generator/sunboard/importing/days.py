"""Days of which only the month is written, or a longer time: whether its last day will do the office says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sunboard.checks.faults import Assumed
from sunboard.checks.parsing.dates import parse_due_date
from sunboard.importing.question import Asked, Kinds, Meaning, Question, asked_once, of_codes
from sunboard.language import listed, mark, say
from sunboard.problems import Place, Problem

LAST_DAY = mark("都按最后一天算")
CellAt = Callable[[Place], str]
"""What stands in a cell, as it is written there; "" where that can't be read."""
_MOST_NAMED = 6


def months(
    problems: Sequence[Problem],
    kinds: Kinds,
    is_open: Callable[[str], bool],
    cell_at: CellAt,
) -> Iterator[Question]:
    """One question for all cells of a column that say in which month or year something happened, and no day."""
    found = filter(kinds.are_read, of_codes(problems, "date-no-day"))
    for asked in asked_once(found, lambda each: (each.place.sheet, each.place.column)):
        question = _question(asked, kinds, cell_at)
        if is_open(question.key):
            yield question


def _question(asked: Asked, kinds: Kinds, cell_at: CellAt) -> Question:
    heading = asked.place.column or ""
    said = [*dict.fromkeys(str(each.params["found"]) for each in asked.problems)]
    more = "…" if len(said) > _MOST_NAMED else ""
    where = {"sheet": asked.called, "heading": heading}

    def means(_: str) -> Meaning:
        # By what stands in the cell itself, which may have no year.
        days = {cell_at(e.place): _last_day(str(e.params["found"])) for e in asked.problems}
        values = tuple((text, day) for text, day in days.items() if text and day)
        if not values:
            return Meaning(refused=say("读不到原来那些格。"))
        entries = asked.entries(kinds, values=((heading, values),))
        return Meaning(
            entries, say("「{sheet}」的「{heading}」里没有写到哪一天的，按最后一天算。", **where)
        )

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


def _last_day(month: str) -> str:
    parsed = parse_due_date(month)
    return parsed.value.isoformat() if isinstance(parsed, Assumed) else ""

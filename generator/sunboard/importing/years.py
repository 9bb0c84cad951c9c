"""Days that no year is said of, in the sheet or its names: which year they are of the office says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sunboard.importing.question import Asked, Kinds, Meaning, Question, asked_once, of_codes
from sunboard.language import say
from sunboard.problems import Problem
from sunboard.records.layouts.years import lacks_year


def years(problems: Sequence[Problem], kinds: Kinds, today: date) -> Iterator[Question]:
    """One question for each sheet in which nothing tells a year: its days are of this one, or of the last.

    Of 9.2, which may be 9.20, no year makes a day.
    """
    told = {each.place.source for each in of_codes(problems, "layout-year")}
    without = filter(kinds.are_read, of_codes(problems, "date-no-year"))
    found = (
        each
        for each in without
        if each.place.source not in told and lacks_year(str(each.params["found"]))
    )
    for asked in asked_once(found, lambda each: each.place.sheet):
        yield _question(asked, kinds, today)


def _question(asked: Asked, kinds: Kinds, today: date) -> Question:
    def means(answer: str) -> Meaning:
        said = say(
            "「{sheet}」里没有写年份的日期，都是{year}年的。", sheet=asked.called, year=answer
        )
        return Meaning(asked.entries(kinds, year=int(answer)), said)

    return Question(
        f"year:{asked.called}",
        say("「{sheet}」的日期没有写年份，是哪一年？", sheet=asked.called),
        means,
        (str(today.year), str(today.year - 1)),
    )

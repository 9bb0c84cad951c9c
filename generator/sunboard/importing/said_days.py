"""Days of completion that stand within what came of something: whether they are that the office says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from sunboard.checks.saying import as_example
from sunboard.importing.known import Known
from sunboard.importing.question import (
    UNSAID,
    Asked,
    Kinds,
    Meaning,
    Question,
    asked_once,
    of_codes,
)
from sunboard.language import listed, mark, say, sentences
from sunboard.problems import Problem
from sunboard.records.layouts.said_days import completed_on

THEY_ARE, THEY_ARE_NOT = mark("是，都按那天算"), mark("不是，不算")
_MOST_EXAMPLES = 3


def said_days(problems: Sequence[Problem], kinds: Kinds, known: Known) -> Iterator[Question]:
    """One question for each column of a file that says when things were done, where no column is for it."""
    found = filter(kinds.are_read, of_codes(problems, "layout-days-said"))
    for asked in asked_once(found, lambda each: (each.place.column, str(each.params["label"]))):
        heading, label = asked.place.column or "", str(asked.problems[0].params["label"])
        if heading.startswith(UNSAID):
            continue
        yield Question(
            f"said:{asked.called}:{heading}",
            sentences(
                say(
                    "「{sheet}」有{n}条的「{heading}」写着哪天完成的，没有一列写「{label}」：这些就是完成的日子吗？",
                    sheet=asked.called,
                    n=sum(int(each.params["count"]) for each in asked.problems),
                    heading=heading,
                    label=label,
                ),
                say("还没有到的日子不算。"),
            ),
            partial(_means, asked, kinds, label),
            (say(THEY_ARE), say(THEY_ARE_NOT)),
            notes=(_examples(asked, known), ""),
        )


def _examples(asked: Asked, known: Known) -> str:
    """Some cells that say so, and may be repeated; "" for none."""
    columns = (e for e in known.columns(asked.place) if e.letter == asked.place.letter)
    cells = (text for each in columns for text in each.texts if completed_on(text))
    shown = [*islice(filter(None, map(as_example, cells)), _MOST_EXAMPLES)]
    return say("例如「{example}」", example=listed(shown)) if shown else ""


def _means(asked: Asked, kinds: Kinds, label: str, answer: str) -> Meaning:
    heading = asked.place.column or ""
    where = {"sheet": asked.called, "heading": heading, "label": label}
    if answer != say(THEY_ARE):
        said = say("「{sheet}」的「{heading}」里写的日子不算「{label}」。", **where)
        return Meaning(said=said)
    said = say("「{sheet}」的「{heading}」里写着哪天完成的，就是「{label}」。", **where)
    return Meaning(asked.entries(kinds, days_in=((label, heading),)), said)

"""Columns that are not read, and by what stands in them may well be a field that no other column is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import partial

from sunboard.importing.known import Known
from sunboard.importing.question import (
    UNSAID,
    Asked,
    Kinds,
    Meaning,
    Question,
    asked_once,
    items_of,
    of_codes,
)
from sunboard.language import listed, say
from sunboard.problems import Problem
from sunboard.records.layouts.mapping import UNREAD


def named_columns(
    problems: Sequence[Problem], kinds: Kinds, no_column: Collection[str]
) -> Iterator[Question]:
    """What a column is that is not read, and full of names, unless which column is that is asked already.

    Args:
        problems: What the check found.
        kinds: Of which kind each sheet is.
        no_column: The codes of the problems by which that is asked.
    """
    missing = of_codes(problems, *no_column)
    wanted = {(each.place.file, str(each.params["label"])) for each in missing}
    for asked in asked_once(of_codes(problems, "layout-names"), lambda each: each.place.column):
        params, heading = asked.problems[0].params, asked.place.column or ""
        labels = items_of(params["labels"])
        if heading.startswith(UNSAID) or {(asked.place.file, each) for each in labels} <= wanted:
            continue
        yield Question(
            f"names:{asked.called}:{heading}",
            say(
                "「{sheet}」的「{heading}」写的多是{kind}的名称，是哪一列？",
                sheet=asked.called,
                heading=heading,
                kind=str(params["kind"]),
            ),
            partial(_is_column, asked, kinds, heading),
            (*labels, UNREAD[0]),
        )


def told_columns(problems: Sequence[Problem], kinds: Kinds, known: Known) -> Iterator[Question]:
    """What a column is that is not read, and full of sentences, where nothing says what came of the rows."""
    found = of_codes(problems, "layout-sentences")
    for asked in asked_once(filter(kinds.are_read, found), lambda each: each.place.column):
        place, heading = asked.place, asked.place.column or ""
        if heading.startswith(UNSAID):
            continue
        columns = (each for each in known.columns(place) if each.letter == place.letter)
        example = next((each.example for each in columns), "")
        note = say("例如「{example}」", example=example) if example else ""
        labels = items_of(asked.problems[0].params["labels"])
        yield Question(
            f"told:{asked.called}:{heading}",
            say(
                "「{sheet}」的「{heading}」写的多是一句一句的话，别的列又没有写{labels}：它是哪一列？",
                sheet=asked.called,
                heading=heading,
                labels=listed(labels),
            ),
            partial(_is_column, asked, kinds, heading),
            (*labels, UNREAD[0]),
            notes=(note, *("" for _ in labels)),
        )


def _is_column(asked: Asked, kinds: Kinds, heading: str, answer: str) -> Meaning:
    """A column is a field, by its label, or is not read."""
    said = say(
        "「{sheet}」的「{heading}」就是「{label}」。",
        sheet=asked.called,
        heading=heading,
        label=answer,
    )
    return Meaning(asked.entries(kinds, columns=((heading, answer),)), said)

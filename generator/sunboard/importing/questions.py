"""What only somebody of the office can say: questions made of what the check found, one for one cause."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from sunboard.importing.alike import names, terms
from sunboard.importing.question import (
    UNSAID,
    Entry,
    Question,
    asked_once,
    called,
    entry_of,
    items_of,
    of_codes,
)
from sunboard.language import say, sentences
from sunboard.problems import Place, Problem
from sunboard.schema import KIND_BY_NAME, KINDS


def questions_of(problems: Iterable[Problem]) -> Iterator[Question]:
    """The questions that some problems raise, each once, sheets before columns and those before cells."""
    every = list(problems)
    makers = (_kinds, _columns, terms, _approvals, names)
    seen: set[str] = set()
    for question in (each for make in makers for each in make(every)):
        if question.key not in seen:
            seen.add(question.key)
            yield question


def _kinds(problems: Sequence[Problem]) -> Iterator[Question]:
    """Of which kind a sheet's records are, where its headings leave it open."""
    open_kinds = of_codes(problems, "layout-kind-doubt", "layout-kind-unknown")
    for place, alike in asked_once(open_kinds, lambda each: str(each.params)):
        rivals = alike[0].params.get("rivals", ())
        kinds = [KIND_BY_NAME[name] for name in rivals] or [*KINDS]

        def writes(answer: str, place: Place = place) -> Sequence[Entry]:
            return (replace(entry_of(place), kind=answer),) if answer else ()

        yield Question(
            f"kind:{called(place)}",
            say("「{sheet}」是哪一类记录？", sheet=called(place)),
            writes,
            tuple(str(kind.title) for kind in kinds),
        )


def _columns(problems: Sequence[Problem]) -> Iterator[Question]:
    """Which column is a field that a kind can't do without."""
    unread = {
        (problem.place.file, problem.place.sheet): items_of(problem.params["headings"])
        for problem in of_codes(problems, "layout-unread")
    }

    def headings_of(problem: Problem) -> tuple[str, ...]:
        of_sheet = unread.get((problem.place.file, problem.place.sheet), ())
        found = dict.fromkeys((*of_sheet, *items_of(problem.params["read"])))
        return tuple(each for each in found if each and not each.startswith(UNSAID))

    def about(problem: Problem) -> Hashable:
        return str(problem.params["label"]), headings_of(problem)

    for place, alike in asked_once(of_codes(problems, "heading-missing-in-sheet"), about):
        label, headings = str(alike[0].params["label"]), headings_of(alike[0])

        yield Question(
            f"column:{called(place)}:{label}",
            sentences(
                say("「{sheet}」里哪一列是「{label}」？", sheet=called(place), label=label),
                str(alike[0].params["meaning"]),
                say("没有这一列、每条都一样的，直接写是什么。"),
            ),
            partial(_column_answered, place, label, headings),
            headings,
            takes_text=True,
        )


def _column_answered(
    place: Place, label: str, headings: Sequence[str], answer: str
) -> Sequence[Entry]:
    """What it comes to: a column that is the field, or a text that holds for every row."""
    if not answer:
        return ()
    if answer in headings:
        return (replace(entry_of(place), columns=((answer, label),)),)
    return (replace(entry_of(place), fixed=((label, answer),)),)


def _approvals(problems: Sequence[Problem]) -> Iterator[Question]:
    """Who approved all records of a sheet, where none of them says so."""
    without = of_codes(problems, "R-29-unapproved")
    for place, alike in asked_once(without, lambda each: str(each.params["label"])):
        label = str(alike[0].params["label"])

        def writes(answer: str, place: Place = place, label: str = label) -> Sequence[Entry]:
            return (replace(entry_of(place), fixed=((label, answer),)),) if answer else ()

        yield Question(
            f"fixed:{called(place)}:{label}",
            say(
                "「{sheet}」里{n}条没有「{label}」；都一样的写在这里，不知道就空着",
                sheet=called(place),
                n=sum(problem.stands_for for problem in alike),
                label=label,
            ),
            writes,
        )

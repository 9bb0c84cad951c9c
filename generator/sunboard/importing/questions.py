"""What only somebody of the office can say: questions made of what the check found, one for one cause."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from sunboard.importing.alike import names, terms
from sunboard.importing.columns import Column
from sunboard.importing.days import months
from sunboard.importing.honours import honours
from sunboard.importing.known import Known
from sunboard.importing.question import (
    MOST_CHOICES,
    UNSAID,
    Asked,
    Kinds,
    Meaning,
    Question,
    asked_once,
    items_of,
    of_codes,
)
from sunboard.importing.said_days import said_days
from sunboard.importing.unread_columns import named_columns, told_columns
from sunboard.importing.years import years
from sunboard.language import mark, say, sentences
from sunboard.problems import Problem
from sunboard.records.headings import normalise_heading
from sunboard.records.layouts.mapping import UNREAD, field_named
from sunboard.schema import KIND_BY_NAME, KINDS, Field, FieldType

VALUE = "="
"""Stands before a value that could be taken for a column's letter."""
_NO_COLUMN = ("heading-missing-in-sheet", "heading-expected-in-sheet")
NONE_OF_THEM = mark("都不是，不读")
"""The answer that a sheet is of no kind, and is to be left alone."""
_SHORTEST_OFFICE = 2
"""Letters of the name of an office, at least."""
IsOpen = Callable[[str], bool]
"""Whether a question of a key is still to be put."""


def questions_of(problems: Iterable[Problem], is_open: IsOpen, known: Known) -> Iterator[Question]:
    """The open questions that problems raise, about sheets before columns, and those before cells."""
    every = list(problems)
    kinds = Kinds(every)
    yield from (each for each in _kinds(every) if is_open(each.key))
    yield from (each for each in _columns(every, kinds, known) if is_open(each.key))
    yield from (each for each in named_columns(every, kinds, _NO_COLUMN) if is_open(each.key))
    yield from (each for each in told_columns(every, kinds, known) if is_open(each.key))
    yield from (each for each in said_days(every, kinds, known) if is_open(each.key))
    yield from (each for each in years(every, kinds, known.today) if is_open(each.key))
    yield from months(every, kinds, is_open)
    yield from terms(every, kinds, is_open, known)
    yield from _approvals(every, kinds, is_open)
    yield from honours(every, kinds, is_open, known.word_for("deed_states", "honoured"))
    yield from names(every, is_open)


def _kinds(problems: Sequence[Problem]) -> Iterator[Question]:
    """Of which kind a sheet's records are, where its headings leave it open."""
    open_kinds = of_codes(problems, "layout-kind-doubt", "layout-kind-unknown")
    for asked in asked_once(open_kinds, lambda each: str(each.params)):
        rivals = asked.problems[0].params.get("rivals", ())
        kinds = [KIND_BY_NAME[name] for name in rivals] or [*KINDS]

        def means(answer: str, asked: Asked = asked) -> Meaning:
            if answer == say(NONE_OF_THEM):
                said = say("「{sheet}」不读。", sheet=asked.called)
                return Meaning(asked.entries(Kinds(()), kind=UNREAD[0]), said)
            said = say("「{sheet}」按「{kind}」读。", sheet=asked.called, kind=answer)
            return Meaning(asked.entries(Kinds(()), kind=answer), said)

        yield Question(
            f"kind:{asked.called}",
            say("「{sheet}」是哪一类记录？", sheet=asked.called),
            means,
            (*(str(kind.title) for kind in kinds), say(NONE_OF_THEM)),
            notes=(*(say(kind.row_meaning) for kind in kinds), ""),
        )


def _columns(problems: Sequence[Problem], kinds: Kinds, known: Known) -> Iterator[Question]:
    """Which column is a field that a kind can't do without, or seldom does."""
    unread = {
        problem.place.source: items_of(problem.params["headings"])
        for problem in of_codes(problems, "layout-unread")
    }

    def headings_of(problem: Problem) -> tuple[str, ...]:
        found = dict.fromkeys(
            (*unread.get(problem.place.source, ()), *items_of(problem.params["read"]))
        )
        return tuple(each for each in found if each and not each.startswith(UNSAID))

    def about(problem: Problem) -> Hashable:
        return str(problem.params["label"]), headings_of(problem)

    for asked in asked_once(of_codes(problems, *_NO_COLUMN), about):
        source = asked.problems[0].place.source
        yield _which_column(asked, _Wanted.of(asked, kinds, known), unread.get(source, ()))


def _which_column(asked: Asked, wanted: _Wanted, unread: Sequence[str]) -> Question:
    problem, columns = asked.problems[0], wanted.candidates(unread)
    examples = (
        say("例如「{example}」", example=each.example) if each.example else "" for each in columns
    )
    return Question(
        f"column:{asked.called}:{wanted.label}",
        sentences(
            say(
                "「{sheet}」按「{kind}」读，哪一列是「{label}」？",
                sheet=asked.called,
                kind=problem.params["kind"],
                label=wanted.label,
            ),
            str(problem.params["meaning"]),
        ),
        wanted.means,
        (*(each.heading for each in columns), *wanted.for_every_row),
        (*(each.letter for each in columns), *map(str, range(1, len(wanted.words) + 1))),
        (*examples, *("" for _ in wanted.words)),
        takes_text=True,
    )


@dataclass(frozen=True)
class _Wanted:
    """A field that no column of a sheet was read as."""

    asked: Asked
    kinds: Kinds
    label: str
    field: Field | None
    columns: Sequence[Column]
    words: Sequence[str]
    """Of a term what it may be; () where that would be a list to be read."""

    @classmethod
    def of(cls, asked: Asked, kinds: Kinds, known: Known) -> _Wanted:
        """What a problem says that there is no column for."""
        params = asked.problems[0].params
        label, kind_title = str(params["label"]), str(params["kind"])
        kind = next((each for each in KINDS if str(each.title) == kind_title), None)
        name = field_named(kind, label) if kind else None
        field = kind.field_by_name[name] if kind and name else None
        is_term = field is not None and field.type is FieldType.TERM
        words = known.words(field.vocabulary) if field and is_term else ()
        few = words if len(words) <= MOST_CHOICES else ()
        return cls(asked, kinds, label, field, known.columns(asked.place), few)

    @property
    def for_every_row(self) -> tuple[str, ...]:
        """The answers that every row is one of its words."""
        return tuple(say("每一行都是「{word}」", word=each) for each in self.words)

    def candidates(self, first: Sequence[str]) -> list[Column]:
        """The columns whose cells may be it, those of some headings before the others."""
        may_be = [each for each in self.columns if self.field is None or each.may_be(self.field)]
        return sorted(may_be, key=lambda each: each.heading not in first)

    def means(self, answer: str) -> Meaning:
        """A column that is the field, by its heading; else a text that holds for every row."""
        of_all = dict(zip(self.for_every_row, self.words, strict=True))
        answer = of_all.get(answer, answer)
        wanted = normalise_heading(answer)
        column = next((each for each in self.columns if wanted in each.forms), None)
        if answer.startswith(VALUE) or column is None:
            return _every_row(self.asked, self.kinds, self.label, answer)
        every_row = _every_row(self.asked, self.kinds, self.label, answer)
        if answer in self.words and not {*self.words} & {*column.texts}:
            # 社区 is a word of the list, and the heading of a column that says something else.
            return every_row
        is_term = self.field is not None and self.field.type is FieldType.TERM
        otherwise = every_row if is_term else None
        if self.field is not None and column.texts and not column.may_be(self.field):
            return Meaning(refused=self._unlike(column), otherwise=otherwise)
        said = say(
            "「{sheet}」的{letter}列「{heading}」就是「{label}」。",
            sheet=self.asked.called,
            letter=column.letter,
            heading=column.heading,
            label=self.label,
        )
        columns = ((column.heading, self.label),)
        return Meaning(self.asked.entries(self.kinds, columns=columns), said, otherwise=otherwise)

    def _unlike(self, column: Column) -> str:
        return say(
            "{letter}列「{heading}」里写的（例如「{example}」）当不了「{label}」。",
            letter=column.letter,
            heading=column.heading,
            example=column.example,
            label=self.label,
        )


def _approvals(problems: Sequence[Problem], kinds: Kinds, is_open: IsOpen) -> Iterator[Question]:
    """Who approved all records of a sheet, where none of them says so, and then when."""
    without = filter(kinds.are_read, of_codes(problems, "R-29-unapproved"))
    unknown: set[tuple[str, str]] = set()
    for asked in asked_once(without, lambda each: str(each.params["label"])):
        label = str(asked.problems[0].params["label"])
        key, source = f"fixed:{asked.called}:{label}", asked.place.source
        if source in unknown or not is_open(key):
            # Who doesn't know by whom they were approved doesn't know when either.
            unknown.add(source)
            continue
        yield Question(
            key,
            say(
                "「{sheet}」里{n}条没有「{label}」；都一样的写在这里。",
                sheet=asked.called,
                n=sum(problem.stands_for for problem in asked.problems),
                label=label,
            ),
            partial(_approved, asked, kinds, label),
        )


def _approved(asked: Asked, kinds: Kinds, label: str, answer: str) -> Meaning:
    """By whom, or when, every record of a sheet was approved: by 1, or A, nothing was."""
    text = answer.removeprefix(VALUE).strip()
    is_office = label not in {str(each.heading) for each in _approvals_days()}
    if text and is_office and sum(map(str.isalpha, text)) < _SHORTEST_OFFICE:
        return Meaning(refused=say("这不是哪个单位、什么职务；请写全。"))
    return _every_row(asked, kinds, label, answer)


def _approvals_days() -> Iterator[Field]:
    every = (field for kind in KINDS for field in kind.fields_of(FieldType.DATE))
    return (field for field in every if field.approval)


def _every_row(asked: Asked, kinds: Kinds, label: str, answer: str) -> Meaning:
    """What every row of a sheet has that says nothing else."""
    text = answer.removeprefix(VALUE).strip()
    if not text:
        return Meaning(refused=say("没有写是什么。"))
    said = say(
        "「{sheet}」每一行的「{label}」都算「{text}」。", sheet=asked.called, label=label, text=text
    )
    return Meaning(asked.entries(kinds, fixed=((label, text),)), said)

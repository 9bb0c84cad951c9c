"""Records that rows of another kind tell of: 满意度 in a sheet of tasks is what residents answered.

Each becomes a record of its own, in the file and row that tell of it, so that whatever is asked of evaluations
is asked of these. It has its id from its teller's, by which it is the same tomorrow, wherever its row stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from sunboard.checks.arrays import Mask, Rows, Text, is_filled
from sunboard.checks.parsing.answers import answers
from sunboard.checks.parsing.drafting import days_reader
from sunboard.checks.parsing.values import day_column
from sunboard.checks.told_items import items_told
from sunboard.language import several
from sunboard.problems import Place, Problem
from sunboard.records.gathering import TEXT
from sunboard.records.text_tables import SourceFile, TextTable
from sunboard.schema import KIND_BY_NAME, KINDS, Field, FieldType, Kind, Need
from sunboard.settings import Programme


@dataclass(frozen=True)
class Told:
    """Records of another kind that some rows tell of; a row may tell of several."""

    table: TextTable
    """Whose rows they are."""
    columns: Mapping[str, Field]
    """By the field there the column here."""
    rows: Rows
    """For each record the row that tells of it."""
    texts: Mapping[str, Text]
    """By the field there what each record says."""


@dataclass(frozen=True)
class _Teller:
    """The rows of a kind, as far as they tell of records of another."""

    table: TextTable
    columns: Mapping[str, Field]
    """By the field there the column here."""
    texts: Mapping[str, Text]
    """The same columns, without the words that say that nobody answered."""
    is_answer: Mask
    """Where anything was answered."""
    is_done: Mask
    """Where it is known when what is judged was done."""

    @property
    def told(self) -> Told:
        """What they tell."""
        rows = np.flatnonzero(self.is_answer & self.is_done)
        texts = {name: text.take(pa.array(rows)) for name, text in self.texts.items()}
        return Told(self.table, self.columns, rows, texts)


def tell(
    tables: Mapping[str, TextTable], programme: Programme
) -> tuple[dict[str, TextTable], list[Problem]]:
    """The tables with a record for every row that tells of one, and what was taken for granted.

    The columns that tell are empty then: what they say is said there.
    """
    told, problems = dict(tables), list[Problem]()
    for kind in KINDS:
        for name, columns in kind.told.items():
            table = told[kind.name]
            if any(is_filled(table.texts[column.name]).any() for column in columns.values()):
                found, notes = _told(table, columns, KIND_BY_NAME[name], programme)
                told[name] = _with_told(told[name], found, programme)
                told[kind.name] = _without(told[kind.name], columns)
                problems.extend(notes)
    return told, problems


def _told(
    table: TextTable, columns: Mapping[str, Field], kind: Kind, programme: Programme
) -> tuple[Told, list[Problem]]:
    """What the rows of a table tell of a kind, and the notes of it."""
    if any(each.itemised for each in columns.values()):
        rows, texts, notes = items_told(table, columns, kind)
        return Told(table, columns, rows, texts), notes
    teller = _teller(table, columns, programme)
    return teller.told, [*_notes(teller, kind)]


def _teller(table: TextTable, columns: Mapping[str, Field], programme: Programme) -> _Teller:
    texts = {
        name: answers(table.texts[column.name], column, programme)
        for name, column in columns.items()
    }
    is_answer = np.zeros(len(table), dtype=np.bool_)
    for name, column in columns.items():
        if column.type is FieldType.TERM:
            is_answer |= is_filled(texts[name])
    is_done = np.ones(len(table), dtype=np.bool_)
    for each in table.kind.fields_of(FieldType.DATE):
        if each.need is Need.DONE:
            days, _ = day_column(table.texts[each.name], days_reader(table.kind, each))
            is_done &= ~np.isnat(days)
    return _Teller(table, columns, texts, is_answer, is_done)


def _with_told(table: TextTable, told: Told, programme: Programme) -> TextTable:
    """A table with the records that another kind's rows tell of behind its own."""
    rows = told.rows
    files, codes = _files(told, len(table.files))
    nothing = pa.repeat(pa.scalar("", TEXT), len(rows))
    new = dict(told.texts) | {
        name: pa.repeat(pa.scalar(key, TEXT), len(rows))
        for name, key in _taken_for_granted(table.kind, programme).items()
    }
    own = np.full(len(table), -1, dtype=np.int32)
    return replace(
        table,
        texts={
            name: pa.chunked_array([column, new.get(name, nothing)], TEXT).combine_chunks()
            for name, column in table.texts.items()
        },
        files=(*table.files, *files),
        file_codes=np.concatenate([table.file_codes, codes]),
        lines=np.concatenate([table.lines, told.table.lines[rows]]),
        told_by={told.table.kind.name: np.concatenate([own, rows.astype(np.int32)])},
    )


def _taken_for_granted(kind: Kind, programme: Programme) -> dict[str, str]:
    """By field the key of the term that a record has when another kind's row tells of it."""
    return {
        each.name: term.key
        for each in kind.fields_of(FieldType.TERM)
        for term in reversed(programme.vocabulary(each.vocabulary).terms)
        if each.told_as and term.counts_as == each.told_as
    }


def _files(told: Told, before: int) -> tuple[list[SourceFile], Rows]:
    """The files and sheets that tell of records, and for each of those its position behind `before` others."""
    codes, positions = np.unique(told.table.file_codes[told.rows], return_inverse=True)
    counts = np.bincount(positions, minlength=len(codes)).tolist()
    files = []
    for code, count in zip(codes.tolist(), counts, strict=True):
        file = told.table.files[code]
        headings, letters = (
            {name: said[c.name] for name, c in told.columns.items() if c.name in said}
            for said in (file.headings, file.letters)
        )
        given = tuple(
            replace(each, field=name)
            for name, c in told.columns.items()
            for each in file.given
            if each.field == c.name
        )
        files.append(
            SourceFile(file.path, headings, count, sheet=file.sheet, letters=letters, given=given)
        )
    return files, (positions + before).astype(np.int32)


def _without(table: TextTable, columns: Mapping[str, Field]) -> TextTable:
    nothing = pa.repeat(pa.scalar("", TEXT), len(table))
    emptied = {column.name: nothing for column in columns.values()}
    return replace(table, texts={**table.texts, **emptied})


def _notes(teller: _Teller, kind: Kind) -> Iterator[Problem]:
    """For each file and sheet what its rows were taken to tell, and which of them tell nothing yet."""
    table, is_told = teller.table, teller.is_answer & teller.is_done
    masks = (
        is_told,
        teller.is_answer & ~teller.is_done,
        is_told & ~is_filled(teller.texts[kind.began_on]),
    )
    counts = (np.bincount(table.file_codes[mask], minlength=len(table.files)) for mask in masks)
    for file, told, open_, undated in zip(table.files, *(c.tolist() for c in counts), strict=True):
        place = Place(file.path, sheet=file.sheet)
        headings = several(
            file.headings.get(each.name, each.label)
            for each in teller.columns.values()
            if each.type is FieldType.TERM and each.name in file.headings
        )
        for code, count in (("told", told), ("told-open", open_), ("told-undated", undated)):
            if count:
                yield Problem(place, code, {"headings": headings, "count": count})

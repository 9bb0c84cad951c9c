"""Columns of answers: what stands there where nobody answered is taken out, what nobody can read stays."""

from __future__ import annotations

import pyarrow as pa

from sunboard.checks.arrays import Text, distinct
from sunboard.checks.parsing.nothings import says_nothing
from sunboard.checks.parsing.oddities import tidied
from sunboard.checks.parsing.terms import TermReader
from sunboard.records.gathering import TEXT
from sunboard.schema import Field
from sunboard.settings import Programme


def answers(cells: Text, field: Field, programme: Programme) -> Text:
    """The cells of a field as written, "" where they are blank, say nothing, or that nobody answered."""
    reader = None
    if field.vocabulary:
        reader = TermReader(programme.vocabulary(field.vocabulary), field.unsaid)
    split = distinct(cells)
    kept = [text if _is_answer(tidied(text), reader) else "" for text in split.values.to_pylist()]
    return pa.array(kept, TEXT).take(pa.array(split.codes))


def _is_answer(text: str, reader: TermReader | None) -> bool:
    # A term is asked first: 无 may be one.
    term = reader.parse(text) if reader and text else None
    if isinstance(term, int):
        return term >= 0
    return bool(text) and says_nothing(text) is None

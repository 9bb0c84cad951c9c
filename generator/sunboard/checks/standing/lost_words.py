"""R-9: a word that decides what published records count as stays in its list while any of them uses it.

Records are read with today's words: without it a promise that was not kept would be an open one again.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from sunboard.checks.parsing.terms import TermReader
from sunboard.checks.standing.judging import is_held
from sunboard.problems import Place, Problem
from sunboard.records.log import Accepted
from sunboard.records.programme import PROGRAMME
from sunboard.schema import KINDS, FieldType
from sunboard.settings import Programme


def lost_words(accepted: Accepted, programme: Programme) -> Iterator[Problem]:
    """A problem for each word, by its key, that accepted records of a kind use and no list has any more."""
    for kind in filter(is_held, KINDS):
        standings = accepted.of(kind.name)
        told = pa.array(standings.are_told) if standings else None
        for field in kind.fields if standings else ():
            if field.type is not FieldType.TERM:
                continue
            vocabulary = programme.vocabulary(field.vocabulary)
            if not any(term.counts_as for term in vocabulary.terms):
                continue
            reader, said = TermReader(vocabulary), standings.column(field.name).filter(told)
            for word, count in zip(*pc.value_counts(said).flatten(), strict=True):
                key = word.as_py()
                if key and not reader.is_term(key):
                    params = {"word": key, "list": vocabulary.key, "kind": kind.words}
                    params |= {"label": field.heading, "count": count.as_py()}
                    yield Problem(Place(PROGRAMME), "R-9-word", params)

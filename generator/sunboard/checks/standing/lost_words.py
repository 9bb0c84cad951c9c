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
from sunboard.records.log.accepted import Standings
from sunboard.records.programme import PROGRAMME
from sunboard.schema import KINDS, Field, FieldType
from sunboard.settings import Programme


def lost_words(accepted: Accepted, programme: Programme) -> Iterator[Problem]:
    """A problem for each word, by its key, that accepted records of a kind use and no list has any more."""
    for kind in filter(is_held, KINDS):
        standings = accepted.of(kind.name)
        for field in kind.fields_of(FieldType.TERM) if standings else ():
            vocabulary = programme.vocabulary(field.vocabulary)
            if any(term.counts_as for term in vocabulary.terms):
                about = {"kind": kind.words, "label": field.heading, "list": vocabulary.key}
                for word, count in _strange(standings, field, TermReader(vocabulary)):
                    params = {**about, "word": word, "count": count}
                    yield Problem(Place(PROGRAMME), "R-9-word", params)


def _strange(standings: Standings, field: Field, reader: TermReader) -> Iterator[tuple[str, int]]:
    """The words that accepted records have in a field and the list hasn't, and in how many of them."""
    said = standings.column(field.name).filter(pa.array(standings.are_told))
    for each in pc.value_counts(said).to_pylist():
        if each["values"] and not reader.is_term(each["values"]):
            yield each["values"], each["counts"]

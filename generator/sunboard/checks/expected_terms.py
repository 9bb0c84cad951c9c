"""Which words of a list boards have: those that every place should have, and those that records are of.

Absence accuses nobody: no place lacks what only a list names, be it ours or the county's, or what another has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sunboard.checks.records import Records, Table
from sunboard.records.as_ruled import EXPECTED, Expected
from sunboard.records.gathering import TEXT
from sunboard.schema import KINDS, Field, FieldType
from sunboard.settings import Programme, Term, Vocabulary


def without_unused(records: Records, programme: Programme) -> tuple[Records, Programme]:
    """Records and their programme without those words that nobody uses and no place should have.

    It is about vocabularies of which places may lack a word (`Field.should_be_all`). What has ended counts as
    used, and of a kind without records all words stay.
    """
    kept = {
        key: Expected([term.key for term in programme.vocabulary(key).due])
        for key, fields in _FIELDS.items()
        if any(len(records[kind]) for kind, _ in fields)
    }
    return with_expected(records, programme, kept)


def with_expected(
    records: Records, programme: Programme, expected: Mapping[str, Expected]
) -> tuple[Records, Programme]:
    """Records and their programme with other words that every place should have, and those that records are of.

    What is expected that the programme has not is named by its key. Vocabularies that aren't named stay.
    """
    tables, vocabularies = dict(records.tables), dict(programme.vocabularies)
    for key, (words, and_used) in expected.items():
        vocabulary = _with_gone(programme.vocabulary(key), words)
        fields = _FIELDS[key]
        meant = [at for at, term in enumerate(vocabulary.terms) if term.key in words]
        kept = np.union1d(_used(records, fields), np.array(meant, dtype=np.intp))
        terms = tuple(vocabulary.terms[at] for at in kept.tolist())
        everywhere = frozenset(term.key for term in terms) if and_used else frozenset(words)
        vocabularies[key] = replace(vocabulary, terms=terms, everywhere=everywhere)
        if terms != programme.vocabulary(key).terms:
            choices = pa.array(list(vocabulary.keys), TEXT)
            for kind, field in fields:
                tables[kind] = _with_choices(tables[kind], field.name, choices, kept)
    return replace(records, tables=tables), replace(programme, vocabularies=vocabularies)


def _with_gone(vocabulary: Vocabulary, words: Sequence[str]) -> Vocabulary:
    """A vocabulary with the words that it has no longer behind its own."""
    gone = tuple(Term(key, key) for key in words if key not in vocabulary.term_by_key)
    return replace(vocabulary, terms=(*vocabulary.terms, *gone))


_FIELDS: Mapping[str, list[tuple[str, Field]]] = {
    key: [(kind.name, field) for kind in KINDS for field in kind.fields if field.vocabulary == key]
    for key in EXPECTED
}
"""The kinds and fields that are of a vocabulary."""


def used_words(records: Records, programme: Programme, vocabulary: str) -> tuple[str, ...]:
    """The keys of those of a vocabulary's words that are in use, or mean something to the program.

    What nobody uses of a list is not lacking: a county has eight services of its own, and none of ours.
    """
    terms = programme.vocabulary(vocabulary).terms
    fields = [
        (kind.name, field)
        for kind in KINDS
        for field in kind.fields_of(FieldType.TERM)
        if field.vocabulary == vocabulary
    ]
    used = {*_used(records, fields).tolist()} if fields else set()
    return tuple(each.key for at, each in enumerate(terms) if at in used or each.counts_as)


def _used(records: Records, fields: list[tuple[str, Field]]) -> npt.NDArray[np.intp]:
    """The positions of the words that any record is of, in their order."""
    codes = np.unique(np.concatenate([records[kind].codes(each.name) for kind, each in fields]))
    return codes[codes >= 0]


def _with_choices(table: Table, name: str, choices: pa.Array, kept: npt.NDArray[np.intp]) -> Table:
    """The same records, with other words that a field could have been of."""
    # The last stands for none, which is -1.
    place = np.full(len(choices) + 1, -1, dtype=np.intp)
    place[kept] = np.arange(len(kept))
    columns = {**table.columns, name: place[table.codes(name)]}
    return replace(table, columns=columns, choices={**table.choices, name: choices.take(kept)})

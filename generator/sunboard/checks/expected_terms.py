"""Which words of a list every place should have: those a county listed, and of ours those that records are of.

Absence accuses nobody, and no place is said to lack what only we have named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sunboard.checks.records import Records, Table
from sunboard.records.as_ruled import EXPECTED
from sunboard.records.gathering import TEXT
from sunboard.schema import KINDS, Field, FieldType
from sunboard.settings import Programme, Term, Vocabulary

Listed = Mapping[str, Sequence[str]]
"""By vocabulary the keys of the words that a county has listed itself."""


def without_unused(records: Records, programme: Programme) -> tuple[Records, Programme]:
    """Records and their programme without those words of default vocabularies that nobody uses.

    It is about vocabularies of which every place should have each word (`Field.should_be_all`). A programme
    that writes such a list itself has said so; where we wrote it, what somebody has somewhere can be lacking
    elsewhere. What has ended counts as used, and nothing is said of a kind without records.
    """
    ours: dict[str, Sequence[str]] = {
        key: ()
        for key, fields in _FIELDS.items()
        if programme.vocabulary(key).is_default and any(len(records[kind]) for kind, _ in fields)
    }
    return with_listed(records, programme, ours)


def with_listed(
    records: Records, programme: Programme, listed: Listed
) -> tuple[Records, Programme]:
    """Records and their programme with other lists: the words listed, and those that records are of.

    What a list has that the programme has not is named by its key. Vocabularies that it doesn't name stay.
    """
    tables, vocabularies = dict(records.tables), dict(programme.vocabularies)
    for key, words in listed.items():
        vocabulary = _with_gone(programme.vocabulary(key), words)
        fields = _FIELDS[key]
        meant = [at for at, term in enumerate(vocabulary.terms) if term.key in words]
        kept = np.union1d(_used(records, fields), np.array(meant, dtype=np.intp))
        terms = tuple(vocabulary.terms[at] for at in kept.tolist())
        if terms != programme.vocabulary(key).terms:
            vocabularies[key] = replace(vocabulary, terms=terms)
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

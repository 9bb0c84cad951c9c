"""Words of ours that no record of a county is of: absence accuses nobody, and no place is said to lack them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from sunboard.checks.records import Records, Table
from sunboard.schema import KINDS, Field
from sunboard.settings import Programme


def without_unused(records: Records, programme: Programme) -> tuple[Records, Programme]:
    """Records and their programme without those words of default vocabularies that nobody uses.

    It is about vocabularies of which every place should have each word (`Field.should_be_all`). A programme
    that writes such a list itself has said so; where we wrote it, what somebody has somewhere can be lacking
    elsewhere. What has ended counts as used, and nothing is said of a kind without records.
    """
    tables, vocabularies = dict(records.tables), dict(programme.vocabularies)
    for key, fields in _expected().items():
        vocabulary = programme.vocabulary(key)
        used = _used(records, fields)
        is_kept = any(len(records[kind]) for kind, _ in fields)
        if vocabulary.is_default and is_kept and len(used) < len(vocabulary.terms):
            terms = tuple(vocabulary.terms[at] for at in used.tolist())
            vocabularies[key] = replace(vocabulary, terms=terms)
            for kind, field in fields:
                tables[kind] = _with_choices(tables[kind], field.name, used)
    return replace(records, tables=tables), replace(programme, vocabularies=vocabularies)


def _expected() -> dict[str, list[tuple[str, Field]]]:
    found: dict[str, list[tuple[str, Field]]] = defaultdict(list)
    for kind in KINDS:
        for field in kind.fields:
            if field.should_be_all:
                found[field.vocabulary].append((kind.name, field))
    return found


def _used(records: Records, fields: list[tuple[str, Field]]) -> npt.NDArray[np.intp]:
    """The positions of the words that any record is of, in their order."""
    codes = np.unique(np.concatenate([records[kind].codes(each.name) for kind, each in fields]))
    return codes[codes >= 0]


def _with_choices(table: Table, name: str, kept: npt.NDArray[np.intp]) -> Table:
    """The same records, with fewer words that a field could have been of."""
    choices = table.choices[name]
    # The last stands for none, which is -1.
    place = np.full(len(choices) + 1, -1, dtype=np.intp)
    place[kept] = np.arange(len(kept))
    columns = {**table.columns, name: place[table.codes(name)]}
    return replace(table, columns=columns, choices={**table.choices, name: choices.take(kept)})

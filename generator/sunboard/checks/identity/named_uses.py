"""Cells that hold no id but a name: what each of them means where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

import numpy as np

from sunboard.checks.arrays import Codes, Mask, Rows, Text
from sunboard.checks.drafts import Draft
from sunboard.checks.faults import Fault
from sunboard.checks.identity.book import NameBook
from sunboard.checks.identity.names import Meant, Scope, scope_fields
from sunboard.checks.identity.unclear import unclear_name
from sunboard.checks.parsing.oddities import oddity
from sunboard.schema import Field, FieldType

_LATIN_NAME = re.compile(r"\b[A-Z][a-z]{2}|[A-Za-z] [A-Za-z]")


@dataclass(frozen=True)
class Uses:
    """Where the words of a reference field stand."""

    draft: Draft
    field: Field
    words: Text
    codes: Codes
    """For each place of the field which word stands there."""
    is_strange: Mask
    """By word, whether it is no id."""


@dataclass(frozen=True)
class NamedUses:
    """What the strange words mean, place by place."""

    kind: str
    words: Rows
    """Which words they are."""
    uses: Rows
    """The places where they stand."""
    targets: Codes
    """For each of those the position of the record that is meant, -1 for none."""
    _pair_of_use: Rows
    _pairs: list[tuple[str, Scope, Meant]] = field(repr=False)

    @property
    def known(self) -> tuple[Rows, Codes]:
        """The places where a name means a record, and its position."""
        is_known = self.targets >= 0
        return self.uses[is_known], self.targets[is_known]

    def faults(self, book: NameBook) -> list[tuple[int, str | Fault]]:
        """By place what is wrong: a fault, or the word where it isn't read as a name."""
        unknown = np.flatnonzero(self.targets < 0)
        pairs = self._pair_of_use[unknown]
        said = {pair: self._said(book, self._pairs[pair]) for pair in np.unique(pairs).tolist()}
        uses = zip(self.uses[unknown].tolist(), pairs.tolist(), strict=True)
        return [(use, said[pair]) for use, pair in uses]

    def _said(self, book: NameBook, pair: tuple[str, Scope, Meant]) -> str | Fault:
        word, scope, meant = pair
        is_read = meant.rows or meant.near or _is_name(word)
        return unclear_name(book, self.kind, word, scope, meant) if is_read else word


def named_uses(at: Uses, book: NameBook) -> NamedUses | None:
    """What the strange words of a field mean; None where nothing is known by name.

    Each word is looked for once a scope: an estate in its row's community, and for each holder.
    """
    kind = at.field.refers_to[0]
    if len(at.field.refers_to) > 1 or not book.knows(kind):
        return None
    names, uses = book.of(kind), np.flatnonzero(at.is_strange[at.codes])
    is_single = at.field.type is FieldType.REF
    fields = scope_fields(at.draft.kind, names.draft.kind) if is_single else ()
    holders, holder_of_use = _holders(at.draft, uses, is_single=is_single)
    columns = [at.codes[uses], holder_of_use, *(at.draft.ref(name)[uses] for name in fields)]
    pairs, pair_of_use = np.unique(np.stack(columns), axis=1, return_inverse=True)
    found = []
    for word, holder, *positions in pairs.T.tolist():
        text, scope = at.words[word].as_py(), tuple(zip(fields, positions, strict=True))
        meant = names.meant(text, scope, looks_around=_is_name(text))
        found.append((text, scope, _nearest(meant, names.draft, holders[holder])))
    rows = [meant.rows[0] if len(meant.rows) == 1 else -1 for _, _, meant in found]
    targets = np.array(rows, dtype=np.int32)[pair_of_use]
    return NamedUses(kind, np.flatnonzero(at.is_strange), uses, targets, pair_of_use, found)


def _holders(draft: Draft, rows: Rows, *, is_single: bool) -> tuple[list[str], Codes]:
    """Who holds some records, and for each of them which of those does; of several in a cell the office."""
    if not (is_single and draft.source.is_received):
        return [""], np.zeros(len(rows), dtype=np.int32)
    by_row = draft.source.holders[rows].tolist()
    code_by_holder = {holder: code for code, holder in enumerate(dict.fromkeys(by_row))}
    return [*code_by_holder], np.array([code_by_holder[each] for each in by_row], dtype=np.int32)


def _nearest(meant: Meant, named: Draft, holder: str) -> Meant:
    """Of several records called alike those of whoever uses the name, else the office's."""
    holders = named.source.holders
    for wanted in (holder, ""):
        if rows := tuple(row for row in meant.rows if holders[row] == wanted):
            return replace(meant, rows=rows)
    return meant


def _is_name(word: str) -> bool:
    """Whether a word that is no id may be a name: in Latin letters, one that is written as names are."""
    is_name = bool(_LATIN_NAME.search(word)) if word.isascii() else True
    return is_name and not oddity(word)

"""References: each id or name written in a cell to the position of the record it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sunboard.checks.arrays import (
    Codes,
    Links,
    Text,
    codes_at,
    distinct,
    is_filled,
    position_of,
    replaced,
)
from sunboard.checks.columns import each_column
from sunboard.checks.drafts import Draft
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.identity.book import NO_IDS, NameBook
from sunboard.checks.identity.named_uses import NamedUses, Uses, named_uses
from sunboard.checks.nearest import Nearest, kind_labels
from sunboard.checks.parsing.drafting import missing_fault
from sunboard.checks.parsing.nothings import says_nothing
from sunboard.checks.parsing.oddities import tidied
from sunboard.schema import Field, FieldType, told_by

SEPARATORS = r"[、;；,，\s\p{Z}]+"
"""RE2: what stands between several ids in one cell."""

Said: TypeAlias = str | Fault
"""What is said of a word: itself, where it means no record, or another fault."""


class References:
    """All references of all records."""

    def __init__(
        self, drafts: Mapping[str, Draft], book: NameBook, ids: Mapping[str, Text] = NO_IDS
    ) -> None:
        """Fill every draft's `refs` and `links`.

        `ids` are those of records that are known before: a column for each kind, row by row.
        """
        self._drafts, self._book = drafts, book
        known = {name: ids.get(name, draft.texts["id"]) for name, draft in drafts.items()}
        jobs = [
            (draft, field)
            for draft in drafts.values()
            for field in draft.kind.fields_of(FieldType.REF, FieldType.REFS)
        ]

        def look_up(job: tuple[Draft, Field]) -> _Column:
            return (_Several if job[1].type is FieldType.REFS else _Single)(*job, known)

        self._columns = each_column(drafts.values(), look_up, jobs)
        # An estate is looked for in its row's community: those that refer to communities go first.
        order = {kind: at for at, kind in enumerate(drafts)}
        for column in sorted(self._columns, key=lambda each: order[each.field.refers_to[0]]):
            column.read_names(book)
        for column in self._columns:
            if isinstance(column, _Single):
                for other in told_by(column.draft.kind, column.field):
                    column.take_from(other, drafts)

    def write_ids(self) -> None:
        """Put ids in the place of names, once every record has its id."""
        for column in self._columns:
            column.write_ids(self._drafts)

    def faults(self) -> Iterator[RecordFault]:
        """What is wrong, in order of kind and field.

        Field by field: of a large file of wrong ids all at once would take more memory than the records.
        """
        nearest = Nearest(self._drafts)
        for column in self._columns:
            field = column.field
            for row, said in column.faults(self._book):
                fault = nearest.fault(field, said) if isinstance(said, str) else said
                yield column.draft.fault(row, field.name, fault)


def duplicate_ids(drafts: Mapping[str, Draft]) -> Iterator[RecordFault]:
    """R-11: an id that an earlier record of the same kind has; the earlier record keeps it."""
    for draft in drafts.values():
        ids, is_told = draft.texts["id"], draft.source.is_told
        # Two that are told of by rows of one id go with those.
        is_again = ~draft.is_first_of_its_id & ~(is_told & is_told[draft.first_of_id])
        for row in np.flatnonzero(is_again & is_filled(ids)).tolist():
            params = {"found": ids[row].as_py(), **draft.beside(int(draft.first_of_id[row]))}
            yield draft.fault(row, "id", Fault("R-11-duplicate-id", params))


class _Column:
    """The references of a field: its distinct words, looked up among ids and then among names."""

    def __init__(self, draft: Draft, field: Field, ids: Mapping[str, Text]) -> None:
        self.draft, self.field = draft, field
        self._words = distinct(self._written())
        self._texts, self._positions, self._emptied = _looked_up(self._words.values, field, ids)
        self._named: NamedUses | None = None
        self._settle()

    def read_names(self, book: NameBook) -> None:
        """Let words that are no id mean what they name."""
        positions = self._positions[self.field.refers_to[0]]
        is_strange = is_filled(self._texts) & (positions < 0)
        if is_strange.any():
            uses = Uses(self.draft, self.field, self._texts, self._words.codes, is_strange)
            self._named = named_uses(uses, book)
            self._settle()

    def _written(self) -> Text:
        """What stands in each place of the field."""
        raise NotImplementedError

    def _settle(self) -> None:
        """Put what is known so far into the draft."""
        raise NotImplementedError

    def write_ids(self, drafts: Mapping[str, Draft]) -> None:
        """Put ids in the place of names."""

    def faults(self, book: NameBook) -> list[tuple[int, Said]]:
        """What is wrong, by row."""
        raise NotImplementedError

    def _targets(self, kind: str) -> Codes:
        """For each place of the field the position it leads to in a kind."""
        targets: Codes = self._positions[kind][self._words.codes]
        if self._named is not None:
            targets[self._named.uses] = self._named.targets
        return targets

    def _said(self, book: NameBook, *, may_be_empty: bool = False) -> list[tuple[int, Said]]:
        """What is wrong, by place: the same name may be right in one and not in another."""
        found = _faults(self._texts, self._positions, self.field, may_be_empty=may_be_empty)
        if self._named is None:
            return self._words.spread(found)
        for word in self._named.words:
            found.pop(word, None)
        return sorted([*self._words.spread(found), *self._named.faults(book)], key=lambda at: at[0])


class _Single(_Column):
    """The references of a REF field: a place is a row."""

    _taken: Codes = np.empty(0, dtype=np.int32)
    """Rows in which nothing is written, as another reference says it: an estate its community."""

    def take_from(self, other: Field, drafts: Mapping[str, Draft]) -> None:
        """Let blank cells mean what the record that another field refers to has there."""
        (named,), (meant,) = other.refers_to, self.field.refers_to
        at = self.draft.refs[other.name, named]
        here: Codes = self.draft.refs[self.field.name, meant]
        there = codes_at(drafts[named].refs[self.field.name, meant], at)
        blank = ~is_filled(self.draft.texts[self.field.name])
        self._taken = np.flatnonzero(blank & (here < 0) & (there >= 0)).astype(np.int32)
        taken = here.copy()
        taken[self._taken] = there[self._taken]
        self.draft.refs[self.field.name, meant] = taken

    def _written(self) -> Text:
        return self.draft.texts[self.field.name]

    def _settle(self) -> None:
        for kind in self._positions:
            targets, tellers = self._targets(kind), self._tellers(kind)
            self.draft.refs[self.field.name, kind] = np.where(tellers >= 0, tellers, targets)
        self.draft.texts[self.field.name] = self._texts.take(pa.array(self._words.codes))

    def _tellers(self, kind: str) -> Codes:
        """For each row the position of that kind's row which tells of it, as it refers to that; -1 for none."""
        tellers = self.draft.source.told_by.get(kind) if self.field.required else None
        return np.full(len(self.draft), -1, dtype=np.int32) if tellers is None else tellers

    def write_ids(self, drafts: Mapping[str, Draft]) -> None:
        for kind in self.field.refers_to:
            self._write(self._tellers(kind), drafts[kind])
        if self._named is not None:
            rows, known = self._named.known
            targets = np.full(len(self.draft), -1, dtype=np.int32)
            targets[rows] = known
            self._write(targets, drafts[self.field.refers_to[0]])
        if len(self._taken):
            (meant,) = self.field.refers_to
            targets = np.full(len(self.draft), -1, dtype=np.int32)
            targets[self._taken] = self.draft.refs[self.field.name, meant][self._taken]
            self._write(targets, drafts[meant])

    def _write(self, targets: Codes, referred: Draft) -> None:
        """Put the ids of the rows that lie at some positions, -1 for none, where these refer to them."""
        is_known = targets >= 0
        if is_known.any():
            ids = referred.texts["id"].take(pa.array(targets[is_known]))
            texts = self.draft.texts[self.field.name]
            self.draft.texts[self.field.name] = pc.replace_with_mask(texts, pa.array(is_known), ids)

    def faults(self, book: NameBook) -> list[tuple[int, Said]]:
        tellers = self.draft.source.told_by
        others = (rows for kind, rows in tellers.items() if kind != self.draft.kind.name)
        told = (row for rows in others for row in np.flatnonzero(rows >= 0).tolist())
        taken = {*self._taken.tolist(), *told}
        said = [(row, what) for row, what in self._said(book) if row not in taken]
        return [*said, *self._words.spread(self._emptied)]


class _Several(_Column):
    """The references of a REFS field: a place is a word of a distinct cell."""

    def _written(self) -> Text:
        self._cells = distinct(self.draft.texts.pop(self.field.name))
        lists = pc.split_pattern_regex(self._cells.values, SEPARATORS)
        self._cell_of_word: Codes = pc.list_parent_indices(lists).to_numpy().astype(np.int32)
        return lists.flatten()

    def _settle(self) -> None:
        targets = self._targets(self.field.refers_to[0])
        is_known = targets >= 0
        cells = self._cell_of_word[is_known]
        self.draft.links[self.field.name] = _links(self._cells.codes, cells, targets[is_known])

    def faults(self, book: NameBook) -> list[tuple[int, Said]]:
        # Behind the others: one is said of a cell, and those withhold.
        said = [*self._said(book, may_be_empty=True), *self._words.spread(self._emptied)]
        by_cell: dict[int, list[Said]] = {}
        for at, fault in said:
            of_cell = by_cell.setdefault(int(self._cell_of_word[at]), [])
            # Whether each of several names means the record that it is like is a question of its own.
            if not of_cell or (_is_near(fault) and fault not in of_cell):
                of_cell.append(fault)
        most = max(map(len, by_cell.values()), default=0)
        return [
            pair
            for n in range(most)
            for pair in self._cells.spread(
                {cell: faults[n] for cell, faults in by_cell.items() if n < len(faults)}
            )
        ]


def _is_near(said: Said) -> bool:
    return isinstance(said, Fault) and said.code == "R-10-near-name"


def _links(cell_of_row: Codes, cell_of_link: Codes, targets: Codes) -> Links:
    """Spread the links of distinct cells over the rows that hold them; each target once, as ordered."""
    size = int(targets.max(initial=0)) + 1
    _, first = np.unique(cell_of_link.astype(np.int64) * size + targets, return_index=True)
    first = first[np.lexsort((first, cell_of_link[first]))]
    cell_of_link, target_of_link = cell_of_link[first], targets[first]
    cells = np.arange(cell_of_row.max(initial=-1) + 1)
    starts = np.searchsorted(cell_of_link, cells)
    counts = np.searchsorted(cell_of_link, cells, side="right") - starts
    row_counts = counts[cell_of_row]
    rows = np.repeat(np.arange(len(cell_of_row)), row_counts)
    first_of_row = np.cumsum(row_counts) - row_counts
    offsets = np.arange(len(rows)) - np.repeat(first_of_row, row_counts)
    at = np.repeat(starts[cell_of_row], row_counts) + offsets
    return Links(rows, target_of_link[at].astype(np.intp))


def _looked_up(
    words: Text, field: Field, ids: Mapping[str, Text]
) -> tuple[Text, dict[str, Codes], dict[int, Said]]:
    """The words tidied, for each kind they may belong to their positions there, and those that say nothing.

    A word that says nothing becomes "".
    """
    positions = _positions(words, field, ids)
    is_strange = is_filled(words) & np.all([codes < 0 for codes in positions.values()], axis=0)
    tidy = {row: tidied(words[row].as_py()) for row in np.flatnonzero(is_strange).tolist()}
    emptied: dict[int, Said] = {
        row: fault for row, text in tidy.items() if (fault := says_nothing(text))
    }
    tidy.update(dict.fromkeys(emptied, ""))
    changed = {row: text for row, text in tidy.items() if text != words[row].as_py()}
    if changed:
        words = replaced(words, changed)
        positions = _positions(words, field, ids)
    return words, positions, emptied


def _positions(words: Text, field: Field, ids: Mapping[str, Text]) -> dict[str, Codes]:
    filled = is_filled(words)
    positions: dict[str, Codes] = {}
    for kind in field.refers_to:
        positions[kind] = np.full(len(words), -1, dtype=np.int32)
        # Filled ones only: an id at fault is "" as well. Looking up costs most for large kinds.
        if filled.any():
            found = position_of(words, ids[kind])
            positions[kind] = np.where(filled, found, np.int32(-1))
    return positions


def _faults(
    words: Text, positions: Mapping[str, Codes], field: Field, *, may_be_empty: bool = False
) -> dict[int, Said]:
    """By position: words that name no record as they are, those that name several as a fault."""
    owners = np.sum([codes >= 0 for codes in positions.values()], axis=0)
    filled = is_filled(words)
    faults: dict[int, Said] = {
        int(at): words[int(at)].as_py() for at in np.flatnonzero((owners == 0) & filled)
    }
    for at in np.flatnonzero(owners > 1).tolist():
        faults[at] = Fault("R-11-ambiguous", {"found": words[at].as_py(), **kind_labels(field)})
    if field.required and not may_be_empty:
        faults.update({int(at): missing_fault(field) for at in np.flatnonzero(~filled)})
    return faults

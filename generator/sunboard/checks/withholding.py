"""Withholding: which records may not be published, and typed tables of those that may."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import pyarrow as pa

from sunboard.checks.arrays import NO_DAY, Codes, Links, Mask, Rows, Text
from sunboard.checks.drafts import Draft, Drafts
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.records import Column, FileCount, Records, Table, Unclear, Void
from sunboard.messages.message import Cost
from sunboard.records.gathering import TEXT
from sunboard.schema import KINDS, Field, FieldType

Withheld = Mapping[str, Mask]
"""For each kind the rows that may not be published."""


def lost_cells(drafts: Drafts, faults: Iterable[RecordFault]) -> dict[tuple[str, str], Rows]:
    """By kind and field the rows whose cell is not believed, while the record stays."""
    lost: dict[tuple[str, str], list[int]] = {}
    for fault in faults:
        is_lost = fault.costs in (Cost.CELL, Cost.UNREAD)
        if is_lost and not costs_record(drafts, fault):
            along = drafts[fault.kind].kind.field_by_name[fault.loses].takes_along
            for name in (fault.loses, *along):
                lost.setdefault((fault.kind, name), []).append(fault.row)
    return {cell: np.unique(rows) for cell, rows in lost.items()}


def withhold_texts(drafts: Drafts, faults: Iterable[RecordFault]) -> None:
    """Put other words in the place of the texts that nobody may read; what they decided is decided.

    Two texts of a column that differ still do: a leader is counted once, by an office that is withheld too.
    """
    withheld: dict[tuple[str, str], set[int]] = {}
    for fault in faults:
        if fault.costs is Cost.TEXT:
            withheld.setdefault((fault.kind, fault.loses), set()).add(fault.row)
    for (kind, name), rows in withheld.items():
        drafts[kind].withhold(name, sorted(rows))


def costs_record(drafts: Drafts, fault: RecordFault) -> bool:
    """Whether a fault costs its whole record."""
    kind = drafts[fault.kind].kind
    match fault.costs:
        case Cost.UNREAD:
            return kind.field_by_name[fault.loses].loses_unread
        case Cost.CELL:
            return kind.is_whole or kind.field_by_name[fault.loses].loses_record
    return fault.costs is Cost.RECORD


def withheld_rows(drafts: Drafts, faults: Iterable[RecordFault]) -> dict[str, Mask]:
    """The rows at fault themselves, and those without an id of their own where that is asked for."""
    nameless = drafts.before.numbers_only
    withheld = {name: draft.is_provisional & nameless for name, draft in drafts.by_kind.items()}
    for fault in faults:
        if costs_record(drafts, fault):
            withheld[fault.kind][fault.row] = True
    return withheld


def withhold_dependents(drafts: Drafts, withheld: dict[str, Mask]) -> Iterator[RecordFault]:
    """Withhold whatever is nothing without a withheld record, until nothing is; then cut the other links."""
    yield from dependents(drafts, withheld, "withheld-dependent")
    yield from cut_links(drafts, withheld, "withheld-link")


def dependents(drafts: Drafts, withheld: dict[str, Mask], code: str) -> Iterator[RecordFault]:
    """What is nothing without a record of these, and what is nothing without that; marks them as such too."""
    is_settled = False
    while not is_settled:
        is_settled = True
        for name, draft in drafts.by_kind.items():
            for field, kind, rows, targets in _references(draft):
                if not draft.kind.field_by_name[field].loses_record:
                    continue
                is_new = withheld[kind][targets] & ~withheld[name][rows]
                is_settled = is_settled and not is_new.any()
                yield from _dependents(
                    draft, field, drafts[kind], rows[is_new], targets[is_new], code
                )
                withheld[name][rows[is_new]] = True


def cut_links(drafts: Drafts, withheld: Withheld, code: str) -> Iterator[RecordFault]:
    """A record that may do without the withheld one that it names stays, and names it no more."""
    for name, draft in drafts.by_kind.items():
        for field, kind, rows, targets in list(_references(draft)):
            is_cut = withheld[kind][targets] & ~withheld[name][rows]
            if is_cut.any():
                cut, gone = rows[is_cut], targets[is_cut]
                yield from _dependents(draft, field, drafts[kind], cut, gone, code)
                if field not in draft.links:
                    draft.lose(field, cut)


def _references(draft: Draft) -> Iterator[tuple[str, str, Rows, Rows]]:
    """Field, referred kind, rows and the rows they refer to."""
    for (field, kind), codes in draft.refs.items():
        rows = np.flatnonzero(codes >= 0)
        yield field, kind, rows, codes[rows].astype(np.intp)
    for field, links in draft.links.items():
        yield field, draft.kind.field_by_name[field].refers_to[0], links.rows, links.targets


def _dependents(
    draft: Draft, field: str, referred: Draft, rows: Rows, targets: Rows, code: str
) -> Iterator[RecordFault]:
    """One fault a row, naming the first withheld record it refers to."""
    rows, firsts = np.unique(rows, return_index=True)
    for row, target in zip(rows.tolist(), targets[firsts].tolist(), strict=True):
        kind = {"kind": referred.kind.words}
        yield draft.fault(row, field, Fault(code, kind | referred.beside(target)))


def place_by_estates(drafts: Drafts) -> None:
    """A record that names an estate is of the estate's community, where none is written or none believed."""
    home = drafts["estates"].ref("community")
    for draft in drafts.by_kind.values():
        if not {"community", "estate"} <= draft.kind.field_by_name.keys():
            continue
        community, estate = draft.ref("community"), draft.ref("estate")
        is_known = (community < 0) & (estate >= 0)
        if is_known.any():
            placed = community.copy()
            placed[is_known] = home[estate[is_known]]
            draft.refs["community", "communities"] = placed


def records_of(
    drafts: Drafts,
    withheld: Withheld,
    lost: Mapping[tuple[str, str], Rows],
    waiting: Withheld,
    void: Mapping[str, Mapping[int, int]],
) -> Records:
    """The records that may be published.

    Args:
        drafts: All rows as read, without the cells that are not believed.
        withheld: The rows that may not be published.
        lost: By kind and field the rows that stay without that cell.
        waiting: Those of the withheld rows with which nothing is wrong.
        void: By kind those of them that were declared void, and the row of the correction.
    """
    kept = kept_rows(drafts, withheld)
    makers = _TableMaker(drafts, kept, lost)
    counts = [
        count for kind in KINDS for count in _file_counts(drafts[kind.name], withheld[kind.name])
    ]
    tables = {kind.name: makers.table(kind.name) for kind in KINDS}
    voided = {name: makers.voided(name, rows) for name, rows in void.items() if rows}
    return Records(tables, tuple(counts), makers.unclear(withheld, waiting), void=voided)


def kept_rows(drafts: Drafts, withheld: Withheld) -> dict[str, Rows]:
    """By kind the rows of which the records are made, in the order of the records."""
    return {
        name: _as_written(draft, np.flatnonzero(~withheld[name]))
        for name, draft in drafts.by_kind.items()
    }


def _as_written(draft: Draft, rows: Rows) -> Rows:
    """Rows in the order in which they are written: what one of the kind tells besides itself comes after it."""
    teller = draft.source.told_by.get(draft.kind.name)
    if teller is None:
        return rows
    written = np.where(teller < 0, np.arange(len(teller)), teller)[rows]
    return rows[np.argsort(written, kind="stable")]


def without_words(draft: Draft) -> Mask:
    """Where a record counts, but lacks something that it can't be told without."""
    lacks = np.zeros(len(draft), dtype=np.bool_)
    for field in draft.kind.fields:
        if field.counts_without:
            lacks |= ~draft.has(field.name)
    return lacks


def _file_counts(draft: Draft, withheld: Mask) -> Iterator[FileCount]:
    files, codes = draft.source.files, draft.source.file_codes
    is_counted_only = without_words(draft) & ~withheld
    by_file = (
        np.bincount(codes[where], minlength=len(files)).tolist()
        for where in (slice(None), is_counted_only, withheld)
    )
    for file, rows, counted_only, gone in zip(files, *by_file, strict=True):
        yield FileCount(
            path=file.path,
            kind=draft.kind.name,
            # As the readers counted, so that a row lost since shows.
            read=file.row_count + file.foot_count + file.refused_count,
            published=rows - counted_only - gone,
            counted_only=counted_only,
            withheld=gone,
            refused=file.refused_count,
            no_records=file.foot_count,
            sheet=file.sheet,
        )


class _TableMaker:
    """Makes the typed tables of the rows that are kept."""

    def __init__(
        self, drafts: Drafts, kept: Mapping[str, Rows], lost: Mapping[tuple[str, str], Rows]
    ) -> None:
        self._drafts = drafts
        self._kept = kept
        self._lost = lost
        self._new_position = {
            name: _new_positions(rows, len(drafts[name])) for name, rows in kept.items()
        }

    def table(self, name: str) -> Table:
        """The typed table of a kind."""
        draft = self._drafts[name]
        columns = {
            field.name: self._column(draft, field)
            for field in draft.kind.fields
            if field.type is not FieldType.REFS
        }
        links = {
            field.name: self._links(draft, field) for field in draft.kind.fields_of(FieldType.REFS)
        }
        choices = {
            field.name: self._choices(field)
            for field in draft.kind.fields_of(FieldType.TERM, FieldType.REF)
        }
        size = len(self._kept[name])
        has_lost, withheld = self._has_lost(name), frozenset(draft.withheld)
        lost_cells = self._lost_cells(name)
        return Table(draft.kind, size, columns, choices, links, has_lost, withheld, lost_cells)

    def _choices(self, field: Field) -> Text:
        """What the codes of a column stand for; empty where it stays text."""
        if field.type is FieldType.TERM:
            return pa.array(list(self._drafts.programme.vocabulary(field.vocabulary).keys), TEXT)
        if len(field.refers_to) > 1:
            return pa.array([], TEXT)
        return self._text(self._drafts[field.refers_to[0]], "id")

    def unclear(self, withheld: Withheld, waiting: Withheld) -> dict[str, Unclear]:
        """What could not be counted, by kind, and whose it is."""
        return {
            name: self._unclear(draft, np.flatnonzero(withheld[name] & ~waiting[name]))
            for name, draft in self._drafts.by_kind.items()
        }

    def _unclear(self, draft: Draft, rows: Rows) -> Unclear:
        refused = sum(file.refused_count for file in draft.source.files)
        days = np.full(len(rows), NO_DAY)
        for name in draft.kind.activity_dates:
            days = np.fmax(days, draft.days[name][rows])
        ids = draft.texts["id"].take(pa.array(rows[~draft.is_provisional[rows]])).to_pylist()
        owners = self._owners(draft, rows)
        return Unclear(len(rows) + refused, owners, days, tuple(filter(None, ids)))

    def _owners(self, draft: Draft, rows: Rows) -> dict[str, Rows]:
        """By kind of place or unit whose some rows are, -1 for nobody's."""
        nobody = np.full(len(rows), -1, dtype=np.intp)
        return {
            kind.name: self._moved(kind.name, draft.refs[kind.owner_as, kind.name][rows])
            if draft.kind.refers(kind.owner_as, kind.name)
            else nobody
            for kind in KINDS
            if kind.owner_as
        }

    def voided(self, name: str, by: Mapping[int, int]) -> Void:
        """What was declared void of a kind: row by row, with the row of the correction."""
        draft, corrections = self._drafts[name], self._drafts["corrections"]
        rows = np.array(sorted(by), dtype=np.intp)
        began = draft.days[draft.kind.began_on] if draft.kind.began_on else None
        return Void(
            tuple(draft.texts["id"].take(pa.array(rows)).to_pylist()),
            tuple(corrections.texts["id"][by[row]].as_py() for row in rows.tolist()),
            np.full(len(rows), NO_DAY) if began is None else began[rows],
            self._owners(draft, rows),
        )

    def _moved(self, kind: str, positions: Codes | Rows) -> Rows:
        """Where the records at some positions are in the table that is kept, -1 for nowhere."""
        return self._new_position[kind][positions].astype(np.intp)

    def _has_lost(self, name: str) -> Mask:
        has_lost = without_words(self._drafts[name])[self._kept[name]]
        for lost in self._lost_cells(name).values():
            has_lost |= lost
        return has_lost

    def _lost_cells(self, name: str) -> dict[str, Mask]:
        """By field where its cell was not believed."""
        return {
            field: np.isin(self._kept[name], rows)
            for (kind, field), rows in self._lost.items()
            if kind == name
        }

    def _column(self, draft: Draft, field: Field) -> Column:
        kept = self._kept[draft.kind.name]
        if field.asked:
            # Nothing needs it any more, and nobody is to know it.
            return pa.repeat(pa.scalar("", TEXT), len(kept))
        if field.type is FieldType.DATE:
            return draft.days[field.name][kept]
        if field.type in (FieldType.COUNT, FieldType.NUMBER):
            return draft.numbers[field.name][kept]
        if field.type in (FieldType.TERM, FieldType.TERMS):
            return draft.terms[field.name][kept].astype(np.intp)
        if field.type is FieldType.REF and len(field.refers_to) == 1:
            return self._moved(field.refers_to[0], draft.ref(field.name)[kept])
        return self._text(draft, field.name)

    def _text(self, draft: Draft, field: str) -> pa.Array:
        kept, column = self._kept[draft.kind.name], draft.texts[field]
        is_all = len(kept) == len(column) and bool((np.diff(kept) == 1).all())
        return column if is_all else column.take(pa.array(kept))

    def _links(self, draft: Draft, field: Field) -> Links:
        links = draft.links[field.name]
        rows = self._moved(draft.kind.name, links.rows)
        targets = self._moved(field.refers_to[0], links.targets)
        is_kept = (rows >= 0) & (targets >= 0)
        return Links(rows[is_kept], targets[is_kept])


def _new_positions(kept: Rows, count: int) -> Codes:
    """Old position → new one, -1 for what is withheld; -1 itself stays -1."""
    positions = np.full(count + 1, -1, dtype=np.int32)
    positions[kept] = np.arange(len(kept), dtype=np.int32)
    return positions

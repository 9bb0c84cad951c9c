"""Withholding: which records may not be published, and typed tables of those that may."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from sunboard.checks.columns import Codes, Mask, Rows, text_series
from sunboard.checks.drafts import Draft, Drafts
from sunboard.checks.findings import Fault, Finding
from sunboard.checks.tables import FileCount, Records, Table
from sunboard.schema import KINDS, Field, FieldType

STAYS_PUBLISHED = frozenset({"R-9-changed"})
"""Errors that withhold nothing: the record is published as it was before."""

WAITS = frozenset({"R-4-waits"})
"""Warnings that withhold: nothing is wrong with the record, it is only not its day yet."""

Withheld = Mapping[str, Mask]
"""For each kind the rows that may not be published."""


def withheld_rows(drafts: Drafts, findings: Iterable[Finding]) -> dict[str, Mask]:
    """The rows at fault themselves."""
    withheld = {name: np.zeros(len(draft), np.bool_) for name, draft in drafts.by_kind.items()}
    for finding in findings:
        withholds = finding.is_error and finding.code not in STAYS_PUBLISHED
        if withholds or finding.code in WAITS:
            withheld[finding.kind][finding.row] = True
    return withheld


def withhold_dependents(drafts: Drafts, withheld: dict[str, Mask]) -> Iterator[Finding]:
    """Withhold whatever refers to a withheld record, until nothing does any more."""
    is_settled = False
    while not is_settled:
        is_settled = True
        for name, draft in drafts.by_kind.items():
            for field, kind, rows, targets in _references(draft):
                is_new = withheld[kind][targets] & ~withheld[name][rows]
                is_settled = is_settled and not is_new.any()
                yield from _dependents(draft, field, drafts[kind], rows[is_new], targets[is_new])
                withheld[name][rows[is_new]] = True


def _references(draft: Draft) -> Iterator[tuple[str, str, Rows, Rows]]:
    """Field, referred kind, rows and the rows they refer to."""
    for (field, kind), codes in draft.refs.items():
        rows = np.flatnonzero(codes >= 0)
        yield field, kind, rows, codes[rows].astype(np.intp)
    for field, links in draft.links.items():
        yield field, draft.kind.field_by_name[field].refers_to[0], links.rows, links.targets


def _dependents(
    draft: Draft, field: str, referred: Draft, rows: Rows, targets: Rows
) -> Iterator[Finding]:
    """One finding a row, naming the first withheld record it depends on."""
    rows, firsts = np.unique(rows, return_index=True)
    for row, target in zip(rows.tolist(), targets[firsts].tolist(), strict=True):
        place = referred.source.place(target)
        params = {
            "kind": referred.kind.label,
            "kind_en": referred.kind.label_en.lower(),
            "file": place.file,
            "row": place.row,
        }
        yield draft.finding(row, field, Fault("withheld-dependent", params))


def records_of(drafts: Drafts, withheld: Withheld) -> Records:
    """The records that may be published."""
    kept = {name: np.flatnonzero(~withheld[name]) for name in drafts.by_kind}
    makers = _TableMaker(drafts, kept)
    counts = [
        count for kind in KINDS for count in _file_counts(drafts[kind.name], withheld[kind.name])
    ]
    return Records({kind.name: makers.table(kind.name) for kind in KINDS}, tuple(counts))


def _file_counts(draft: Draft, withheld: Mask) -> Iterator[FileCount]:
    files = draft.source.files
    read = np.bincount(draft.source.file_codes, minlength=len(files))
    lost = np.bincount(draft.source.file_codes[withheld], minlength=len(files))
    for file, rows, gone in zip(files, read.tolist(), lost.tolist(), strict=True):
        yield FileCount(
            path=file.path,
            kind=draft.kind.name,
            # As the readers counted, so that a row lost since shows.
            read=file.row_count + file.foot_count + file.refused_count,
            published=rows - gone,
            withheld=gone,
            refused=file.refused_count,
            no_records=file.foot_count,
        )


class _TableMaker:
    """Makes the typed tables of the rows that are kept."""

    def __init__(self, drafts: Drafts, kept: Mapping[str, Rows]) -> None:
        self._drafts = drafts
        self._kept = kept
        self._new_position = {
            name: _new_positions(rows, len(drafts[name])) for name, rows in kept.items()
        }
        self._ids = {
            name: pd.CategoricalDtype(pd.Index(text_series(self._text(drafts[name], "id"))))
            for name in drafts.by_kind
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
        index = pd.RangeIndex(len(self._kept[name]))
        return Table(draft.kind, pd.DataFrame(columns, index=index, copy=False), links)

    def _column(self, draft: Draft, field: Field) -> pd.Series[Any]:
        kept = self._kept[draft.kind.name]
        if field.type is FieldType.DATE:
            return pd.Series(draft.days[field.name][kept].astype("datetime64[s]"), copy=False)
        if field.type in (FieldType.COUNT, FieldType.NUMBER):
            return pd.Series(draft.numbers[field.name][kept], copy=False)
        if field.type is FieldType.TERM:
            keys = self._drafts.programme.vocabulary(field.vocabulary).keys
            return _categorical(draft.terms[field.name][kept], pd.CategoricalDtype(list(keys)))
        if field.type is FieldType.REF and len(field.refers_to) == 1:
            kind = field.refers_to[0]
            positions = self._new_position[kind][draft.ref(field.name)[kept]]
            return _categorical(positions, self._ids[kind])
        return text_series(self._text(draft, field.name))

    def _text(self, draft: Draft, field: str) -> pa.Array:
        kept, column = self._kept[draft.kind.name], draft.texts[field]
        return column if len(kept) == len(column) else column.take(pa.array(kept))

    def _links(self, draft: Draft, field: Field) -> pd.DataFrame:
        links = draft.links[field.name]
        rows = self._new_position[draft.kind.name][links.rows]
        targets = self._new_position[field.refers_to[0]][links.targets]
        is_kept = rows >= 0
        return pd.DataFrame({"row": rows[is_kept], "target": targets[is_kept]}).astype(np.intp)


def _new_positions(kept: Rows, count: int) -> Codes:
    """Old position → new one, -1 for what is withheld; -1 itself stays -1."""
    positions = np.full(count + 1, -1, dtype=np.int32)
    positions[kept] = np.arange(len(kept), dtype=np.int32)
    return positions


def _categorical(codes: Codes, dtype: pd.CategoricalDtype) -> pd.Series[Any]:
    return pd.Series(pd.Categorical.from_codes(codes, dtype=dtype, validate=False), copy=False)

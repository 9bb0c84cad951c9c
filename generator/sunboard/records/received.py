"""Files that others have handed in (`data/received/`): what of them is read, and that it ranks last."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyarrow as pa

from sunboard.problems import Place, Problem
from sunboard.records.folders import holder_of
from sunboard.records.layouts.laid import Laid
from sunboard.records.text_tables import TextTable
from sunboard.schema import may_be_handed_in


def without_office_kinds(laid: Laid, place: Place) -> Laid:
    """A sheet without what only the office keeps where others handed it in, and what is said of that.

    Whom else the other rows tell of is settled with what all sheets tell.
    """
    if not holder_of(place.file):
        return laid
    own = [each for each in laid.tables if not each.is_derived]
    left = [each for each in own if not may_be_handed_in(each.kind)]
    if not left:
        return laid
    said = (Problem(place, "received-kind", {"label": each.kind.words}) for each in left)
    kept = [each for each in laid.tables if each not in left] if len(left) < len(own) else []
    return replace(laid, tables=tuple(kept), problems=(*laid.problems, *said))


def received_last(table: TextTable) -> TextTable:
    """The records with those that were handed in behind the office's own: of two of one id the first is it."""
    is_received = np.array([bool(holder_of(file.path)) for file in table.files], dtype=np.bool_)
    if not is_received.any() or is_received.all():
        return table
    order = np.argsort(is_received[table.file_codes], kind="stable")
    taken = pa.array(order)
    return replace(
        table,
        texts={name: column.take(taken) for name, column in table.texts.items()},
        file_codes=table.file_codes[order],
        lines=table.lines[order],
    )

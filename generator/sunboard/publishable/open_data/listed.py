"""Which records stand in open data row by row; all others are counted there (`counts.py`)."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from sunboard.measures.columns import Mask, Positions
from sunboard.measures.ground import Ground, remembered
from sunboard.publishable.records import is_ever_told, told_in_full
from sunboard.schema import KIND_BY_NAME, KINDS
from sunboard.schema.surface import Surface


def listed(ground: Ground, kind: str) -> Mask:
    """Which records of a kind have a row: those told with what they say.

    Data are copied on and can't be called back, so that what was taken off a board has none.
    """
    return told_in_full(ground, kind, Surface.DATA)


@remembered
def listed_rows(ground: Ground, kind: str) -> Positions | None:
    """Where the records with a row are; None where all of them have one."""
    mask = listed(ground, kind)
    return None if mask.all() else np.flatnonzero(mask)


def is_ever_listed(kind: str) -> bool:
    """Whether a record of a kind can have a row at all."""
    return is_ever_told(kind, Surface.DATA)


def kinds_of(ground: Ground) -> tuple[str, ...]:
    """The kinds that are kept and have a table, in the order of the schema."""
    return tuple(
        kind.name for kind in KINDS if ground.keeps(kind.name) and is_ever_listed(kind.name)
    )


def counted_kinds(ground: Ground) -> tuple[str, ...]:
    """The kinds that are kept and of which some record has no row."""
    return tuple(
        name for name in KIND_BY_NAME if ground.keeps(name) and not listed(ground, name).all()
    )


@remembered
def unlisted_ids(ground: Ground, kind: str) -> pa.Array:
    """The ids of a kind's records that have no row: nothing refers to them."""
    return ground.records[kind].text_array("id").filter(pa.array(~listed(ground, kind)))

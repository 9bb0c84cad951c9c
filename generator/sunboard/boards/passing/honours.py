"""Which honours are passed on as pictures: those that are told in full, of this quarter and others."""

from __future__ import annotations

import numpy as np

from sunboard.boards.deeds.honours import deed_quarters
from sunboard.boards.passing.heard import quarter_honours
from sunboard.measures.deeds import deeds_of
from sunboard.measures.ground import Ground
from sunboard.publishable.records import is_removed, told_in_full
from sunboard.schema.surface import Surface


def shared_deeds(ground: Ground) -> list[int]:
    """The honoured deeds of which pages tell what was done; none that was taken down, or off the board."""
    may = deeds_of(ground).is_honoured & told_in_full(ground, "deeds", Surface.PAGE)
    chosen: list[int] = np.flatnonzero(may & ~is_removed(ground, "deeds")).tolist()
    return chosen


def shared_quarters(ground: Ground) -> list[str]:
    """The quarters with any, newest first."""
    return [
        quarter for quarter, _ in deed_quarters(ground) if len(quarter_honours(ground, quarter))
    ]

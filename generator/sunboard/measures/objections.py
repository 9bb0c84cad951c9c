"""Objections (异议): how many came in, and what came of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sunboard.measures.columns import counts_as
from sunboard.measures.ground import Ground, remembered


@dataclass(frozen=True)
class ObjectionTally:
    """What the objections table comes to."""

    received: int
    open: int
    """Those that are being looked into: nothing is written of what came of them, or that they are."""
    by_term: tuple[int, ...]
    """How many of each outcome, in the vocabulary's order, as written."""


@remembered
def objection_tally(ground: Ground) -> ObjectionTally:
    """Count the objections."""
    table = ground.records["objections"]
    codes = table.codes("outcome")
    terms = len(ground.programme.vocabulary("objection_outcomes").terms)
    is_open = (codes < 0) | (counts_as(table, "outcome", ground.programme) == "open")
    counts = np.bincount(codes[codes >= 0], minlength=terms)
    return ObjectionTally(len(table), int(is_open.sum()), tuple(counts.tolist()))

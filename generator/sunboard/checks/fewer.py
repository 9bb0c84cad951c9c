"""Rule R-35: far fewer records than the last publication had are published only once somebody says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sunboard.checks.tables import Records
from sunboard.problems import Place, Problem
from sunboard.records.counts import COUNTS_PATH, Count
from sunboard.schema import KIND_BY_NAME

SHARE = 10
"""Percent of a kind's records that may be gone from one publication to the next."""
FEW = 5
"""So many may be gone whatever share they are: of three stations one may close."""


def far_fewer(records: Records, last: Mapping[str, Count]) -> Iterator[Problem]:
    """The kinds that have lost all of their records, or more than `SHARE` percent and `FEW`.

    Args:
        records: What would be published.
        last: What was, by kind.
    """
    for kind, count in last.items():
        now = len(records[kind].frame) if kind in records.tables else 0
        gone = count.published - now
        if gone > 0 and (now == 0 or (gone > FEW and gone * 100 > count.published * SHARE)):
            params = {
                "label": KIND_BY_NAME[kind].label if kind in KIND_BY_NAME else kind,
                "kind": kind,
                "before": count.published,
                "day": count.day.isoformat(),
                "now": now,
            }
            yield Problem(Place(COUNTS_PATH), "R-35", params)

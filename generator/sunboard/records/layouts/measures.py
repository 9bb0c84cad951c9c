"""单位 right of a quantity: what it is counted in, unless offices stand below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sunboard.records.headings import MEASURE_WORDS, normalise_heading
from sunboard.records.layouts.columns import Columns
from sunboard.records.layouts.headings import Path, own_field

_OFFICE = re.compile(r".{2,}(?:[局委办部院站所校会社厅处队行馆台]|公司|中心|政府|单位|集团)")
"""县住建局, 供电公司; what things are counted in (盏, 处, 平方米) is no such word."""


def with_offices(columns: Columns, paths: Sequence[Path], rows: Sequence[Sequence[str]]) -> Columns:
    """The columns, of those read as measures each that holds offices as what its heading says by itself.

    Args:
        columns: What the headings mean.
        paths: The headings.
        rows: The cells below them.
    """
    own = dict(columns.own)
    for name, at in columns.own.items():
        is_measure = columns.kind.field_by_name[name].measures
        if not is_measure or normalise_heading("".join(paths[at][-1:])) not in MEASURE_WORDS:
            continue
        itself, filled = own_field(columns.kind, paths[at]), [row[at] for row in rows if row[at]]
        offices = sum(_OFFICE.fullmatch(text) is not None for text in filled)
        if itself is not None and itself.name not in own and 2 * offices > len(filled):
            del own[name]
            own[itself.name] = at
    return replace(columns, own=own) if own != columns.own else columns

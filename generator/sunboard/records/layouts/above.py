"""What stands above the headings for all rows: 承诺单位：县住建局."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from sunboard.records.headings import MEASURE_WORDS, normalise_heading
from sunboard.records.layouts.columns import Columns
from sunboard.records.layouts.headings import own_field
from sunboard.schema import FieldType

_SAID = re.compile(r"\s*([^:：]{2,12})[:：]\s*(\S.*?)\s*(?:[(（](?:盖章|公章|章)[)）])?\s*")
_NEVER = frozenset((FieldType.ID, FieldType.PHONE))


def said_above(
    titles: Iterable[tuple[int, str]], columns: Columns
) -> Mapping[str, tuple[str, int]]:
    """Field name → what a line above the headings says of it, and its row; of fields that have no column."""
    said: dict[str, tuple[str, int]] = {}
    for row, title in titles:
        match = _SAID.fullmatch(title)
        if match is None or normalise_heading(match[1]) in MEASURE_WORDS:
            continue
        found = own_field(columns.kind, (match[1],))
        if found is not None and found.type not in _NEVER and found.name not in columns.own:
            said.setdefault(found.name, (match[2], row))
    return said

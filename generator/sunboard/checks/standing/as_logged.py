"""The records of an earlier day: what the log has of them, instead of what the office's files say today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pyarrow as pa

from sunboard.checks.arrays import Mask
from sunboard.checks.drafts import Drafts
from sunboard.checks.standing.judging import is_held
from sunboard.checks.standing.putting_back import with_accepted
from sunboard.checks.standing.saying import Said
from sunboard.records.log import Accepted, Standing
from sunboard.records.text_tables import TextTable


def as_logged(
    said: Mapping[str, Said], texts: Mapping[str, TextTable], accepted: Accepted
) -> dict[str, TextTable]:
    """The tables of a day on which the site stood on `accepted`.

    People are today's, so that nobody is named who has withdrawn, and so is what was taken down. Of what is
    only counted the log has no words: such a record is as it is today, where it is on record still.
    """
    drafts = next(iter(said.values())).drafts
    return {
        name: _table(said[name], table, accepted.of(name), drafts) if is_held(table.kind) else table
        for name, table in texts.items()
    }


def _table(
    said: Said, table: TextTable, standing: Mapping[str, Standing], drafts: Drafts
) -> TextTable:
    ids = said.draft.texts["id"].to_pylist()
    untold = {each for each, of in standing.items() if not (of.told or of.gone)}
    stays = np.array([each in untold for each in ids], dtype=np.bool_)
    if table.kind.name == "corrections":
        is_new = np.array([each not in standing for each in ids], dtype=np.bool_)
        stays |= drafts.counts_as("corrections", "category", "privacy") & is_new
    told = [(each, of) for each, of in standing.items() if of.told]
    return with_accepted(_only(table, stays), {}, told)


def _only(table: TextTable, rows: Mask) -> TextTable:
    """Some rows of a table, as if its files held no others."""
    mask, codes = pa.array(rows), table.file_codes[rows]
    files = tuple(
        replace(file, row_count=int((codes == at).sum()), foot_count=0, refused_count=0)
        for at, file in enumerate(table.files)
    )
    return replace(
        table,
        texts={name: text.filter(mask) for name, text in table.texts.items()},
        files=files,
        file_codes=codes,
        lines=table.lines[rows],
        told_by={kind: told[rows] for kind, told in table.told_by.items()},
    )

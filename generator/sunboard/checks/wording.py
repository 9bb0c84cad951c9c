"""R-9: a correction of wording (文字) is what is shown, whether or not somebody mended the cell itself."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from sunboard.checks.arrays import position_of, replaced
from sunboard.checks.drafts import Draft, Drafts
from sunboard.checks.private.classes import found_in, looked_for
from sunboard.checks.rules.naming import names_of
from sunboard.checks.rules.notices import gives_the_same_numbers
from sunboard.records.gathering import TEXT
from sunboard.schema import Field

Reworded = dict[tuple[str, str], str]
"""By kind and id of a record the correction whose wording it has, and its cell in the files hasn't."""


class _Wording(NamedTuple):
    """A correction that says in which words something is told."""

    id: str
    target: str
    field: str
    """What it calls the field; "" where it doesn't say."""
    before: str
    after: str

    def said_in(self, text: str) -> str:
        """A text in these words; the text itself where it has them already, or never had the others."""
        is_there = self.after in text and self.before in self.after
        return text if is_there else text.replace(self.before, self.after)


def reword(drafts: Drafts) -> Reworded:
    """Let records say what corrections of wording say, and tell which did.

    Only where one text of the record, or the one that the correction names, has the words; never where that
    would put a name without consent or what is private there.
    """
    done: Reworded = {}
    wordings = list(_wordings(drafts))
    if not wordings:
        return done
    targets = pa.array([each.target for each in wordings], TEXT)
    for draft in drafts.by_kind.values():
        rows = position_of(targets, draft.texts["id"])
        for at in np.flatnonzero(rows >= 0).tolist():
            wording, row = wordings[at], int(rows[at])
            fields = [*_fields(draft, row, wording)]
            if len(fields) == 1 and _reword(drafts, draft, row, fields[0], wording):
                done[draft.kind.name, wording.target] = wording.id
    return done


def _wordings(drafts: Drafts) -> Iterator[_Wording]:
    corrections = drafts["corrections"]
    rows = np.flatnonzero(drafts.counts_as("corrections", "category", "wording"))
    if not len(rows):
        return
    columns = (
        corrections.texts[name].take(pa.array(rows)).to_pylist() for name in _Wording._fields
    )
    for cells in zip(*columns, strict=True):
        each = _Wording(*cells)
        is_told = each.before and each.after and each.before != each.after
        if is_told and gives_the_same_numbers(each.before, each.after):
            yield each


def _fields(draft: Draft, row: int, wording: _Wording) -> Iterator[Field]:
    """The fields in which a record has other words than a correction says."""
    for field in draft.kind.narratives:
        text = draft.texts[field.name][row].as_py()
        is_meant = not wording.field or _folded(wording.field) in {*map(_folded, field.headings)}
        if is_meant and wording.said_in(text) != text:
            yield field


def _reword(drafts: Drafts, draft: Draft, row: int, field: Field, wording: _Wording) -> bool:
    text = wording.said_in(draft.texts[field.name][row].as_py())
    is_private = next(found_in(text, looked_for(draft.kind, field)), None) is not None
    if is_private or names_of(drafts).finder.name_in(text) is not None:
        return False
    draft.texts[field.name] = replaced(draft.texts[field.name], {row: text})
    return True


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())

"""Whose a record is, for those who are asked to mend it."""

from __future__ import annotations

from functools import cached_property

from sunboard.checks.arrays import Text
from sunboard.checks.drafts import Drafts
from sunboard.schema import KIND_BY_NAME

ASKED = ("units", "communities")
"""The kinds of those who are asked, first the ones who know best."""


class Owners:
    """The owners of records, as far as their references are understood."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts

    def of(self, kind: str, row: int) -> str:
        """The name of the unit a record is of, or else of the community; "" for neither."""
        for owner in ASKED:
            field = KIND_BY_NAME[owner].owner_as
            if kind == owner:
                position = row
            elif (codes := self._drafts[kind].refs.get((field, owner))) is not None:
                position = int(codes[row])
            else:
                continue
            if position >= 0 and (name := self._names[owner][position].as_py()):
                return str(name)
        return ""

    @cached_property
    def _names(self) -> dict[str, Text]:
        return {owner: self._drafts[owner].texts["name"] for owner in ASKED}

"""The printed sheets that boards link to; they are made before the boards, which say their size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar


class SheetLink(NamedTuple):
    """One file: a sheet, several sheets of a community in one, or an archive."""

    path: str
    """Relative to the site's root."""
    kind: str
    """The kind of sheet; "" where it holds several."""
    label: str
    """2026年10月承诺践诺评诺榜."""
    paper: str
    """ "a3" or "a4"; for several sheets the largest there may be; "" for an archive."""
    board: str
    """The board that says the same, or that of the place whose sheets it holds: its path."""
    owner: int
    """The community whose clerk prints it, -1 for the county's office; for an archive the town."""
    pages: int
    """0 for an archive."""
    size: int
    """Bytes."""
    hangs: bool = True
    """Whether it hangs on the noticeboard; a certificate is handed over."""


@dataclass(frozen=True)
class SheetLinks:
    """Every printed file of a county, in the order they are listed."""

    sheets: tuple[SheetLink, ...] = ()
    bundles: tuple[SheetLink, ...] = ()
    """All that hangs at a community in one file: one for each choice of papers."""
    archives: tuple[SheetLink, ...] = ()
    """The bundles of a town's communities."""

    @cached_property
    def by_board(self) -> Mapping[str, tuple[SheetLink, ...]]:
        """What each board leads to: the sheets that say the same, and a place's all in one file."""
        return _grouped((*self.sheets, *self.bundles), lambda sheet: sheet.board)

    @cached_property
    def by_owner(self) -> Mapping[int, tuple[SheetLink, ...]]:
        """The sheets of each community, and under -1 those of the county's office."""
        return _grouped(self.sheets, lambda sheet: sheet.owner)

    @cached_property
    def bundles_by_owner(self) -> Mapping[int, tuple[SheetLink, ...]]:
        """The same for bundles."""
        return _grouped(self.bundles, lambda sheet: sheet.owner)


K = TypeVar("K")


def _grouped(
    sheets: Iterable[SheetLink], key: Callable[[SheetLink], K]
) -> dict[K, tuple[SheetLink, ...]]:
    groups: dict[K, list[SheetLink]] = {}
    for sheet in sheets:
        groups.setdefault(key(sheet), []).append(sheet)
    return {name: tuple(group) for name, group in groups.items()}

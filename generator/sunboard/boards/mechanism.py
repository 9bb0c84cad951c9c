"""What a family of boards says of itself: its pages, and what a mechanism of the programme comes to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sunboard.boards import addresses
from sunboard.boards.printed import Printed
from sunboard.boards.values import Page
from sunboard.figures.kind import Declared, figures
from sunboard.figures.values import Figure
from sunboard.measures.ground import Ground, Scope


@dataclass(frozen=True)
class BoardMaker:
    """How one kind of page is made."""

    board: str
    """The entry of `programme.yml`'s `boards` that asks for it; "" for what every site has."""
    make: Callable[[Ground, int], Page]
    """The page of a number, from 0."""
    depth: int = 1
    """How many folders below the root its pages lie."""
    count: Callable[[Ground], int] = lambda _: 1
    """How many pages there are."""
    section: str = "mechanisms"
    """The navigation entry its pages belong to."""
    lists: tuple[str, ...] | None = None
    """The kinds whose records its pages list, () for none; None for those that its board counts."""


@dataclass(frozen=True, eq=False)
class Mechanism:
    """One mechanism of the programme."""

    board: str
    """The entry of `programme.yml`'s `boards` that asks for it; its page has the same name."""
    title: Callable[[Ground], str]
    """What the programme calls it, e.g. 四张清单 where there are four lists."""
    make: Callable[[Ground, int], Page]
    """Its page; a community or unit has an anchor there under its id."""
    kinds: tuple[Declared, ...]
    """Its figures."""
    own_kinds: tuple[Declared, ...] = ()
    """More figures, which only its own pages show."""
    more: tuple[BoardMaker, ...] = ()
    """Its pages below that."""
    section: str = "mechanisms"
    """The navigation entry that its page belongs to."""
    facts: Callable[[Ground, Scope, int], tuple[Figure, ...]] = lambda *_: ()
    """What stands with its figures and is no number, such as hours."""
    printed: Printed | None = None
    """What of it hangs on noticeboards; None for nothing, or for sheets of its own."""
    path_of: Callable[[Ground, Scope, int], str] | None = None
    """Where a community, estate or unit has its own part; None for the row of its id on `path`."""

    @property
    def path(self) -> str:
        """Where its page is."""
        return addresses.mechanism_path(self.board)

    @property
    def makers(self) -> tuple[BoardMaker, ...]:
        """All its kinds of page."""
        return (BoardMaker(self.board, self.make, section=self.section), *self.more)

    def figures(self, ground: Ground, scope: Scope, entity: int) -> tuple[Figure, ...]:
        """What it comes to for one entity; nothing where it says nothing of its scope."""
        found = figures(ground, self.kinds, scope, entity)
        return (*self.facts(ground, scope, entity), *found) if found else ()

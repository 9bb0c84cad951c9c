"""What the lists (四张清单) are called, and where a place or a unit has its own."""

from __future__ import annotations

from sunboard.boards import addresses
from sunboard.boards.alike import cell
from sunboard.figures.worded import numeral
from sunboard.measures.ground import Ground, Scope
from sunboard.settings import Programme


def lists_title(programme: Programme) -> str:
    """What the programme calls them: 四张清单."""
    count = len(programme.vocabulary("lists").terms)
    return f"{numeral(count)}张清单" if count else "清单"


def path_of(ground: Ground, scope: Scope, entity: int) -> str:
    """A community has a page of its lists; a unit a row."""
    name = cell(ground, scope.value, entity, "id")
    if scope is Scope.COMMUNITY:
        return addresses.lists_path(name)
    return f"{addresses.LISTS}#{name}"

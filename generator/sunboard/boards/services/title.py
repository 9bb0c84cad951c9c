"""What the services are called, and where each place and unit has its own part."""

from __future__ import annotations

from sunboard.boards import addresses
from sunboard.boards.alike import cell
from sunboard.figures.worded import numeral
from sunboard.measures.ground import Ground, Scope
from sunboard.settings import Programme


def services_title(programme: Programme) -> str:
    """What the programme calls them: 优质服务八进社区."""
    count = len(programme.vocabulary("services").terms)
    return f"优质服务{numeral(count)}进社区" if count else "优质服务进社区"


def path_of(ground: Ground, scope: Scope, entity: int) -> str:
    """A community has a page of its sessions, on which those of its estates stand; a unit a row."""
    if scope is Scope.UNIT:
        return f"{addresses.SERVICES}#{cell(ground, 'units', entity, 'id')}"
    if scope is Scope.ESTATE:
        entity = int(ground.records["estates"].codes("community")[entity])
    return addresses.services_path(cell(ground, "communities", entity, "id"))

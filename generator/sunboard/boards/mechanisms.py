"""Every mechanism of the programme with its key figures: the index page, and the sections on other boards.

A mechanism has a page of its own; a community's, an estate's or a unit's board shows what it comes to
there, under the same keys, and leads to it. A new mechanism is one more entry in `MECHANISMS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sunboard.boards import addresses
from sunboard.boards.alike import cell, home_crumbs
from sunboard.boards.blocks import Block, Board, Empty, Figures, Note, Section
from sunboard.boards.commitments import accountability
from sunboard.boards.forces import forces
from sunboard.boards.lists import lists
from sunboard.boards.loop.loop import loop_title
from sunboard.boards.meetings import meetings
from sunboard.boards.services import obligations, positions, services
from sunboard.boards.stations.shared import station_facts, stations_title
from sunboard.boards.values import Link, Page
from sunboard.figures.accountability import ACCOUNTABILITY_FIGURES
from sunboard.figures.challenges import CHALLENGE_FIGURES
from sunboard.figures.corrections import CORRECTION_FIGURES
from sunboard.figures.deeds import DEED_FIGURES
from sunboard.figures.forces import FORCE_FIGURES
from sunboard.figures.kind import Declared, figures
from sunboard.figures.lists import LIST_FIGURES
from sunboard.figures.loop import LOOP_FIGURES
from sunboard.figures.meetings import MEETING_FIGURES
from sunboard.figures.notices import NOTICE_FIGURES
from sunboard.figures.obligations import OBLIGATION_FIGURES
from sunboard.figures.pairings import PAIRING_FIGURES
from sunboard.figures.positions import POSITION_FIGURES
from sunboard.figures.services import SERVICE_FIGURES
from sunboard.figures.stations import STATION_FIGURES
from sunboard.figures.values import Figure
from sunboard.measures.coverage import coverage_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.kept import counted_by
from sunboard.measures.tallies import unclear_of
from sunboard.schema import KIND_BY_NAME
from sunboard.settings import Programme


@dataclass(frozen=True)
class Mechanism:
    """One mechanism of the programme."""

    board: str
    """The entry of `programme.yml`'s `boards` that asks for it."""
    title: Callable[[Ground], str]
    """What the programme calls it, e.g. 四张清单 where there are four lists."""
    path: str
    """Its page; a community or unit has an anchor there under its id."""
    kinds: tuple[Declared, ...]
    """Its figures."""
    facts: Callable[[Ground, Scope, int], tuple[Figure, ...]] = lambda *_: ()
    """What stands with them and is no number, such as hours."""
    path_of: Callable[[Ground, Scope, int], str] | None = None
    """Where a community, estate or unit has its own part; None for the row of its id on `path`."""

    def figures(self, ground: Ground, scope: Scope, entity: int) -> tuple[Figure, ...]:
        """What it comes to for one entity; nothing where it says nothing of its scope."""
        found = figures(ground, self.kinds, scope, entity)
        return (*self.facts(ground, scope, entity), *found) if found else ()


def _of_programme(title: Callable[[Programme], str]) -> Callable[[Ground], str]:
    return lambda ground: title(ground.programme)


MECHANISMS: tuple[Mechanism, ...] = (
    Mechanism(
        board="loop",
        title=_of_programme(loop_title),
        path=addresses.LOOP,
        kinds=LOOP_FIGURES,
    ),
    Mechanism(
        board="accountability",
        title=lambda _: accountability.TITLE,
        path=addresses.ACCOUNTABILITY,
        kinds=ACCOUNTABILITY_FIGURES,
    ),
    Mechanism(
        board="lists",
        title=_of_programme(lists.lists_title),
        path=addresses.LISTS,
        kinds=LIST_FIGURES,
        path_of=lists.path_of,
    ),
    Mechanism(
        board="services",
        title=_of_programme(services.services_title),
        path=addresses.SERVICES,
        kinds=SERVICE_FIGURES,
        path_of=services.path_of,
    ),
    Mechanism(
        board="obligations",
        title=_of_programme(obligations.obligations_title),
        path=addresses.OBLIGATIONS,
        kinds=OBLIGATION_FIGURES,
        path_of=obligations.path_of,
    ),
    Mechanism(
        board="meetings",
        title=meetings.meetings_title,
        path=addresses.MEETINGS,
        kinds=MEETING_FIGURES,
    ),
    Mechanism(
        board="challenges",
        title=lambda _: "揭榜挂帅",
        path=addresses.CHALLENGES,
        kinds=CHALLENGE_FIGURES,
    ),
    Mechanism(
        board="pairings",
        title=lambda _: "包联一览",
        path=addresses.PAIRINGS,
        kinds=PAIRING_FIGURES,
    ),
    Mechanism(
        board="positions",
        title=positions.positions_title,
        path=addresses.POSITIONS,
        kinds=POSITION_FIGURES,
    ),
    Mechanism(
        board="forces",
        title=forces.forces_title,
        path=addresses.FORCES,
        kinds=FORCE_FIGURES,
    ),
    Mechanism(
        board="stations",
        title=stations_title,
        path=addresses.STATIONS,
        kinds=STATION_FIGURES,
        facts=station_facts,
    ),
    Mechanism(
        board="deeds",
        title=lambda _: "闪光言行榜",
        path=addresses.DEEDS,
        kinds=DEED_FIGURES,
    ),
    Mechanism(
        board="notices",
        title=lambda _: "公示",
        path=addresses.NOTICES,
        kinds=NOTICE_FIGURES,
    ),
    Mechanism(
        board="corrections",
        title=lambda _: "更正",
        path=addresses.CORRECTIONS,
        kinds=CORRECTION_FIGURES,
    ),
)
"""Every mechanism there is, in the order they are shown."""


@dataclass(frozen=True)
class MechanismPart:
    """What one mechanism comes to on a board."""

    title: Link
    figures: Figures
    unclear: str
    """What of it can't be counted here, or "" where everything can."""


@dataclass(frozen=True)
class MechanismList(Block):
    """What each mechanism comes to."""

    parts: tuple[MechanismPart, ...]


def make_mechanisms_page(ground: Ground, _: int) -> Page:
    """The index of the county's mechanisms."""
    root = addresses.root_of(addresses.MECHANISMS)
    names = "、".join(mechanism.title(ground) for mechanism in asked_for(ground))
    return Page(
        path=addresses.MECHANISMS,
        title="各项机制",
        description=f"各项机制做到哪一步：{names}" if names else "各项机制做到哪一步",
        section="mechanisms",
        board=Board(
            title="各项机制",
            lead=("每一项机制都由记录算出来：做了多少、该做多少、还差什么。点名称看详情。",),
            crumbs=home_crumbs(ground, root),
            sections=(Section("全部机制", _index(ground, root)),),
        ),
    )


def _index(ground: Ground, root: str) -> tuple[Block, ...]:
    """Every mechanism; then the one place where anything is said of the kinds of record that nobody keeps."""
    parts = tuple(
        MechanismPart(
            Link(mechanism.title(ground), root + mechanism.path),
            Figures(mechanism.figures(ground, Scope.COUNTY, 0), "rows"),
            unclear_words(ground, mechanism, Scope.COUNTY, 0),
        )
        for mechanism in asked_for(ground)
    )
    listed = MechanismList(parts) if parts else Empty("没有登记机制。")
    absent = "、".join(ground.kept.absent)
    return (listed, Note(f"这里没有登记：{absent}。")) if absent else (listed,)


def asked_for(ground: Ground) -> tuple[Mechanism, ...]:
    """The mechanisms whose boards the programme asks for."""
    return tuple(mechanism for mechanism in MECHANISMS if ground.makes(mechanism.board))


def mechanism_section(ground: Ground, scope: Scope, entity: int, root: str) -> Section | None:
    """What every mechanism comes to for one community, estate or unit; None where none says anything of it."""
    # A unit that is no more may have no row there.
    is_listed = scope is not Scope.UNIT or bool(coverage_of(ground).unit_is_current[entity])
    anchor = f"#{cell(ground, scope.value, entity, 'id')}" if is_listed else ""

    def href(mechanism: Mechanism) -> str:
        if mechanism.path_of is None:
            return f"{root}{mechanism.path}{anchor}"
        return root + mechanism.path_of(ground, scope, entity)

    parts = tuple(
        MechanismPart(
            Link(mechanism.title(ground), href(mechanism)),
            Figures(found, "rows"),
            unclear_words(ground, mechanism, scope, entity),
        )
        for mechanism in asked_for(ground)
        if (found := mechanism.figures(ground, scope, entity))
    )
    return Section("各项机制", (MechanismList(parts),), id="mechanisms") if parts else None


def unclear_words(ground: Ground, mechanism: Mechanism, scope: Scope, entity: int) -> str:
    """What stands beside a mechanism's figures because it can't be counted; nothing that is published whole."""
    counts = (
        (KIND_BY_NAME[kind].label, int(unclear_of(ground, kind, scope)[entity]))
        for kind in counted_by(mechanism.board)
        if not KIND_BY_NAME[kind].is_whole
    )
    said = "、".join(f"{label}{count}条" for label, count in counts if count)
    return f"另有{said}看不清，没有计入" if said else ""

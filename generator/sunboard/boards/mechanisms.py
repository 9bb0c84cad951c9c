"""Every mechanism of the programme with its key figures: the index page, and the sections on other boards.

A mechanism has a page of its own; a community's, an estate's or a unit's board shows what it comes to
there, under the same keys, and leads to it. A new mechanism is one more entry in `MECHANISMS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sunboard.boards import addresses
from sunboard.boards.alike import county_page, text_of
from sunboard.boards.blocks import Block, Empty, Figures, Note, Section
from sunboard.boards.challenges.challenges import CHALLENGES
from sunboard.boards.commitments.accountability import ACCOUNTABILITY
from sunboard.boards.deeds.deed import DEEDS
from sunboard.boards.forces.forces import FORCES
from sunboard.boards.lists.lists import LISTS
from sunboard.boards.loop.loop import LOOP
from sunboard.boards.mechanism import Mechanism
from sunboard.boards.meetings.meetings import MEETINGS
from sunboard.boards.notices.corrections import CORRECTIONS
from sunboard.boards.notices.notices import NOTICES
from sunboard.boards.services.obligations import OBLIGATIONS
from sunboard.boards.services.pairings import PAIRINGS
from sunboard.boards.services.positions import POSITIONS
from sunboard.boards.services.services import SERVICES
from sunboard.boards.shut_boards import shut_words
from sunboard.boards.stations.stations import STATIONS
from sunboard.boards.values import Link, Page
from sunboard.language import listed, say, say_many, statements
from sunboard.measures.coverage import coverage_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.kept import counted_by
from sunboard.measures.unclear import unclear_of, void_of
from sunboard.schema import KIND_BY_NAME

MECHANISMS: tuple[Mechanism, ...] = (
    LOOP,
    ACCOUNTABILITY,
    LISTS,
    SERVICES,
    OBLIGATIONS,
    MEETINGS,
    CHALLENGES,
    PAIRINGS,
    POSITIONS,
    FORCES,
    STATIONS,
    DEEDS,
    NOTICES,
    CORRECTIONS,
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
    names = listed(mechanism.title(ground) for mechanism in asked_for(ground))
    return county_page(
        ground,
        addresses.MECHANISMS,
        (Section(say("全部机制"), _index(ground, root)),),
        title=say("各项机制"),
        description=say("各项机制做到哪一步：{names}", names=names)
        if names
        else say("各项机制做到哪一步"),
        lead=(say("每一项机制都由记录算出来：做了多少、该做多少、还差什么。点名称看详情。"),),
        more=(Link(say("没有接受的改动"), root + addresses.CHANGES),),
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
    index = MechanismList(parts) if parts else Empty(say("没有登记机制。"))
    absent = listed(str(kind.words) for kind in ground.kept.absent)
    notes = [say("这里没有登记：{kinds}。", kinds=absent)] if absent else []
    return (index, *map(Note, (*notes, *shut_words(ground))))


def asked_for(ground: Ground) -> tuple[Mechanism, ...]:
    """The mechanisms whose boards the programme asks for."""
    return tuple(mechanism for mechanism in MECHANISMS if ground.makes(mechanism.board))


def mechanism_section(ground: Ground, scope: Scope, entity: int, root: str) -> Section | None:
    """What every mechanism comes to for one community, estate or unit; None where none says anything of it."""
    # A unit that is no more may have no row there.
    is_listed = scope is not Scope.UNIT or bool(coverage_of(ground).unit_is_current[entity])
    anchor = f"#{text_of(ground, scope.value, entity, 'id')}" if is_listed else ""

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
    return Section(say("各项机制"), (MechanismList(parts),), id="mechanisms") if parts else None


def unclear_words(ground: Ground, mechanism: Mechanism, scope: Scope, entity: int) -> str:
    """What stands beside a mechanism's figures as it can't be counted, or is void; no paper that is unclear."""
    kinds = counted_by(mechanism.board)
    is_counted = [kind for kind in kinds if not KIND_BY_NAME[kind].is_whole]
    unclear = _so_many({k: int(unclear_of(ground, k, scope)[entity]) for k in is_counted})
    void = _so_many({kind: int(void_of(ground, kind, scope)[entity]) for kind in kinds})
    return statements(
        say("另有{records}看不清，没有计入", records=unclear) if unclear else "",
        say("另有{records}作废，没有计入", records=void) if void else "",
    )


def _so_many(counts: Mapping[str, int]) -> str:
    """Records of several kinds: 轮值2条、服务站1条."""
    return listed(
        say_many("{kind}{n}条", count, kind=say(KIND_BY_NAME[kind].label))
        for kind, count in counts.items()
        if count
    )

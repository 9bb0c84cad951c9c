"""包联公示牌 for an estate's entrance: who answers for it, to be read and rung up from afar, for a year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from sunboard.boards import addresses
from sunboard.boards.alike import estate_pairings, is_leader, pairing_rows, text_of
from sunboard.boards.shows import shows_of
from sunboard.boards.values import PairingRow
from sunboard.boards.wording import UNKNOWN
from sunboard.language import say
from sunboard.measures.entities import town_of_community
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.unclear import may_be_paired
from sunboard.outputs.sheets.frame import make_frame, rows_of
from sunboard.outputs.sheets.values import Sheet


class PlatePairing(NamedTuple):
    """One pairing of a unit."""

    id: str
    said: str
    """What sort, for what, and the leader who answers: 领导包联 · 全社区：党组成员、副局长."""


class PlateUnit(NamedTuple):
    """A unit that answers for the estate."""

    name: str
    """In full."""
    phone: str
    """The office's, "" where none is entered."""
    pairings: tuple[PlatePairing, ...]
    contact: str
    """Who leads it and which department is asked."""


@dataclass(frozen=True)
class PlateSheet:
    """Everything a plate shows. Nothing on it is counted: it stands for a year."""

    units: tuple[PlateUnit, ...]
    empty: str
    """What is said where nobody answers for it."""
    calling: str
    """What stands before a telephone number."""
    sentence: str
    """Where it says what they promised, and whether it was kept."""


def plate_count(ground: Ground) -> int:
    """One an estate that has a board, where anybody keeps who answers for it."""
    has_plates = ground.makes("estates") and shows_of(ground).pairings
    return ground.size(Scope.ESTATE) if has_plates else 0


def plate_place(ground: Ground, estate: int) -> int:
    """The community of an estate."""
    return int(ground.records["estates"].codes("community")[estate])


def make_plate(ground: Ground, estate: int, paper: str) -> Sheet:
    """The plate of one estate, on A4 upright."""
    name = text_of(ground, "estates", estate, "name")
    estate_id = text_of(ground, "estates", estate, "id")
    community = plate_place(ground, estate)
    community_id = text_of(ground, "communities", community, "id")
    town = town_of_community(ground)[community]
    board = addresses.estate_path(estate_id)
    return Sheet(
        path=addresses.sheet_path(community_id, f"plate-{estate_id}-{paper}"),
        kind="plate",
        label=say("{place}包联公示牌", place=name),
        paper=paper,
        is_landscape=False,
        title=say("{place}包联公示牌", place=name),
        subtitle=say(
            "{town}　{community}",
            town=text_of(ground, "towns", town, "name"),
            community=text_of(ground, "communities", community, "name"),
        ),
        frame=make_frame(
            ground,
            board,
            ground.programme.sheets.plate_days,
            {"pairings": rows_of(ground, "pairings", community)},
        ),
        body=_body(ground, estate),
        board=board,
        community=community,
    )


def _body(ground: Ground, estate: int) -> PlateSheet:
    return PlateSheet(
        units=tuple(_units(ground, estate)),
        empty=say("包联本小区的登记看不清，可拨打监督电话询问。")
        if may_be_paired(ground, Scope.ESTATE)[estate]
        else say("没有单位包联本小区，可拨打监督电话询问。"),
        calling=say("电话"),
        sentence=_sentence(ground),
    )


def _sentence(ground: Ground) -> str:
    promises = shows_of(ground).commitments
    if ground.programme.web_address:
        return say("答应了什么、做了没有，扫码看。") if promises else say("扫码看本小区的榜。")
    if promises:
        return say("答应了什么、做了没有，看本小区在网上的榜，或者拨打监督电话。")
    return say("看本小区在网上的榜，或者拨打监督电话。")


def _units(ground: Ground, estate: int) -> Iterable[PlateUnit]:
    """Each unit once, in the order in which the estate's board lists its pairings."""
    pairings = estate_pairings(ground, estate)
    ids, codes = (ground.records["pairings"].texts("id"), _unit_codes(ground))
    by_unit: dict[int, list[PlatePairing]] = {}
    for pairing, row in zip(pairings, pairing_rows(ground, pairings), strict=True):
        said = PlatePairing(ids[pairing], _pairing(ground, pairing, row))
        by_unit.setdefault(codes[pairing], []).append(said)
    for unit, found in by_unit.items():
        name, phone = (text_of(ground, "units", unit, field) for field in ("name", "office_phone"))
        yield PlateUnit(name, phone, tuple(found), _contact(ground, unit))


def _pairing(ground: Ground, pairing: int, row: PairingRow) -> str:
    """What sort, and for what; the unit stands above it."""
    what = f"{row.kind} · {row.what}"
    leader = ground.records["pairings"].texts("leader_office")[pairing]
    if not leader or not is_leader(ground, pairing):
        return what
    return say("{label}：{text}", label=what, text=leader)


def _contact(ground: Ground, unit: int) -> str:
    labels = {"leader_office": say("分管领导"), "department": say("业务科室")}
    return say("　").join(
        say(
            "{label}：{text}",
            label=label,
            text=text_of(ground, "units", unit, field) or say(UNKNOWN),
        )
        for field, label in labels.items()
    )


def _unit_codes(ground: Ground) -> list[int]:
    codes: list[int] = ground.records["pairings"].codes("unit").tolist()
    return codes

"""包联公示牌 for an estate's entrance: who answers for it and what they promised. It stands for months."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from sunboard.boards import addresses
from sunboard.boards.alike import estate_pairings, pairing_rows, text_of
from sunboard.boards.places.answers import community_commitments
from sunboard.boards.printed import SheetCell, SheetRecord, SheetTable, record
from sunboard.boards.rows.commitments import commitment_rows, commitments_by
from sunboard.boards.shows import shows_of
from sunboard.boards.values import CommitmentRow
from sunboard.boards.wording import UNKNOWN
from sunboard.language import say, say_many, sentences
from sunboard.measures.entities import town_of_community
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.unclear import may_be_paired
from sunboard.outputs.sheets.frame import make_frame, rows_of
from sunboard.outputs.sheets.values import Sheet

_LINES = 25.0
"""Lines of text that the rows of both tables may take, so that the plate stays one page."""
_WHO_LINE, _OFFICE_LINE, _PROMISE_LINE = 8, 4, 15
"""Characters a line of each column holds."""
_GAP = 0.5
"""What the space between two rows takes, in lines."""
_LONGEST_WHOLE = 90
"""Characters of a cell from which a row may be split: the columns are narrow."""
_FEWEST = 1
"""Promises shown even where more units answer for the estate than a page holds."""


@dataclass(frozen=True)
class PlateSheet:
    """Everything a plate shows."""

    units: SheetTable
    promises: SheetTable
    more: str
    """How many promises there are besides, and where it says whether they were kept."""


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
            {
                "pairings": rows_of(ground, "pairings", community),
                "commitments": rows_of(ground, "commitments", community),
            },
        ),
        body=_body(ground, estate),
        board=board,
        community=community,
    )


def _body(ground: Ground, estate: int) -> PlateSheet:
    units, rows = tuple(_units(ground, estate)), commitment_rows(ground)
    promises = (
        *rows.chosen(commitments_by(ground, Scope.ESTATE)[estate]),
        *rows.chosen(community_commitments(ground, estate)),
    )
    shown = _fitting(promises, _LINES - sum(_unit_lines(unit) for unit in units))
    rest = len(promises) - shown
    return PlateSheet(
        units=SheetTable(
            title="",
            heads=(say("谁包我们小区"), say("分管领导"), say("业务科室"), say("办公电话")),
            widths=(5, 3, 3, 4),
            rows=units,
            empty=say("包联本小区的登记看不清，可拨打监督电话询问。")
            if may_be_paired(ground, Scope.ESTATE)[estate]
            else say("没有单位包联本小区，可拨打监督电话询问。"),
        ),
        promises=SheetTable(
            title="",
            heads=(say("答应了什么"), say("谁答应的"), say("最初期限")),
            widths=(19, 6, 7),
            rows=tuple(_promise(row) for row in promises[:shown]),
            empty=say("还没有单位对本小区作出承诺。") if shows_of(ground).commitments else "",
        ),
        more=sentences(
            say_many("另有{n}项承诺没有列出。", rest) if rest else "",
            say("每项做了没有，扫下面的码看本小区的榜。")
            if ground.programme.web_address
            else say("每项做了没有，看本小区在网上的榜，或者拨打监督电话。"),
        ),
    )


def _units(ground: Ground, estate: int) -> Iterable[SheetRecord]:
    """A row for each pairing that covers the estate, as its board lists them."""
    pairings = estate_pairings(ground, estate)
    ids, units = (ground.records["pairings"].texts("id"), _unit_codes(ground))
    for pairing, row in zip(pairings, pairing_rows(ground, pairings), strict=True):
        contact = (
            SheetCell(text_of(ground, "units", units[pairing], field) or say(UNKNOWN))
            for field in ("leader_office", "department", "office_phone")
        )
        who = SheetCell(row.who, f"{row.kind} · {row.what}")
        yield record(ids[pairing], who, *contact, longest=_LONGEST_WHOLE)


def _unit_codes(ground: Ground) -> list[int]:
    codes: list[int] = ground.records["pairings"].codes("unit").tolist()
    return codes


def _promise(row: CommitmentRow) -> SheetRecord:
    return record(
        row.id,
        SheetCell(row.text, tiny=row.id),
        SheetCell(str(row.unit)),
        SheetCell(row.due),
    )


def _fitting(promises: Iterable[CommitmentRow], lines: float) -> int:
    """How many of the promises fit into so many lines, one at least."""
    count = 0
    for count, row in enumerate(promises):
        lines -= max(2, ceil(len(row.text) / _PROMISE_LINE)) + _GAP
        if lines < 0 and count >= _FEWEST:
            return count
    return count + 1 if promises else 0


def _unit_lines(row: SheetRecord) -> float:
    who, leader, department, _ = row.cells
    office = max(len(leader.text), len(department.text))
    return max(ceil(len(who.text) / _WHO_LINE) + 1, ceil(office / _OFFICE_LINE)) + _GAP

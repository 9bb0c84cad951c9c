"""The honour board 党员闪光言行榜: the latest quarter, each quarter, and one page a deed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.county import County, chosen_rows
from sunboard.boards.deeds.honours import (
    OpenWindow,
    open_windows,
    stage_grids,
    told_deeds,
    waiting_figures,
)
from sunboard.boards.deeds.steps import DeedStep, deed_steps, revocation
from sunboard.boards.notices.corrections import CorrectionMark, correction_marks
from sunboard.boards.notices.rows import notice_facts
from sunboard.boards.places.alike import cell, home_crumbs, href_to, unit_link, where_facts
from sunboard.boards.values import DeedRow, Fact, Figure, Grid, Link, Page, Status
from sunboard.boards.windows import HOW_TO_OBJECT, contact_facts
from sunboard.boards.words import spoken_day
from sunboard.measures.columns import Positions
from sunboard.measures.deeds import deeds_of
from sunboard.measures.months import months_of


@dataclass(frozen=True)
class DeedsBoard:
    """Everything the honour board of a quarter shows."""

    title: str
    crumbs: tuple[Link, ...]
    figures: tuple[Figure, ...]
    quarters: tuple[Link, ...]
    """Every quarter's board, newest first."""
    honoured: tuple[DeedRow, ...]
    pending: tuple[DeedRow, ...]
    """Put up for objections and not honoured yet; what isn't put up yet is only counted."""
    revoked: tuple[DeedRow, ...]
    note: str
    now: HonoursNow | None
    """How things stand in the county; None on the boards of quarters."""


@dataclass(frozen=True)
class HonoursNow:
    """What the front page of the honour board shows beside the newest quarter."""

    windows: tuple[OpenWindow, ...]
    to_windows: Link
    """How many there are, with the way to them further down."""
    how: str
    contact: tuple[Fact, ...]
    waiting: tuple[Figure, ...]
    grids: tuple[Grid, ...]
    """Communities and units by stage."""


@dataclass(frozen=True)
class DeedBoard:
    """Everything one deed's page shows."""

    deed: DeedRow
    crumbs: tuple[Link, ...]
    status: Status
    facts: tuple[Fact, ...]
    people: tuple[Fact, ...]
    """Each person as shown, with unit and positions."""
    steps: tuple[DeedStep, ...]
    """From recommendation to honour."""
    corrections: tuple[CorrectionMark, ...]
    revoked_because: str | None
    """The class of the reason; None unless it was taken off the board."""


def deed_quarters(county: County) -> list[tuple[str, str]]:
    """Every quarter since deeds are kept, or with one before that, newest first: key and label."""
    ground = county.ground
    counted = ground.kept.in_months(months_of(ground), "deeds")
    done = months_of(ground).codes(deeds_of(ground).table.days("date"))
    counted[done[done >= 0]] = True
    months = [months_of(ground)[m] for m in np.flatnonzero(counted).tolist()]
    return list(dict.fromkeys((month.quarter, month.quarter_label) for month in reversed(months)))


def deed_board_count(county: County) -> int:
    """The front page and one a quarter."""
    return 1 + len(deed_quarters(county))


def make_deeds_page(county: County, number: int) -> Page:
    """The honour board: 0 is the front page with the newest quarter that honours anybody; then each quarter."""
    quarters = deed_quarters(county)
    quarter, label = quarters[number - 1] if number else _newest(county, quarters)
    path = addresses.DEEDS if number == 0 else addresses.quarter_path(quarter)
    title = f"党员闪光言行榜（{label}）"
    return Page(
        path=path,
        title="党员闪光言行榜" if number == 0 else title,
        description=f"{county.ground.programme.county}{title}",
        section="deeds",
        template="deeds.html",
        board=_deeds_board(
            county, quarter, title, addresses.root_of(path), _now(county) if number == 0 else None
        ),
    )


def _newest(county: County, quarters: list[tuple[str, str]]) -> tuple[str, str]:
    """The newest quarter with an honoured deed; the newest of all where there is none."""
    is_honoured = deeds_of(county.ground).is_honoured
    honouring = (q for q in quarters if is_honoured[deeds_of_quarter(county, q[0])].any())
    return next(honouring, quarters[0])


def _now(county: County) -> HonoursNow:
    windows = open_windows(county)
    return HonoursNow(
        windows=windows,
        to_windows=Link(f"正在公示{len(windows)}件，可以提意见", "#windows"),
        how=HOW_TO_OBJECT,
        contact=contact_facts(county.ground.programme),
        waiting=waiting_figures(county),
        grids=stage_grids(county),
    )


def _deeds_board(
    county: County, quarter: str, title: str, root: str, now: HonoursNow | None
) -> DeedsBoard:
    deeds = deeds_of(county.ground)
    rows = deeds_of_quarter(county, quarter)
    honoured = rows[deeds.is_honoured[rows]]
    revoked = rows[deeds.is_revoked[rows]]
    is_pending = deeds.is_told & ~deeds.is_honoured & ~deeds.is_revoked
    pending = rows[is_pending[rows]]
    return DeedsBoard(
        title=title,
        crumbs=home_crumbs(county, root),
        figures=honour_figures(county, honoured, f"deeds/{quarter}"),
        quarters=tuple(
            Link(label, root + addresses.quarter_path(key)) for key, label in deed_quarters(county)
        ),
        honoured=chosen_rows(county.deed_rows, honoured),
        pending=chosen_rows(county.deed_rows, pending),
        revoked=chosen_rows(county.deed_rows, revoked),
        note="按时间排列，新的在前；不是名次。",
        now=now,
    )


def deeds_of_quarter(county: County, quarter: str) -> Positions:
    """Every deed done in a quarter, newest first."""
    ground = county.ground
    codes = months_of(ground).codes(deeds_of(ground).table.days("date"))
    quarters = np.array(
        [*(months_of(ground)[m].quarter for m in range(months_of(ground).count)), ""]
    )
    order = county.deed_order
    chosen: Positions = order[quarters[codes[order]] == quarter]
    return chosen


def honour_figures(county: County, honoured: Positions, about: str) -> tuple[Figure, ...]:
    """Deeds, people and units: a joint deed is one deed, and each of its people is counted once."""
    people = county.people_by_deed
    chosen = honoured.tolist()
    distinct = {person for row in chosen for person in people.get(row, ())}
    times = sum(len(people.get(row, ())) for row in chosen)
    links = deeds_of(county.ground).unit_links
    units = np.unique(links[np.isin(links[:, 0], honoured), 1])
    return (
        Figure("上榜言行", f"{len(chosen)}件", key=f"{about}/honoured"),
        Figure(
            "上榜党员",
            f"{len(distinct)}人",
            note=f"{times}人次；多人共同完成的算一件",
            key=f"{about}/people",
        ),
        Figure("涉及单位", f"{len(units)}个", key=f"{about}/units"),
    )


def make_deed_page(county: County, number: int) -> Page:
    """The page of one deed, counted through those that may be told."""
    deed = int(told_deeds(county)[number])
    row = county.deed_rows[deed]
    return Page(
        path=row.path,
        title=f"闪光言行 {row.id}：{'、'.join(row.names)}",
        description="本条已撤榜" if deeds_of(county.ground).is_revoked[deed] else row.what,
        section="deeds",
        template="deed.html",
        board=_deed_board(county, deed, addresses.root_of(row.path)),
    )


def _deed_board(county: County, deed: int, root: str) -> DeedBoard:
    deeds = deeds_of(county.ground)
    row = county.deed_rows[deed]
    is_revoked = deeds.is_revoked[deed]
    return DeedBoard(
        deed=row,
        crumbs=(*home_crumbs(county, root), Link("闪光言行榜", root + addresses.DEEDS)),
        status=row.status,
        facts=(*_facts(county, deed, root), *notice_facts(county, "deeds", deed, root)),
        people=() if is_revoked else _people(county, deed),
        steps=deed_steps(county, deed),
        corrections=correction_marks(county, "deeds", deed, root),
        revoked_because=revocation(county, deed) if is_revoked else None,
    )


def _facts(county: County, deed: int, root: str) -> tuple[Fact, ...]:
    table = deeds_of(county.ground).table
    unit = int(table.codes("unit")[deed])
    return (
        Fact("时间", spoken_day(table.days("date")[deed])),
        Fact("单位", cell(county, "units", unit, "name"), href_to(unit_link(county, unit), root)),
        *where_facts(county, table, deed, root),
    )


def _people(county: County, deed: int) -> tuple[Fact, ...]:
    """Each person who may be named with unit and positions; the others by role, counted by unit."""
    people = county.people_by_deed.get(deed, [])
    named = [person for person in people if county.names.nameable[person]]
    facts = [Fact(county.names.people[p], _posts(county, p)) for p in named]
    roles = county.names.of_people([p for p in people if not county.names.nameable[p]])
    return (*facts, *(Fact(role, "本人未同意公开姓名") for role in roles))


def _posts(county: County, person: int) -> str:
    table = county.ground.records["positions"]
    rows = county.positions_by_person[person]
    terms = county.ground.programme.vocabulary("positions").terms
    communities = table.codes("community")
    posts = [
        cell(county, "communities", communities[row], "name")
        + terms[table.codes("position")[row]].label
        for row in rows.tolist()
    ]
    unit = county.names.units[county.names.person_units[person]]
    return "；".join([unit, *posts])

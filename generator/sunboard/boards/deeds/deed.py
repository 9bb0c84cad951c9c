"""The honour board 党员闪光言行榜: the latest quarter, each quarter, and one page a deed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import cell, home_crumbs, href_to, unit_link, where_facts
from sunboard.boards.blocks import Caution, Grid
from sunboard.boards.deeds.honours import (
    OpenWindow,
    open_windows,
    stage_grids,
    told_deeds,
)
from sunboard.boards.deeds.steps import DeedStep, deed_steps, revocation
from sunboard.boards.notices.corrections import correction_marks
from sunboard.boards.order import chosen_rows
from sunboard.boards.owners import positions_by_holder
from sunboard.boards.rows.deeds import deed_order, deed_rows
from sunboard.boards.rows.notices import notice_facts
from sunboard.boards.values import (
    DeedRow,
    Fact,
    Link,
    Page,
    Status,
)
from sunboard.boards.windows import HOW_TO_OBJECT, contact_facts
from sunboard.boards.words import spoken_day
from sunboard.figures.deeds import UNTOLD_FIGURES
from sunboard.figures.kind import figures
from sunboard.figures.values import Figure
from sunboard.measures.columns import Positions
from sunboard.measures.deeds import deeds_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.months import months_of
from sunboard.publishable.names import Named, mentions_of
from sunboard.publishable.records import told_in_full
from sunboard.publishable.surface import Surface


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
    corrections: tuple[Caution, ...]
    revoked_because: str | None
    """The class of the reason; None unless it was taken off the board."""


def deed_quarters(ground: Ground) -> list[tuple[str, str]]:
    """Every quarter since deeds are kept, or with one before that, newest first: key and label."""
    months = months_of(ground)
    counted = ground.kept.in_months(months, "deeds")
    done = months.codes(deeds_of(ground).table.days("date"))
    counted[done[done >= 0]] = True
    newest = (months[m] for m in np.flatnonzero(counted)[::-1].tolist())
    return list(dict.fromkeys((month.quarter, month.quarter_label) for month in newest))


def deed_board_count(ground: Ground) -> int:
    """The front page and one a quarter."""
    return 1 + len(deed_quarters(ground))


def make_deeds_page(ground: Ground, number: int) -> Page:
    """The honour board: 0 is the front page with the newest quarter that honours anybody; then each quarter."""
    quarters = deed_quarters(ground)
    quarter, label = quarters[number - 1] if number else _newest(ground, quarters)
    path = addresses.DEEDS if number == 0 else addresses.quarter_path(quarter)
    title = f"党员闪光言行榜（{label}）"
    return Page(
        path=path,
        title="党员闪光言行榜" if number == 0 else title,
        description=f"{ground.programme.county}{title}",
        section="deeds",
        template="deeds.html",
        board=_deeds_board(
            ground, quarter, title, addresses.root_of(path), _now(ground) if number == 0 else None
        ),
    )


def _newest(ground: Ground, quarters: list[tuple[str, str]]) -> tuple[str, str]:
    """The newest quarter with an honoured deed; the newest of all where there is none."""
    is_honoured = deeds_of(ground).is_honoured
    honouring = (q for q in quarters if is_honoured[deeds_of_quarter(ground, q[0])].any())
    return next(honouring, quarters[0])


def _now(ground: Ground) -> HonoursNow:
    windows = open_windows(ground)
    return HonoursNow(
        windows=windows,
        to_windows=Link(f"正在公示{len(windows)}件，可以提意见", "#windows"),
        how=HOW_TO_OBJECT,
        contact=contact_facts(ground.programme),
        waiting=figures(ground, UNTOLD_FIGURES, Scope.COUNTY, 0),
        grids=stage_grids(ground),
    )


def _deeds_board(
    ground: Ground, quarter: str, title: str, root: str, now: HonoursNow | None
) -> DeedsBoard:
    deeds = deeds_of(ground)
    rows = deeds_of_quarter(ground, quarter)
    honoured = rows[deeds.is_honoured[rows]]
    revoked = rows[deeds.is_revoked[rows]]
    is_pending = told_in_full(ground, "deeds", Surface.PAGE) & ~deeds.is_honoured
    pending = rows[is_pending[rows]]
    return DeedsBoard(
        title=title,
        crumbs=home_crumbs(ground, root),
        figures=honour_figures(ground, honoured, f"deeds/{quarter}"),
        quarters=tuple(
            Link(label, root + addresses.quarter_path(key)) for key, label in deed_quarters(ground)
        ),
        honoured=chosen_rows(deed_rows(ground), honoured),
        pending=chosen_rows(deed_rows(ground), pending),
        revoked=chosen_rows(deed_rows(ground), revoked),
        note="按时间排列，新的在前；不是名次。",
        now=now,
    )


def deeds_of_quarter(ground: Ground, quarter: str) -> Positions:
    """Every deed done in a quarter, newest first."""
    months = months_of(ground)
    codes = months.codes(deeds_of(ground).table.days("date"))
    quarters = np.array([*(months[m].quarter for m in range(months.count)), ""])
    order = deed_order(ground)
    chosen: Positions = order[quarters[codes[order]] == quarter]
    return chosen


def honour_figures(ground: Ground, honoured: Positions, about: str) -> tuple[Figure, ...]:
    """Deeds, people and units: a joint deed is one deed, and each of its people is counted once."""
    deeds = deeds_of(ground)
    people = deeds.table.links["people"]
    persons = people.targets[np.isin(people.rows, honoured)]
    links = deeds.unit_links
    units = np.unique(links[np.isin(links[:, 0], honoured), 1])
    return (
        Figure("上榜言行", f"{len(honoured)}件", key=f"{about}/honoured"),
        Figure(
            "上榜党员",
            f"{len(np.unique(persons))}人",
            note=f"{len(persons)}人次；多人共同完成的算一件",
            key=f"{about}/people",
        ),
        Figure("涉及单位", f"{len(units)}个", key=f"{about}/units"),
    )


def make_deed_page(ground: Ground, number: int) -> Page:
    """The page of one deed, counted through those that may be told."""
    deed = int(told_deeds(ground)[number])
    row = deed_rows(ground)[deed]
    return Page(
        path=row.path,
        title=f"闪光言行 {row.id}：{'、'.join(row.names)}",
        description="本条已撤榜" if deeds_of(ground).is_revoked[deed] else row.what,
        section="deeds",
        template="deed.html",
        board=_deed_board(ground, deed, addresses.root_of(row.path)),
    )


def _deed_board(ground: Ground, deed: int, root: str) -> DeedBoard:
    deeds = deeds_of(ground)
    row = deed_rows(ground)[deed]
    is_revoked = deeds.is_revoked[deed]
    return DeedBoard(
        deed=row,
        crumbs=(*home_crumbs(ground, root), Link("闪光言行榜", root + addresses.DEEDS)),
        status=row.status,
        facts=(*_facts(ground, deed, root), *notice_facts(ground, "deeds", deed, root)),
        people=() if is_revoked else _people(ground, deed),
        steps=deed_steps(ground, deed),
        corrections=correction_marks(ground, "deeds", deed, root),
        revoked_because=revocation(ground, deed) if is_revoked else None,
    )


def _facts(ground: Ground, deed: int, root: str) -> tuple[Fact, ...]:
    table = deeds_of(ground).table
    unit = int(table.codes("unit")[deed])
    return (
        Fact("时间", spoken_day(table.days("date")[deed])),
        Fact("单位", cell(ground, "units", unit, "name"), href_to(unit_link(ground, unit), root)),
        *where_facts(ground, table, deed, root),
    )


def _people(ground: Ground, deed: int) -> tuple[Fact, ...]:
    """Each person who may be named with unit and positions; the others by role, counted by unit."""
    people = mentions_of(ground, "deeds", Surface.PAGE).get(deed)
    if people is None:
        return ()
    facts = (Fact(each.name, _posts(ground, each)) for each in people.named)
    return (*facts, *(Fact(role, "本人未同意公开姓名") for role in people.roles))


def _posts(ground: Ground, named: Named) -> str:
    table = ground.records["positions"]
    rows = positions_by_holder(ground).get(named.person, ())
    terms = ground.programme.vocabulary("positions").terms
    communities = table.codes("community")
    posts = [
        cell(ground, "communities", communities[row], "name")
        + terms[table.codes("position")[row]].label
        for row in rows
    ]
    return "；".join([named.unit, *posts])

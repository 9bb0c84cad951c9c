"""A unit's board: what it is answerable for, what it promised, what it did, what is late."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import (
    cell,
    community_link,
    estate_link,
    home_crumbs,
    is_leader,
    last_activity_text,
    tasks_note,
)
from sunboard.boards.mechanisms import MechanismSection, sections_of
from sunboard.boards.order import chosen_rows
from sunboard.boards.owners import pairings_by_unit, positions_by_unit
from sunboard.boards.rows.commitments import commitment_rows, commitments_by
from sunboard.boards.rows.deeds import deed_rows, deeds_by
from sunboard.boards.rows.tasks import task_rows, tasks_by
from sunboard.boards.services.obligations import obligations_title, unit_obligations
from sunboard.boards.shows import shows_of
from sunboard.boards.trends import trends
from sunboard.boards.values import (
    CommitmentRow,
    DeedRow,
    Fact,
    Grid,
    Link,
    Page,
    PairingRow,
    Shows,
    TaskRow,
    Trends,
)
from sunboard.boards.wording import UNKNOWN
from sunboard.boards.words import day_text
from sunboard.figures.kind import figures
from sunboard.figures.values import Figure
from sunboard.figures.work import COMMITMENT_FIGURES, TASK_FIGURES
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.trend import Period

_TASKS_SHOWN = 60


@dataclass(frozen=True)
class UnitBoard:
    """Everything a unit's board shows."""

    name: str
    crumbs: tuple[Link, ...]
    ended: str | None
    """Where it went, if it was merged or closed."""
    updated: str
    facts: tuple[Fact, ...]
    pairings: tuple[PairingRow, ...]
    """`who` is the community here."""
    shows: Shows
    commitment_figures: tuple[Figure, ...]
    commitments: tuple[CommitmentRow, ...]
    task_figures: tuple[Figure, ...]
    tasks: tuple[TaskRow, ...]
    tasks_note: str
    positions: tuple[Fact, ...]
    trend: Trends | None
    """By quarter, newest first."""
    deeds: tuple[DeedRow, ...]
    mechanisms: tuple[MechanismSection, ...]
    obligations_title: str
    """四个一."""
    obligations: Grid | None
    """What it did month by month of what units are to do every month; None where nothing is asked."""


def make_unit_page(ground: Ground, unit: int) -> Page:
    """The board of one unit."""
    name = cell(ground, "units", unit, "name")
    path = addresses.unit_path(cell(ground, "units", unit, "id"))
    return Page(
        path=path,
        title=name,
        description=f"{name}{'包联哪里、' if shows_of(ground).pairings else ''}答应了什么、做了吗",
        section="units",
        template="unit.html",
        board=_unit_board(ground, unit, addresses.root_of(path)),
    )


def _unit_board(ground: Ground, unit: int, root: str) -> UnitBoard:
    programme = ground.programme
    rows = tasks_by(ground, Scope.UNIT)[unit]
    return UnitBoard(
        name=cell(ground, "units", unit, "name"),
        crumbs=_crumbs(ground, root),
        ended=_ended(ground, unit),
        updated=last_activity_text(ground, "units", unit),
        facts=_facts(ground, unit),
        pairings=_pairings(ground, unit),
        shows=shows_of(ground),
        commitment_figures=figures(ground, COMMITMENT_FIGURES, Scope.UNIT, unit),
        commitments=chosen_rows(commitment_rows(ground), commitments_by(ground, Scope.UNIT)[unit]),
        task_figures=figures(ground, TASK_FIGURES, Scope.UNIT, unit),
        tasks=chosen_rows(task_rows(ground), rows[:_TASKS_SHOWN]),
        tasks_note=tasks_note(len(rows), _TASKS_SHOWN, "各社区各月记录"),
        positions=_positions(ground, unit),
        trend=trends(ground, Scope.UNIT, Period.QUARTER, unit),
        deeds=chosen_rows(deed_rows(ground), deeds_by(ground, Scope.UNIT)[unit]),
        mechanisms=sections_of(ground, Scope.UNIT, unit, root),
        obligations_title=obligations_title(programme),
        obligations=unit_obligations(ground, unit),
    )


def _crumbs(ground: Ground, root: str) -> tuple[Link, ...]:
    up = home_crumbs(ground, root)
    return (*up, Link("部门单位", f"{root}#units")) if up else ()


def _ended(ground: Ground, unit: int) -> str | None:
    units = ground.records["units"]
    ended_on = units.days("ended_on")[unit]
    if np.isnat(ended_on):
        return None
    successor = int(units.codes("successor")[unit])
    into = f"，并入{cell(ground, 'units', successor, 'name')}" if successor >= 0 else ""
    return f"本单位已于{day_text(ended_on)}撤并{into}。以下是撤并前的记录。"


def _facts(ground: Ground, unit: int) -> tuple[Fact, ...]:
    """What sort of unit it is, where that is said; who answers for it, and the telephone."""
    units = ground.records["units"]
    fields = units.kind.field_by_name
    names = ("leader_office", "department", "office_phone")
    facts = [
        Fact(fields[name].label, cell(ground, "units", unit, name) or UNKNOWN) for name in names
    ]
    if (sort := units.codes("type")[unit]) >= 0:
        terms = ground.programme.vocabulary(fields["type"].vocabulary).terms
        facts.insert(0, Fact(fields["type"].label, terms[sort].label))
    return tuple(facts)


def _pairings(ground: Ground, unit: int) -> tuple[PairingRow, ...]:
    return tuple(_pairing(ground, row) for row in pairings_by_unit(ground)[unit].tolist())


def _pairing(ground: Ground, row: int) -> PairingRow:
    pairings = ground.records["pairings"]
    community = int(pairings.codes("community")[row])
    estate = int(pairings.codes("estate")[row])
    kind = ground.programme.vocabulary("pairing_kinds").terms[pairings.codes("kind")[row]]
    leader = cell(ground, "pairings", row, "leader_office")
    return PairingRow(
        who=cell(ground, "communities", community, "name"),
        path=estate_link(ground, estate) if estate >= 0 else community_link(ground, community),
        what=cell(ground, "estates", estate, "name") if estate >= 0 else "全社区",
        kind=f"{kind.label}：{leader}" if is_leader(ground, row) and leader else kind.label,
        contact="",
        since=day_text(pairings.days("started_on")[row], UNKNOWN),
        basis=cell(ground, "pairings", row, "basis") or UNKNOWN,
    )


def _positions(ground: Ground, unit: int) -> tuple[Fact, ...]:
    """Per position how many of the unit's people hold it and have reported in."""
    table = ground.records["positions"]
    rows = positions_by_unit(ground)[unit]
    codes, reported = table.codes("position")[rows], ~np.isnat(table.days("reported_on")[rows])
    return tuple(
        Fact(
            term.label,
            f"已报到 {int((reported & (codes == code)).sum())} / {int((codes == code).sum())} 人次",
        )
        for code, term in enumerate(ground.programme.vocabulary("positions").terms)
        if (codes == code).any()
    )

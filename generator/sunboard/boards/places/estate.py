"""An estate's board: 谁包我们小区, 答应了什么, 做了吗, in one look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sunboard.boards import addresses
from sunboard.boards.county import County, chosen_rows
from sunboard.boards.mechanisms import MechanismSection, sections_of
from sunboard.boards.places.alike import (
    cell,
    community_link,
    count_text,
    estate_pairings,
    home_crumbs,
    is_leader,
    last_activity_text,
    pairing_rows,
    pairing_units,
    tasks_note,
    unit_link,
)
from sunboard.boards.places.sums import promised, served
from sunboard.boards.trends import trends
from sunboard.boards.values import (
    Answer,
    Bar,
    CommitmentRow,
    DeedRow,
    Fact,
    Figure,
    Link,
    Page,
    PairingRow,
    Shows,
    TaskRow,
    Trends,
)
from sunboard.boards.wording import UNKNOWN
from sunboard.measures.commitments import commitments_of
from sunboard.measures.ground import Scope
from sunboard.measures.status import Cohort, Outcome
from sunboard.measures.tallies import tally_of
from sunboard.measures.tally import Tally
from sunboard.measures.trend import Period

_TASKS_SHOWN = 30


@dataclass(frozen=True)
class EstateBoard:
    """Everything an estate's board shows."""

    name: str
    crumbs: tuple[Link, ...]
    updated: str
    answers: tuple[Answer, ...]
    """谁包, 答应了什么, 做了吗, as far as somebody keeps it."""
    facts: tuple[Fact, ...]
    pairings: tuple[PairingRow, ...]
    shows: Shows
    commitment_figures: tuple[Figure, ...]
    commitments: tuple[CommitmentRow, ...]
    """Those made to this estate."""
    community_commitments: tuple[CommitmentRow, ...]
    """Those made to its whole community; in no figure of this page."""
    task_figures: tuple[Figure, ...]
    tasks: tuple[TaskRow, ...]
    tasks_note: str
    trend: Trends | None
    """By quarter, newest first."""
    deeds: tuple[DeedRow, ...]
    mechanisms: tuple[MechanismSection, ...]


def make_estate_page(county: County, estate: int) -> Page:
    """The board of one estate."""
    name = cell(county, "estates", estate, "name")
    path = addresses.estate_path(cell(county, "estates", estate, "id"))
    return Page(
        path=path,
        title=name,
        description=f"{f'谁包{name}、' if county.shows.pairings else name}答应了什么、做了吗",
        section="places",
        template="estate.html",
        board=_estate_board(county, estate, addresses.root_of(path)),
    )


def _estate_board(county: County, estate: int, root: str) -> EstateBoard:
    ground = county.ground
    about = f"estate/{cell(county, 'estates', estate, 'id')}"
    rows = county.tasks_by(Scope.ESTATE, estate)
    return EstateBoard(
        name=cell(county, "estates", estate, "name"),
        crumbs=_crumbs(county, estate, root),
        updated=last_activity_text(county, "estates", estate),
        answers=tuple(_answers(county, estate, root)),
        facts=_facts(county, estate),
        pairings=pairing_rows(county, estate_pairings(county, estate)),
        shows=county.shows,
        commitment_figures=promised(county, Scope.ESTATE, estate, about),
        commitments=chosen_rows(
            county.commitment_rows, county.commitments_by(Scope.ESTATE, estate)
        ),
        community_commitments=community_commitments(county, estate),
        task_figures=served(county, Scope.ESTATE, estate, about),
        tasks=chosen_rows(county.task_rows, rows[:_TASKS_SHOWN]),
        tasks_note=tasks_note(len(rows), _TASKS_SHOWN, "所属社区各月记录"),
        trend=trends(ground, Scope.ESTATE, Period.QUARTER, estate),
        deeds=chosen_rows(county.deed_rows, county.deeds_by(Scope.ESTATE, estate)),
        mechanisms=sections_of(county, Scope.ESTATE, estate, root),
    )


def _crumbs(county: County, estate: int, root: str) -> tuple[Link, ...]:
    community = int(county.ground.records["estates"].codes("community")[estate])
    links = [*home_crumbs(county, root)]
    if county.makes("communities"):
        name = cell(county, "communities", community, "name")
        links.append(Link(name, root + community_link(county, community)))
    return tuple(links)


def _facts(county: County, estate: int) -> tuple[Fact, ...]:
    counted = ("households", "buildings", "building_groups", "centre_households")
    fields = county.ground.records["estates"].kind.field_by_name
    return (
        *(
            Fact(fields[name].label, count_text(county, "estates", estate, name))
            for name in counted
        ),
        Fact("小区党支部", cell(county, "estates", estate, "branch") or "未建"),
    )


def _answers(county: County, estate: int, root: str) -> Iterator[Answer]:
    if county.shows.pairings:
        yield _who_answers(county, estate, root)
    if county.shows.commitments:
        yield _what_was_promised(county, estate)
    if county.shows.commitments or county.shows.tasks:
        yield _was_it_done(county, estate)


def _who_answers(county: County, estate: int, root: str) -> Answer:
    question = "谁包我们小区"
    pairings = estate_pairings(county, estate)
    units = pairing_units(county, pairings)
    if not units:
        return Answer(question, "没有单位包联", lines=("可拨打页脚的监督电话询问。",))
    rows = pairing_rows(county, pairings)
    records = county.ground.records["pairings"]
    first = next(row for row in pairings if not is_leader(county, row))
    unit = int(records.codes("unit")[first])
    department = cell(county, "units", unit, "department") or UNKNOWN
    phone = cell(county, "units", unit, "office_phone") or UNKNOWN
    leaders = [
        shown.who for row, shown in zip(pairings, rows, strict=True) if is_leader(county, row)
    ]
    lines = (f"找{department}，电话 {phone}", *(f"包联领导：{who}" for who in leaders[:1]))
    link = unit_link(county, unit)
    return Answer(question, "、".join(units), href=root + link if link else None, lines=lines)


def _what_was_promised(county: County, estate: int) -> Answer:
    tally = tally_of(county.ground, "commitments", Scope.ESTATE)
    shared = len(community_commitments(county, estate))
    rows = county.commitments_by(Scope.ESTATE, estate)
    lines = tuple(county.commitment_rows[row].text for row in rows[:2].tolist())
    also = (f"另有面向全社区的{shared}项",) if shared else ()
    count = tally.count(estate)
    answer = f"{count}项承诺" if count else "没有单独的承诺"
    return Answer(
        "答应了什么", answer, lines=(*lines, *also), more=Link("看全部承诺", "#commitments")
    )


def community_commitments(county: County, estate: int) -> tuple[CommitmentRow, ...]:
    """Those made to an estate's whole community, in their order."""
    community = int(county.ground.records["estates"].codes("community")[estate])
    rows = county.commitments_by(Scope.COMMUNITY, community)
    table = commitments_of(county.ground).table
    return chosen_rows(county.commitment_rows, rows[table.codes("estate")[rows] < 0])


def _was_it_done(county: County, estate: int) -> Answer:
    ground, shows = county.ground, county.shows
    tallies = (
        *((tally_of(ground, "commitments", Scope.ESTATE),) if shows.commitments else ()),
        *((tally_of(ground, "tasks", Scope.ESTATE),) if shows.tasks else ()),
    )
    late = sum(tally.past_due(estate) for tally in tallies)
    undated = sum(tally.count_cohort(estate, Cohort.UNDATED) for tally in tallies)
    lines = (
        *((_served(tally_of(ground, "tasks", Scope.ESTATE), estate),) if shows.tasks else ()),
        f"逾期没做完的{late}项" if late else "没有逾期的",
        *((f"没有定期限的{undated}项，单独计数",) if undated else ()),
    )
    more = Link("看办理情况", "#tasks" if shows.tasks else "#commitments")
    promised = tally_of(ground, "commitments", Scope.ESTATE).fulfilled(estate)
    if promised.denominator == 0:
        # Of promises that nobody keeps nothing is said, not even that none is due.
        answer = "没有到期的承诺" if shows.commitments else lines[0]
        return Answer("做了吗", answer, lines=lines if shows.commitments else lines[1:], more=more)
    is_enough = promised.denominator >= ground.programme.limits.min_cell
    return Answer(
        "做了吗",
        f"到期{promised.denominator}项，兑现{promised.numerator}项",
        lines=lines,
        bar=Bar(promised.percent or 0, "good") if is_enough else None,
        more=more,
    )


def _served(tasks: Tally, estate: int) -> str:
    rate = tasks.fulfilled(estate)
    return (
        f"服务单到期{rate.denominator}件，办结{rate.numerator}件，"
        f"在办{tasks.count(estate, Outcome.OPEN)}件"
    )

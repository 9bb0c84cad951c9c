"""A community's board, and its record of each month."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import (
    EstateRow,
    cell,
    estate_rows,
    home_crumbs,
    is_leader,
    last_activity_text,
    pairing_rows,
)
from sunboard.boards.figures import month_columns
from sunboard.boards.mechanisms import MechanismSection, sections_of
from sunboard.boards.order import chosen_rows
from sunboard.boards.owners import (
    estates_by_community,
    pairings_by_community,
    positions_by_community,
)
from sunboard.boards.places.sums import steps
from sunboard.boards.rows.commitments import commitment_rows, commitments_by
from sunboard.boards.rows.deeds import deed_rows, deeds_by
from sunboard.boards.rows.tasks import task_rows, tasks_by
from sunboard.boards.shows import shows_of
from sunboard.boards.trends import trends
from sunboard.boards.values import (
    CommitmentRow,
    DeedRow,
    Fact,
    FunnelStep,
    Link,
    MonthColumn,
    Page,
    PairingRow,
    Shows,
    TaskRow,
    Trends,
)
from sunboard.boards.wording import UNKNOWN
from sunboard.figures.kind import figures
from sunboard.figures.values import Figure
from sunboard.figures.work import COMMITMENT_FIGURES, TASK_FIGURES
from sunboard.measures.columns import Mask, Positions
from sunboard.measures.commitments import commitments_of
from sunboard.measures.deeds import deeds_of
from sunboard.measures.entities import town_of_community
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.months import months_of
from sunboard.measures.tallies import tally_of
from sunboard.measures.tasks import tasks_of
from sunboard.measures.trend import Period
from sunboard.publishable.records import told_in_full
from sunboard.publishable.surface import Surface


@dataclass(frozen=True)
class CommunityBoard:
    """Everything a community's board shows."""

    name: str
    crumbs: tuple[Link, ...]
    updated: str
    facts: tuple[Fact, ...]
    shows: Shows
    commitment_figures: tuple[Figure, ...]
    task_figures: tuple[Figure, ...]
    leaders: tuple[PairingRow, ...]
    pairings: tuple[PairingRow, ...]
    estates: tuple[EstateRow, ...]
    positions: tuple[Fact, ...]
    """Per position how many have reported in of how many named."""
    commitments: tuple[CommitmentRow, ...]
    funnel: tuple[FunnelStep, ...]
    months: tuple[MonthColumn, ...]
    tasks: tuple[TaskRow, ...]
    tasks_note: str
    """How the tasks are chosen and ordered, and where the others are."""
    trend: Trends | None
    """By quarter, newest first."""
    deeds: tuple[DeedRow, ...]
    mechanisms: tuple[MechanismSection, ...]
    """Whether there are sheets to print; they stand at the foot of the page."""


@dataclass(frozen=True)
class MonthBoard:
    """Everything a community's record of one month shows."""

    name: str
    month: str
    crumbs: tuple[Link, ...]
    earlier: Link | None
    later: Link | None
    shows: Shows
    tasks: tuple[TaskRow, ...]
    commitments: tuple[CommitmentRow, ...]
    """Those made in the month."""
    deeds: tuple[DeedRow, ...]
    """Those done in the month."""


def make_community_page(ground: Ground, community: int) -> Page:
    """The board of one community."""
    name = cell(ground, "communities", community, "name")
    path = addresses.community_path(cell(ground, "communities", community, "id"))
    return Page(
        path=path,
        title=name,
        description=f"{ground.programme.county}{name}："
        f"{'谁包联、' if shows_of(ground).pairings else ''}答应了什么、做了吗",
        section="places",
        template="community.html",
        board=_community_board(ground, community, path),
    )


def _community_board(ground: Ground, community: int, path: str) -> CommunityBoard:
    root = addresses.root_of(path)
    about = f"community/{cell(ground, 'communities', community, 'id')}"
    pairings = pairings_by_community(ground)[community].tolist()
    tasks, tasks_note = _tasks(ground, community)
    return CommunityBoard(
        name=cell(ground, "communities", community, "name"),
        crumbs=_crumbs(ground, community, root),
        updated=last_activity_text(ground, "communities", community),
        facts=_facts(ground, community),
        shows=shows_of(ground),
        commitment_figures=figures(ground, COMMITMENT_FIGURES, Scope.COMMUNITY, community),
        task_figures=figures(ground, TASK_FIGURES, Scope.COMMUNITY, community),
        leaders=pairing_rows(ground, (row for row in pairings if is_leader(ground, row))),
        pairings=pairing_rows(ground, (row for row in pairings if not is_leader(ground, row))),
        estates=estate_rows(ground, estates_by_community(ground)[community]),
        positions=post_facts(ground, community),
        commitments=chosen_rows(
            commitment_rows(ground), commitments_by(ground, Scope.COMMUNITY)[community]
        ),
        funnel=steps(ground, Scope.COMMUNITY, community, about),
        months=_months(ground, community, root),
        tasks=tasks,
        tasks_note=tasks_note,
        trend=trends(ground, Scope.COMMUNITY, Period.QUARTER, community),
        deeds=chosen_rows(deed_rows(ground), deeds_by(ground, Scope.COMMUNITY)[community]),
        mechanisms=sections_of(ground, Scope.COMMUNITY, community, root),
    )


def _crumbs(ground: Ground, community: int, root: str) -> tuple[Link, ...]:
    if not ground.makes("home"):
        return ()
    town = town_of_community(ground)[community]
    name = cell(ground, "towns", town, "name")
    return (*home_crumbs(ground, root), Link(name, f"{root}#{cell(ground, 'towns', town, 'id')}"))


def _facts(ground: Ground, community: int) -> tuple[Fact, ...]:
    town = town_of_community(ground)[community]
    return (
        Fact("所属城镇", cell(ground, "towns", town, "name")),
        Fact("党组织", cell(ground, "communities", community, "branch") or UNKNOWN),
        Fact("办公电话", cell(ground, "communities", community, "office_phone") or UNKNOWN),
    )


def post_facts(ground: Ground, community: int) -> tuple[Fact, ...]:
    """Each position's people: reported in / named; a vacant position says so."""
    table = ground.records["positions"]
    rows = positions_by_community(ground)[community]
    codes, reported = table.codes("position")[rows], ~np.isnat(table.days("reported_on")[rows])
    named, here = Counter(codes.tolist()), Counter(codes[reported].tolist())
    facts = []
    for code, term in enumerate(ground.programme.vocabulary("positions").terms):
        words = f"已报到 {here[code]} / {named[code]} 人" if named[code] else "空岗"
        facts.append(Fact(term.label, words))
    return tuple(facts)


def _tasks(ground: Ground, community: int) -> tuple[tuple[TaskRow, ...], str]:
    """All tasks where they have no other page; else the latest, with the way to the rest."""
    rows = tasks_by(ground, Scope.COMMUNITY)[community]
    order = "逾期未办的在前，其次在办，再次办结（新的在前）"
    most = ground.programme.limits.board_tasks
    if not ground.makes("months") or len(rows) <= most:
        return chosen_rows(task_rows(ground), rows), f"共{len(rows)}件。{order}。"
    note = f"共{len(rows)}件，这里列出{most}件：{order}；另有{len(rows) - most}件，见上面各月记录。"
    return chosen_rows(task_rows(ground), rows[:most]), note


def _months(ground: Ground, community: int, root: str) -> tuple[MonthColumn, ...]:
    months = months_of(ground)
    community_id = cell(ground, "communities", community, "id")
    hrefs: list[str | None] = [None] * months.count
    if ground.makes("months"):
        for m in np.flatnonzero(_has_month_page(ground)[community]).tolist():
            hrefs[m] = root + addresses.month_path(community_id, months[m])
    is_kept = ground.kept.in_months(months, "tasks")
    tally = tally_of(ground, "tasks", Scope.COMMUNITY)
    return month_columns(tally, community, months, is_kept, hrefs)


@remembered
def _has_month_page(ground: Ground) -> Mask:
    """Shape (communities, months): where anything began that the record of the month would show."""
    months = months_of(ground)
    has_page = np.zeros((ground.size(Scope.COMMUNITY), months.count), dtype=np.bool_)
    for kind, day in (("tasks", "raised_on"), ("commitments", "made_on"), ("deeds", "date")):
        table = ground.records[kind]
        community, month = table.codes("community"), months.codes(table.days(day))
        known = (community >= 0) & (month >= 0) & told_in_full(ground, kind, Surface.PAGE)
        has_page[community[known], month[known]] = True
    return has_page


@remembered
def _month_pages(ground: Ground) -> Positions:
    """Community and month of every page, by community, then month."""
    return np.argwhere(_has_month_page(ground))


def month_page_count(ground: Ground) -> int:
    """One page a community and month in which anything began."""
    return len(_month_pages(ground))


def make_month_page(ground: Ground, number: int) -> Page:
    """A community's record of one month; `number` counts through communities, then months."""
    community, position = _month_pages(ground)[number].tolist()
    month = months_of(ground)[position]
    name = cell(ground, "communities", community, "name")
    community_id = cell(ground, "communities", community, "id")
    path = addresses.month_path(community_id, month)
    root = addresses.root_of(path)
    label = f"{month.year}年{month.month}月"
    began = _MonthRows(ground, community, position)
    return Page(
        path=path,
        title=f"{name} {label}",
        description=f"{name}{label}的{_told(ground)}",
        section="places",
        template="month.html",
        board=MonthBoard(
            name=name,
            month=label,
            crumbs=(
                *_crumbs(ground, community, root),
                Link(name, root + addresses.community_path(community_id)),
            ),
            earlier=_neighbour(ground, community, number - 1, root),
            later=_neighbour(ground, community, number + 1, root),
            shows=shows_of(ground),
            tasks=began.tasks(),
            commitments=began.commitments(),
            deeds=began.deeds(),
        ),
    )


def _told(ground: Ground) -> str:
    """What a month's record holds: 服务单、承诺和闪光言行."""
    shows = shows_of(ground)
    kinds = ((shows.tasks, "服务单"), (shows.commitments, "承诺"), (shows.deeds, "闪光言行"))
    *others, last = [words for is_shown, words in kinds if is_shown] or ["记录"]
    return f"{'、'.join(others)}{'和' if others else ''}{last}"


def _neighbour(ground: Ground, community: int, number: int, root: str) -> Link | None:
    """The community's page of that number, None where it is another one's."""
    pages = _month_pages(ground)
    if not 0 <= number < len(pages) or pages[number][0] != community:
        return None
    month = months_of(ground)[int(pages[number][1])]
    community_id = cell(ground, "communities", community, "id")
    return Link(f"{month.year}年{month.month}月", root + addresses.month_path(community_id, month))


class _MonthRows:
    """A community's records that began in one month, by the day they began, then id."""

    def __init__(self, ground: Ground, community: int, month: int) -> None:
        self.ground, self.community, self.month = ground, community, month

    def tasks(self) -> tuple[TaskRow, ...]:
        table = tasks_of(self.ground).table
        rows = tasks_by(self.ground, Scope.COMMUNITY)[self.community]
        chosen = self._in_month(rows, table.days("raised_on"))
        return tuple(
            sorted(chosen_rows(task_rows(self.ground), chosen), key=lambda r: (r.raised_on, r.id))
        )

    def commitments(self) -> tuple[CommitmentRow, ...]:
        table = commitments_of(self.ground).table
        rows = commitments_by(self.ground, Scope.COMMUNITY)[self.community]
        return chosen_rows(
            commitment_rows(self.ground), self._in_month(rows, table.days("made_on"))
        )

    def deeds(self) -> tuple[DeedRow, ...]:
        table = deeds_of(self.ground).table
        rows = deeds_by(self.ground, Scope.COMMUNITY)[self.community]
        return chosen_rows(deed_rows(self.ground), self._in_month(rows, table.days("date")))

    def _in_month(self, rows: Positions, column: np.ndarray) -> Positions:
        chosen: Positions = rows[months_of(self.ground).codes(column[rows]) == self.month]
        return chosen

"""Public notices 公示: the board of what stands now, the archive, and one page each in official form."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.county import County, chosen_rows
from sunboard.boards.figures import count_figure, rate_figure
from sunboard.boards.grids import count_cell, rate_cell
from sunboard.boards.notices.rows import NoticeRow, notice_rows
from sunboard.boards.places.alike import cell, community_link, home_crumbs
from sunboard.boards.values import (
    CommitmentRow,
    DeedRow,
    Fact,
    Figure,
    Grid,
    GridRow,
    Link,
    Page,
    TaskRow,
)
from sunboard.boards.windows import HOW_TO_OBJECT, contact_facts, window_sum, window_text
from sunboard.boards.wording import UNKNOWN
from sunboard.boards.words import spoken_day
from sunboard.measures.columns import Positions
from sunboard.measures.ground import Scope
from sunboard.measures.notices import (
    NoticeTally,
    by_urgency,
    newest_past,
    notices_of,
    tally_notices,
)


@dataclass(frozen=True)
class NoticesBoard:
    """Everything the board of notices shows."""

    crumbs: tuple[Link, ...]
    figures: tuple[Figure, ...]
    open: tuple[NoticeRow, ...]
    standing: tuple[NoticeRow, ...]
    past: Link
    """The archive, with how many it holds."""
    how: str
    contact: tuple[Fact, ...]
    places: Grid


@dataclass(frozen=True)
class PastNoticesBoard:
    """Everything the archive of notices shows."""

    crumbs: tuple[Link, ...]
    figures: tuple[Figure, ...]
    past: tuple[NoticeRow, ...]


@dataclass(frozen=True)
class NoticeBoard:
    """Everything one notice's page shows: the official form, and how it stands."""

    notice: NoticeRow
    crumbs: tuple[Link, ...]
    community: Link | None
    basis: str
    text: str
    deeds: tuple[DeedRow, ...]
    commitments: tuple[CommitmentRow, ...]
    tasks: tuple[TaskRow, ...]
    window: str
    sum: str
    """How its working days come about; "" where it has no end."""
    least: str
    """How long its kind must stand; "" where nothing says so."""
    how: str
    contact: tuple[Fact, ...]
    outcome: str
    """What came of it, or that nobody has said so; "" while it runs."""
    handling: str
    signed_on: str
    """The day under the signature: 2026年4月5日."""


def make_notices_page(county: County, _: int) -> Page:
    """The board of notices that stand now."""
    notices, programme = notices_of(county.ground), county.ground.programme
    root = addresses.root_of(addresses.NOTICES)
    order = by_urgency(notices)
    is_standing = notices.is_standing[order]
    return Page(
        path=addresses.NOTICES,
        title="公示",
        description=f"{programme.county}正在公示的事项，还剩几天，向谁反映",
        section="notices",
        template="notices.html",
        board=NoticesBoard(
            crumbs=home_crumbs(county, root),
            figures=county_notice_figures(county),
            open=chosen_rows(notice_rows(county), order[~is_standing]),
            standing=chosen_rows(notice_rows(county), order[is_standing]),
            past=Link(
                f"已结束的公示（{int(notices.is_past.sum())}份）", root + addresses.PAST_NOTICES
            ),
            how=HOW_TO_OBJECT,
            contact=contact_facts(programme),
            places=_places(county),
        ),
    )


def make_past_notices_page(county: County, _: int) -> Page:
    """The archive: every notice whose last day has passed, with its outcome."""
    root = addresses.root_of(addresses.PAST_NOTICES)
    return Page(
        path=addresses.PAST_NOTICES,
        title="已结束的公示",
        description=f"{county.ground.programme.county}期满和撤下的公示，以及公示结果",
        section="notices",
        template="notices_past.html",
        board=PastNoticesBoard(
            crumbs=_crumbs(county, root),
            figures=county_notice_figures(county)[2:],
            past=chosen_rows(notice_rows(county), newest_past(notices_of(county.ground))),
        ),
    )


def make_notice_page(county: County, notice: int) -> Page:
    """The page of one notice; it stays at its address when the notice is over."""
    row = notice_rows(county)[notice]
    return Page(
        path=row.path,
        title=f"{row.title}（{row.id}）",
        description=f"{row.issuer}：{row.title}，{row.window}",
        section="notices",
        template="notice.html",
        board=_notice_board(county, notice, addresses.root_of(row.path)),
    )


def _notice_board(county: County, notice: int, root: str) -> NoticeBoard:
    programme, notices = county.ground.programme, notices_of(county.ground)
    table = notices.table
    start, end = table.days("started_on")[notice], table.days("ended_on")[notice]
    said = {
        name: cell(county, "notices", notice, name)
        for name in ("basis", "text", "phone", "address", "hours", "how", "handling")
    }
    row = notice_rows(county)[notice]
    return NoticeBoard(
        notice=row,
        crumbs=_crumbs(county, root),
        community=_community(county, notice, root),
        basis=said["basis"] or UNKNOWN,
        text=said["text"],
        deeds=chosen_rows(county.deed_rows, subjects_of(county, notice, "deeds")),
        commitments=chosen_rows(county.commitment_rows, subjects_of(county, notice, "commitments")),
        tasks=chosen_rows(county.task_rows, subjects_of(county, notice, "tasks")),
        window=window_text(start, end),
        sum="" if np.isnat(end) else window_sum(county.ground.calendar, start, end),
        least=_least(county, notice),
        how=said["how"] or HOW_TO_OBJECT,
        contact=contact_facts(programme, said["phone"], said["address"], said["hours"]),
        outcome="期满未登记结果" if notices.lacks_outcome[notice] else row.outcome,
        handling=said["handling"],
        signed_on=spoken_day(start),
    )


def _crumbs(county: County, root: str) -> tuple[Link, ...]:
    return (*home_crumbs(county, root), Link("公示", root + addresses.NOTICES))


def _community(county: County, notice: int, root: str) -> Link | None:
    community = int(notices_of(county.ground).table.codes("community")[notice])
    path = community_link(county, community) if community >= 0 else ""
    return Link(cell(county, "communities", community, "name"), root + path) if path else None


def subjects_of(county: County, notice: int, field: str) -> Positions:
    """The deeds, commitments or tasks that a notice puts up, as recorded."""
    links = notices_of(county.ground).table.links[field]
    chosen: Positions = links.targets[links.rows == notice]
    return chosen


def _least(county: County, notice: int) -> str:
    code = notices_of(county.ground).table.codes("kind")[notice]
    term = county.ground.programme.vocabulary("notice_kinds").terms[code]
    return f"{term.label}至少{term.workdays}个工作日" if term.workdays else ""


def county_notice_figures(county: County) -> tuple[Figure, ...]:
    """What the county's notices come to."""
    return _figures(county, county.once(_county_tally), 0, "county")


def community_notice_figures(county: County, community: int) -> tuple[Figure, ...]:
    """What the notices about one community come to."""
    about = f"community/{cell(county, 'communities', community, 'id')}"
    return _figures(county, county.once(_community_tally), community, about)


def _county_tally(county: County) -> NoticeTally:
    notices = notices_of(county.ground)
    return tally_notices(notices, np.zeros(len(notices.is_open), dtype=np.intp), 1)


def _community_tally(county: County) -> NoticeTally:
    notices = notices_of(county.ground)
    communities = county.ground.size(Scope.COMMUNITY)
    return tally_notices(notices, notices.table.codes("community"), communities)


def _figures(county: County, tally: NoticeTally, entity: int, about: str) -> tuple[Figure, ...]:
    outcomes = tally.outcomes(entity)
    return (
        count_figure("正在公示", int(tally.open[entity]), key=f"{about}/notices/open"),
        count_figure("长期公示", int(tally.standing[entity]), key=f"{about}/notices/standing"),
        rate_figure(
            "期满登记了结果",
            outcomes,
            county.ground.programme,
            key=f"{about}/notices/outcomes",
            note=None if outcomes.denominator else "还没有期满的",
        ),
    )


def _places(county: County) -> Grid:
    """Every community, those without a notice too (rule R-23)."""
    tally = county.once(_community_tally)
    rows = []
    for community in range(county.ground.size(Scope.COMMUNITY)):
        community_id = cell(county, "communities", community, "id")
        key, outcomes = f"community/{community_id}/notices", tally.outcomes(community)
        is_missing = outcomes.numerator < outcomes.denominator
        cells = (
            count_cell(int(tally.open[community]), f"{key}/open"),
            count_cell(int(tally.standing[community]), f"{key}/standing"),
            rate_cell(outcomes, f"{key}/outcomes", tone="warn" if is_missing else ""),
        )
        name, path = (
            cell(county, "communities", community, "name"),
            community_link(county, community),
        )
        rows.append(GridRow(community_id, name, path, cells))
    return Grid(
        "只涉及一个社区的公示，按登记的次序排列；涉及几个社区的，只算在全县。",
        ("社区", "正在公示", "长期公示", "期满登记了结果"),
        tuple(rows),
    )

"""Public notices 公示: the board of what stands now, the archive, and one page each in official form."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import community_link, county_page, home_crumbs, text_of
from sunboard.boards.blocks import (
    Block,
    Board,
    CommitmentTable,
    DeedList,
    Empty,
    Facts,
    Figures,
    Grid,
    Paragraph,
    Section,
    TaskTable,
    filled,
)
from sunboard.boards.figure_grid import figure_grid
from sunboard.boards.mechanism import BoardMaker, Mechanism
from sunboard.boards.order import chosen_rows
from sunboard.boards.rows.commitments import commitment_rows
from sunboard.boards.rows.deeds import deed_rows
from sunboard.boards.rows.notices import SUBJECTS, NoticeRow, notice_rows
from sunboard.boards.rows.tasks import task_rows
from sunboard.boards.values import Link, Page
from sunboard.boards.windows import HOW_TO_OBJECT, contact_facts, window_days, window_text
from sunboard.boards.wording import UNKNOWN
from sunboard.boards.words import spoken_day
from sunboard.figures.kind import figures
from sunboard.figures.notices import NOTICE_FIGURES, OUTCOMES
from sunboard.language import say, say_many, sentences
from sunboard.measures.columns import Positions
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.notices import by_urgency, newest_past, notices_of
from sunboard.publishable.records import told
from sunboard.schema.surface import Surface
from sunboard.settings import Programme


@dataclass(frozen=True)
class NoticeList(Block):
    """Notices one after the other."""

    rows: tuple[NoticeRow, ...]


@dataclass(frozen=True)
class NoticeBoard:
    """Everything one notice's page (boards/notice.html) shows: the official form, and how it stands."""

    notice: NoticeRow
    crumbs: tuple[Link, ...]
    community: Link | None
    basis: str
    text: str
    deeds: DeedList
    commitments: CommitmentTable
    tasks: TaskTable
    window: str
    days: str
    """How its working days come about, within a sentence; "" where it has no end."""
    least: str
    """How long its kind must stand; "" where nothing says so."""
    how: str
    contact: Facts
    outcome: str
    """What came of it, or that nobody has said so; "" while it runs."""
    handling: str
    signed_on: str
    """The day under the signature: 2026年4月5日."""


def make_notices_page(ground: Ground, _: int) -> Page:
    """The board of notices that stand now."""
    notices, root = notices_of(ground), addresses.root_of(addresses.NOTICES)
    past = say_many("已结束的公示（{n}份）", int(notices.is_past.sum()))
    order = by_urgency(notices)
    has_no_end = notices.is_standing[order]
    lasting = say("没有结束日期，一直挂着。新的在前。")
    return county_page(
        ground,
        addresses.NOTICES,
        (
            _listed(
                ground,
                say("正在公示"),
                order[~has_no_end],
                say("最先结束的在前。"),
                say("现在没有征求意见的公示。"),
            ),
            _how(ground.programme),
            _listed(ground, say("长期公示"), order[has_no_end], lasting, say("没有长期公示。")),
            Section(say("各社区的公示"), (_places(ground),)),
        ),
        title=notices_title(ground),
        description=say(
            "{county}正在公示的事项，还剩几天，向谁反映", county=ground.programme.county
        ),
        lead=(
            say("定下来以前，先让大家看、听大家说。期满的从这里撤下，连同结果留在"),
            Link(past, root + addresses.PAST_NOTICES),
            say("。"),
        ),
        opening=(Figures(figures(ground, NOTICE_FIGURES, Scope.COUNTY, 0)),),
        more=(_method(root), Link(say("怎么提异议"), root + addresses.OBJECT)),
        entry="notices",
    )


def notices_title(_: Ground) -> str:
    """What the mechanism and its board are called."""
    return say("公示")


def make_past_notices_page(ground: Ground, _: int) -> Page:
    """The archive: every notice whose last day has passed, with its outcome."""
    root, past = addresses.root_of(addresses.PAST_NOTICES), newest_past(notices_of(ground))
    return Page(
        path=addresses.PAST_NOTICES,
        title=say("已结束的公示"),
        description=say("{county}期满和撤下的公示，以及公示结果", county=ground.programme.county),
        section="notices",
        board=Board(
            title=say("已结束的公示"),
            crumbs=_crumbs(ground, root),
            lead=(say("期满的公示和它的结果，地址不变。没有人登记结果的，写「期满未登记结果」。"),),
            opening=(Figures(figures(ground, (OUTCOMES,), Scope.COUNTY, 0)),),
            sections=(
                _listed(
                    ground, say("全部"), past, say("最近结束的在前。"), say("还没有结束的公示。")
                ),
            ),
            more=(_method(root),),
        ),
    )


def _listed(ground: Ground, title: str, notices: Positions, order: str, none: str) -> Section:
    rows = chosen_rows(notice_rows(ground), notices)
    return (
        Section(title, (NoticeList(rows),), note=order) if rows else Section(title, (Empty(none),))
    )


def _how(programme: Programme) -> Section:
    how = Paragraph(sentences(say(HOW_TO_OBJECT), say("公示上另外写了电话、地址的，以公示为准。")))
    return Section(say("怎样反映"), (how, Facts(contact_facts(programme))))


def _method(root: str) -> Link:
    return Link(say("公示怎么算的"), f"{root}{addresses.METHOD}#notices")


def make_notice_page(ground: Ground, notice: int) -> Page:
    """The page of one notice; it stays at its address when the notice is over."""
    row = notice_rows(ground)[notice]
    return Page(
        path=row.path,
        title=say("{notice}（{id}）", notice=row.title, id=row.id),
        description=say(
            "{issuer}：{notice}，{window}", issuer=row.issuer, notice=row.title, window=row.window
        ),
        section="notices",
        template="notice.html",
        board=_notice_board(ground, notice, addresses.root_of(row.path)),
    )


def _notice_board(ground: Ground, notice: int, root: str) -> NoticeBoard:
    programme, notices = ground.programme, notices_of(ground)
    table = notices.table
    start, end = table.days("started_on")[notice], table.days("ended_on")[notice]
    said = {
        name: text_of(ground, "notices", notice, name)
        for name in ("basis", "text", "phone", "address", "hours", "how", "handling")
    }
    row = notice_rows(ground)[notice]
    subjects = {kind: subjects_of(ground, notice, kind, Surface.PAGE) for kind in SUBJECTS}
    order = say("按公示的次序排列。")
    return NoticeBoard(
        notice=row,
        crumbs=_crumbs(ground, root),
        community=_community(ground, notice, root),
        basis=said["basis"] or say(UNKNOWN),
        text=said["text"],
        deeds=DeedList(
            deed_rows(ground).chosen(subjects["deeds"]), say("按公示的次序排列，不是名次。")
        ),
        commitments=CommitmentTable(commitment_rows(ground).chosen(subjects["commitments"]), order),
        tasks=TaskTable(task_rows(ground).chosen(subjects["tasks"]), order),
        window=window_text(start, end),
        days="" if np.isnat(end) else window_days(ground.calendar, start, end),
        least=_least(ground, notice),
        how=said["how"] or say(HOW_TO_OBJECT),
        contact=Facts(contact_facts(programme, said["phone"], said["address"], said["hours"])),
        outcome=say("期满未登记结果") if notices.lacks_outcome[notice] else row.outcome,
        handling=said["handling"],
        signed_on=spoken_day(start),
    )


def _crumbs(ground: Ground, root: str) -> tuple[Link, ...]:
    return (*home_crumbs(ground, root), Link(notices_title(ground), root + addresses.NOTICES))


def _community(ground: Ground, notice: int, root: str) -> Link | None:
    community = int(notices_of(ground).table.codes("community")[notice])
    path = community_link(ground, community) if community >= 0 else ""
    return Link(text_of(ground, "communities", community, "name"), root + path) if path else None


def subjects_of(ground: Ground, notice: int, kind: str, surface: Surface) -> Positions:
    """The deeds, commitments or tasks that a notice puts up, as recorded, as far as they may be told."""
    links = notices_of(ground).table.links[kind]
    chosen: Positions = links.targets[links.rows == notice]
    return chosen[told(ground, kind, surface)[chosen]]


def _least(ground: Ground, notice: int) -> str:
    code = notices_of(ground).table.codes("kind")[notice]
    term = ground.programme.vocabulary("notice_kinds").terms[code]
    if not term.workdays:
        return ""
    return say_many("{kind}至少{n}个工作日", term.workdays, kind=term.label)


def _places(ground: Ground) -> Grid | Empty:
    """Every community, those without a notice too (rule R-23)."""
    caption = say("只涉及一个社区的公示，按登记的次序排列；涉及几个社区的，只算在全县。")
    return filled(figure_grid(ground, Scope.COMMUNITY, caption, NOTICE_FIGURES))


NOTICES = Mechanism(
    "notices",
    notices_title,
    make_notices_page,
    NOTICE_FIGURES,
    more=(
        BoardMaker("notices", make_past_notices_page, 2, section="notices"),
        BoardMaker("notices", make_notice_page, 2, lambda c: len(notice_rows(c)), "notices"),
    ),
    section="notices",
)

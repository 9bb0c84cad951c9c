"""Rows of notices, made once for the whole county, and which of them a deed or a commitment stands in."""

from __future__ import annotations

from typing import NamedTuple

from sunboard.boards import addresses
from sunboard.boards.alike import text_of
from sunboard.boards.counted import Text
from sunboard.boards.values import Fact, Status
from sunboard.boards.windows import left_until, window_text
from sunboard.boards.wording import OBJECTED, Sign, open_objection
from sunboard.boards.words import term_texts
from sunboard.language import mark, say
from sunboard.measures.columns import counts_as
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.notices import NoticeMeasures, notices_by_subject, notices_of
from sunboard.schema import KIND_BY_NAME, FieldType

OPEN = Sign(mark("公示中"), "ring", "calm")
STANDING = Sign(mark("长期公示"), "disc", "calm")
OVER = Sign(mark("已期满"), "tick", "good")
ENDED = Sign(mark("已撤下"), "dash", "mute")
NO_OUTCOME = Sign(mark("期满未登记结果"), "dotted", "warn")


class NoticeRow(NamedTuple):
    """A notice in a list."""

    id: str
    path: str
    title: str
    kind: str
    place: str
    """The community it is about; "" where it is about more than one."""
    issuer: str
    window: str
    left: Text
    """How long it still runs; "" where it doesn't, or has no end."""
    outcome: str
    """What came of it; "" for none."""
    status: Status


def notice_facts(ground: Ground, field: str, row: int, root: str) -> tuple[Fact, ...]:
    """The notices that a deed or a commitment stands in, as facts of its page, where notices have pages."""
    if not ground.makes("notices"):
        return ()
    rows = notice_rows(ground)
    return tuple(
        Fact(rows[notice].kind, rows[notice].title, root + rows[notice].path)
        for notice in notices_about(ground, field).get(row, ())
    )


@remembered
def notices_about(ground: Ground, field: str) -> dict[int, list[int]]:
    """For each record named in a REFS field of notices the notices it stands in."""
    return notices_by_subject(notices_of(ground).table, field)


_TITLE, _NOTICE = mark("关于{about}的公示"), mark("公示")


def official_title(title: str) -> str:
    """关于…的公示, whether or not the record says it in full, in the programme's word or the usual one."""
    for full, notice in dict.fromkeys(((say(_TITLE), say(_NOTICE)), (_TITLE, _NOTICE))):
        before, after = full.split("{about}")
        short = after.removesuffix(notice)
        title = title.removeprefix(before).removesuffix(notice).removesuffix(short)
    return say(_TITLE, about=title)


SUBJECTS = tuple(each.name for each in KIND_BY_NAME["notices"].fields_of(FieldType.REFS))
"""The kinds of record that a notice may put up, which are the names of its fields."""


@remembered
def notice_rows(ground: Ground) -> list[NoticeRow]:
    """Every notice as a row, in the table's order."""
    table = notices_of(ground).table
    kinds = term_texts(table, "kind", ground)
    outcomes = term_texts(table, "outcome", ground)
    communities = table.codes("community")
    starts, ends = table.days("started_on"), table.days("ended_on")
    return [
        NoticeRow(
            id=notice_id,
            path=addresses.notice_path(notice_id),
            title=official_title(table.texts("title")[row]),
            kind=kinds[row],
            place=text_of(ground, "communities", communities[row], "name")
            if communities[row] >= 0
            else "",
            issuer=table.texts("issuer")[row],
            window=window_text(starts[row], ends[row]),
            left=_left(ground, row),
            outcome=outcomes[row],
            status=_status(ground, row),
        )
        for row, notice_id in enumerate(table.texts("id"))
    ]


def _left(ground: Ground, row: int) -> Text:
    notices = notices_of(ground)
    if not notices.is_window_open[row]:
        return ""
    return left_until(notices.table.days("ended_on")[row])


def _status(ground: Ground, row: int) -> Status:
    notices = notices_of(ground)
    if counts_as(notices.table, "outcome", ground.programme)[row] == "open":
        return OBJECTED.said(open_objection(ground.programme))
    return _sign(notices, row).said()


def _sign(notices: NoticeMeasures, row: int) -> Sign:
    if notices.is_standing[row]:
        return ENDED if notices.is_past[row] else STANDING
    if notices.lacks_outcome[row]:
        return NO_OUTCOME
    return OVER if notices.is_past[row] else OPEN

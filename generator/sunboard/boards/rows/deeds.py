"""Rows of deeds, worded once for the whole county, column by column, and shown on several pages."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sunboard.boards import addresses
from sunboard.boards.columns import Column, Picked, Rows, same
from sunboard.boards.order import id_order, rows_by, split_by
from sunboard.boards.values import DeedRow, Status
from sunboard.boards.wording import (
    HONOURED,
    OBJECTED,
    REVOKED,
    UNDECIDED,
    WINDOW_OPEN,
    open_objection,
)
from sunboard.boards.words import (
    both_texts,
    iso_days,
    name_texts,
    pick,
    spoken_days,
    term_texts,
    unit_paths,
)
from sunboard.checks.arrays import Text as Written
from sunboard.checks.arrays import is_filled, replaced
from sunboard.checks.records import Table
from sunboard.figures.deeds import stage_labels
from sunboard.language import mark, say
from sunboard.measures.columns import Mask, Positions
from sunboard.measures.deeds import Stage, deeds_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.retention import names_have_ended
from sunboard.publishable.names import mentions_of, unit_names
from sunboard.publishable.records import told, told_in_full
from sunboard.records.gathering import TEXT
from sunboard.schema.surface import Surface


@remembered
def deed_rows(ground: Ground) -> Rows[DeedRow]:
    """Every deed as a row, in the table's order."""
    deeds = deeds_of(ground)
    table = deeds.table
    date = table.days("date")
    units = ground.records["units"].texts("name")
    places = (
        name_texts(ground.records[kind], table.codes(field), "")
        for kind, field in (("communities", "community"), ("estates", "estate"))
    )
    terms = (term_texts(table, field, ground) for field in ("form", "category"))
    columns = (
        table.shown("id"),
        _paths(ground, table),
        deed_names(ground),
        pick([*units, ""], table.codes("unit")),
        unit_paths(ground, table.codes("unit")),
        both_texts("{} · {}".format, *terms),
        spoken_days(date),
        iso_days(date),
        both_texts(_placed, *places),
        *_said(ground),
        _trails(table),
        deed_statuses(ground),
    )
    return Rows(DeedRow, columns)


def _paths(ground: Ground, table: Table) -> Column:
    if not ground.makes("deeds"):
        return same("", len(table))
    rows = zip(table.texts("id"), told(ground, "deeds", Surface.PAGE).tolist(), strict=True)
    return pa.array([addresses.deed_path(i) if is_told else "" for i, is_told in rows], TEXT)


@remembered
def deed_order(ground: Ground) -> Positions:
    """Every deed that is told, newest first."""
    table = deeds_of(ground).table
    order = np.lexsort((id_order(table), -table.days("date").astype(np.int64)))
    return order[told(ground, "deeds", Surface.PAGE)[order]]


@remembered
def deeds_by(ground: Ground, scope: Scope) -> list[Positions]:
    """The deeds of each entity, newest first; a joint deed stands under each unit that took part.

    A revoked one stands under nobody: it is told on the honour board it was taken from.
    """
    deeds, order = deeds_of(ground), deed_order(ground)
    order = order[told_in_full(ground, "deeds", Surface.PAGE)[order]]
    if scope is not Scope.UNIT:
        return rows_by(ground, deeds.table, order, scope)
    rank = np.full(len(deeds.is_revoked), -1, dtype=np.intp)
    rank[order] = np.arange(len(order))
    rows, units = deeds.unit_links.T
    kept = rank[rows] >= 0
    return split_by(units[kept], rows[kept], rank[rows[kept]], ground.size(scope))


def deed_statuses(ground: Ground) -> Picked[Status]:
    """The word shown for each deed; one that was not put up yet is shown nowhere."""
    deeds = deeds_of(ground)
    signs = {
        Stage.IN_WINDOW: WINDOW_OPEN,
        Stage.HONOURED: HONOURED,
        Stage.REVOKED: REVOKED,
    }
    labels = stage_labels(ground.programme)
    statuses = pick(
        [signs.get(stage, UNDECIDED).said(labels.get(stage, "")) for stage in Stage], deeds.stage
    )
    objected = np.flatnonzero(deeds.has_open_objection & (deeds.stage == Stage.UNDECIDED)).tolist()
    return statuses.changed(
        dict.fromkeys(objected, OBJECTED.said(open_objection(ground.programme)))
    )


def _said(ground: Ground) -> tuple[Written, Written]:
    """What was done and what came of it; of one that was revoked, or ended, only that it is so."""
    deeds, is_ended = deeds_of(ground), ended_deeds(ground)
    table = deeds.table
    untold = np.flatnonzero(~told_in_full(ground, "deeds", Surface.PAGE)).tolist()
    revoked, ended = say("本条已撤榜。"), say("{sentence}。", sentence=say(ENDED))
    what = {
        row: revoked if deeds.is_revoked[row] else ended if is_ended[row] else "" for row in untold
    }
    return (
        replaced(table.shown("what"), what),
        replaced(table.shown("result"), dict.fromkeys(untold, "")),
    )


ENDED = mark("已过保存年限，不再列出")
"""What is said of an honour that counts, and names nobody any more."""


@remembered
def ended_deeds(ground: Ground) -> Mask:
    """Honours of so long ago that their people are only counted; what was revoked stays told as that."""
    deeds = deeds_of(ground)
    mask: Mask = names_have_ended(ground, deeds.table.days("date")) & ~deeds.is_revoked
    return mask


def _placed(community: str, estate: str) -> str:
    return say("{community} {estate}", community=community, estate=estate)


def deed_names(ground: Ground) -> Picked[tuple[str, ...]]:
    """Who did each deed, as recorded; the unit where it did so together."""
    together = [(say("{unit}集体", unit=unit),) for unit in unit_names(ground)]
    doers: Picked[tuple[str, ...]] = pick([*together, ()], deeds_of(ground).table.codes("unit"))
    mentions = mentions_of(ground, "deeds", Surface.PAGE)
    return doers.changed({row: people.words for row, people in mentions.items()})


def _trails(table: Table) -> Written:
    """推荐：… · 核实：… · 审批：…, those that somebody wrote down."""
    steps = (
        (say("推荐：{who}"), "recommender"),
        (say("核实：{who}"), "verifier"),
        (say("审批：{who}"), "approver"),
    )
    nothing, said = pa.scalar("", TEXT), []
    for step, name in steps:
        who = table.shown(name)
        before, after = (pa.scalar(part, TEXT) for part in step.split("{who}"))
        words = pc.binary_join_element_wise(pa.scalar(_BETWEEN, TEXT), before, who, after, nothing)
        said.append(pc.if_else(is_filled(who), words, nothing))
    # Arrow's own way to leave out nulls loses the rows that have nothing else.
    joined = pc.binary_join_element_wise(*said, nothing)
    return pc.utf8_slice_codeunits(joined, start=len(_BETWEEN))


_BETWEEN = " · "

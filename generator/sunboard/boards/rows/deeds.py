"""Rows of deeds, made once for the whole county and shown on several pages."""

from __future__ import annotations

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.order import id_order, rows_by, split_by
from sunboard.boards.values import DeedRow, Status
from sunboard.boards.wording import (
    HONOURED,
    OBJECTED,
    REVOKED,
    UNDECIDED,
    WINDOW_OPEN,
)
from sunboard.boards.words import (
    Texts,
    day_texts,
    made,
    name_texts,
    pick,
    spoken_day,
    term_texts,
)
from sunboard.checks.records import Table
from sunboard.measures.columns import Mask, Positions
from sunboard.measures.deeds import Stage, deeds_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.retention import names_have_ended
from sunboard.publishable.names import mentions_of, unit_names
from sunboard.publishable.records import told, told_in_full
from sunboard.schema.surface import Surface

_MOST_SPELLED_OUT = 10_000
"""Above this many deeds the dates stay ISO: spelling each one out would cost more than the page."""


@remembered
def deed_rows(ground: Ground) -> list[DeedRow]:
    """Every deed as a row, in the table's order."""
    deeds = deeds_of(ground)
    table = deeds.table
    ids, date = table.texts("id"), table.days("date")
    makes_pages, publishable = ground.makes("deeds"), told(ground, "deeds", Surface.PAGE)
    units = ground.records["units"].texts("name")
    place = zip(
        name_texts(ground.records["communities"], table.codes("community"), ""),
        name_texts(ground.records["estates"], table.codes("estate"), ""),
        strict=True,
    )
    rows = zip(
        ids,
        [
            addresses.deed_path(i) if makes_pages and is_publishable else ""
            for i, is_publishable in zip(ids, publishable.tolist(), strict=True)
        ],
        deed_names(ground),
        pick([*units, ""], table.codes("unit")),
        _joined(term_texts(table, "form", ground), term_texts(table, "category", ground)),
        [spoken_day(day) for day in date] if len(ids) < _MOST_SPELLED_OUT else day_texts(date),
        day_texts(date),
        [" ".join(filter(None, names)) for names in place],
        *_said(ground),
        _trails(table),
        deed_statuses(ground),
        strict=True,
    )
    return made(DeedRow, rows)


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


def deed_statuses(ground: Ground) -> list[Status]:
    """The word shown for each deed; one that was not put up yet is shown nowhere."""
    deeds = deeds_of(ground)
    words = {
        Stage.IN_WINDOW: WINDOW_OPEN,
        Stage.HONOURED: HONOURED,
        Stage.REVOKED: REVOKED,
    }
    statuses = pick([words.get(stage, UNDECIDED) for stage in Stage], deeds.stage)
    for row in np.flatnonzero(deeds.has_open_objection & (deeds.stage == Stage.UNDECIDED)).tolist():
        statuses[row] = OBJECTED
    return statuses


def _said(ground: Ground) -> tuple[Texts, Texts]:
    """What was done and what came of it; of one that was revoked, or ended, only that it is so."""
    deeds, is_ended = deeds_of(ground), ended_deeds(ground)
    table = deeds.table
    what, result = list(table.texts("what")), list(table.texts("result"))
    for row in np.flatnonzero(~told_in_full(ground, "deeds", Surface.PAGE)).tolist():
        what[row], result[row] = "", ""
        if deeds.is_revoked[row]:
            what[row] = "本条已撤榜。"
        elif is_ended[row]:
            what[row] = f"{ENDED}。"
    return what, result


ENDED = "已过保存年限，不再列出"
"""What is said of an honour that counts, and names nobody any more."""


@remembered
def ended_deeds(ground: Ground) -> Mask:
    """Honours of so long ago that their people are only counted; what was revoked stays told as that."""
    deeds = deeds_of(ground)
    mask: Mask = names_have_ended(ground, deeds.table.days("date")) & ~deeds.is_revoked
    return mask


def deed_names(ground: Ground) -> list[tuple[str, ...]]:
    """Who did each deed, as recorded; the unit where it did so together."""
    together = [(f"{unit}集体",) for unit in unit_names(ground)]
    doers: list[tuple[str, ...]] = pick(together, deeds_of(ground).table.codes("unit"))
    for row, people in mentions_of(ground, "deeds", Surface.PAGE).items():
        doers[row] = people.words
    return doers


def _trails(table: Table) -> Texts:
    steps = (("推荐：", "recommender"), ("核实：", "verifier"), ("审批：", "approver"))
    return _joined(*([who and step + who for who in table.texts(name)] for step, name in steps))


def _joined(*columns: Texts) -> Texts:
    return [" · ".join(filter(None, row)) for row in zip(*columns, strict=True)]

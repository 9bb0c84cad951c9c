"""The rules at work, one after another: what each finds, the next ones know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np

from sunboard.checks.arrays import Mask
from sunboard.checks.drafts import Drafts
from sunboard.checks.faults import RecordFault
from sunboard.checks.removals import Removals, strike_names
from sunboard.checks.rules import APART, RULES, RULES_OF_CELLS
from sunboard.checks.rules.shapes import Rule
from sunboard.checks.withholding import costs_record, lost_cells
from sunboard.messages.message import Cost


def faults_by_rules(
    drafts: Drafts, removals: Removals, faults: list[RecordFault]
) -> Iterator[RecordFault]:
    """What the rules find, but for cells already at fault: those count as missing to rules.

    A cell with a warning that says nothing counts as empty, and the rules judge it as it is then.
    """
    faulty: dict[tuple[str, str], Mask] = {}
    _forget(drafts, faults, faulty)
    yield from list(strike_names(drafts, removals))
    for rules in (RULES_OF_CELLS, RULES):
        found: list[RecordFault] = []
        for finds in _begun(rules, drafts):
            heard = list(_unheard(finds(), faulty))
            _mark(drafts, heard)
            found += heard
        yield from found
        _forget(drafts, found, faulty)


def _all(rule: Rule, drafts: Drafts) -> list[RecordFault]:
    return list(rule(drafts))


def _begun(rules: Iterable[Rule], drafts: Drafts) -> Iterator[Callable[[], Iterable[RecordFault]]]:
    """What each rule finds, in turn; those that take long and need no other are at it from the start."""
    with ThreadPoolExecutor(1) as beside:
        ahead = {rule: beside.submit(_all, rule, drafts) for rule in rules if rule in APART}
        for rule in rules:
            yield ahead[rule].result if rule in ahead else partial(rule, drafts)


def _unheard(
    faults: Iterable[RecordFault], faulty: Mapping[tuple[str, str], Mask]
) -> Iterator[RecordFault]:
    """Those about cells of which nothing was said before."""
    for fault in faults:
        rows = faulty.get((fault.kind, fault.field))
        if rows is None or not rows[fault.row]:
            yield fault


def _mark(drafts: Drafts, faults: Iterable[RecordFault]) -> None:
    """Tell the rules that follow which records won't be published."""
    for fault in faults:
        if costs_record(drafts, fault):
            drafts[fault.kind].at_fault[fault.row] = True


def _forget(
    drafts: Drafts,
    faults: list[RecordFault],
    faulty: dict[tuple[str, str], Mask],
) -> None:
    """Empty the cells that are not believed, and note that enough was said of them."""
    _mark(drafts, faults)
    for fault in faults:
        if fault.costs in (Cost.NOTHING, Cost.UNREAD):
            continue
        cells = (fault.kind, fault.field)
        if cells not in faulty:
            faulty[cells] = np.zeros(len(drafts[fault.kind]), dtype=np.bool_)
        faulty[cells][fault.row] = True
    for (kind, name), rows in lost_cells(drafts, faults).items():
        drafts[kind].lose(name, rows)

"""R-29, R-30: nothing is published that nobody approved, nobody honoured before objections close."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow.compute as pc

from sunboard.checks.arrays import as_mask
from sunboard.checks.drafts import Draft, Drafts, field_label
from sunboard.checks.faults import RecordFault
from sunboard.checks.rules.notices import last_noticed_day, least_honour_workdays


def records_are_approved(drafts: Drafts) -> Iterator[RecordFault]:
    """R-29: a record lacks part of its approval; a deed, once it is honoured or dated as approved."""
    for draft in drafts.by_kind.values():
        needs_it = np.ones(len(draft), dtype=np.bool_)
        if draft.kind.name == "deeds":
            needs_it = drafts.counts_as("deeds", "state", "honoured") | draft.has("approved_on")
        for field in draft.kind.fields:
            if field.approval:
                is_missing = needs_it & ~draft.has(field.name)
                params = field_label(field)
                yield from draft.faults(is_missing, field.name, "R-29-unapproved", **params)


def approvers_are_others(drafts: Drafts) -> Iterator[RecordFault]:
    """R-29: whoever approved it has reviewed, recommended or verified it as well."""
    yield from _same_hand(drafts["commitments"], "approved_by", "reviewed_by")
    yield from _same_hand(drafts["deeds"], "approver", "recommender")
    yield from _same_hand(drafts["deeds"], "approver", "verifier")


def honours_wait_for_objections(drafts: Drafts) -> Iterator[RecordFault]:
    """R-30: a deed is honoured before its window closed, without one, or with an objection unanswered."""
    deeds = drafts["deeds"]
    is_honoured = drafts.counts_as("deeds", "state", "honoured")
    closes = np.fmax(deeds.days["window_to"], last_noticed_day(drafts))
    is_running = (closes >= drafts.as_of) | (deeds.has("window_from") & np.isnat(closes))
    yield from deeds.faults(is_honoured & is_running, "window_to", "R-30-window")
    is_early = deeds.days["decided_on"] <= closes
    yield from deeds.faults(is_honoured & is_early & ~is_running, "decided_on", "R-30-window")
    if least_honour_workdays(drafts):
        has_none = np.isnat(closes) & ~deeds.has("window_from")
        yield from deeds.faults(is_honoured & has_none, "window_to", "R-30-no-window")
    is_open = drafts.counts_as("deeds", "objection", "open")
    yield from deeds.faults(is_honoured & is_open, "objection", "R-30-objection")


def _same_hand(draft: Draft, approver: str, other: str) -> Iterator[RecordFault]:
    is_same = as_mask(pc.equal(draft.texts[approver], draft.texts[other])) & draft.has(approver)
    field = draft.kind.field_by_name[other]
    params = {"other": field.label, "other_en": field.label_en}
    yield from draft.faults(is_same, approver, "R-29-same-hand", **params)

"""R-29, R-30: nothing is published that nobody approved, nobody honoured before objections close."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow.compute as pc

from sunboard.checks.columns import Mask, as_mask
from sunboard.checks.drafts import Draft, Drafts, field_label
from sunboard.checks.findings import Finding
from sunboard.checks.rules.notices import last_noticed_day, least_honour_workdays

COMMITMENT_APPROVAL = ("approved_by", "approved_on")
DEED_APPROVAL = ("verifier", "approver", "approved_on")


def commitments_are_approved(drafts: Drafts) -> Iterator[Finding]:
    """R-29: a commitment without the body and day of its approval; an approver who reviewed it."""
    commitments = drafts["commitments"]
    for name in COMMITMENT_APPROVAL:
        yield from _missing(commitments, name, np.ones(len(commitments), dtype=np.bool_))
    yield from _same_hand(commitments, "approved_by", "reviewed_by")


def honours_are_approved(drafts: Drafts) -> Iterator[Finding]:
    """R-29: a deed on the honour board, or dated as approved, lacks part of its approval."""
    deeds = drafts["deeds"]
    is_honoured = drafts.counts_as("deeds", "state", "honoured")
    is_claimed = is_honoured | deeds.has("approved_on")
    for name in DEED_APPROVAL:
        yield from _missing(deeds, name, is_claimed)
    yield from _same_hand(deeds, "approver", "recommender")
    yield from _same_hand(deeds, "approver", "verifier")


def honours_wait_for_objections(drafts: Drafts) -> Iterator[Finding]:
    """R-30: a deed is honoured before its window closed, without one, or with an objection unanswered."""
    deeds = drafts["deeds"]
    is_honoured = drafts.counts_as("deeds", "state", "honoured")
    closes = np.fmax(deeds.days["window_to"], last_noticed_day(drafts))
    is_running = (closes >= drafts.as_of) | (deeds.has("window_from") & np.isnat(closes))
    yield from deeds.findings(is_honoured & is_running, "window_to", "R-30-window")
    is_early = deeds.days["decided_on"] <= closes
    yield from deeds.findings(is_honoured & is_early & ~is_running, "decided_on", "R-30-window")
    if least_honour_workdays(drafts):
        has_none = np.isnat(closes) & ~deeds.has("window_from")
        yield from deeds.findings(is_honoured & has_none, "window_to", "R-30-no-window")
    is_open = drafts.counts_as("deeds", "objection", "open")
    yield from deeds.findings(is_honoured & is_open, "objection", "R-30-objection")


def _missing(draft: Draft, name: str, where: Mask) -> Iterator[Finding]:
    params = field_label(draft.kind.field_by_name[name])
    yield from draft.findings(where & ~draft.has(name), name, "R-29-unapproved", **params)


def _same_hand(draft: Draft, approver: str, other: str) -> Iterator[Finding]:
    is_same = as_mask(pc.equal(draft.texts[approver], draft.texts[other])) & draft.has(approver)
    field = draft.kind.field_by_name[other]
    params = {"other": field.label, "other_en": field.label_en}
    yield from draft.findings(is_same, approver, "R-29-same-hand", **params)

"""R-21, R-25, R-29 to R-32: what is approved, what is open to objections and how long, what is corrected."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sunboard.calendar import DAY
from sunboard.checks.arrays import Days, Mask, Numbers, as_mask, last_days, matches, position_of
from sunboard.checks.drafts import Draft, Drafts, field_label
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.records import STRUCK
from sunboard.checks.rules.shapes import asks_for
from sunboard.records.gathering import TEXT
from sunboard.schema import FieldType, Need

_NUMBER = re.compile(r"\d+")
_ODD_DATES = (
    r"\d{4}\s*[-/.．]\s*\d{1,2}\s*[-/.．]\s*\d{1,2}"
    r"|\d{1,2}月\d{1,2}号"
    r"|年0\d月|月0\d日"
)
"""R-32: dates in any other form than 2025年4月5日, for Python's patterns and RE2 alike."""

corrections_say_what_changed = asks_for(
    "corrections", "category", ("fact", "status"), ("before", "after"), "R-21-not-told"
)
"""R-21: a fact or a status was corrected, and what it was, or is now, is not said."""


def wording_gives_no_other_number(drafts: Drafts) -> Iterator[RecordFault]:
    """R-21: a correction of wording gives another number, which is a fact: the page keeps its words."""
    corrections = drafts["corrections"]
    rows = np.flatnonzero(drafts.counts_as("corrections", "category", "wording"))
    for row in rows.tolist():
        before, after = (corrections.texts[name][row].as_py() for name in ("before", "after"))
        if before and after and not gives_the_same_numbers(before, after):
            yield corrections.fault(row, "category", Fault("R-21-no-wording"))


def gives_the_same_numbers(before: str, after: str) -> bool:
    """Whether two texts have the same numbers in figures, in the same order."""
    first, second = (_NUMBER.findall(unicodedata.normalize("NFKC", t)) for t in (before, after))
    return first == second


def removals_keep_nothing(drafts: Drafts) -> Iterator[RecordFault]:
    """R-25: something was taken down for privacy, and the correction tells it again."""
    corrections = drafts["corrections"]
    is_private = drafts.counts_as("corrections", "category", "privacy")
    strikes = pa.array([STRUCK, drafts.programme.tongue.text(STRUCK)], TEXT)
    strikes_names = as_mask(pc.is_in(corrections.texts["after"], strikes))
    for name, may_say in (("before", False), ("after", strikes_names)):
        tells = is_private & corrections.has(name) & ~np.asarray(may_say)
        yield from corrections.faults(tells, name, "R-25-told-again")


def records_are_approved(drafts: Drafts) -> Iterator[RecordFault]:
    """R-29: nobody wrote down who approved a record, or when; it is published, and says so."""
    for draft in drafts.by_kind.values():
        for field in draft.kind.fields:
            if field.approval:
                is_missing = ~draft.has(field.name)
                params = field_label(field)
                yield from draft.faults(is_missing, field.name, "R-29-unapproved", **params)


def honours_are_vouched_for(drafts: Drafts) -> Iterator[RecordFault]:
    """R-29, R-30: a deed said to be honoured or approved lacks what that takes, so that it is only counted."""
    deeds = drafts["deeds"]
    is_honoured = drafts.counts_as("deeds", "state", "honoured")
    is_claimed = is_honoured | deeds.has("approved_on")
    for field in deeds.kind.fields:
        if field.need is Need.HONOUR and field.name not in ("state", "window_to"):
            is_missing = is_claimed & ~deeds.has(field.name)
            params = field_label(field)
            yield from deeds.faults(is_missing, field.name, "R-29-not-vouched", **params)
    if drafts.programme.honour_workdays:
        has_none = np.isnat(last_noticed_day(drafts)) & ~deeds.has("window_to")
        has_none &= is_honoured & ~deeds.has("window_from")
        yield from deeds.faults(has_none, "window_to", "R-30-no-window")


def lists_say_how_they_came_to_be(drafts: Drafts) -> Iterator[RecordFault]:
    """R-29: of a deed nothing is written of what honour takes but the deed itself; it is only counted."""
    deeds = drafts["deeds"]
    is_bare = np.isnat(last_noticed_day(drafts)) & ~deeds.has("window_from")
    for field in deeds.kind.fields:
        if field.need is Need.HONOUR and field.progress and not field.result:
            is_bare &= ~deeds.has(field.name)
    yield from deeds.faults(is_bare, "approver", "R-29-way-unsaid")


def approvers_are_others(drafts: Drafts) -> Iterator[RecordFault]:
    """R-29: whoever approved it has reviewed, recommended or verified it as well."""
    yield from _same_hand(drafts["commitments"], "approved_by", "reviewed_by")
    yield from _same_hand(drafts["deeds"], "approver", "recommender")
    yield from _same_hand(drafts["deeds"], "approver", "verifier")


def honours_wait_for_objections(drafts: Drafts) -> Iterator[RecordFault]:
    """R-30: a deed is honoured before its window closed, or with an objection unanswered."""
    deeds = drafts["deeds"]
    is_honoured = drafts.counts_as("deeds", "state", "honoured")
    closes = np.fmax(deeds.days["window_to"], last_noticed_day(drafts))
    is_running = (closes >= drafts.as_of) | (deeds.has("window_from") & np.isnat(closes))
    yield from deeds.faults(is_honoured & is_running, "window_to", "R-30-window")
    is_early = deeds.days["decided_on"] <= closes
    yield from deeds.faults(is_honoured & is_early & ~is_running, "decided_on", "R-30-window")
    is_open = drafts.counts_as("deeds", "objection", "open")
    yield from deeds.faults(is_honoured & is_open, "objection", "R-30-objection")


def _same_hand(draft: Draft, approver: str, other: str) -> Iterator[RecordFault]:
    is_same = as_mask(pc.equal(draft.texts[approver], draft.texts[other])) & draft.has(approver)
    params = field_label(draft.kind.field_by_name[other], "other")
    yield from draft.faults(is_same, approver, "R-29-same-hand", **params)


def notices_say_who_and_when(drafts: Drafts) -> Iterator[RecordFault]:
    """R-30: a notice without its first day, last day (unless it stands for good), issuer or contact."""
    notices = drafts["notices"]
    is_standing = drafts.counts_as("notices", "kind", "standing")
    for name, may_lack in (("started_on", False), ("ended_on", is_standing), ("issuer", False)):
        is_missing = ~(notices.has(name) | may_lack)
        params = field_label(notices.kind.field_by_name[name])
        yield from notices.faults(is_missing, name, "R-30-missing", **params)
    has_contact = notices.has("phone") | notices.has("address")
    yield from notices.faults(~has_contact, "phone", "R-30-no-contact")


def windows_are_long_enough(drafts: Drafts) -> Iterator[RecordFault]:
    """R-30: a notice, or a deed's own window, stands for fewer working days than its kind must."""
    notices, deeds = drafts["notices"], drafts["deeds"]
    terms = drafts.programme.vocabulary("notice_kinds").terms
    least = np.array([*(float(term.workdays or 0) for term in terms), 0.0])
    # What is announced later may still make working days of weekends: only what is too short by all of them.
    calendar = drafts.programme.calendar.most
    found = calendar.workdays_between(notices.days["started_on"] - DAY, notices.days["ended_on"])
    yield from _too_short(notices, "ended_on", found, least[notices.terms["kind"]])
    found = calendar.workdays_between(deeds.days["window_from"] - DAY, deeds.days["window_to"])
    at_least = np.full(len(deeds), float(drafts.programme.honour_workdays))
    yield from _too_short(deeds, "window_to", found, at_least)


def notices_tell_their_outcome(drafts: Drafts) -> Iterator[RecordFault]:
    """R-31: a notice is past its end and nobody says what came of it, or says so before its end."""
    notices = drafts["notices"]
    is_window = drafts.counts_as("notices", "kind", "window", "honours")
    ends, has_outcome = notices.days["ended_on"], notices.has("outcome")
    is_silent = is_window & (ends < drafts.as_of) & ~has_outcome
    yield from notices.faults(is_silent, "outcome", "R-31-no-outcome")
    # An objection is told as soon as it comes in; that there was none is known only at the end.
    is_final = has_outcome & ~drafts.counts_as("notices", "outcome", "open")
    yield from notices.faults(
        is_window & is_final & (ends >= drafts.as_of), "outcome", "R-31-outcome-early"
    )


def deeds_stand_as_their_notice_says(drafts: Drafts) -> Iterator[RecordFault]:
    """R-30: a notice of honours and a deed in it give different days for the deed's window."""
    notices, deeds = drafts["notices"], drafts["deeds"]
    rows, targets = _honours(drafts)
    differs = np.zeros(len(rows), dtype=np.bool_)
    for name, own in (("started_on", "window_from"), ("ended_on", "window_to")):
        said, noticed = deeds.days[own][targets], notices.days[name][rows]
        differs |= (said != noticed) & ~np.isnat(said) & ~np.isnat(noticed)
    yield from notices.faults(np.unique(rows[differs]), "deeds", "R-30-other-window")


def notices_write_dates_in_full(drafts: Drafts) -> Iterator[RecordFault]:
    """R-32: a notice's text holds a date that is not written as official papers write it."""
    notices = drafts["notices"]
    for field in notices.kind.fields_of(FieldType.TEXT):
        is_odd = matches(notices.texts[field.name], _ODD_DATES)
        yield from notices.faults(is_odd, field.name, "R-32-date-form")


def last_noticed_day(drafts: Drafts) -> Days:
    """For each deed the last day of the notices of honours it stands in; NaT for none."""
    rows, targets = _honours(drafts)
    ends = drafts["notices"].days["ended_on"][rows]
    every = np.ones(len(rows), dtype=np.bool_)
    return last_days(ends, targets.astype(np.int32), every, len(drafts["deeds"]))


def _honours(drafts: Drafts) -> tuple[np.ndarray, np.ndarray]:
    """Each notice of honours and each deed in it, by position."""
    links = drafts["notices"].links["deeds"]
    is_for_honours: Mask = drafts.counts_as("notices", "kind", "honours")
    chosen = is_for_honours[links.rows] & (links.targets >= 0)
    return links.rows[chosen], links.targets[chosen]


def objections_say_who_answered(drafts: Drafts) -> Iterator[RecordFault]:
    """R-31: an objection is over, and nobody says since when, or who looked into it."""
    objections = drafts["objections"]
    is_over = objections.has("outcome") & ~drafts.counts_as("objections", "outcome", "open")
    for name in ("answered_on", "answered_by"):
        params = field_label(objections.kind.field_by_name[name])
        is_missing = is_over & ~objections.has(name)
        yield from objections.faults(is_missing, name, "R-31-unanswered", **params)


def _too_short(draft: Draft, name: str, found: Numbers, least: Numbers) -> Iterator[RecordFault]:
    # A window that ends before it starts gets another message.
    for row in np.flatnonzero((found < least) & (found >= 0)).tolist():
        params = {"found_days": int(found[row]), "least": int(least[row])}
        yield draft.fault(row, name, Fault("R-30-short", params))


def corrections_are_of_something(drafts: Drafts) -> Iterator[RecordFault]:
    """R-21: what was corrected is not among the records, though it was neither ended nor taken down."""
    corrections = drafts["corrections"]
    targets = corrections.texts["target"]
    is_known = np.zeros(len(corrections), dtype=np.bool_)
    # Looking up an id costs an index over all of its kind; most counties correct next to nothing.
    for draft in drafts.by_kind.values() if len(corrections) else ():
        is_known |= position_of(targets, draft.texts["id"]) >= 0
    may_be_gone = drafts.counts_as("corrections", "category", "void", "privacy")
    is_lost = ~is_known & ~may_be_gone & corrections.has("target")
    for row in np.flatnonzero(is_lost).tolist():
        fault = Fault("R-21-unknown-target", {"found": targets[row].as_py()})
        yield corrections.fault(row, "target", fault)

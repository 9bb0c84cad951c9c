"""R-19, R-20: 场次, 人次 and 人数 agree with each other, and obligations are counted, not claimed."""

from __future__ import annotations

from collections.abc import Iterator

from sunboard.checks.drafts import Drafts
from sunboard.checks.faults import Fault, RecordFault


def persons_are_no_more_than_attendances(drafts: Drafts) -> Iterator[RecordFault]:
    """R-20: more people than attendances, though everybody came at least once."""
    activities = drafts["activities"]
    is_more = activities.numbers["persons"] > activities.numbers["attendances"]
    yield from activities.faults(is_more, "persons", "R-20-persons")


def activities_were_held(drafts: Drafts) -> Iterator[RecordFault]:
    """R-20: an activity of no session."""
    activities = drafts["activities"]
    yield from activities.faults(activities.numbers["sessions"] == 0, "sessions", "R-20-no-session")


def obligations_are_counted_from_their_records(drafts: Drafts) -> Iterator[RecordFault]:
    """R-19: an activity claims an obligation that is counted from other records."""
    activities = drafts["activities"]
    terms = drafts.programme.vocabulary("obligations").terms
    for code, term in enumerate(terms):
        if term.counts_as == "activities":
            continue
        kind = drafts[term.counts_as].kind
        fault = Fault("R-19-obligation", {"label": kind.label, "label_en": kind.label_en.lower()})
        for row in (activities.terms["obligation"] == code).nonzero()[0].tolist():
            yield activities.fault(row, "obligation", fault)

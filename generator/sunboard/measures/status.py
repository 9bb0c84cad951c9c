"""The three axes of status: outcome, timing, basis (design 5; conventions 4.2).

Columns hold the members as `int8` codes, so that a table of a million rows is compared in one step.
"""

from __future__ import annotations

from enum import IntEnum


class Outcome(IntEnum):
    """What became of a commitment or task; said by records, never by a date passing."""

    OPEN = 0
    DONE = 1
    """Person or unit, thing, result and date are all there (见人见事见结果)."""
    REPORTED_DONE = 2
    """Said to be done, but one of the four is missing; counted apart (报称完成)."""
    PART_DONE = 3
    NOT_DONE = 4
    WITHDRAWN = 5
    SUPERSEDED = 6
    NOT_ASSESSABLE = 7
    DECLINED = 8
    SUSPENDED = 9
    CANCELLED = 10


class Timing(IntEnum):
    """How it stands against the original due date; computed only."""

    NO_DATE = 0
    NOT_DUE = 1
    DUE_SOON = 2
    JUST_DUE = 3
    """Its last day is the as-of day and it is not done: due, but not late."""
    PAST_DUE = 4
    LONG_PAST_DUE = 5
    ON_TIME = 6
    LATE = 7
    STOPPED = 8
    """The clock does not apply: withdrawn, declined, suspended and the like."""
    DAY_UNKNOWN = 9
    """Said to be done, and nobody wrote when: neither on time nor late, before its date and after."""


class Basis(IntEnum):
    """How we know; computed from evidence and evaluations."""

    NONE = 0
    """Nothing is claimed yet."""
    CLAIMED = 1
    EVIDENCED = 2
    VERIFIED = 3
    """Somebody other than the doer judged it, and no resident was dissatisfied or said it isn't solved."""
    DISPUTED = 4
    """A resident was dissatisfied, and it was neither answered nor done again since."""


class Cohort(IntEnum):
    """Where a record stands in the rates: in exactly one of these, so that they add up to all records.

    From `DONE_ON_TIME` on they are what has come due, and so the denominator of every rate.
    """

    UNCOUNTED = 0
    """Withdrawn, suspended and the like: shown, but in no rate."""
    UNDATED = 1
    """Without a due date, done or not."""
    NOT_DUE = 2
    """Due after the as-of day, done or not."""
    DONE_ON_TIME = 3
    DONE_LATE = 4
    REPORTED = 5
    """Said to be done without all that shows it, whenever that was."""
    JUST_DUE = 6
    """Due on the as-of day and open: in the rates, but not late."""
    UNFINISHED = 7
    """All else that has come due: overdue, done in part, or said not to be done."""


UNCOUNTED_OUTCOMES = (
    Outcome.WITHDRAWN,
    Outcome.SUPERSEDED,
    Outcome.NOT_ASSESSABLE,
    Outcome.DECLINED,
    Outcome.SUSPENDED,
    Outcome.CANCELLED,
)
"""Shown beside every rate, in neither its numerator nor its denominator (rules R-5, R-20)."""

FINISHED_OUTCOMES = (Outcome.DONE, Outcome.REPORTED_DONE, Outcome.PART_DONE)
"""Outcomes whose lateness is judged by the day they were done."""

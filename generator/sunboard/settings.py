"""The programme: what `data/programme.yml` says, as frozen values.

Every closed list is a vocabulary here. Code asks what a term counts as, never what its key or label is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

BOARDS: tuple[str, ...] = (
    "home",
    "communities",
    "months",
    "estates",
    "units",
    "commitments",
    "deeds",
    "silent",
)
"""The boards an office may ask for in `programme.yml` under `boards`; all of them where it is silent."""


@dataclass(frozen=True)
class Term:
    """One word of a vocabulary."""

    key: str
    """What the data may hold; ASCII, stable."""
    label: str
    """What readers see; the data may hold it as well."""
    counts_as: str = ""
    """What the code takes it for, where the code needs to know; else ""."""
    note: str = ""
    """One sentence of explanation shown beside it, or ""."""
    aliases: tuple[str, ...] = ()
    """Other words offices write for it."""
    score: float | None = None
    """For evaluation levels: points out of 100; None elsewhere."""


@dataclass(frozen=True)
class Vocabulary:
    """A closed list, in the order it is shown."""

    key: str
    terms: tuple[Term, ...]

    @cached_property
    def term_by_key(self) -> dict[str, Term]:
        """The terms by key."""
        return {term.key: term for term in self.terms}

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The terms' keys in order."""
        return tuple(term.key for term in self.terms)

    def keys_counting_as(self, *meanings: str) -> tuple[str, ...]:
        """The keys of the terms the code takes for one of `meanings`."""
        return tuple(term.key for term in self.terms if term.counts_as in meanings)

    def label(self, key: str) -> str:
        """What readers see for a key."""
        return self.term_by_key[key].label


@dataclass(frozen=True)
class Step:
    """One step of the service loop 点报派接办晒评."""

    key: str
    label: str
    """One character, e.g. 派."""
    name: str
    """The step in full, e.g. 社区派单."""
    date_field: str = ""
    """The task field that holds its date; "" for steps the build or an evaluation dates."""
    limit_workdays: int | None = None
    """Working days allowed after the step before; None for no limit."""


@dataclass(frozen=True)
class Limits:
    """Figures that decide what a status or a list says; all are printed on the method page."""

    due_soon_days: int = 14
    """A commitment due in this many days or fewer is "due soon"."""
    long_past_due_days: int = 30
    """A commitment open this many days past its original date is "long past due"."""
    task_due_soon_workdays: int = 2
    task_long_past_due_workdays: int = 20
    """The same for tasks, whose limits are in working days."""
    reported_late_days: int = 30
    """Recorded this many days after it was done is "reported late"."""
    min_cell: int = 5
    """Below this many, rates and satisfaction are not shown, only counts."""
    silent_days: int = 90
    """A unit with no record for this many days is silent."""
    answer_workdays: int = 7
    """Working days in which a 不满意 must be answered or reopened."""
    households_min: int = 3
    households_max: int = 5
    board_tasks: int = 60
    """Where month pages are built, a community's board shows at most this many of its latest tasks."""


@dataclass(frozen=True)
class Programme:
    """What one county calls its programme and how it runs it."""

    name: str
    county: str
    issuer: str
    """The body that answers for the site, as in 落款."""
    supervision_phone: str
    is_demonstration: bool = False
    """Whether every page says 示范数据."""
    address: str = ""
    """Where letters of objection go; "" where none is given."""
    time_zone: str = "Asia/Shanghai"
    as_of: date | None = None
    """The day the records are complete to; None lets the command decide."""
    boards: tuple[str, ...] = BOARDS
    limits: Limits = field(default_factory=Limits)
    steps: tuple[Step, ...] = ()
    vocabularies: Mapping[str, Vocabulary] = field(default_factory=dict)

    def vocabulary(self, key: str) -> Vocabulary:
        """The closed list named `key`; KeyError if the programme has none."""
        return self.vocabularies[key]

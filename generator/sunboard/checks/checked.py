"""The outcome of checking: the records, what is wrong, and what a publication has to know of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sunboard.checks.arrays import Rows
from sunboard.checks.identity.unnumbered import Unnumbered
from sunboard.checks.private.names import NameFinder
from sunboard.checks.records import Promises, Records
from sunboard.checks.standing.saying import Said
from sunboard.problems import Problem


@dataclass(frozen=True)
class Checked:
    """The outcome of checking."""

    records: Records
    problems: tuple[Problem, ...]
    """Sorted by place, each once."""
    finder: NameFinder = field(default_factory=NameFinder)
    """Finds everybody who may not be named, those too whose records are withheld."""
    promises: Promises = field(default_factory=dict)
    """What the ledger may not keep as it is: names without consent, and words that were taken down."""
    unasked: Problem | None = None
    """Who is to be asked whether they may be named; nothing is wrong with their records."""
    people: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The names in the people table by id, to be remembered in private; "" for whoever is gone without one."""
    unnumbered: tuple[Unnumbered, ...] = ()
    """The records that have no id of their own, by kind; each has one for this run."""
    said: Mapping[str, Said] = field(default_factory=dict, repr=False)
    """What the records say, by kind: what a publication puts down of them."""
    kept: Mapping[str, Rows] = field(default_factory=dict, repr=False)
    """By kind which rows of `said` are the records, in their order."""
    declared: Mapping[tuple[str, str], str] = field(default_factory=dict, repr=False)
    """By kind and id the record that openly declares its change (R-9)."""
    taken_back: frozenset[tuple[str, str]] = field(default_factory=frozenset, repr=False)
    """By kind and id the records of which names, or what is private, were taken out of an accepted text."""

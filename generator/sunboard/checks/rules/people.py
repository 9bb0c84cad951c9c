"""R-26, R-28: people are named with their consent only, and never with anything bad said of them."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from sunboard.checks.arrays import matches
from sunboard.checks.consent import consents
from sunboard.checks.drafts import Draft, Drafts
from sunboard.checks.faults import Fault, RecordFault, squeezed
from sunboard.checks.parsing.drafting import THREADS
from sunboard.checks.private.names import NameFinder
from sunboard.checks.rules.wording import NEGATIVE, NEGATIVE_STEMS
from sunboard.schema.surface import BY_FORM


def nobody_is_named_without_consent(drafts: Drafts) -> Iterator[RecordFault]:
    """R-26: a text holds the full name of a person who has not consented, or no longer does."""
    names = names_of(drafts)
    jobs = [
        (draft, field.name) for draft in drafts.by_kind.values() for field in draft.kind.narratives
    ]
    with ThreadPoolExecutor(THREADS) as threads:
        outcomes = threads.map(lambda job: list(names.finder.named_in(job[0].texts[job[1]])), jobs)
    people = drafts["people"]
    for (draft, name), found in zip(jobs, outcomes, strict=True):
        for row, person_name in found:
            if not names.consented.get(person_name, set()) & named_by(draft, row):
                fault = Fault("R-26-named", people.beside(names.hidden[person_name]))
                yield draft.fault(row, name, fault)


def nothing_bad_is_said_of_people(drafts: Drafts) -> Iterator[RecordFault]:
    """R-28: a record that names a person holds words of blame."""
    for draft in drafts.by_kind.values():
        names_somebody = np.zeros(len(draft), dtype=np.bool_)
        for field in draft.kind.people_fields:
            if field.is_public:
                names_somebody |= draft.has(field.name)
        rows = np.flatnonzero(names_somebody)
        for field in draft.kind.narratives if len(rows) else ():
            texts = draft.texts[field.name]
            chosen = rows[matches(texts.take(rows), NEGATIVE_STEMS)]
            for row in chosen.tolist():
                word = NEGATIVE.search(texts[row].as_py())
                if word is not None:
                    yield draft.fault(row, field.name, Fault("R-28-blame", {"word": word.group()}))


def named_by(draft: Draft, row: int) -> set[int]:
    """The people a record refers to, by position."""
    people: set[int] = set()
    for field in draft.kind.people_fields:
        if field.name in draft.links:
            links = draft.links[field.name]
            first, last = np.searchsorted(links.rows, [row, row + 1])
            people.update(links.targets[first:last].tolist())
        else:
            people.add(int(draft.ref(field.name)[row]))
    return people


@dataclass(frozen=True)
class Names:
    """Who may be named, and a finder of everybody who may not."""

    finder: NameFinder
    hidden: dict[str, int]
    """By name the position of the first person of that name who has not consented."""
    consented: dict[str, set[int]]
    """By name the positions of those who have."""


def names_of(drafts: Drafts) -> Names:
    """Read the people, and the names of places and units, which may look like people's."""
    people = drafts["people"]
    hidden: dict[str, int] = {}
    consented: dict[str, set[int]] = {}
    # A text stands on the page and on its sheet, so it names whoever may appear on both.
    has_consented = consents(drafts, *BY_FORM)
    for row, written in enumerate(people.texts["name"].to_pylist()):
        name = squeezed(written)
        if has_consented[row]:
            consented.setdefault(name, set()).add(row)
        else:
            hidden.setdefault(name, row)
    innocent = {*consented, *_names_of_owners(drafts)} if hidden else ()
    return Names(NameFinder(hidden, innocent), hidden, consented)


def _names_of_owners(drafts: Drafts) -> Iterator[str]:
    """Names of places and units, which may hold a person's: 向阳小区 beside a 向阳."""
    for draft in drafts.by_kind.values():
        for field in draft.kind.fields if draft.kind.owner_as else ():
            if field.names:
                yield from map(squeezed, draft.texts[field.name].to_pylist())

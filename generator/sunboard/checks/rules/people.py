"""R-26, R-28: people are named with their consent only, and never with anything bad said of them."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from sunboard.checks.arrays import matches
from sunboard.checks.drafts import Draft, Drafts
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.parsing.drafting import THREADS
from sunboard.checks.rules.names import NameFinder
from sunboard.checks.rules.wording import NEGATIVE, NEGATIVE_STEMS


def nobody_is_named_without_consent(drafts: Drafts) -> Iterator[RecordFault]:
    """R-26: a text holds the full name of a person who has not consented, or no longer does."""
    finder = NameFinder(drafts)
    jobs = [
        (draft, field.name) for draft in drafts.by_kind.values() for field in draft.kind.narratives
    ]
    with ThreadPoolExecutor(THREADS) as threads:
        outcomes = threads.map(lambda job: list(finder.named_in(job[0].texts[job[1]])), jobs)
    people = drafts["people"]
    for (draft, name), found in zip(jobs, outcomes, strict=True):
        for row, person_name in found:
            if not finder.consenting_people(person_name) & named_by(draft, row):
                place = people.source.place(finder.hidden_person(person_name))
                fault = Fault("R-26-named", {"file": place.file, "row": place.row})
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

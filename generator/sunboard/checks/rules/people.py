"""R-26, R-28: people are named with their consent only, and never with anything bad said of them."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from sunboard.checks.columns import matches
from sunboard.checks.drafts import Draft, Drafts
from sunboard.checks.findings import Fault, Finding
from sunboard.checks.parsing.tables import NAME_FIELDS, THREADS
from sunboard.checks.rules.names import NameFinder
from sunboard.checks.rules.wording import NEGATIVE, NEGATIVE_STEMS
from sunboard.schema import FieldType

NARRATIVE_KINDS = (
    "units",
    "pairings",
    "commitments",
    "extensions",
    "tasks",
    "task_events",
    "deeds",
    "challenges",
    "milestones",
    "meetings",
    "decisions",
    "activities",
    "list_items",
    "notices",
    "corrections",
    "teams",
    "stations",
    "shifts",
)
"""Kinds whose texts are published; any of them may name somebody."""

PERSON_FIELDS = (("commitments", "person"), ("tasks", "people"), ("deeds", "people"))
"""Kinds whose records name people by reference."""


def nobody_is_named_without_consent(drafts: Drafts) -> Iterator[Finding]:
    """R-26: a text holds the full name of a person who has not consented, or no longer does."""
    finder = NameFinder(drafts)
    jobs = [
        (drafts[kind], field.name)
        for kind in NARRATIVE_KINDS
        for field in drafts[kind].kind.fields_of(FieldType.TEXT)
        if field.name not in NAME_FIELDS
    ]
    with ThreadPoolExecutor(THREADS) as threads:
        outcomes = threads.map(lambda job: list(finder.named_in(job[0].texts[job[1]])), jobs)
    people = drafts["people"]
    for (draft, name), found in zip(jobs, outcomes, strict=True):
        for row, person_name in found:
            if not finder.consenting_people(person_name) & named_by(draft, row):
                place = people.source.place(finder.hidden_person(person_name))
                fault = Fault("R-26-named", {"file": place.file, "row": place.row})
                yield draft.finding(row, name, fault)


def nothing_bad_is_said_of_people(drafts: Drafts) -> Iterator[Finding]:
    """R-28: a record that names a person holds words of blame."""
    for kind, person_field in PERSON_FIELDS:
        draft = drafts[kind]
        rows = np.flatnonzero(draft.has(person_field))
        for field in draft.kind.fields_of(FieldType.TEXT):
            texts = draft.texts[field.name]
            chosen = rows[matches(texts.take(rows), NEGATIVE_STEMS)]
            for row in chosen.tolist():
                word = NEGATIVE.search(texts[row].as_py())
                if word is not None:
                    yield draft.finding(
                        row, field.name, Fault("R-28-blame", {"word": word.group()})
                    )


def named_by(draft: Draft, row: int) -> set[int]:
    """The people a record refers to, by position."""
    people: set[int] = set()
    for kind, field in PERSON_FIELDS:
        if kind != draft.kind.name:
            continue
        if field in draft.links:
            links = draft.links[field]
            first, last = np.searchsorted(links.rows, [row, row + 1])
            people.update(links.targets[first:last].tolist())
        else:
            people.add(int(draft.ref(field)[row]))
    return people

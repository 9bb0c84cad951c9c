"""R-26, R-28: people are named with their consent only, and never with anything bad said of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from sunboard.checks.arrays import Days, Mask, Text, is_filled, matches
from sunboard.checks.drafts import Draft, Drafts
from sunboard.checks.faults import Fault, RecordFault, squeezed
from sunboard.checks.parsing.drafting import THREADS
from sunboard.checks.rules.wording import NEGATIVE, NEGATIVE_STEMS

_PAIR = 2
"""Names are looked up by their first two characters; a shorter name is no full name."""

_SPLIT_NAME = r"\p{Han}[\s\p{Z}]+\p{Han}"
"""RE2: two Chinese characters with white space between, as in 王　强."""


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
                fault = Fault("R-26-named", people.beside(finder.hidden_person(person_name)))
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


class NameFinder:
    """Knows who has consented to be named, and finds everybody else."""

    def __init__(self, drafts: Drafts) -> None:
        """Read the people, and the names of places and units, which may look like people's."""
        self._consented: dict[str, set[int]] = {}
        self._hidden: dict[str, int] = {}
        has_consented = consents(drafts["people"], drafts.consent_day)
        for row, written in enumerate(drafts["people"].texts["name"].to_pylist()):
            name = squeezed(written)
            if has_consented[row]:
                self._consented.setdefault(name, set()).add(row)
            elif len(name) >= _PAIR:
                self._hidden.setdefault(name, row)
        self._names_by_pair: dict[str, list[str]] = {}
        for name in self._hidden:
            self._names_by_pair.setdefault(name[:_PAIR], []).append(name)
        self._pattern = _pair_pattern(self._names_by_pair)
        self._innocent: list[str] = []
        if self._hidden:
            self._innocent = self._innocent_names(drafts)

    def hidden_person(self, name: str) -> int:
        """The position of the first person of this name who has not consented."""
        return self._hidden[name]

    def consenting_people(self, name: str) -> set[int]:
        """The positions of people of this name who have."""
        return self._consented.get(name, set())

    def named_in(self, texts: Text) -> Iterator[tuple[int, str]]:
        """Rows, and the first name in each of somebody who has not consented."""
        if self._hidden and is_filled(texts).any():
            for row in np.flatnonzero(matches(texts, self._pattern)).tolist():
                name = self._first_name(squeezed(texts[row].as_py()))
                if name is not None:
                    yield row, name

    def _first_name(self, text: str) -> str | None:
        for innocent in self._innocent:
            text = text.replace(innocent, "\n")
        for start in range(len(text) - _PAIR + 1):
            for name in self._names_by_pair.get(text[start : start + _PAIR], ()):
                if text.startswith(name, start):
                    return name
        return None

    def _innocent_names(self, drafts: Drafts) -> list[str]:
        """Longer names that hold a hidden one, such as an estate's: 向阳小区 beside a 向阳."""
        longer = {name for name in self._consented if name not in self._hidden}
        for draft in drafts.by_kind.values():
            for field in draft.kind.fields if draft.kind.owner_as else ():
                if field.names:
                    longer.update(map(squeezed, draft.texts[field.name].to_pylist()))
        return sorted(
            name for name in longer if name not in self._hidden and self._first_name(name)
        )


def in_force(given: Days, withdrawn: Days, day: np.datetime64) -> Mask:
    """For each person whether consent is in force on a day; NaT for never given, or never withdrawn."""
    # NaT compares false with everything.
    return (given <= day) & ~(withdrawn <= day)


def consents(people: Draft, day: np.datetime64) -> Mask:
    """Who has consented to be named by a day, and not withdrawn by then."""
    given, withdrawn = people.days["named_consent_on"], people.days["withdrawn_on"]
    # Of a record that can't be believed, its consent can't be either.
    return in_force(given, withdrawn, day) & ~people.at_fault


def _pair_pattern(names_by_pair: Iterable[str]) -> str:
    """RE2: any of the pairs, as one class of second characters for each first one.

    Whole names would be thousands of alternatives, which RE2 can't hold in its automaton.
    """
    seconds: dict[str, set[str]] = {}
    for pair in names_by_pair:
        seconds.setdefault(pair[0], set()).add(pair[1])
    classes = [
        f"{re.escape(first)}[{''.join(re.escape(char) for char in sorted(chars))}]"
        for first, chars in sorted(seconds.items())
    ]
    return "|".join([*classes, _SPLIT_NAME])

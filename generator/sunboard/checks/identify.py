"""Who is who: references to positions, by ids and by names, and an id for every record that has none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from sunboard.checks.arrays import Text, is_filled
from sunboard.checks.drafts import Draft
from sunboard.checks.faults import RecordFault
from sunboard.checks.identity.book import NO_IDS, NameBook
from sunboard.checks.identity.doers import settle_doers
from sunboard.checks.identity.given_rows import given_rows
from sunboard.checks.identity.handed_in import (
    without_ids_of_others,
    without_places_of_others,
    without_records_of_others,
)
from sunboard.checks.identity.located import settle_addresses
from sunboard.checks.identity.numbering import give_ids
from sunboard.checks.identity.other_places import settle_places
from sunboard.checks.identity.unnumbered import Unnumbered
from sunboard.checks.parsing.drafting import missing_fault
from sunboard.checks.references import References, duplicate_ids
from sunboard.checks.settling_told import write_told_ids
from sunboard.language import Later, later_many, several
from sunboard.messages import MESSAGES
from sunboard.problems import Place, Problem, Severity
from sunboard.records.gathering import TEXT
from sunboard.records.known_people import Before
from sunboard.records.promises import PublishedCommitments


@dataclass(frozen=True)
class Identified:
    """What came of it, beside what stands in the drafts."""

    faults: list[RecordFault]
    problems: list[Problem]
    """What is wrong with no single cell of a record."""
    unnumbered: tuple[Unnumbered, ...]


def identify(
    drafts: Mapping[str, Draft],
    at_fault: Iterable[RecordFault],
    county: str,
    published: PublishedCommitments | None,
    before: Before,
    ids: Mapping[str, Text] = NO_IDS,
) -> Identified:
    """Fill every draft's `refs` and `links`, and give an id for this run to every record that has none.

    Args:
        drafts: All records, parsed.
        at_fault: What is wrong with their cells.
        county: What the county is called.
        published: What was promised in public before.
        before: What was published and confirmed before.
        ids: By kind the ids of all rows, where they are known from an earlier look: others refer by them to
            rows that have none in their file.
    """
    others = without_ids_of_others(drafts, before.given)
    book = NameBook(drafts, before.confirmed, county, given_rows(drafts, county, before))
    placed = settle_places(drafts, book, county)
    placed += settle_addresses(drafts, book, county)
    placed += settle_doers(drafts, book)
    references = References(drafts, book, ids)
    promised = [published.texts["id"]] if published is not None else []
    people = pa.array([each.id for each in before.people.lines], TEXT)
    # By its position, as names may lead to records that have no id yet.
    former = [*before.ids.values(), *promised, people]
    numbered = give_ids(drafts, county, former, before)
    write_told_ids(drafts)
    references.write_ids()
    others += without_records_of_others(drafts)
    others += without_places_of_others(drafts, book.of("communities"))
    faults = [
        *others,
        *placed,
        *references.faults(),
        *numbered.faults,
        *duplicate_ids(drafts),
        *_unread_ids(drafts, [*at_fault, *others]),
    ]
    told = _told(numbered.unnumbered, are_withheld=before.numbers_only)
    return Identified(faults, [*book.problems(), *told], tuple(numbered.unnumbered))


def _told(every: Iterable[Unnumbered], *, are_withheld: bool) -> Iterator[Problem]:
    """One line a file, or a sheet, of records without an id."""
    said: dict[Place, list[Later]] = {}
    for each in every:
        for place, count in each.count_by_place():
            counted = later_many("{kind}{n}条", count, kind=each.source.kind.words)
            said.setdefault(place, []).append(counted)
    for place, counts in said.items():
        code = "unnumbered-withheld" if are_withheld else "unnumbered"
        yield Problem(place, code, {"labels": several(counts)})


def _unread_ids(
    drafts: Mapping[str, Draft], at_fault: Iterable[RecordFault]
) -> Iterator[RecordFault]:
    """Records whose id can't be read, where that isn't said yet: nobody knows which they are."""
    said = {
        (fault.kind, fault.row)
        for fault in at_fault
        if fault.field == "id" and MESSAGES[fault.code].severity == Severity.ERROR
    }
    for name, draft in drafts.items():
        has_none = ~is_filled(draft.texts["id"]) & ~draft.source.is_told
        for row in np.flatnonzero(has_none).tolist():
            if (name, row) not in said:
                yield draft.fault(row, "id", missing_fault(draft.kind.field_by_name["id"]))

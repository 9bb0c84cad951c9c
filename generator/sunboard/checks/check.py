"""The check stage's story: parse, resolve, judge, withhold, hand on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from types import MappingProxyType

import numpy as np
import pyarrow as pa

from sunboard.checks.arrays import Mask, Text
from sunboard.checks.checked import Checked
from sunboard.checks.consent import without_told_mobiles
from sunboard.checks.drafts import Drafts
from sunboard.checks.faults import RecordFault, squeezed, without_echoes
from sunboard.checks.identify import Identified, identify
from sunboard.checks.identity.book import NO_IDS
from sunboard.checks.listing import listed
from sunboard.checks.parsing.drafting import parse_tables
from sunboard.checks.parsing.oddities import TOTAL
from sunboard.checks.removals import Removals, promises_to_keep, removals_of
from sunboard.checks.rules.events import UNANSWERED
from sunboard.checks.rules.naming import names_of
from sunboard.checks.rules.order import WAITS
from sunboard.checks.rules.unnamed import people_to_remember
from sunboard.checks.ruling import faults_by_rules
from sunboard.checks.saying import hides_of, sayable
from sunboard.checks.settling_told import TOLD_TWICE, settle_told
from sunboard.checks.spread import spread
from sunboard.checks.standing import (
    Said,
    Stood,
    as_logged,
    is_held,
    said_of,
    stand,
    with_promises,
)
from sunboard.checks.standing.clashing import clashing, standing_with
from sunboard.checks.standing.declared import refused_among
from sunboard.checks.standing.putting_back import with_ids_behind
from sunboard.checks.told import tell
from sunboard.checks.unasked import unasked_people
from sunboard.checks.unfinished import set_aside_unfinished
from sunboard.checks.voided import Voided, voided_by
from sunboard.checks.withholding import (
    kept_rows,
    lost_cells,
    place_by_estates,
    records_of,
    withheld_rows,
    withhold_dependents,
    withhold_texts,
)
from sunboard.checks.wording import Reworded, reword
from sunboard.messages import MESSAGES
from sunboard.problems import Problem, Severity, sort_problems
from sunboard.records.gathering import make_table
from sunboard.records.known_people import NOTHING_BEFORE, Before
from sunboard.records.log import Accepted
from sunboard.records.promises import PublishedCommitments
from sunboard.records.text_tables import TextTable
from sunboard.schema import KIND_BY_NAME, KINDS
from sunboard.settings import Programme

NOTHING_UNCLEAR = (*WAITS, TOTAL, UNANSWERED, *TOLD_TWICE)
"""What withholds a row of which nothing could be told: it waits for its day, is none, or told elsewhere."""


def check_records(
    tables: Mapping[str, TextTable],
    programme: Programme,
    as_of: date,
    *,
    published: PublishedCommitments | None = None,
    consent_day: date | None = None,
    before: Before = NOTHING_BEFORE,
) -> Checked:
    """Check all records; withhold those at fault and what depends on them.

    Args:
        tables: Text by kind; a kind without a table counts as empty.
        programme: The vocabularies and limits to judge by.
        as_of: The day the records are complete to.
        published: What was promised in public before, where there is a ledger of it.
        consent_day: The day that consent is judged on; None for the as-of day.
        before: Who has stood in the people table, what on the site, and what names were confirmed.
    """
    texts = {k.name: tables[k.name] if k.name in tables else _no_records(k.name) for k in KINDS}
    texts, told = _all_told(texts, programme)
    days = (as_of, consent_day or as_of)
    read = _read(texts, programme, days, published, before)
    if before.as_logged is not None:
        logged = as_logged(read.said, texts, before.as_logged)
        read = _read(logged, programme, days, published, before)
        return _checked(_judge(read, Stood(logged)), Stood(logged), published, told)
    accepted = with_promises(before.accepted, published)
    broken: dict[str, frozenset[str]] = {}
    refused: frozenset[str] = frozenset()
    while True:
        stood = stand(read.said, texts, accepted, removals_of(read.drafts), broken, refused)
        standing = _standing(read, stood) if stood.differs else read
        judged = _judge(standing, stood, broken)
        more = _broken(judged, accepted, broken)
        void = refused_among(judged.of.drafts, judged.withheld, stood.by.values())
        if not more and not void:
            stood.standing = standing_with(
                stood.standing, judged.clashes, judged.of.drafts, accepted
            )
            return _checked(judged, stood, published, told)
        refused |= void
        broken = {name: broken.get(name, frozenset()) | ids for name, ids in more.items()} | {
            name: ids for name, ids in broken.items() if name not in more
        }
        read = _read(texts, programme, days, published, before)


@dataclass(frozen=True)
class _Read:
    """Records parsed, their references known, and what is wrong so far."""

    texts: Mapping[str, TextTable]
    drafts: Drafts
    said: Mapping[str, Said]
    faults: list[RecordFault]
    known_as: Identified
    published: PublishedCommitments | None
    reworded: Reworded


@dataclass(frozen=True)
class _Verdict:
    """The records, judged."""

    of: _Read
    faults: list[RecordFault]
    withheld: dict[str, Mask]
    waiting: dict[str, Mask]
    removals: Removals
    clashes: list[RecordFault]
    """Of records that stand whole as accepted: what others say now that they don't agree with."""
    void: Voided


def _read(
    texts: Mapping[str, TextTable],
    programme: Programme,
    days: tuple[date, date],
    published: PublishedCommitments | None,
    before: Before,
    ids: Mapping[str, Text] = NO_IDS,
) -> _Read:
    by_kind, faults = parse_tables(texts, programme)
    known_as = identify(by_kind, faults, programme.county, published, before, ids)
    last, today = (np.datetime64(day, "D") for day in days)
    drafts = Drafts(by_kind, programme, last, today, before)
    faults = [*faults, *known_as.faults, *set_aside_unfinished(by_kind)]
    reworded = reword(drafts)
    return _Read(texts, drafts, said_of(drafts), faults, known_as, published, reworded)


def _standing(read: _Read, stood: Stood) -> _Read:
    """The records read again with what was put back, and what is wrong with the cells that it replaced."""
    drafts = read.drafts
    days = tuple(day.astype(date) for day in (drafts.as_of, drafts.consent_day))
    ids = {name: with_ids_behind(stood.texts[name], each) for name, each in drafts.by_kind.items()}
    again = _read(
        stood.texts, drafts.programme, (days[0], days[1]), read.published, drafts.before, ids
    )
    healed = [
        replace(fault, is_healed=True)
        for fault in read.faults
        if fault.row in stood.cells.get((fault.kind, fault.loses), ())
    ]
    return replace(again, faults=[*healed, *again.faults])


def _judge(
    read: _Read, stood: Stood, whole: Mapping[str, frozenset[str]] = MappingProxyType({})
) -> _Verdict:
    drafts, faults = read.drafts, list(read.faults)
    faults = _with_refusals(faults, stood.faults)
    removals = removals_of(drafts)
    faults += list(settle_told(drafts))
    by_rule = list(faults_by_rules(drafts, removals, faults))
    clashes = clashing(drafts, by_rule, whole)
    faults = list(without_echoes([*faults, *by_rule], TOTAL))
    spared = {*map(id, clashes)}
    costly = [fault for fault in faults if id(fault) not in spared]
    void = voided_by(drafts, costly, removals.records)
    costly = void.without(costly)
    unclear = withheld_rows(drafts, (f for f in costly if f.code not in NOTHING_UNCLEAR))
    faults = [*void.without(faults), *void.faults]
    withheld = withheld_rows(drafts, (*costly, *void.faults))
    waiting = {name: withheld[name] & (void.gone[name] | ~rows) for name, rows in unclear.items()}
    faults += void.unsaid(withhold_dependents(drafts, withheld))
    faults = without_told_mobiles(drafts, faults, withheld["people"])
    return _Verdict(read, faults, withheld, waiting, removals, clashes, void)


def _with_refusals(faults: list[RecordFault], refused: list[RecordFault]) -> list[RecordFault]:
    """The faults with those of refused changes (R-9), one a cell: what can't be read is told in its place.

    How a cell was read that doesn't count (a month by its last day) says nothing of what would do.
    """

    def cell(fault: RecordFault) -> tuple[str, int, str]:
        return fault.kind, fault.row, fault.field

    unread = {
        cell(each)
        for each in faults
        if each.is_healed and MESSAGES[each.code].severity == Severity.ERROR
    }
    told = [each for each in refused if cell(each) not in unread]
    changed = {*map(cell, told)}
    return [e for e in faults if not (e.is_healed and cell(e) in changed)] + told


def _broken(
    judged: _Verdict, accepted: Accepted, broken: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    """By kind the ids of accepted records that a rule withholds as they are now: they stand as accepted."""
    found: dict[str, frozenset[str]] = {}
    for name, standing in accepted.by_kind.items():
        draft = judged.of.drafts[name]
        rows = judged.withheld[name] & ~judged.waiting[name] & draft.is_first_of_its_id
        ids = draft.texts["id"].filter(pa.array(rows)).to_pylist()
        # Of a promise without a log too little was put down for it to stand whole.
        whole = (each for each in ids if each in standing and standing[each].number)
        new = {each for each in whole if standing[each].told}
        new -= broken.get(name, frozenset())
        if new and is_held(draft.kind):
            found[name] = frozenset(new)
    return found


def _checked(
    judged: _Verdict,
    stood: Stood,
    published: PublishedCommitments | None,
    told: list[Problem],
) -> Checked:
    read, faults, withheld = judged.of, judged.faults, judged.withheld
    drafts, removals = read.drafts, judged.removals
    lost = lost_cells(drafts, faults)
    names = frozenset(map(squeezed, drafts["people"].texts["name"].to_pylist())) - {""}
    hidden = names_of(drafts)
    hides = hides_of(hidden.finder, names)
    problems = listed(faults, drafts, read.texts, hides)
    others = (*read.known_as.problems, *told, *stood.problems)
    problems.extend(sayable(each, hides) for each in others)
    withhold_texts(drafts, faults)
    place_by_estates(drafts)
    records = records_of(drafts, withheld, lost, judged.waiting, judged.void.by)
    records = replace(
        records,
        removed=removals.records,
        struck=removals.names,
        standing=stood.standing,
        reworded=frozenset(read.reworded.values()),
        void_along=frozenset(kind for kind, rows in judged.void.gone.items() if rows.any()),
    )
    accepted = drafts.before.accepted
    rewords = {who: by for who, by in read.reworded.items() if by not in accepted.used}
    promises = promises_to_keep(drafts, published, removals, hidden) if published else {}
    return Checked(
        records,
        tuple(sort_problems(problems)),
        hidden.finder,
        promises,
        unasked_people(drafts, withheld),
        people_to_remember(drafts),
        read.known_as.unnumbered,
        read.said,
        kept_rows(drafts, withheld),
        rewords | stood.by,
        frozenset(stood.taken_back),
    )


def _all_told(
    texts: Mapping[str, TextTable], programme: Programme
) -> tuple[dict[str, TextTable], list[Problem]]:
    """The tables with all records that rows tell of beside their own, and the notes of it."""
    apart, of_several = spread(texts, programme)
    told, of_others = tell(apart, programme)
    return told, [*of_several, *of_others]


@cache
def _no_records(name: str) -> TextTable:
    return make_table(KIND_BY_NAME[name], [], [])

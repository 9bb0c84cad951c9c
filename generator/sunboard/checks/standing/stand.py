"""R-9: the records as they stand: what may not change is put back as it was accepted, what is gone comes back.

It is done on the texts, before anything is judged: whatever comes after reads accepted records as if they
stood in the office's own files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sunboard.checks.arrays import Codes, as_mask, position_of
from sunboard.checks.drafts import Drafts
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.parsing.oddities import with_plain_digits
from sunboard.checks.parsing.progress import unfinished
from sunboard.checks.parsing.terms import TermReader
from sunboard.checks.private.classes import found_in, looked_for
from sunboard.checks.private.striking import takes_out_what_is_private
from sunboard.checks.records import STRUCK, Stands
from sunboard.checks.removals import Removals, says_the_same
from sunboard.checks.rules.naming import names_of
from sunboard.checks.standing.declared import (
    Declarations,
    days_extended,
    declarations_of,
    declared_void,
)
from sunboard.checks.standing.judging import is_held, is_over, is_particular, may_change
from sunboard.checks.standing.putting_back import Cells, with_accepted
from sunboard.checks.standing.saying import BETWEEN, Said
from sunboard.checks.unfinished import results_alone
from sunboard.language import later
from sunboard.messages import MESSAGES
from sunboard.problems import Place, Problem
from sunboard.records.log import LOG, Accepted, Standing
from sunboard.records.log.accepted import Standings
from sunboard.records.log.files import file_name
from sunboard.records.promises import LEDGER_PATH as PROMISES_PATH
from sunboard.records.text_tables import TextTable
from sunboard.schema import Field, FieldType, Kind

_SEVERAL = re.compile(r"[、;；,，\s]+")


@dataclass
class Stood:
    """The records as they stand, and how they came to differ from the office's files."""

    texts: Mapping[str, TextTable]
    faults: list[RecordFault] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    standing: dict[str, dict[str, Stands]] = field(default_factory=dict)
    """By kind and id the records that stand as they were accepted."""
    by: dict[tuple[str, str], str] = field(default_factory=dict)
    """By kind and id the record that declares its change."""
    taken_back: set[tuple[str, str]] = field(default_factory=set)
    """By kind and id records of which names, or what is private, were taken out of a text."""
    cells: Cells = field(default_factory=dict)
    """What was put back."""

    @property
    def differs(self) -> bool:
        """Whether anything was put back."""
        return bool(self.standing or self.cells)


def stand(
    said: Mapping[str, Said],
    texts: Mapping[str, TextTable],
    accepted: Accepted,
    removals: Removals,
    broken: Mapping[str, frozenset[str]] = MappingProxyType({}),
    refused: frozenset[str] = frozenset(),
) -> Stood:
    """Hold all records against what was accepted of them.

    Args:
        said: What the office's records say, by kind.
        texts: The tables that they were read from.
        accepted: What the site stands on.
        removals: What was taken down: nobody is held to words that are kept nowhere.
        broken: By kind the ids of records that a rule withholds as they are now: they stand whole as accepted.
        refused: Ids of corrections and events that a rule withholds: they declare nothing.
    """
    stood = Stood(texts)
    if not accepted.by_kind:
        return stood
    drafts = next(iter(said.values())).drafts
    declared = declarations_of(drafts, accepted, refused)
    cells: dict[tuple[str, str], dict[int, str]] = {}
    absent: dict[str, list[tuple[str, Standing]]] = {}
    for name, standing in accepted.by_kind.items():
        if name not in said or not is_held(said[name].kind):
            continue
        held = broken.get(name, frozenset())
        judge = _Judge(said[name], standing, accepted, declared, removals, held)
        absent[name] = list(judge.absent())
        for changed, rows in judge.refused():
            cells[name, changed] = rows
        stood.faults += judge.faults
        stood.by |= judge.by | judge.declared_only()
        stood.taken_back |= {(name, each) for each in judge.taken_back}
        found = {
            each: Stands(standing[each].changed, tuple(fields))
            for each, fields in judge.refused_by_id.items()
        }
        found |= {each: Stands(of.changed) for each, of in absent[name] if of.number}
        if found:
            stood.standing[name] = found
    stood.cells = cells
    stood.problems = list(_vanished(absent, drafts))
    absent = {
        name: again
        for name, rows in absent.items()
        if (again := [(each, of) for each, of in rows if of.number])
    }
    stood.texts = {
        name: with_accepted(table, cells, absent.get(name, ())) for name, table in texts.items()
    }
    return stood


class _Judge:
    """The records of one kind beside what was accepted of them."""

    def __init__(
        self,
        said: Said,
        standing: Standings,
        accepted: Accepted,
        declared: Declarations,
        removals: Removals,
        broken: frozenset[str],
    ) -> None:
        self._drafts, self._said, self._declared = said.drafts, said, declared
        self._broken = broken
        self._ids, self._standing, self._accepted = [*standing], [*standing.values()], standing
        # A duplicate of a published id is another record; only the first one is what was published.
        self._rows: Codes = position_of(standing.ids, said.draft.texts["id"])
        self._last_day = accepted.as_of.isoformat() if accepted.as_of else ""
        self._removed = removals.records
        self._extended = days_extended(self._drafts, said.kind)
        self.faults: list[RecordFault] = []
        self.by: dict[tuple[str, str], str] = {}
        self.refused_by_id: dict[str, list[str]] = {}
        self.taken_back: set[str] = set()

    @property
    def kind(self) -> Kind:
        """What kind of record these are."""
        return self._said.kind

    def absent(self) -> Iterator[tuple[str, Standing]]:
        """Those that no file has; of one that is only counted nobody knows what it said.

        What an earlier Sunboard put down of promises isn't enough to make one of it.
        """
        for at in np.flatnonzero(self._rows < 0).tolist():
            if self._standing[at].told:
                yield self._ids[at], self._standing[at]

    def declared_only(self) -> dict[tuple[str, str], str]:
        """By kind and id of what is only counted what declares a change of it: nobody knows what it said."""
        untold = (
            each
            for each in self._declared.by_target
            if each in self._accepted and not self._accepted[each].told
        )
        found = ((each, self._declared.unused(each)) for each in untold)
        return {(self.kind.name, each): by for each, by in found if by}

    def refused(self) -> Iterator[tuple[str, dict[int, str]]]:
        """By field what is to stand in some rows instead of what they say."""
        at = np.flatnonzero((self._rows >= 0) & self._accepted.are_told)
        rows = self._rows[at]
        for each in self._said.fields:
            now = self._said.column(each).take(pa.array(rows))
            before = self._accepted.column(each.name).take(pa.array(at))
            differs = np.flatnonzero(as_mask(pc.not_equal(now, before)))
            put_back: dict[int, str] = {}
            for n in differs.tolist():
                entry, row = int(at[n]), int(rows[n])
                if each.name in self._standing[entry].hidden:
                    continue
                was, is_now = before[n].as_py(), now[n].as_py()
                if not (
                    self._is_written(row, each, was)
                    or (not is_now and self._has_gone_on(entry, row, each, was))
                    or self._may_stand(entry, each, was, is_now)
                ):
                    put_back[row] = was.replace(STRUCK, names_of(self._drafts).struck)
                    if not (each.until and (self._ids[entry], is_now) in self._extended):
                        self._note(entry, row, each, is_now)
            if put_back:
                yield each.name, put_back

    def _is_written(self, row: int, changed: Field, was: str) -> bool:
        """Whether a reference stands as it was accepted, though what it leads to stands in no file for now."""
        if changed.type not in (FieldType.REF, FieldType.REFS):
            return False
        written = self._said.draft.source.texts[changed.name][row].as_py()
        return BETWEEN.join(filter(None, _SEVERAL.split(written))) == was

    def _may_stand(self, entry: int, changed: Field, was: str, now: str) -> bool:
        each, programme = self._ids[entry], self._drafts.programme
        standing = self._standing[entry]
        if each in self._broken:
            return False
        if standing.number == 0 and not changed.protected:
            return True
        over = is_over(self.kind, standing.values, programme)
        if is_particular(self.kind, changed) or may_change(
            changed, was, now, over=over, last_day=self._last_day, programme=programme
        ):
            is_text = changed.type is FieldType.TEXT and was
            return not (is_text and self._is_private(changed, now))
        if by := self._declared.that_covers(each, changed, was, now, self._drafts):
            self.by[self.kind.name, each] = by
            return True
        if changed.type is not FieldType.TEXT:
            return False
        return with_plain_digits(was) == now or self._says_the_same(each, was, now)

    def _has_gone_on(self, entry: int, row: int, changed: Field, was: str) -> bool:
        """Whether an accepted text is none any more, as the cell that said it says how far it is by now.

        「完成80%」 in 完成情况 is what came of a promise until 「已完成」 stands there.
        """
        if self._ids[entry] in self._broken:
            return False
        if self._says_only_whether(changed, was):
            return True
        texts = self._said.draft.source.texts
        is_said = any(
            f.otherwise == changed.name and texts[f.name][row].as_py().strip()
            for f in self.kind.fields
        )
        is_text = changed.progress and changed.type is FieldType.TEXT
        says_open = is_text and any(results_alone(self.kind)) and unfinished(was) is not None
        values = self._standing[entry].values
        return (is_said or says_open) and not is_over(self.kind, values, self._drafts.programme)

    def _says_only_whether(self, changed: Field, was: str) -> bool:
        """Whether an accepted text is a term of another field and nothing else: 完成 is no result any more."""
        vocabularies = (f.vocabulary for f in self.kind.fields if f.otherwise == changed.name)
        programme = self._drafts.programme
        return any(TermReader(programme.vocabulary(each)).is_term(was) for each in vocabularies)

    def _says_the_same(self, record_id: str, was: str, now: str) -> bool:
        """Whether a text is the accepted one but for what may be taken out, or was corrected elsewhere."""
        if record_id in self._removed or (
            not self._declared.says_the_same(record_id, now, was)
            and (
                says_the_same(now, was, names_of(self._drafts))
                or takes_out_what_is_private(now, was, self._drafts.programme.tongue)
            )
        ):
            self.taken_back.add(record_id)
        return record_id in self.taken_back or self._declared.says_the_same(record_id, now, was)

    def _is_private(self, changed: Field, now: str) -> bool:
        """Whether a text may not be told, so that the accepted one stays."""
        if next(found_in(now, looked_for(self.kind, changed)), None) is not None:
            return True
        return names_of(self._drafts).finder.name_in(now) is not None

    def _note(self, entry: int, row: int, changed: Field, now: str) -> None:
        """Say that a change was not accepted, and what of it is private: nobody else looks at it any more."""
        draft, standing = self._said.draft, self._standing[entry]
        self.refused_by_id.setdefault(self._ids[entry], []).append(changed.name)
        found = (
            found_in(now, looked_for(self.kind, changed)) if changed.type is FieldType.TEXT else ()
        )
        private = [Fault("R-25-instead", {"why": later(MESSAGES[e.code].text)}) for e in found]
        code = "R-9-changed" if changed.protected else "R-9-stands"
        params = {"published_on": standing.changed.isoformat(), "label": changed.heading}
        if changed.protected and changed.until and now:
            code, before = "R-9-moved", standing.values.get(changed.name, "")
            params |= {"id": self._ids[entry], "before": before or later("没有"), "now": now}
        for fault in private or [Fault(code, params)]:
            self.faults.append(draft.fault(row, changed.name, fault))


def _vanished(
    absent: Mapping[str, Iterable[tuple[str, Standing]]], drafts: Drafts
) -> Iterator[Problem]:
    void = declared_void(drafts)
    for name, records in absent.items():
        for record_id, standing in records:
            if record_id in void:
                continue
            params = {
                "kind": drafts[name].kind.words,
                "id": record_id,
                "published_on": standing.since.isoformat(),
            }
            if standing.number:
                yield Problem(Place(f"{LOG}/{file_name(standing.number)}"), "R-9-kept", params)
            else:
                yield Problem(Place(PROMISES_PATH), "R-9-gone", params)

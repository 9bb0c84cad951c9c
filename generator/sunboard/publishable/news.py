"""What a publication tells that the one before did not: an event for each record that is new or has changed.

Of what is only counted there is a commitment to what it says, and never what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from secrets import token_hex

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sunboard.checks.arrays import Mask, Text, as_mask, position_of
from sunboard.checks.parsing.ids import ID_PATTERN
from sunboard.checks.private.names import NameFinder
from sunboard.checks.records import Table, is_withheld
from sunboard.checks.standing import Said, is_held
from sunboard.measures.columns import Positions
from sunboard.measures.ground import Ground, remembered
from sunboard.project import CheckedProject
from sunboard.publishable.records import is_removed, told, told_in_full
from sunboard.records.gathering import TEXT
from sunboard.records.log import Log, Standing
from sunboard.records.log.accepted import Standings
from sunboard.records.log.events import Event, Kept, What, salt_seal_of, seal_of
from sunboard.schema import KIND_BY_NAME, KINDS, Field, FieldType
from sunboard.schema.surface import Surface

_ID = re.compile(ID_PATTERN)
WRITTEN = (FieldType.TEXT, FieldType.PHONE, FieldType.NAME)
"""The types of fields that hold what people write: names may stand there, and what is private."""


@remembered
def news(ground: Ground, project: CheckedProject) -> tuple[tuple[Event, Kept], ...]:
    """What became of each record since the last publication, by kind and in the tables' order.

    Of a record whose day hasn't come there is nothing yet: a plan may change.
    """
    log = project.log
    naming = naming_of(log, project.checked.finder)
    every = (
        _Rows(said, project, ground, log.accepted.of(kind), naming)
        for kind, said in project.checked.said.items()
        if is_held(said.kind)
    )
    return tuple(event for rows in every for event in (*rows.events(), *rows.gone()))


Naming = Mapping[tuple[str, str], Sequence[tuple[str, str]]]
"""By kind and id the fields and texts of the log that name somebody."""


def naming_of(log: Log, finder: NameFinder) -> Naming:
    """What the log holds of those who may not be named, or by their own records alone."""
    # Where nobody has to be looked for, there are no texts to gather.
    held = [*_written(log)] if finder.names else []
    naming: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for at, _ in finder.named_in(pa.array([text for *_, text in held], TEXT)):
        event, name, text = held[at]
        naming.setdefault((event.kind, event.id), []).append((name, text))
    return naming


def _written(log: Log) -> Iterator[tuple[Event, str, str]]:
    """Every text that people wrote and the log holds, with its event and field."""
    # Most fields of most records are none of these: a look at each value would take longer than all else here.
    names = {kind.name: tuple(field.name for field in kind.fields_of(*WRITTEN)) for kind in KINDS}
    for publication in log.publications:
        for line, kept in publication.kept.items():
            event, values = publication.events[line - 2], kept.values or {}
            for name in names[event.kind]:
                if text := values.get(name):
                    yield event, name, text


class _Rows:
    """The records of one kind as they are published, beside what was accepted of them before."""

    def __init__(
        self,
        said: Said,
        project: CheckedProject,
        ground: Ground,
        standing: Standings,
        naming: Naming,
    ) -> None:
        self._kind, self._said, self._standing = said.kind, said, standing
        self._declared, self._naming = project.checked.declared, naming
        self._taken_back = project.checked.taken_back
        self._table: Table = ground.records[self._kind.name]
        self._rows = project.checked.kept[self._kind.name]
        name = self._kind.name
        self._told = told(ground, name, Surface.PAGE)
        self._is_from_log = project.is_from_log
        self._in_full = told_in_full(ground, name, Surface.PAGE)
        self._removed = is_removed(ground, name)
        self._has_come = self._come(np.datetime64(ground.as_of, "D"))
        self._columns: dict[str, Text] = {}

    def _come(self, as_of: np.datetime64) -> Mask:
        name = self._kind.began_on
        if not name:
            return np.ones(len(self._table), dtype=np.bool_)
        mask: Mask = ~(self._table.days(name) > as_of)
        return mask

    def events(self) -> Iterator[tuple[Event, Kept]]:
        """What became of each record, in the table's order, where anything did."""
        rows = np.flatnonzero(self._may_be_news())
        ids = self._table.text_array("id").take(pa.array(rows)).to_pylist()
        said = zip(rows.tolist(), ids, *self._values(rows), strict=True)
        for row, record_id, values, hidden in said:
            event = self._event(row, record_id, values, hidden)
            if event is not None:
                yield event

    def gone(self) -> Iterator[tuple[Event, Kept]]:
        """Those that were only counted and count no longer."""
        if self._is_from_log:
            return
        there = {*self._table.text_array("id").to_pylist()}
        for record_id, before in self._standing.items():
            if not (before.told or before.gone or record_id in there):
                by = self._declared.get((self._kind.name, record_id), "")
                yield self._made(What.GONE, record_id, {}, (), by=by, is_told=False)

    def _may_be_news(self) -> Mask:
        """Where a closer look is worth its time: most say what they said, and nothing was taken back."""
        ids = self._table.text_array("id")
        before = position_of(ids, self._standing.ids)
        is_old = before >= 0
        looked_at = np.array([each in self._suspects for each in ids.to_pylist()], dtype=np.bool_)
        looked_at |= ~is_old | ~self._told | ~self._in_full | self._removed
        at, old = pa.array(before[is_old]), pa.array(is_old)
        for each in self._said.fields:
            said, was = self._column(each).filter(old), self._standing.column(each.name).take(at)
            looked_at[is_old] |= as_mask(pc.not_equal(said, was))
        mask: Mask = looked_at & (is_old | self._has_come)
        return mask

    @cached_property
    def _suspects(self) -> frozenset[str]:
        """Ids of records that have to be looked at whatever they say."""
        apart = (each for each, of in self._standing.items() if of.hidden or not of.told)
        named = (each for kind, each in self._naming if kind == self._kind.name)
        taken = (each for kind, each in self._taken_back if kind == self._kind.name)
        return frozenset((*apart, *named, *taken))

    def _values(self, rows: Positions) -> tuple[list[dict[str, str]], list[list[str]]]:
        """For each of some records what it says, and the fields of which that is told nowhere."""
        values: list[dict[str, str]] = [{} for _ in rows]
        hidden: list[list[str]] = [[] for _ in rows]
        for each in self._said.fields:
            said, hides = (
                self._column(each).take(pa.array(rows)).to_pylist(),
                self._hides(each)[rows],
            )
            for n in np.flatnonzero(np.array([bool(t) for t in said], dtype=np.bool_)).tolist():
                if is_withheld(said[n]) or (hides[n] and not only_points(each, said[n])):
                    hidden[n].append(each.name)
                else:
                    values[n][each.name] = said[n]
        return values, hidden

    def _column(self, each: Field) -> Text:
        """What is published of a field: texts as the rules left them, all else as it was read, if believed."""
        if each.name not in self._columns:
            self._columns[each.name] = self._read(each)
        return self._columns[each.name]

    def _read(self, each: Field) -> Text:
        if each.type in WRITTEN:
            return self._table.text_array(each.name)
        said = self._said.column(each).take(self._rows)
        lost = self._table.lost_in(each.name)
        return pc.if_else(pa.array(lost), pa.scalar("", said.type), said) if lost.any() else said

    def _hides(self, each: Field) -> Mask:
        hides = np.zeros(len(self._table), dtype=np.bool_)
        if each.type in WRITTEN:
            hides |= self._removed | ~self._in_full
        return hides

    def _event(
        self, row: int, record_id: str, values: dict[str, str], hidden: list[str]
    ) -> tuple[Event, Kept] | None:
        before = self._standing.get(record_id)
        is_told = bool(self._told[row])
        if before is None or before.gone:
            return self._made(What.ADDED, record_id, values, hidden, is_told=is_told)
        if not is_told:
            return self._untold(before, record_id, values, hidden)
        if not before.told:
            return self._made(What.PROGRESSED, record_id, values, hidden)
        if self._is_taken_back(before, record_id, values, hidden):
            return self._made(What.STRUCK, record_id, values, hidden)
        return self._changed(before, record_id, values, hidden)

    def _is_taken_back(
        self, before: Standing, record_id: str, values: Mapping[str, str], hidden: Sequence[str]
    ) -> bool:
        """Whether anything that the log holds of a record may be kept no longer."""
        who = (self._kind.name, record_id)
        return (
            not {*before.values}.isdisjoint(hidden)
            or who in self._taken_back
            or any(values.get(name) != text for name, text in self._naming.get(who, ()))
        )

    def _untold(
        self, before: Standing, record_id: str, values: dict[str, str], hidden: list[str]
    ) -> tuple[Event, Kept] | None:
        """Of what is only counted the log says that it has changed, and never what it says."""
        if before.told:
            return self._made(What.STRUCK, record_id, values, hidden, is_told=False)
        if self._is_sealed(before, record_id, values):
            return None
        had = {name: values[name] for name in before.fields if name in values}
        if self._is_sealed(before, record_id, had):
            return self._made(What.PROGRESSED, record_id, values, hidden, is_told=False)
        by = self._declared.get((self._kind.name, record_id), "")
        return self._made(What.CHANGED, record_id, values, hidden, by=by, is_told=False)

    def _is_sealed(self, before: Standing, record_id: str, values: Mapping[str, str]) -> bool:
        """Whether a record that is only counted said just this."""
        return seal_of(before.salt, self._kind.name, record_id, values) == before.seal

    def _changed(
        self, before: Standing, record_id: str, values: dict[str, str], hidden: list[str]
    ) -> tuple[Event, Kept] | None:
        changed = {name: text for name, text in values.items() if before.values.get(name) != text}
        emptied = {name: "" for name in before.values if name not in values and name not in hidden}
        newly = [name for name in hidden if name not in before.hidden]
        if not (changed or emptied or newly):
            return None
        by = self._declared.get((self._kind.name, record_id), "")
        what = What.CHANGED if by else What.PROGRESSED
        return self._made(what, record_id, {**changed, **emptied}, newly, by=by)

    def _made(
        self,
        what: What,
        record_id: str,
        values: Mapping[str, str],
        hidden: Sequence[str],
        *,
        by: str = "",
        is_told: bool = True,
    ) -> tuple[Event, Kept]:
        """An event of one of these records."""
        who = (self._kind.name, record_id)
        of = "" if is_told else next(filter(None, map(values.get, self._owned_as)), "")
        event, kept = event_of_record(what, who, values, hidden, by=by, is_told=is_told)
        return replace(event, of=of), kept

    @cached_property
    def _owned_as(self) -> tuple[str, ...]:
        """The fields that say whose each is: a unit's or, without one, a community's."""
        owners = (KIND_BY_NAME[owner] for owner in ("units", "communities"))
        return tuple(e.owner_as for e in owners if self._kind.refers(e.owner_as, e.name))


def only_points(each: Field, text: str) -> bool:
    """Whether a text is no more than the id of another record: what was taken down has to be known again."""
    return not (each.main or each.result) and _ID.fullmatch(text) is not None


def event_of_record(
    what: What,
    who: tuple[str, str],
    values: Mapping[str, str],
    hidden: Iterable[str],
    *,
    by: str = "",
    is_told: bool = True,
) -> tuple[Event, Kept]:
    """An event of a record, by its kind and id, with what its commitment is made of."""
    salt, (kind, record_id) = token_hex(16), who
    order = [each.name for each in KIND_BY_NAME[kind].fields if each.name in values]
    held = {name: values[name] for name in order}
    seal = seal_of(salt, kind, record_id, held)
    salted = "" if is_told else salt_seal_of(salt)
    event = Event(what, kind, record_id, tuple(order), seal, by, tuple(hidden), salted)
    return event, Kept(0, salt, held if is_told else None)

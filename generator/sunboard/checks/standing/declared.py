"""What openly declares a change of a published record: a correction, or an event that takes it up again."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

import numpy as np
import pyarrow as pa

from sunboard.checks.arrays import Mask, position_of
from sunboard.checks.drafts import Drafts
from sunboard.checks.standing.saying import BETWEEN
from sunboard.records.gathering import TEXT
from sunboard.records.log.accepted import Accepted
from sunboard.schema import Field, FieldType, Kind

_NOTHING = frozenset(("无", "空", "没有", "未填"))
_DAYS = ("{0}年{1}月{2}日", "{0}/{1}/{2}", "{0}.{1}.{2}", "{0}-{1}-{2}", "{1}月{2}日")
_SEVERAL = (FieldType.REFS, FieldType.TERMS)
_TAKES_UP_AGAIN = "reopened"
_PASSES_ON = "reassigned"


@dataclass(frozen=True)
class Declaration:
    """A record that declares a change of another."""

    id: str
    field: str = ""
    """What it says is changed, as its author calls it; "" where it doesn't say."""
    before: str = ""
    after: str = ""
    types: tuple[FieldType, ...] = ()
    """The types of the fields that it lets change, of an event those of progress; () for all."""
    is_event: bool = False

    def covers(self, changed: Field, before: str, now: str, drafts: Drafts) -> bool:
        """Whether a change of a field is what it declares."""
        if self.types and changed.type not in self.types:
            return False
        if self.is_event:
            return changed.progress
        if self.field:
            return _folded(self.field) in {*map(_folded, changed.headings)}
        # Who says neither what it was nor what it is declares no change.
        says = _folded(self.before) or _folded(self.after)
        return (
            bool(says)
            and _says(self.before, changed, before, drafts)
            and _says(self.after, changed, now, drafts)
        )

    def turned(self, text: str) -> str:
        """A text with the wording that it declares."""
        return text.replace(self.before, self.after) if self.before else text


@dataclass(frozen=True)
class Declarations:
    """All that is declared, by the id of the record that is to change."""

    by_target: Mapping[str, tuple[Declaration, ...]] = field(default_factory=dict)
    used: frozenset[str] = frozenset()
    """Ids of those by which something has changed already: none serves for a second change."""

    def of(self, target: str) -> tuple[Declaration, ...]:
        """What is declared of a record, used or not."""
        return self.by_target.get(target, ())

    def unused(self, target: str) -> str:
        """The id of the first declaration of a record that hasn't served yet; "" for none."""
        return next((each.id for each in self.of(target) if each.id not in self.used), "")

    def that_covers(
        self, target: str, changed: Field, before: str, now: str, drafts: Drafts
    ) -> str:
        """The id of a declaration that covers a change and hasn't served yet; "" for none."""
        return next(
            (
                each.id
                for each in self.of(target)
                if each.id not in self.used and each.covers(changed, before, now, drafts)
            ),
            "",
        )

    def says_the_same(self, target: str, written: str, accepted: str) -> bool:
        """Whether a text is the accepted one but for a wording that was corrected, and not in its own cell."""
        return any(each.turned(written) == accepted for each in self.of(target) if each.before)


def declarations_of(
    drafts: Drafts, accepted: Accepted, refused: frozenset[str] = frozenset()
) -> Declarations:
    """What the records declare, as read, but for those of some ids: they were refused themselves."""
    found: dict[str, list[Declaration]] = {}
    for target, declaration in (*_corrections(drafts), *_events(drafts)):
        found.setdefault(target, []).append(declaration)
    by_target = {target: tuple(several) for target, several in found.items()}
    return Declarations(by_target, accepted.used | refused)


def refused_among(
    drafts: Drafts, withheld: Mapping[str, Mask], declaring: Iterable[str]
) -> frozenset[str]:
    """Those of some ids of corrections and events whose rows don't count: what is refused declares nothing."""
    refused = {
        each
        for name in ("corrections", "task_events")
        for each in drafts[name].texts["id"].filter(pa.array(withheld[name])).to_pylist()
    }
    return frozenset(refused.intersection(declaring))


def declared_void(drafts: Drafts) -> frozenset[str]:
    """Ids of what corrections declare void, as read: nobody has to keep a row of it."""
    targets = drafts["corrections"].texts["target"]
    rows = np.flatnonzero(drafts.counts_as("corrections", "category", "void"))
    return frozenset(targets[row].as_py() for row in rows.tolist())


def days_extended(drafts: Drafts, kind: Kind) -> frozenset[tuple[str, str]]:
    """By id the last days that extensions give records of a kind: a cell of theirs that says so is no change.

    As the ids are written: a row that was known again has its own only once all have been looked at.
    """
    found: set[tuple[str, str]] = set()
    for draft in drafts.by_kind.values():
        leads = [
            e.name
            for e in draft.kind.fields_of(FieldType.REF)
            if draft.kind.refers(e.name, kind.name)
        ]
        days = [e.name for e in draft.kind.fields_of(FieldType.DATE) if e.until and e.required]
        for lead, day in product(leads, days):
            said = np.datetime_as_string(draft.days[day]).tolist()
            found |= {*zip(draft.texts[lead].to_pylist(), said, strict=True)}
    return frozenset(found)


def _corrections(drafts: Drafts) -> Iterator[tuple[str, Declaration]]:
    """Those but for privacy, which take down what was said and put nothing in its place."""
    draft = drafts["corrections"]
    is_private, is_wording = (
        drafts.counts_as("corrections", "category", meaning).tolist()
        for meaning in ("privacy", "wording")
    )
    names = ("target", "id", "field", "before", "after")
    columns = zip(*(draft.texts[name].to_pylist() for name in names), strict=True)
    for private, wording, said in zip(is_private, is_wording, columns, strict=True):
        target, each, field, before, after = said
        if target and each and not private:
            types = (FieldType.TEXT,) if wording else ()
            yield target, Declaration(each, field, before, after, types)


def _events(drafts: Drafts) -> Iterator[tuple[str, Declaration]]:
    draft = drafts["task_events"]
    tasks = drafts["tasks"].texts["id"]
    targets = draft.ref("task").tolist()
    for meaning, types in (
        (_TAKES_UP_AGAIN, ()),
        (_PASSES_ON, (FieldType.REF, FieldType.REFS, FieldType.DATE)),
    ):
        meant = drafts.counts_as("task_events", "event", meaning).tolist()
        for row, (is_meant, target) in enumerate(zip(meant, targets, strict=True)):
            if is_meant and target >= 0:
                each = draft.texts["id"][row].as_py()
                yield tasks[target].as_py(), Declaration(each, types=types, is_event=True)


def _says(written: str, field: Field, value: str, drafts: Drafts) -> bool:
    """Whether somebody means a value by what they wrote; nothing written leaves it open."""
    said = _folded(written)
    if not said:
        return True
    if not value:
        return said in _NOTHING
    return any(
        form in said or (field.type is FieldType.TEXT and said in form)
        for form in map(_folded, _forms(field, value, drafts))
        if form
    )


def _forms(field: Field, value: str, drafts: Drafts) -> Iterator[str]:
    """The ways in which people write a value."""
    several = value.split(BETWEEN) if field.type in _SEVERAL else [value]
    yield from several
    for kind in field.refers_to:
        for row in position_of(pa.array(several, TEXT), drafts[kind].texts["id"]).tolist():
            names = drafts[kind].kind.names if row >= 0 else ()
            yield from (drafts[kind].texts[name][row].as_py() for name in names)
    if field.type is FieldType.DATE:
        numbers = [*map(int, value.split("-"))]
        yield from (form.format(*numbers) for form in _DAYS)
    elif field.type is FieldType.TERM:
        for term in drafts.programme.vocabulary(field.vocabulary).terms:
            if term.key == value:
                yield from (term.label, *term.aliases)


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())

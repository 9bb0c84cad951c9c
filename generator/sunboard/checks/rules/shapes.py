"""What several rules have in common: each of these makes a rule of the fields it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sunboard.checks.drafts import Drafts, field_label
from sunboard.checks.faults import RecordFault

Rule = Callable[[Drafts], Iterable[RecordFault]]
Words = tuple[str, ...]


def asks_for(
    kind: str, term: str, meanings: Words, names: Words, code: str, loses: str = ""
) -> Rule:
    """Where a term counts as one of `meanings`, each of the fields must be filled in."""

    def rule(drafts: Drafts) -> Iterator[RecordFault]:
        draft, is_meant = drafts[kind], drafts.counts_as(kind, term, *meanings)
        for name in names:
            label = field_label(draft.kind.field_by_name[name])
            yield from draft.faults(is_meant & ~draft.has(name), name, code, loses, **label)

    return rule


def rules_out(kind: str, term: str, meanings: Words, names: Words, code: str) -> Rule:
    """Where a term counts as one of `meanings`, none of the fields may be filled in."""

    def rule(drafts: Drafts) -> Iterator[RecordFault]:
        draft, is_meant = drafts[kind], drafts.counts_as(kind, term, *meanings)
        for name in names:
            label = field_label(draft.kind.field_by_name[name])
            yield from draft.faults(is_meant & draft.has(name), name, code, **label)

    return rule


def is_no_more(kind: str, part: str, whole: str, code: str) -> Rule:
    """A number may not be larger than another one of its record."""

    def rule(drafts: Drafts) -> Iterator[RecordFault]:
        draft = drafts[kind]
        yield from draft.faults(draft.numbers[part] > draft.numbers[whole], part, code)

    return rule

"""What records say, in the one form in which the log holds it and two nights are compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sunboard.checks.arrays import Codes, Numbers, Text
from sunboard.checks.drafts import Draft, Drafts
from sunboard.records.gathering import TEXT
from sunboard.schema import Field, FieldType, Kind
from sunboard.settings import Programme

BETWEEN = "、"
"""Between several references, or terms, of a cell."""


@dataclass(frozen=True)
class Said:
    """The records of a kind as they were read, their references known, before any rule has judged them."""

    draft: Draft
    drafts: Drafts

    @property
    def kind(self) -> Kind:
        """What kind of record these are."""
        return self.draft.kind

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields that the log holds: what is shown, and said in a cell of the record's own."""
        return tuple(
            field
            for field in self.kind.fields
            if field.is_public and field.tells is None and field.type is not FieldType.ID
        )

    def column(self, field: Field) -> Text:
        """What all rows say in a field: an Arrow array, "" where they say nothing.

        A day as 2026-03-01, a term as its key, a reference as an id; several of them with `BETWEEN`.
        """
        name, draft = field.name, self.draft
        match field.type:
            case FieldType.DATE:
                return _filled(pa.array(draft.days[name]).cast(TEXT))
            case FieldType.COUNT | FieldType.NUMBER:
                return _numbers(draft.numbers[name])
            case FieldType.TERM:
                return _taken(pa.array(self._keys(field), TEXT), draft.terms[name])
            case FieldType.TERMS | FieldType.REF | FieldType.REFS:
                return self._several[field.type](field)
        return draft.texts[name]

    @property
    def _several(self) -> Mapping[FieldType, Callable[[Field], Text]]:
        return {
            FieldType.TERMS: self._terms,
            FieldType.REF: self._ref,
            FieldType.REFS: self._refs,
        }

    def _keys(self, field: Field) -> tuple[str, ...]:
        programme: Programme = self.drafts.programme
        return tuple(programme.vocabulary(field.vocabulary).keys)

    def _terms(self, field: Field) -> Text:
        keys = self._keys(field)
        bits, codes = np.unique(self.draft.terms[field.name], return_inverse=True)
        words = [
            BETWEEN.join(key for at, key in enumerate(keys) if value > 0 and value >> at & 1)
            for value in bits.tolist()
        ]
        return pa.array(words, TEXT).take(pa.array(codes.reshape(-1)))

    def _ref(self, field: Field) -> Text:
        said = pa.repeat(pa.scalar("", TEXT), len(self.draft))
        for kind in field.refers_to:
            positions = self.draft.refs[field.name, kind]
            ids = _taken(self.drafts[kind].texts["id"], positions)
            said = pc.if_else(pa.array(positions >= 0), ids, said)
        return said

    def _refs(self, field: Field) -> Text:
        links = self.draft.links[field.name]
        ids = self.drafts[field.refers_to[0]].texts["id"].take(pa.array(links.targets)).to_pylist()
        words: dict[int, list[str]] = {}
        for row, each in zip(links.rows.tolist(), ids, strict=True):
            words.setdefault(row, []).append(each)
        texts = [""] * len(self.draft)
        for row, several in words.items():
            texts[row] = BETWEEN.join(several)
        return pa.array(texts, TEXT)


def said_of(drafts: Drafts) -> dict[str, Said]:
    """What the records say, by kind, whatever is done to the drafts afterwards."""
    frozen = {name: _as_read(draft) for name, draft in drafts.by_kind.items()}
    then = Drafts(frozen, drafts.programme, drafts.as_of, drafts.consent_day, drafts.before)
    return {name: Said(draft, then) for name, draft in frozen.items()}


def _as_read(draft: Draft) -> Draft:
    """The same columns, in dictionaries of their own: whoever changes a draft puts others in their place."""
    made = Draft(
        draft.source,
        dict(draft.texts),
        dict(draft.days),
        dict(draft.numbers),
        dict(draft.terms),
        dict(draft.refs),
        dict(draft.links),
    )
    made.__dict__["is_provisional"] = draft.is_provisional
    return made


def _filled(texts: Text) -> Text:
    return pc.fill_null(texts, pa.scalar("", TEXT))


def _numbers(numbers: Numbers) -> Text:
    written = pa.array(numbers).cast(TEXT)
    return pc.if_else(pa.array(np.isnan(numbers)), pa.scalar("", TEXT), written)


def _taken(words: Text, positions: Codes) -> Text:
    """The words at some positions, "" at -1."""
    at = pa.array(np.where(positions < 0, 0, positions), mask=positions < 0)
    return _filled(words.take(at))

"""The names of all kinds, with those that people have confirmed in `data/names.yml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial
from types import MappingProxyType

import numpy as np

from sunboard.checks.arrays import Codes, Text, distinct
from sunboard.checks.drafts import Draft
from sunboard.checks.identity.names import NamesOfKind, Rows, Scope, key_of
from sunboard.problems import Place, Problem
from sunboard.records.confirmed_names import CONFIRMED_PATH, Confirmed, ConfirmedNames
from sunboard.schema import FieldType

NO_IDS: Mapping[str, Text] = MappingProxyType({})


class NameBook:
    """Everybody's names."""

    def __init__(
        self,
        drafts: Mapping[str, Draft],
        confirmed: ConfirmedNames,
        county: str = "",
        ids: Mapping[str, Text] = NO_IDS,
    ) -> None:
        """Know the names of drafts' records.

        `ids` are those of records that are known before the drafts have them: by kind, row by row.
        """
        self._drafts, self._confirmed, self._county = drafts, confirmed, county
        self._ids = ids
        self._problems: list[Problem] = []
        self._places: dict[tuple[str, str], Codes] = {}
        self.of = cache(self._of)

    def problems(self) -> list[Problem]:
        """What is wrong with the names that were confirmed."""
        for kind in self._confirmed:
            self.of(kind)
        return self._problems

    def knows(self, kind: str) -> bool:
        """Whether records of a kind are known by name; people never are."""
        return bool(self._drafts[kind].kind.names)

    def _of(self, kind: str) -> NamesOfKind:
        """The names of one kind."""
        lies_in, ids = partial(self._lies_in, kind), self._ids.get(kind)
        names = NamesOfKind(self._drafts[kind], self._county, lies_in, ids)
        for line in self._confirmed.get(kind, ()):
            scopes = list(self._scopes(kind, line.within)) if line.within else [()]
            rows = {row for scope in scopes for row in _meant_by(names, line.means, scope)}
            if not scopes:
                self._report(line, "names-within", within=line.within)
            elif len(rows) != 1:
                self._report(line, "names-several" if rows else "names-unknown")
            else:
                alike = {row for scope in scopes for row in names.alike(line.name, scope)}
                if alike and not alike & rows:
                    # A broken promise would be another's, and nobody sees it on a page.
                    self._report(line, "names-another", other=names.called(min(alike)))
                known = names.confirmed.setdefault(key_of(line.name), [])
                known += [(scope, min(rows)) for scope in scopes]
        return names

    def _scopes(self, kind: str, within: str) -> Iterator[Scope]:
        """The places of this name or id that records of a kind may be of."""
        for field in self._drafts[kind].kind.fields_of(FieldType.REF):
            (parent,) = field.refers_to
            for row in _meant_by(self.of(parent), within) if parent != kind else ():
                yield ((field.name, row),)

    def _lies_in(self, kind: str, field: str) -> Codes:
        """Where the records of a kind lie by a field, also before their references are known."""
        draft = self._drafts[kind]
        (parent,) = draft.kind.field_by_name[field].refers_to
        if (field, parent) in draft.refs:
            return draft.refs[field, parent]
        if (kind, field) not in self._places:
            cells = distinct(draft.texts[field])
            rows = [_meant_by(self.of(parent), text) for text in cells.values.to_pylist()]
            at = np.array([row[0] if len(row) == 1 else -1 for row in rows], dtype=np.int32)
            self._places[kind, field] = at[cells.codes]
        return self._places[kind, field]

    def _report(self, line: Confirmed, code: str, **params: object) -> None:
        place = Place(CONFIRMED_PATH, line.line, line.name)
        self._problems.append(Problem(place, code, {"found": line.means, **params}))


def _meant_by(names: NamesOfKind, text: str, scope: Scope = ()) -> Rows:
    """The records that have this id, else those of a scope with this very name."""
    by_id = names.row_of_id(text)
    return (by_id,) if by_id >= 0 else names.named(text, scope)

"""What somebody may have meant by an id that no record has."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import chain

from sunboard.checks.drafts import Draft
from sunboard.checks.faults import Fault
from sunboard.checks.parsing.ids import ID_PATTERN
from sunboard.checks.parsing.oddities import oddity
from sunboard.language import Several, mark
from sunboard.schema import KIND_BY_NAME, Field

_SCAN_BUDGET = 1_000_000
"""Ids looked at for suggestions in one run; a file full of wrong ids must not take minutes."""

_ALIKE = 3
"""A near id begins or ends with as many of the same characters, and is no more than this longer."""
_MOST_CANDIDATES = 1_000
_COMPARISON = 30
"""A full comparison costs as much as looking at so many ids."""

_REMEMBERED = 10_000
"""Texts whose fault is kept, as a wrong id mostly comes again."""

_CUTOFF = 0.8


class Nearest:
    """Words the fault of a reference that leads nowhere, with a suggestion where there is one."""

    def __init__(self, drafts: Mapping[str, Draft]) -> None:
        self._drafts = drafts
        self._budget = _SCAN_BUDGET
        self.fault = lru_cache(_REMEMBERED)(self._fault)
        self._ids = cache(self._ids_of)

    def _fault(self, field: Field, text: str) -> Fault:
        """What is said of a reference field's text."""
        odd = oddity(text)
        if odd is not None:
            return odd
        if field.means_people and not re.fullmatch(ID_PATTERN, text):
            return self._no_person(field, text)
        params = {"found": text, **kind_labels(field)}
        near = self._nearest(field, text)
        if near is None:
            return Fault("R-10-unknown", params)
        return Fault("R-10-unknown-near", {**params, "would": near})

    def _no_person(self, field: Field, text: str) -> Fault:
        """A person's id that is written in another way, or something else where ids should stand."""
        plain = re.sub(r"[\s_-]+", "-", unicodedata.normalize("NFKC", text).casefold())
        if not re.fullmatch(r"[a-z0-9-]*\d[a-z0-9-]*", plain):
            has_people = any(len(self._drafts[kind]) for kind in field.refers_to)
            return Fault("R-12-by-name" if has_people else "R-12-by-name-alone")
        is_known = any(plain in self._ids(kind) for kind in field.refers_to)
        return Fault("R-12-id-form-near", {"would": plain}) if is_known else Fault("R-12-id-form")

    def _nearest(self, field: Field, text: str) -> str | None:
        self._budget -= _COMPARISON + sum(len(self._drafts[kind]) for kind in field.refers_to)
        if self._budget < 0:
            return None
        ids = chain.from_iterable(self._ids(kind) for kind in field.refers_to)
        candidates = [
            known
            for known in ids
            if abs(len(known) - len(text)) <= _ALIKE
            and (known[:_ALIKE] == text[:_ALIKE] or known[-_ALIKE:] == text[-_ALIKE:])
        ]
        self._budget -= _COMPARISON * len(candidates[:_MOST_CANDIDATES])
        near = difflib.get_close_matches(text, candidates[:_MOST_CANDIDATES], n=3, cutoff=_CUTOFF)
        return next((known for known in near if _may_be_meant(known, text)), None)

    def _ids_of(self, kind: str) -> list[str]:
        return [known for known in self._drafts[kind].texts["id"].to_pylist() if known]


def _may_be_meant(known: str, text: str) -> bool:
    """Whether an id is a likely slip for another: fw-1 for fw-01, but hardly fw-17 for fw-18."""
    if re.sub(r"\d", "", known) != re.sub(r"\d", "", text):
        return True
    numbers, meant = (list(map(int, re.findall(r"\d+", part))) for part in (text, known))
    return numbers == meant


@cache
def kind_labels(field: Field) -> dict[str, Several]:
    """The kinds a reference may lead to, as a param of a message."""
    kinds = tuple(KIND_BY_NAME[name].words for name in field.refers_to)
    return {"kinds": Several(kinds, mark("或"))}

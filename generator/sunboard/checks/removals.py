"""R-25, R-26: what private corrections take back: whole records, or the names that stand in them.

A private correction counts however faulty it is: what it certainly names is taken back all the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sunboard.checks.arrays import Codes, Rows, Text, as_mask, position_of, replaced
from sunboard.checks.drafts import Draft, Drafts
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.parsing.ids import ID_PATTERN
from sunboard.checks.private.classes import NUMBERS, found_in
from sunboard.checks.private.names import NameFinder, forms_of, key_of
from sunboard.checks.private.striking import takes_out_what_is_private
from sunboard.checks.records import NOT_PUBLIC, STRUCK, Promises, is_withheld
from sunboard.checks.rules.naming import Names, named_by, names_of
from sunboard.language import Tongue
from sunboard.records.promises import TEXT_COLUMNS, PublishedCommitments

_ID = re.compile(ID_PATTERN)
_SEVERAL = re.compile(r"[\s、,;；，]+")
_MOST_NAMES = 100
_PAIR = 2
_BETWEEN = r"(?:[^\w、。，；：！？（）,;:!?()…\n]|_|\s)*"
_BETWEEN_MANY = r"[\W_]*"
"""Between the characters of a longer name anything may stand that is no letter."""


@dataclass(frozen=True)
class Removals:
    """Ids of what private corrections are about, whether or not such a record is there."""

    records: frozenset[str] = frozenset()
    """Taken down whole."""
    names: frozenset[str] = frozenset()
    """Of which the names are struck, and the rest stays."""


def removals_of(drafts: Drafts) -> Removals:
    """Read what is taken back, from the cells as they were typed."""
    texts = drafts["corrections"].source.texts
    columns = (map(_folded, texts[name].to_pylist()) for name in ("target", "category", "after"))
    terms = drafts.programme.vocabulary("correction_classes").terms
    strikes = {STRUCK, _folded(drafts.programme.tongue.text(STRUCK))}
    words = [
        _folded(word)
        for term in terms
        if term.counts_as == "privacy"
        for word in (term.key, term.label, *term.aliases)
    ]
    whole: set[str] = set()
    named: set[str] = set()
    for targets, category, after in zip(*columns, strict=True):
        if any(word in category for word in words):
            # Whatever else was typed there is no record's, and goes into manifests.
            written = filter(_ID.fullmatch, _SEVERAL.split(targets))
            ids = [each for each in written if not any(found_in(each, NUMBERS))]
            (named if after in strikes else whole).update(ids)
    return Removals(frozenset(whole), frozenset(named - whole))


def rows_of(draft: Draft, ids: frozenset[str]) -> Rows:
    """The rows of a kind that have one of the ids."""
    if not ids:
        return np.zeros(0, dtype=np.intp)
    return np.flatnonzero(
        as_mask(pc.is_in(draft.texts["id"], pa.array(sorted(ids)).cast("large_string")))
    )


def strike_names(drafts: Drafts, removals: Removals) -> Iterator[RecordFault]:
    """R-26: put 「一名党员」 in the place of names, where a private correction says so."""
    if not removals.names:
        return
    names = names_of(drafts)
    for draft in drafts.by_kind.values():
        rows = rows_of(draft, removals.names)
        for field in draft.kind.narratives if len(rows) else ():
            for row in rows.tolist():
                text = draft.texts[field.name][row].as_py()
                struck = without_names(text, names.finder, names.struck) if text else text
                if struck is not None and struck != text:
                    draft.texts[field.name] = replaced(draft.texts[field.name], {row: struck})
                    yield draft.fault(row, field.name, Fault("R-26-struck"))


def name_pattern(name: str) -> str:
    """Python's pattern for a name as `key_of` gives it: in other forms, with signs between characters."""
    between = _BETWEEN_MANY if len(name) > _PAIR else _BETWEEN
    return between.join(f"[{re.escape(forms_of(character))}]" for character in name)


def without_names(text: str, finder: NameFinder, instead: str = STRUCK) -> str | None:
    """A text with 「一名党员」 for each name in it; None where one is found that can't be struck."""
    for _ in range(_MOST_NAMES):
        name = finder.name_in(text)
        if name is None:
            return text
        shorter = re.sub(name_pattern(name), lambda _: instead, text)
        if shorter == text:
            return None
        text = shorter
    return None


def says_the_same(written: str, promised: str, names: Names) -> bool:
    """Whether a text is what was promised, but for names that were struck in one of the two."""
    ours, theirs = (
        without_names(text.replace(names.struck, STRUCK), names.finder)
        for text in (written, promised)
    )
    if ours is None or theirs is None:
        return written == promised
    pattern = "(.{2,40}?)".join(map(re.escape, theirs.split(STRUCK)))
    found = re.fullmatch(pattern, ours, re.DOTALL)
    known = names.consented
    return found is not None and all(
        name == STRUCK or key_of(name) in known for name in found.groups()
    )


def promises_to_keep(
    drafts: Drafts, published: PublishedCommitments, removals: Removals, names: Names
) -> Promises:
    """What the ledger may not keep as it is: names without consent, and all that was taken down."""
    kept: dict[str, dict[str, str]] = {}
    ids = published.texts["id"]
    is_removed = as_mask(pc.is_in(ids, pa.array(sorted(removals.records)).cast("large_string")))
    rows = position_of(ids, drafts["commitments"].texts["id"])
    for field in TEXT_COLUMNS[1:]:
        texts = published.texts[field]
        for entry in np.flatnonzero(is_removed).tolist():
            if texts[entry].as_py() not in ("", NOT_PUBLIC):
                kept.setdefault(ids[entry].as_py(), {})[field] = NOT_PUBLIC
        for entry, name in names.finder.named_in(texts):
            row = int(rows[entry])
            may_stay = row >= 0 and names.consented.get(name, set()) & named_by(
                drafts["commitments"], row
            )
            if not is_removed[entry] and not may_stay:
                struck = without_names(texts[entry].as_py(), names.finder)
                kept.setdefault(ids[entry].as_py(), {})[field] = struck or NOT_PUBLIC
        now, tongue = drafts["commitments"].texts[field], drafts.programme.tongue
        for entry, text in _without_private(now, texts, rows, tongue):
            kept.setdefault(ids[entry].as_py(), {}).setdefault(field, text)
    return kept


def _without_private(
    now: Text, promised: Text, rows: Codes, tongue: Tongue
) -> Iterator[tuple[int, str]]:
    """Entries of the ledger that hold what is private, which their record holds no longer; and what that says.

    `rows` says for each entry which record's it is, -1 for nobody's.
    """
    entries = np.flatnonzero(rows >= 0)
    texts = now.take(pa.array(rows[entries]))
    differs = as_mask(pc.not_equal(texts, promised.take(pa.array(entries))))
    for at in np.flatnonzero(differs).tolist():
        text, entry = texts[at].as_py(), int(entries[at])
        was = promised[entry].as_py()
        if is_withheld(text) and was not in ("", NOT_PUBLIC):
            yield entry, NOT_PUBLIC
        elif takes_out_what_is_private(text, was, tongue):
            yield entry, text


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()

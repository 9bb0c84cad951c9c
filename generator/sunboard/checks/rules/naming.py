"""R-26: nobody is named who has not consented, wherever it is written and however."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import pyarrow as pa

from sunboard.checks.arrays import Text, is_filled, matches
from sunboard.checks.consent import consents
from sunboard.checks.drafts import Draft, Drafts
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.private.names import NameFinder, key_of, keys_of
from sunboard.checks.private.normal import ODD, Reading
from sunboard.checks.private.offices import (
    FULL_NAME_STEM,
    SPOKEN,
    SURNAME_STEMS,
    calls_by_office,
    full_name,
)
from sunboard.checks.private.somebody import RARE_IN_WORDS
from sunboard.checks.private.tables import as_simplified, common_words
from sunboard.checks.records import STRUCK
from sunboard.checks.saying import Hides, hides_of
from sunboard.records.known_people import KNOWN_PATH
from sunboard.records.text_tables import TextTable
from sunboard.schema import Field
from sunboard.schema.surface import BY_FORM

_WORDS = re.compile(r"[、;；,，\s]+")
_FEW_CELLS = 10
"""Up to so many are read one by one, as a pattern takes its time to compile."""


@dataclass(frozen=True)
class Names:
    """Who may be named, and a finder of everybody who may not."""

    finder: NameFinder
    hidden: Mapping[str, Mapping[str, object]]
    """By name, as `key_of` gives it, where it is known from: the file and the row, as params of a message."""
    consented: Mapping[str, set[int]]
    """By name the positions of the people who have consented."""
    words: frozenset[str]
    """Those of them that are words as well."""
    struck: str
    """What stands in the place of a name on the site: `STRUCK` as the programme says it."""


def nobody_is_named_without_consent(drafts: Drafts) -> Iterator[RecordFault]:
    """R-26: a text holds the full name of somebody who has not consented, or no longer does."""
    names = names_of(drafts)
    for draft, field, row, name in _named(drafts, names):
        if not names.consented.get(name, set()) & named_by(draft, row):
            yield draft.fault(row, field.name, Fault("R-26-named", names.hidden[name]))


def nobody_is_named_as_whoever_asked(drafts: Drafts) -> Iterator[RecordFault]:
    """R-26: a text holds the name of the resident who asked, which the record says apart."""
    for draft in drafts.by_kind.values():
        for asked in (field for field in draft.kind.fields if field.asked):
            names = {
                row: name
                for row, written in enumerate(draft.texts[asked.name].to_pylist())
                if (name := written and _full_name(written, is_person=True))
            }
            for field in draft.kind.written if names else ():
                texts = draft.texts[field.name].take(pa.array([*names])).to_pylist()
                # Character by character: whole texts take five times as long.
                plain = {ord(char): key_of(char) for char in set("".join(texts))}
                for (row, name), text in zip(names.items(), texts, strict=True):
                    if name in text.translate(plain):
                        yield draft.fault(row, field.name, Fault("R-26-asked"))


def nobody_is_called_by_surname_and_office(drafts: Drafts) -> Iterator[RecordFault]:
    """R-26: a text says 李主任, and the programme doesn't let it."""
    for draft in drafts.by_kind.values() if not drafts.programme.surname_and_office else ():
        for field in draft.kind.written:
            texts = draft.texts[field.name]
            rows = np.flatnonzero(matches(texts, f"{SURNAME_STEMS}|{ODD}")).tolist()
            for row in rows:
                if calls_by_office(as_simplified(Reading(texts[row].as_py()).words)):
                    yield draft.fault(row, field.name, Fault("R-26-office"))


def hides_everybody(tables: Mapping[str, TextTable]) -> Hides:
    """Hide whoever is named in a people table or a cell that says who is meant, consented or not.

    For what is said before anybody has judged the records: sheets and files are called as people are.
    """
    people = keys_of(tables["people"].texts["name"])
    told = {name for table in tables.values() for _, name in _told(table)}
    return hides_of(NameFinder({*people, *told}, places=_names_of_owners(tables.values())))


def named_by(draft: Draft, row: int) -> set[int]:
    """The people a record refers to, by position."""
    people: set[int] = set()
    for field in draft.kind.people_fields:
        if field.name in draft.links:
            links = draft.links[field.name]
            first, last = np.searchsorted(links.rows, [row, row + 1])
            people.update(links.targets[first:last].tolist())
        else:
            people.add(int(draft.ref(field.name)[row]))
    return people


def names_of(drafts: Drafts) -> Names:
    """Who may be named, as far as is known by now whose consent can be believed."""
    consented = consents(drafts, *BY_FORM).tobytes()
    if drafts.kept.get("names", ("",))[0] != consented:
        drafts.kept["names"] = consented, _names_of(drafts)
    names: Names = drafts.kept["names"][1]
    return names


def _names_of(drafts: Drafts) -> Names:
    """Read who people are, wherever they stand, and the places and units that are called as they are."""
    people = drafts["people"]
    hidden: dict[str, Mapping[str, object]] = {}
    consented: dict[str, set[int]] = {}
    has_consented = consents(drafts, *BY_FORM).tolist()
    for row, name in enumerate(keys_of(people.texts["name"])):
        if has_consented[row]:
            consented.setdefault(name, set()).add(row)
        else:
            hidden.setdefault(name, people.beside(row))
    for name, place in _without_a_row(drafts, has_consented):
        hidden.setdefault(name, place)
    for draft, row, name in _written_down(drafts):
        if name not in consented:
            hidden.setdefault(name, draft.beside(row))
    finder = (
        NameFinder(hidden, consented, _names_of_owners(drafts.by_kind.values()))
        if hidden
        else NameFinder()
    )
    words = frozenset(hidden) & common_words() - frozenset(consented) if hidden else frozenset()
    return Names(finder, hidden, consented, words, drafts.programme.tongue.text(STRUCK))


def _without_a_row(
    drafts: Drafts, has_consented: list[bool]
) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Names that whoever has no row any more, or one without consent, had when something was published."""
    ids = drafts["people"].texts["id"].to_pylist()
    consented = {id_ for id_, may_be_named in zip(ids, has_consented, strict=True) if may_be_named}
    for line, known in enumerate(drafts.before.people.lines, 2):
        if known.id not in consented and known.name:
            yield key_of(known.name), {"file": KNOWN_PATH, "row": line}


def _written_down(drafts: Drafts) -> Iterator[tuple[Draft, int, str]]:
    """Names of people in cells that say who is meant, each with its record."""
    for draft in drafts.by_kind.values():
        for row, name in _told(draft.source):
            yield draft, row, name


def _told(table: TextTable) -> Iterator[tuple[int, str]]:
    """Rows, and who is named in cells of them: where people are referred to, or offices named."""
    for field in table.kind.fields:
        texts = table.texts[field.name]
        if field.means_people:
            for row in _rows_like(texts, SPOKEN):
                written = texts[row].as_py()
                for word in (written, *_WORDS.split(written)):
                    if name := _full_name(word, is_person=True):
                        yield row, name
        elif field.who:
            yield from _told_as_offices(texts)


def _rows_like(texts: Text, pattern: str) -> list[int]:
    is_alike = is_filled(texts) if len(texts) <= _FEW_CELLS else matches(texts, pattern)
    rows: list[int] = np.flatnonzero(is_alike).tolist()
    return rows


def _told_as_offices(texts: Text) -> Iterator[tuple[int, str]]:
    """Names in a column where offices should stand, each alone in its cell.

    Of two characters, as many words have, only such as begin like few words, or where most cells are names.
    """
    found = {}
    for row in _rows_like(texts, FULL_NAME_STEM):
        if name := _name_in(texts[row].as_py(), is_person=False):
            found[row] = name
    full = sum(len(name) > _SHORT for name in found.values())
    are_names = full >= _COMPANY and 2 * len(found) >= np.count_nonzero(is_filled(texts))
    for row, name in found.items():
        is_sure = len(name) > _SHORT or name[0] in RARE_IN_WORDS
        if are_names or (is_sure and name not in common_words()):
            yield row, key_of(name)


_SHORT = 2
_COMPANY = 2
"""So many full names of more characters say of a column that it is one of names."""


def _full_name(written: str, *, is_person: bool) -> str:
    """The name that a cell consists of, as `key_of` gives it; "" for none, or what may be a word as well."""
    name = _name_in(written, is_person=is_person)
    return "" if name in common_words() else key_of(name)


@cache
def _name_in(written: str, *, is_person: bool) -> str:
    """The name that a cell consists of, in simplified characters; "" for none."""
    reading = Reading(as_simplified(written))
    # A dot stands between the parts of a foreign name, and is taken for a disguise in any other.
    forms = (form.strip() for form in (reading.words, reading.text))
    return next(filter(None, (full_name(form, is_person=is_person) for form in forms)), "")


def _names_of_owners(tables: Iterable[Draft | TextTable]) -> Iterator[str]:
    """Names of places and units, which may hold a person's: 向阳小区 beside a 向阳."""
    for table in tables:
        for field in table.kind.fields if table.kind.owner_as else ():
            if field.names:
                yield from keys_of(table.texts[field.name])


def _named(drafts: Drafts, names: Names) -> Iterator[tuple[Draft, Field, int, str]]:
    """Every text in which somebody is named: the kind, the field, the row and the name."""
    columns = [
        (draft, field)
        for draft in drafts.by_kind.values()
        for field in draft.kind.written
        if len(draft)
    ]
    texts = [draft.texts[field.name] for draft, field in columns]
    found = names.finder.named_in_each(texts)
    for (draft, field), here in zip(columns, found, strict=True):
        for row, name in here.items():
            yield draft, field, row, name
    yield from _named_by_a_word(drafts, names)
    yield from _named_as_an_office(drafts, names)


def _named_as_an_office(drafts: Drafts, names: Names) -> Iterator[tuple[Draft, Field, int, str]]:
    """Cells for an office that hold nothing but such a name: 高峰 in a column of names is no summit."""
    for draft in drafts.by_kind.values() if names.words else ():
        for field in (each for each in draft.kind.written if each.who):
            for row in _rows_like(draft.texts[field.name], FULL_NAME_STEM):
                if (name := key_of(draft.texts[field.name][row].as_py())) in names.words:
                    yield draft, field, row, name


def _named_by_a_word(drafts: Drafts, names: Names) -> Iterator[tuple[Draft, Field, int, str]]:
    """Texts of records of somebody whose name is a word, such as 高峰, in which that word stands.

    Elsewhere it takes an office or what somebody does beside it; the record says who is meant.
    """
    people = keys_of(drafts["people"].texts["name"])
    words = {row: name for row, name in enumerate(people) if name in names.words}
    for draft in drafts.by_kind.values() if words else ():
        for row in _rows_of(draft, [*words]):
            for name in {words[person] for person in named_by(draft, row) if person in words}:
                for field in draft.kind.written:
                    if name in key_of(draft.texts[field.name][row].as_py() or ""):
                        yield draft, field, row, name


def _rows_of(draft: Draft, people: Sequence[int]) -> list[int]:
    """The rows of a draft that refer to any of some people."""
    rows: set[int] = set()
    for field in draft.kind.people_fields:
        if field.name in draft.links:
            links = draft.links[field.name]
            rows.update(links.rows[np.isin(links.targets, people)].tolist())
        else:
            rows.update(np.flatnonzero(np.isin(draft.ref(field.name), people)).tolist())
    return sorted(rows)

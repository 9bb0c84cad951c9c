"""Headings and keys to fields: what a column is, what is missing, what was probably meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from sunboard.language import Several, listed, mark, spoken
from sunboard.problems import OurWord, Place, Problem
from sunboard.records.heard import Reworded, heard, with_own
from sunboard.records.same_words import in_one_word
from sunboard.schema import KINDS, Field, Kind, told_by

NEAR = 0.7
"""From this likeness on, an unknown heading is taken for a misspelt one."""
LONGEST_QUOTED = 20
"""A longer "heading" may be anything, even a record of a person, and is not repeated."""
LIKE_MISSING = 0.4
"""From this likeness on, an unknown heading is taken for that of a required field that is missing."""
MOST_KINDS = 2
"""What more kinds of records have a heading for says nothing of where it belongs."""
LONGEST_LOOKED_UP = 40
MOST_LOOKED_UP = 200
"""So many unknown headings are compared with known ones; a file with more is no table."""

MEASURE_WORDS = ("单位",)
"""What says in what is counted, and names no office, right of a number or above a table (单位：万元)."""

_MARKS = re.compile(r"(\((必填|required)\)|\*)+$")
_NOTE = r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|[*:※★☆]"
_NOTES = re.compile(rf"^(?:{_NOTE})+|(?:{_NOTE})+$")
_UNITS = ("人次", "人", "户", "场")
"""What is counted by one of them is never added to what is counted by another (R-20)."""
_UNIT = re.compile(rf"\(({'|'.join(_UNITS)})\)$")
_DIGITS = re.compile(r"\d{5}")


@lru_cache(maxsize=4096)
def normalise_heading(text: str) -> str:
    """The form in which headings are compared: no spaces, widths, case, or marks of required fields."""
    kept = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    if not kept.isprintable():
        kept = "".join(c for c in kept if unicodedata.category(c) != "Cf")
    return _MARKS.sub("", kept)


def without_notes(heading: str) -> str:
    """A normalised heading without what offices write around it: 完成期限(年-月-日), 【必填】户数(户)."""
    return _NOTES.sub("", heading)


def quotable_heading(text: str, position: int) -> str:
    """A heading fit for a message; a long one, or one with a long number, may be a record's cell."""
    plain = "".join(c for c in text if c.isprintable()).strip()
    has_digits = _DIGITS.search(unicodedata.normalize("NFKC", plain))
    return plain if 0 < len(plain) <= LONGEST_QUOTED and not has_digits else f"#{position + 1}"


@dataclass(frozen=True)
class Header:
    """What each column of a file, or each key of a mapping, is."""

    fields: tuple[str | None, ...]
    """For each column the field's name; None for a column that is not read."""
    unnamed: tuple[int, ...]
    """Positions of columns without a heading; nothing may stand in them."""
    headings: Mapping[str, str]
    """Field name → heading as written."""


def is_of_a_measure(heading: str, left: str) -> bool:
    """Whether a heading, 单位, may say what the column to its left is counted in: not right of 数量单位."""
    is_measure = normalise_heading(heading) in MEASURE_WORDS
    return is_measure and not normalise_heading(left).endswith(MEASURE_WORDS)


class HeadingTable:
    """All headings that one kind of record knows."""

    def __init__(self, kind: Kind) -> None:
        """Know them, and in the words of the office whose records are read."""
        self.kind = kind
        self.heard = heard()
        ours = {normalise_heading(word): each for each in kind.fields for word in each.headings}
        own = {normalise_heading(self.heard(word)): field for word, field in ours.items()}
        self._field_by_heading = ours | own
        self._field_by_words = _alone_by_words(self._field_by_heading)
        self._near_by_heading: dict[str, tuple[Field, ...]] = {}
        self._words: dict[str, dict[str, int]] = {}

    def field(self, heading: str) -> Field | None:
        """The field a heading means, a note or unit around it left aside, in whichever words that say it."""
        plain = normalise_heading(heading)
        if plain in self._field_by_heading:
            return self._field_by_heading[plain]
        bare = without_notes(plain)
        found = self._field_by_heading.get(bare) or self._field_by_words.get(in_one_word(bare))
        return None if found and _counts_otherwise(found, plain) else found

    def measure(self, beside: Field | None) -> Field | None:
        """What 单位 means right of a column: what is counted there, if that is said at all."""
        if beside is None:
            return None
        return next((each for each in self.kind.fields if each.measures == beside.name), None)

    def rank(self, field: Field, heading: str) -> int:
        """How plainly a heading says a field: by its label, by another word, or with a note around it."""
        if field.name not in self._words:
            words = map(normalise_heading, with_own((field.label, *field.headings)))
            self._words[field.name] = {word: rank for rank, word in enumerate(dict.fromkeys(words))}
        words_of = self._words[field.name]
        return words_of.get(normalise_heading(heading), len(words_of))

    def is_noted(self, heading: str) -> bool:
        """Whether a heading means its field only in other words, or once the note around it is left aside."""
        return normalise_heading(heading) not in self._field_by_heading

    def score(self, headings: Sequence[str]) -> int:
        """How many fields a row of headings names."""
        fields = [self.field(heading) for heading in headings]
        return len({field.name for field in fields if field})

    def nearest(self, heading: str, taken: Collection[str]) -> Field | None:
        """The field, not yet `taken`, that a misspelt heading probably means."""
        wanted = without_notes(normalise_heading(heading))
        if wanted not in self._near_by_heading:
            if len(wanted) > LONGEST_LOOKED_UP or len(self._near_by_heading) >= MOST_LOOKED_UP:
                return None
            near = get_close_matches(wanted, self._field_by_heading, cutoff=NEAR)
            self._near_by_heading[wanted] = tuple(self._field_by_heading[word] for word in near)
        candidates = self._near_by_heading[wanted]
        return next((field for field in candidates if field.name not in taken), None)

    def like_missing(self, heading: str, taken: Collection[str]) -> Field | None:
        """The required field, not among those `taken`, that a heading may stand for."""
        wanted = without_notes(normalise_heading(heading))
        if wanted not in self._near_by_heading:
            return None  # not looked up either
        missing = {
            word: field
            for word, field in self._field_by_heading.items()
            if field.required and field.name not in taken
        }
        near = get_close_matches(wanted, missing, n=1, cutoff=LIKE_MISSING)
        return missing[near[0]] if near else None

    def unknown(self, place: Place, taken: Collection[str], heading: str) -> Problem:
        """The problem with a heading that names no field."""
        if self.field(heading) is not None:
            # 电话（备用） beside 电话 is of this kind, and yet a column of its own.
            return Problem(place, "heading-unknown", {"heading": place.column})
        field = self.nearest(heading, taken) or self.like_missing(heading, taken)
        if field is None:
            return _stranger(place, heading)
        return Problem(
            place, "heading-misspelt", {"heading": place.column, **label_and_others(field)}
        )

    def missing(self, file: str, line: int, present: Collection[str]) -> Iterator[Problem]:
        """A problem for each required field without a column."""
        for field in self.kind.fields:
            told = any(each.name in present for each in told_by(self.kind, field))
            if field.required and field.name not in present and not told:
                yield Problem(Place(file, line), "heading-missing", label_and_others(field))


def _counts_otherwise(field: Field, plain: str) -> bool:
    """Whether the unit behind a heading is none of the field's: 服务人数(户)."""
    unit = _UNIT.search(plain)
    return unit is not None and field.unit in _UNITS and unit[1] != field.unit


def _alone_by_words(field_by_heading: Mapping[str, Field]) -> dict[str, Field]:
    """The fields by headings in one word for all that mean the same, where two fields don't share one."""
    found: dict[str, dict[str, Field]] = {}
    for heading, field in field_by_heading.items():
        found.setdefault(in_one_word(heading), {})[field.name] = field
    return {
        heading: next(iter(of_it.values())) for heading, of_it in found.items() if len(of_it) == 1
    }


def match_header(
    table: HeadingTable, cells: Sequence[str], file: str, line: int
) -> tuple[Header, list[Problem]]:
    """What the columns under a row of headings are, and what is wrong with the row."""
    fields: list[str | None] = []
    headings: dict[str, str] = {}
    problems: list[Problem] = []
    strangers: list[int] = []
    plain = {
        found.name for cell in cells if not table.is_noted(cell) and (found := table.field(cell))
    }
    field: Field | None = None
    for position, cell in enumerate(cells):
        is_measure = is_of_a_measure(cell, cells[position - 1] if position else "")
        measure = table.measure(field) if is_measure else None
        field = measure or table.field(cell)
        if field and field.name in plain and table.is_noted(cell):
            field = None  # 电话（备用） beside 电话 is a column of its own
        fields.append(field.name if field else None)
        if field is None:
            strangers.append(position)
        elif field.name in headings:
            params = {
                "first": headings[field.name],
                "heading": cell.strip(),
                "label": field.heading,
            }
            problems.append(Problem(Place(file, line), "heading-twice", params))
        else:
            headings[field.name] = cell.strip()
    unnamed = tuple(position for position in strangers if not normalise_heading(cells[position]))
    for position in strangers:
        if position not in unnamed:
            shown = quotable_heading(cells[position], position)
            place = Place(file, line, shown)
            problems.append(table.unknown(place, headings, cells[position]))
    problems.extend(table.missing(file, line, headings))
    return Header(tuple(fields), unnamed, headings), problems


def _stranger(place: Place, heading: str) -> Problem:
    """The problem with a heading of no field of this kind: of another kind's, where few kinds have it."""
    kinds = _kinds_by_heading(heard()).get(without_notes(normalise_heading(heading)), ())
    if not 0 < len(kinds) <= MOST_KINDS:
        return Problem(place, "heading-unknown", {"heading": place.column})
    params = {
        "heading": place.column,
        "kinds": Several(tuple(kind.words for kind in kinds), mark("」「")),
    }
    return Problem(place, "heading-elsewhere", params)


@lru_cache(maxsize=1)
def _kinds_by_heading(reworded: Reworded) -> dict[str, tuple[Kind, ...]]:
    found: dict[str, dict[str, Kind]] = {}
    for kind in KINDS:
        for field in kind.fields:
            for heading in (*field.headings, *map(reworded, field.headings)):
                found.setdefault(normalise_heading(heading), {})[kind.name] = kind
    return {heading: tuple(kinds.values()) for heading, kinds in found.items()}


def label_and_others(field: Field) -> dict[str, object]:
    """What a column is called, and the other headings that would do, as params of a message."""
    words = dict.fromkeys((field.name, *field.aliases))
    # 点 for 点单日期 heads a narrow column; in a list of words it reads like one that was cut.
    others = (OurWord(each) for each in words if len(each) > 1 or field.label.endswith(each))
    return {"label": field.heading, "others": _Others(tuple(others))}


class _Others(Several):
    """Headings that would do, as far as they can be read in what is spoken."""

    __slots__ = ()

    def __str__(self) -> str:
        """Them, one after another."""
        return listed(
            each for each in map(str, self.items) if spoken().is_chinese or each.isascii()
        )

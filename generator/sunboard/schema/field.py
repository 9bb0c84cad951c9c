"""What a field and a kind of record are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class FieldType(StrEnum):
    """How a cell's text is read, and the type it gets."""

    ID = "id"
    """An identifier: lower-case ASCII letters, digits and hyphens. Column of `str`."""
    REF = "ref"
    """The id of another record. Categorical; the categories are that kind's ids."""
    REFS = "refs"
    """Several ids, separated by `、` or `;`. A link table of its own beside the kind's table."""
    TEXT = "text"
    """Free text, shown as written. Column of `str`, "" for none."""
    NAME = "name"
    """A person's name: personal, never quoted in a message. Column of `str`."""
    DATE = "date"
    """A calendar day in the programme's time zone. `datetime64[s]`, NaT for none."""
    COUNT = "count"
    """A whole number, 0 or more. `float64`, NaN for none (0 and none are two things)."""
    NUMBER = "number"
    """A decimal number. `float64`, NaN for none."""
    TERM = "term"
    """A term of a vocabulary, written as its key or its label. Categorical over the keys."""
    PHONE = "phone"
    """An office's telephone number. Column of `str`."""


class Privacy(StrEnum):
    """Who may see a field."""

    PUBLIC = "public"
    """Shown on the site and in open data."""
    CONSENT = "consent"
    """Shown only with the person's recorded consent; never quoted in a report."""
    INTERNAL = "internal"
    """Used for checking and counting; never published, never quoted in a report."""


@dataclass(frozen=True)
class Field:
    """One column of a kind of record."""

    name: str
    """The column's name in code, YAML and open data."""
    label: str
    """The Chinese heading."""
    label_en: str
    type: FieldType
    description: str
    """One sentence in Chinese for the clerk who fills it in."""
    aliases: tuple[str, ...] = ()
    """Other headings offices use for it."""
    required: bool = False
    refers_to: tuple[str, ...] = ()
    """For REF and REFS: the kinds the id may belong to."""
    vocabulary: str = ""
    """For TERM: the key of the vocabulary in `programme.yml`."""
    unit: str = ""
    """What is counted or measured, e.g. 户; "" where that makes no sense."""
    privacy: Privacy = Privacy.PUBLIC
    begins: bool = False
    """For DATE: the day on which what the record tells begins; a kind is kept from the month of its first."""
    counts_without: bool = False
    """Of a required field: whether a record that lacks it still counts, and stands there without its words."""
    empty_counts: bool = False
    """Whether an empty cell says something (仍在, 一人), so that an unreadable one isn't taken for empty."""

    most: int | None = None
    """Of a number: the largest that can be right; None for no limit of its own."""
    past: bool = False
    """Of a date: whether it tells of what has happened (R-4); due dates, windows and ends may lie ahead."""
    ends: bool = False
    """Of a date: whether it is the last day of something, which is over from the day after."""
    may_precede: bool = False
    """Of a date: whether it may lie before the programme began, as consent, a pairing or a station may."""

    @property
    def loses_record(self) -> bool:
        """Whether a cell that is missing or can't be believed costs the whole record, not this cell alone."""
        return self.empty_counts or (self.required and not self.counts_without)

    @property
    def is_quotable(self) -> bool:
        """Whether a message may repeat the cell's text."""
        return self.privacy is Privacy.PUBLIC and self.type is not FieldType.NAME

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading that means this field."""
        return (self.name, self.label, self.label_en, *self.aliases)


@dataclass(frozen=True)
class Kind:
    """A kind of record: one flat table."""

    name: str
    """Plural, as in the file name: `data/<name>.csv`, `data/<name>.yml` or the folder `data/<name>/`."""
    label: str
    label_en: str
    row_meaning: str
    """What one row is, in Chinese."""
    fields: tuple[Field, ...]
    is_whole: bool = False
    """Whether it is published whole or not at all, as an honour is, or a paper that hangs on a wall."""

    @cached_property
    def field_by_name(self) -> dict[str, Field]:
        """The fields by name."""
        return {field.name: field for field in self.fields}

    @cached_property
    def began_on(self) -> str:
        """The name of the field that says when a record began; "" for a kind whose records don't say."""
        return next((field.name for field in self.fields if field.begins), "")

    def fields_of(self, *types: FieldType) -> tuple[Field, ...]:
        """The fields of the given types, in order."""
        return tuple(field for field in self.fields if field.type in types)

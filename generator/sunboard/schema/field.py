"""What a field and a kind of record are."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from functools import cached_property

from sunboard.language import Called, Later
from sunboard.schema.english import (
    ENGLISH_HEADINGS,
    ENGLISH_KINDS,
    OTHER_HEADINGS,
)


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
    TERMS = "terms"
    """Several terms, separated by `、` or `;`. One bit a term by its position; -1 for none."""
    PHONE = "phone"
    """An office's telephone number. Column of `str`."""


class Need(StrEnum):
    """What a record is not without a field, though it is there, and counted."""

    DONE = "done"
    """Done: it is only reported done (R-1)."""
    HONOUR = "honour"
    """Honoured, nor told: it is only counted (R-29)."""


class Privacy(StrEnum):
    """Who may see a field."""

    PUBLIC = "public"
    """Shown on the site and in open data."""
    CONSENT = "consent"
    """Shown only with the person's recorded consent; never quoted in a report."""
    INTERNAL = "internal"
    """Used for checking and counting; never published, never quoted in a report."""


A_COLUMN, A_KIND = "heading of a column", "records of a kind"
"""The contexts of labels of fields and of kinds: the one is of one thing, the other of several."""
_AROUND = ("所属{}", "所在{}", "服务{}", "涉及{}", "包联{}", "报到{}", "{}名称")


@dataclass(frozen=True)
class Field:
    """One column of a kind of record."""

    name: str
    """The column's name in code, YAML and open data."""
    label: str
    """The Chinese heading."""
    description: str
    """One sentence in Chinese for the clerk who fills it in."""
    aliases: tuple[str, ...] = ()
    """Other headings offices use for it."""
    _: KW_ONLY
    label_en: str = ""
    """An English heading besides that of `english.py`; the name itself where nothing else is given."""
    type: FieldType
    required: bool = False
    counts_without: bool = False
    """Of a required field: whether a record that lacks it still counts, and stands there without its words."""
    need: Need | None = None
    """Of a field that is not required: what the record is not without it; None where it lacks nothing."""
    empty_counts: bool = False
    """Whether an empty cell says something (仍在, 一人), so that an unreadable one isn't taken for empty."""
    takes_along: tuple[str, ...] = ()
    """Of a field whose empty cell says something: what is not believed either with it, and the record stays."""
    privacy: Privacy = Privacy.PUBLIC
    off_pages: bool = False
    """Of a text that nobody need hide: whether no page shows it, and no open data either."""
    protected: bool = False
    """Whether it stays as it was published; what is to change is said in a record of its own (R-9)."""
    progress: bool = False
    """Whether it is filled in, or changes, as what the record tells goes on."""
    closes: bool = False
    """Of a term: whether with it, unless it counts as something that goes on, the record is over (R-9)."""
    approval: bool = False
    """Whether it tells who approved the record, and when; a page says where nobody wrote it down (R-29)."""

    spreads: bool = False
    """Of a REF: whether a row that names several is as many records, alike but for that."""
    refers_to: tuple[str, ...] = ()
    """For REF and REFS: the kinds the id may belong to."""
    place: tuple[str, ...] = ()
    """Of the reference that says in which place a record belongs: what offices call such a place."""
    vocabulary: str = ""
    """For TERM and TERMS: the key of the vocabulary in `programme.yml`."""
    otherwise: str = ""
    """For TERM: the text that has what is written in its place, or that may begin with it; "" for none."""
    filled_from: str = ""
    """Of a required date or number: the field whose value it has where nothing is written; "" for none."""
    unsaid: tuple[str, ...] = ()
    """For TERM: what people write where nobody answered (未回访); such a cell is empty, and no fault."""
    tells: tuple[str, str] | None = None
    """Of a column beside a record: the kind of another that it tells of, and the field that it is there."""
    told_as: str = ""
    """For TERM: what it counts as in a record that another kind's row tells of; "" for nothing."""
    measures: str = ""
    """Of a text: the field that it says the unit of, so that 单位 beside that one heads this; "" for none."""
    unit: str = ""
    """What is counted or measured, e.g. 户; "" where that makes no sense."""
    most: int | None = None
    """Of a number: the largest that can be right; None for no limit of its own."""

    names: bool = False
    """Of a text: whether the record is called by it; a question mark in it is a lost character (R-24)."""
    address: bool = False
    """Of a text: whether it says where the public finds something, behind whatever door (R-25)."""
    locates: bool = False
    """Of a text: whether it is an address in which the names of the record's place are looked for."""
    filed: bool = False
    """Of a text: whether it is the number of a file elsewhere, which alone may look like somebody's own."""
    who: bool = False
    """Of a text: whether it says who, by office or body, so that a name there is somebody's (R-26)."""
    main: bool = False
    """Of a text: whether it says what the record is, so that two that say the same may be one (R-11)."""
    result: bool = False
    """Of a text or number: whether it says what came of something, which takes more than praise (R-2)."""

    begins: bool = False
    """Of a date: the day on which what the record tells begins; a kind is kept from the month of its first."""
    past: bool = False
    """Of a date: whether it tells of what has happened (R-4); due dates, windows and ends may lie ahead."""
    ends: bool = False
    """Of a date: whether it is the last day of something, which is over from the day after."""
    until: bool = False
    """Of a date: whether something is to be done by it, so that a month means its last day, and 长期 none."""
    follows: tuple[str, ...] = ()
    """Of a date: the dates of the same record that it may not precede; the same day is fine (R-4, R-13)."""
    may_precede: bool = False
    """Of a date: whether it may lie before the programme began, as consent, a pairing or a station may."""
    activity: bool = False
    """Of a date: whether somebody did something on it, and was not silent (R-23)."""
    answers: bool = False
    """Of a date: whether the record's unit answers for it from then on, where `begins` doesn't say (R-13)."""

    def __post_init__(self) -> None:
        """Head the column by its name where no English heading is given."""
        _label(self)

    @property
    def loses_record(self) -> bool:
        """Whether a cell that is missing or can't be believed costs the whole record, not this cell alone."""
        return self.loses_unread or (self.required and not self.counts_without)

    @property
    def loses_unread(self) -> bool:
        """Whether a cell that can't be read costs the record, as the empty one would be believed."""
        return self.empty_counts and not self.takes_along

    @property
    def is_public(self) -> bool:
        """Whether it is shown to everybody."""
        return self.privacy is Privacy.PUBLIC

    @property
    def is_quotable(self) -> bool:
        """Whether a message may repeat the cell's text."""
        return self.is_public and self.type is not FieldType.NAME

    @property
    def heading(self) -> Later:
        """What its column is called, said where it is shown."""
        return Later(self.label, context=A_COLUMN)

    @property
    def counted(self) -> str:
        """A message that says a number `n` of it with its unit: {n}户."""
        return f"{{n}}{self.unit}"

    @property
    def means_people(self) -> bool:
        """Whether it says who is meant, by reference."""
        return "people" in self.refers_to

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading that means this field: of a place also 所属社区, 服务小区 and 小区名称."""
        english = (self.label_en, ENGLISH_HEADINGS.get(self.label, self.label_en))
        others = OTHER_HEADINGS.get(self.label, ())
        own = (self.name, self.label, *english, *self.aliases, *others)
        around = (form.format(word) for word in self.place for form in _AROUND)
        return tuple(dict.fromkeys((*own, *around)))


@dataclass(frozen=True)
class Kind:
    """A kind of record: one flat table."""

    name: str
    """Plural, as in the file name: `data/<name>.csv`, `data/<name>.yml` or the folder `data/<name>/`."""
    label: str
    """What several of its records are called; of one it is said in the context `one`."""
    row_meaning: str
    """What one row is, in Chinese."""
    fields: tuple[Field, ...]
    called: tuple[str, ...] = ()
    """Other words that offices call a sheet of such records by, in its name or title."""
    label_en: str = ""
    """In English; the name itself where nothing else is given."""
    boards: tuple[str, ...] = ()
    """The boards that count it: each is made where one at least of the kinds that it counts is kept."""
    needed_by: tuple[str, ...] = ()
    """The boards that count others by it, and that are not made without it."""
    is_public: bool = False
    """Whether every record may be told to everybody; what is told of others `publishable` has to say."""
    is_whole: bool = False
    """Whether it is published whole or not at all, as an honour is, or a paper that hangs on a wall."""
    owner_as: str = ""
    """Of a place or a unit: the field by which other records say that they are its; "" for all other kinds."""
    mark: str = ""
    """What stands before the number in the ids that records get: `dongguan-fw12`."""
    endings: tuple[str, ...] = ()
    """Of a place: what its names end with that says no more than its kind does, longer ones first."""
    counts_at_once: bool = False
    """Whether a row doesn't wait for its day to end, as it takes something back or renews an earlier row."""
    lasts: bool = False
    """Whether it tells what there is and not what happened, so that its particulars may change (R-9)."""
    stays: bool = False
    """Whether no correction can declare its records void: they end otherwise (撤榜), or tell of it."""
    dates_publication: bool = False
    """Whether the ledger puts down the day on which each record was first on the site."""

    def __post_init__(self) -> None:
        """Call the kind by its name where no English label is given."""
        _label(self)

    @property
    def named(self) -> tuple[str, ...]:
        """What alone means it, as a sheet's name or in `data/mapping.yml`, whatever is spoken."""
        english = ENGLISH_KINDS.get(self.label, self.label_en)
        return tuple(dict.fromkeys((self.name, self.label, english, self.label_en)))

    @property
    def title(self) -> Later:
        """What its records are called, said where it is shown."""
        return Later(self.label, context=A_KIND)

    @property
    def words(self) -> Called:
        """What its records are called within a sentence."""
        return Called(self.label, context=A_KIND)

    @cached_property
    def field_by_name(self) -> dict[str, Field]:
        """The fields by name."""
        return {field.name: field for field in self.fields}

    def fields_of(self, *types: FieldType) -> tuple[Field, ...]:
        """The fields of the given types, in order."""
        return tuple(field for field in self.fields if field.type in types)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the fields that its records are called by, others' references too; people have none."""
        return tuple(field.name for field in self.fields_of(FieldType.TEXT) if field.names)

    @cached_property
    def began_on(self) -> str:
        """The name of the field that says when a record began; "" for a kind whose records don't say."""
        return next((field.name for field in self.fields if field.begins), "")

    @cached_property
    def answered_from(self) -> str:
        """The name of the field that says from when on the record's unit answers for it; "" for never."""
        said = next((field.name for field in self.fields if field.answers), "")
        unit = self.field_by_name.get("unit")
        return said or (self.began_on if unit is not None and unit.required else "")

    @cached_property
    def main_text(self) -> str:
        """The name of the field that says what a record is; "" for none."""
        return next((field.name for field in self.fields if field.main), "")

    @cached_property
    def narratives(self) -> tuple[Field, ...]:
        """The published texts that may hold anything people write; the name of a place or a unit is none."""
        return tuple(
            field
            for field in self.fields_of(FieldType.TEXT)
            if field.is_public and not (field.names and self.owner_as)
        )

    @cached_property
    def written(self) -> tuple[Field, ...]:
        """The published texts of every sort, names of places and telephone numbers too."""
        return tuple(
            field for field in self.fields_of(FieldType.TEXT, FieldType.PHONE) if field.is_public
        )

    @cached_property
    def people_fields(self) -> tuple[Field, ...]:
        """The fields that say who is meant by a record."""
        return tuple(field for field in self.fields if field.means_people)

    @cached_property
    def protected(self) -> tuple[Field, ...]:
        """The fields that stay as they were published."""
        return tuple(field for field in self.fields if field.protected)

    @cached_property
    def told(self) -> dict[str, dict[str, Field]]:
        """By the kind of other records that its rows tell of, the columns that do, by the field there."""
        told: dict[str, dict[str, Field]] = {}
        for field in self.fields:
            if field.tells:
                told.setdefault(field.tells[0], {})[field.tells[1]] = field
        return told

    @cached_property
    def activity_dates(self) -> tuple[str, ...]:
        """The names of the dates on which somebody did something."""
        return tuple(field.name for field in self.fields if field.activity)

    def refers(self, name: str, kind: str) -> bool:
        """Whether it has a field of this name that leads to one kind alone."""
        field = self.field_by_name.get(name)
        return field is not None and field.refers_to == (kind,)


def _label(named: Field | Kind) -> None:
    if not named.label_en:
        object.__setattr__(named, "label_en", named.name.replace("_", " ").capitalize())

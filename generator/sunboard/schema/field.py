"""What a field of a record is."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from enum import StrEnum

from sunboard.language import Later
from sunboard.schema.english import ENGLISH_HEADINGS, OTHER_HEADINGS


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
    expected: bool = False
    """Of a place that is not required: whether rows of a list say it all the same, so that a list without it is
    asked about, and a blank cell in a group of rows is as the first."""
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
    should_be_all: bool = False
    """Of a TERM: whether a programme may say that every place is to have a record of some words."""
    closes: bool = False
    """Of a term: whether with it, unless it counts as something that goes on, the record is over (R-9)."""
    approval: bool = False
    """Whether it tells who approved the record, and when; a page says where nobody wrote it down (R-29)."""

    spreads: bool = False
    """Of a REF or a TERM: whether a row that names several is as many records, alike but for that."""
    more: tuple[str, ...] = ()
    """Of a field that spreads: how offices head a column beside its own that names more of them: 成员单位."""
    has_liaison: bool = False
    """Of a REF: whether somebody whom a row names to be rung up (联络员) is there for what it refers to, so
    that a landline beside is its telephone."""
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
    titled: tuple[str, ...] = ()
    """Of a TERM: the words by which the title of a table, or the name of a sheet, says it of all rows, the
    narrower before the wider."""
    said_by: tuple[str, ...] = ()
    """Of one that is titled: the fields of a row that say it before any title, a place by being there and a
    text by its words."""
    itemised: bool = False
    """Of a text that tells: whether a cell may hold several things, numbered or a line each, a record each."""
    told_as: str = ""
    """For TERM: what it counts as in a record that another kind's row tells of; "" for nothing."""
    measures: str = ""
    """Of a text: the field that it says the unit of, so that 单位 beside that one heads this; "" for none."""
    aim: bool = False
    """Of a text: whether it says how much is to be done, so that a result that says less is none (R-1)."""
    unit: str = ""
    """What is counted or measured, e.g. 户; "" where that makes no sense."""
    whom: tuple[str, ...] = ()
    """Of a count: whom it counts, by whom offices head it with its unit behind: 服务群众（人次）, 受益人数."""
    most: int | None = None
    """Of a number: the largest that can be right; None for no limit of its own."""

    names: bool = False
    """Of a text: whether the record is called by it; a question mark in it is a lost character (R-24)."""
    address: bool = False
    """Of a text: whether it says where the public finds something, behind whatever door (R-25)."""
    locates: bool = False
    """Of a text: whether it is an address in which the names of the record's place are looked for."""
    asked: bool = False
    """Of a text: whether it says which resident asked, whose name is neither told nor kept (R-26)."""
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
    counted_from: str = ""
    """Of a date that is to come: the date of the same record from which a length of time (7天, 5个工作日) that
    stands in its place is counted; "" where that is no date."""
    spans: bool = False
    """Of a date: whether what it tells may have gone on for days, so that of several, or of 8月中旬, the last
    is meant; the first where another date is filled from it."""
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
        if not self.label_en:
            object.__setattr__(self, "label_en", english_label(self.name))

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
        counted = (f"{word}{how}" for word in self.whom for how in self._counted_how)
        return tuple(dict.fromkeys((*own, *around, *counted)))

    @property
    def _counted_how(self) -> tuple[str, ...]:
        """What stands behind whom it counts: 人次, and with the unit （人次） and 人数（人次）."""
        return self.label, f"（{self.unit}）", f"人数（{self.unit}）"


def english_label(name: str) -> str:
    """What a field or a kind is called in English where nothing else is given."""
    return name.replace("_", " ").capitalize()

"""What a kind of record is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sunboard.language import Called, Later
from sunboard.schema.english import ENGLISH_KINDS
from sunboard.schema.field import A_KIND, Field, FieldType, Need, english_label


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
    beside: tuple[str, ...] = ()
    """Endings of the files that its records are about, which lie in the folder of its name."""
    taken: tuple[str, ...] = ()
    """Ids that no record may have, as pages or sheets of the site's own lie where theirs would."""
    dates_publication: bool = False
    """Whether the ledger puts down the day on which each record was first on the site."""

    def __post_init__(self) -> None:
        """Call the kind by its name where no English label is given."""
        if not self.label_en:
            object.__setattr__(self, "label_en", english_label(self.name))

    @property
    def honours(self) -> bool:
        """Whether its records honour whom they name."""
        return any(field.need is Need.HONOUR for field in self.fields)

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
    def holder(self) -> str:
        """The name of the field that says whose each record is, which is nobody else's; "" for none."""
        of_one = (e for e in self.fields_of(FieldType.REF) if e.means_people and e.required)
        return next((each.name for each in of_one), "")

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

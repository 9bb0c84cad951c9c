"""What a column of open data is; of a record's, from the declaration of its field."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from enum import StrEnum

from sunboard.language import say
from sunboard.publishable.open_data.listed import is_ever_listed
from sunboard.schema import Field, FieldType, Kind
from sunboard.settings import Programme, Vocabulary


class DataType(StrEnum):
    """How a cell is read; the words are Table Schema's."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    """`true` or `false`."""
    LIST = "list"
    """Several texts in one cell, separated by `SEPARATOR`."""


SEPARATOR = ";"
"""Between several values in one cell: no id and no key of a term holds it."""


@dataclass(frozen=True)
class DataField:
    """One column of a table of open data."""

    name: str
    label: str
    description: str
    """One sentence of what a cell says."""
    type: DataType = DataType.STRING
    _: KW_ONLY
    is_key: bool = False
    """Whether it tells the rows of its table apart."""
    is_required: bool = False
    """Whether no cell is empty."""
    refers_to: tuple[str, ...] = ()
    """The tables whose keys it holds."""
    vocabulary: Vocabulary | None = None
    """The closed list whose keys it holds; None for none."""
    unit: str = ""
    """What is counted or measured, e.g. 户."""
    most: int | None = None
    """Of a number: the largest there can be; None for no limit."""


_TYPES = {
    FieldType.DATE: DataType.DATE,
    FieldType.COUNT: DataType.INTEGER,
    FieldType.NUMBER: DataType.NUMBER,
    FieldType.REFS: DataType.LIST,
    FieldType.TERMS: DataType.LIST,
}
"""All others are strings."""

_MAY_BE_EMPTY = (FieldType.REF, FieldType.REFS)
"""What refers to a record without a row is emptied, whether or not it is required."""


def fields_of(kind: Kind, programme: Programme) -> tuple[DataField, ...]:
    """The columns of a kind of record, in the order in which its fields are declared."""
    return tuple(
        made
        for field in kind.fields
        if is_shown(field)
        for made in (_of(field, programme), *_beside_people(field))
    )


def is_shown(field: Field) -> bool:
    """Whether a field has a column: what everybody sees on some page, and the names of those who have a row."""
    return (field.is_public and not field.off_pages) or field.type is FieldType.NAME


def _of(field: Field, programme: Programme) -> DataField:
    is_key = field.type is FieldType.ID
    is_there = field.required and not field.counts_without and field.type not in _MAY_BE_EMPTY
    meaning = say("本人同意在开放数据里公开姓名的，写人员编号；别的人不写。")
    return DataField(
        field.name,
        str(field.heading),
        meaning if field.means_people else say(field.description),
        _TYPES.get(field.type, DataType.STRING),
        is_key=is_key,
        is_required=is_key or is_there,
        refers_to=tuple(filter(is_ever_listed, field.refers_to)),
        vocabulary=programme.vocabulary(field.vocabulary) if field.vocabulary else None,
        unit=say(field.unit) if field.unit else "",
        most=field.most,
    )


def beside_people(field: Field) -> tuple[str, str]:
    """The names of the two columns beside one that says who is meant: of their units, and of their number."""
    return f"{field.name}_units", f"{field.name}_count"


def _beside_people(field: Field) -> tuple[DataField, ...]:
    if not field.means_people:
        return ()
    (units, count), people = beside_people(field), str(field.heading)
    meaning = say("各人所在单位的编号，一人写一次；网页上不说是哪个单位的人的，这里也不写。")
    number = say("登记了几个人，不论写不写是谁。")
    return (
        DataField(
            units,
            say("{people}的单位", people=people),
            meaning,
            DataType.LIST,
            refers_to=("units",),
        ),
        DataField(count, say("{people}的人数", people=people), number, DataType.INTEGER),
    )

"""The sheets of a workbook to be filled in, from the declarations of the kinds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sunboard.language import mark, say
from sunboard.publishing.form_workbook import FormColumn, FormSheet
from sunboard.schema import Field, FieldType, Kind, Privacy
from sunboard.settings import Vocabulary

_EXAMPLES: Mapping[FieldType, str] = {
    FieldType.DATE: mark("2026年3月15日，也可写 2026-03-15"),
    FieldType.COUNT: mark("12"),
    FieldType.NUMBER: mark("12"),
    FieldType.PHONE: mark("0999-6100001"),
    FieldType.REF: mark("写名称就行，不用编号"),
    FieldType.REFS: mark("写名称就行，几个用顿号隔开"),
    FieldType.TERMS: mark("几个用顿号隔开"),
}
"""What stands in the guide beside a field of a type; texts explain themselves."""


_NO_SHEET_NAME = re.compile(r"[][:*?/\\']")
"""What no sheet may have in its name, though a programme may call its things so."""
_LONGEST_SHEET_NAME = 31


def form_sheets(
    kinds: Sequence[Kind], vocabularies: Mapping[str, Vocabulary]
) -> tuple[FormSheet, ...]:
    """A sheet a kind, in their order: every field but the id, which is the program's work."""
    return tuple(_sheet(kind, kinds, vocabularies) for kind in kinds)


def _sheet(kind: Kind, kinds: Iterable[Kind], vocabularies: Mapping[str, Vocabulary]) -> FormSheet:
    # Nobody is to write down residents who hasn't their names already.
    fields = [each for each in kind.fields if each.type is not FieldType.ID and not each.asked]
    names = [field.name for field in fields]
    return FormSheet(
        kind.name,
        _NO_SHEET_NAME.sub(" ", str(kind.title))[:_LONGEST_SHEET_NAME],
        say(kind.row_meaning),
        tuple(_column(field, kinds, vocabularies) for field in fields),
        next((names.index(name) for name in kind.names), None),
    )


def _column(
    field: Field, kinds: Iterable[Kind], vocabularies: Mapping[str, Vocabulary]
) -> FormColumn:
    terms = vocabularies[field.vocabulary].terms if field.vocabulary else ()
    example = _EXAMPLES.get(field.type, "")
    return FormColumn(
        str(field.heading),
        "".join(_notes(field)),
        say(example) if example else "",
        field.required,
        tuple(term.label for term in terms) if field.type is FieldType.TERM else (),
        _names_of(field, kinds),
    )


def _notes(field: Field) -> Iterator[str]:
    yield say(field.description)
    if field.off_pages or field.privacy is Privacy.INTERNAL:
        yield say("不公开。")
    if field.privacy is Privacy.CONSENT:
        yield say("本人同意才公开。")


def _names_of(field: Field, kinds: Iterable[Kind]) -> str:
    """The kind on whose sheet a reference to it chooses; people are named by id alone."""
    if field.type is not FieldType.REF or len(field.refers_to) != 1 or field.means_people:
        return ""
    named = (kind for kind in kinds if kind.name == field.refers_to[0] and kind.names)
    return next((kind.name for kind in named), "")

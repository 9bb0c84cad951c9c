"""How a file of records is written: headings, terms, dates, encoding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import yaml
from sunboard.records.defaults import DEFAULTS
from sunboard.schema import Field, FieldType, Kind
from sunboard.schema.english import ENGLISH_HEADINGS

from sunboard_demo.county import Row

Headings = Literal["name", "label", "label_en", "english", "alias"]
Terms = Literal["key", "label", "alias"]
Dates = Literal["iso", "slash", "chinese"]


@dataclass(frozen=True)
class Style:
    """The habits of whoever keeps a file."""

    headings: Headings = "label"
    terms: Terms = "label"
    dates: Dates = "iso"
    encoding: str = "utf-8"
    newline: str = "\n"

    def heading(self, field: Field) -> str:
        """What stands above a field's column."""
        if self.headings == "alias":
            return field.aliases[0] if field.aliases else field.label
        if self.headings == "english":
            return ENGLISH_HEADINGS[field.label]
        return str(getattr(field, self.headings))

    def value(self, field: Field, text: str) -> str:
        """A cell as this file writes it."""
        if not text:
            return ""
        if field.type is FieldType.TERM:
            return _term(field.vocabulary, text, self.terms)
        if field.type is FieldType.TERMS:
            each = [_term(field.vocabulary, key, self.terms) for key in text.split()]
            return ("; " if self.terms == "key" else "、").join(each)
        if field.type is FieldType.DATE and self.dates != "iso":
            year, month, day = (int(part) for part in text.split("-"))
            if self.dates == "slash":
                return f"{year}/{month}/{day}"
            return f"{year}年{month}月{day}日"
        return text

    def cells(self, fields: Sequence[Field], row: Mapping[str, str]) -> list[str]:
        """A row's cells in the order of the fields."""
        return [self.value(field, row.get(field.name, "")) for field in fields]


def used_fields(kind: Kind, rows: Iterable[Row]) -> tuple[Field, ...]:
    """The fields of a kind that some row fills; the others get no column."""
    filled = {name for row in rows for name, value in row.items() if value}
    return tuple(field for field in kind.fields if field.name in filled or field.required)


@cache
def _term(vocabulary: str, key: str, written_as: Terms) -> str:
    term = _vocabularies()[vocabulary][key]
    if written_as == "key":
        return key
    if written_as == "alias" and term.get("aliases"):
        return str(term["aliases"][0])
    return str(term["label"])


@cache
def _vocabularies() -> dict[str, dict[str, Any]]:
    defaults = yaml.load(DEFAULTS.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return {
        name: {term["key"]: term for term in terms}
        for name, terms in defaults["vocabularies"].items()
    }

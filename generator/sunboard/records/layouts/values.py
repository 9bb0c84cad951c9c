"""What stands in cells put into the words of the records, as the mapping says: 办结归档 for 已办结."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sunboard.problems import Place
from sunboard.records.headings import normalise_heading
from sunboard.records.layouts.columns import Columns
from sunboard.records.layouts.headings import Path, forms
from sunboard.records.layouts.mapping import SheetMapping, field_named
from sunboard.records.layouts.words import folded
from sunboard.records.text_tables import Given, given_at


@dataclass(frozen=True)
class _Words:
    """What one entry of the mapping says of a column."""

    place: Place
    meanings: Mapping[str, str]
    """By the folded text of a cell."""


def translate(
    paths: Sequence[Path],
    columns: Columns,
    entries: Sequence[SheetMapping],
    records: Sequence[list[str]],
    lines: Sequence[int],
) -> Iterator[Given]:
    """Write into the records what their cells mean.

    Args:
        paths: The headings.
        columns: What the columns are.
        entries: What is said of the sheet; of two that speak of one text the first holds.
        records: Their cells; they are changed.
        lines: The row of each.

    Yields:
        Which cells of the records' own fields say now what stands in the mapping.
    """
    if not any(entry.values for entry in entries):
        return
    name_at = {at: name for name, at in columns.own.items()}
    for at, path in enumerate(paths):
        said = [*_said_of(path, name_at.get(at), columns, entries)]
        changed = _change(said, at, records, lines) if said else {}
        for place, rows in changed.items():
            if at in name_at:
                yield given_at(name_at[at], place, rows)


def _said_of(
    path: Path, name: str | None, columns: Columns, entries: Sequence[SheetMapping]
) -> Iterator[_Words]:
    """What is said of a column, by one of its headings or by the field that it is."""
    headings = set(map(normalise_heading, (*forms(path), *path[:1])))
    for entry in entries:
        for word, meanings in entry.values.items():
            is_field = name is not None and field_named(columns.kind, word) == name
            if is_field or normalise_heading(word) in headings:
                texts = {folded(text): meaning for text, meaning in meanings.items()}
                yield _Words(entry.place("values", word), texts)


def _change(
    said: Sequence[_Words], at: int, records: Sequence[list[str]], lines: Sequence[int]
) -> dict[Place, list[int]]:
    """Change the cells of a column; the rows of those changed, by where it is said."""
    changed: dict[Place, list[int]] = {}
    for record, line in zip(records, lines, strict=True):
        text = folded(record[at])
        words = next((each for each in said if text and text in each.meanings), None)
        if words is not None:
            record[at] = words.meanings[text]
            changed.setdefault(words.place, []).append(line)
    return changed

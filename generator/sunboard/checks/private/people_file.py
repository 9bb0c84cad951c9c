"""A list of people from outside a project: whose names an inspector looks for."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sunboard.checks.private.names import NameFinder, key_of
from sunboard.records.encodings import decode_best
from sunboard.records.headings import HeadingTable
from sunboard.schema import KIND_BY_NAME


def finder_of(file: Path, day: date) -> NameFinder:
    """Finds everybody of a file who has not consented by a day, or does no longer.

    The file is a people table as CSV, or a plain list with a name a line, all of whom are looked for. Somebody
    who has consented to anything is let pass everywhere: whoever has the table alone can't tell where.

    Raises:
        OSError: it can't be read.
    """
    rows = list(csv.reader(decode_best(file.read_bytes()).text.decode("utf-8-sig").splitlines()))
    table = HeadingTable(KIND_BY_NAME["people"])
    fields = [table.field(heading) for heading in rows[0]] if rows else []
    columns = {field.name: at for at, field in enumerate(fields) if field is not None}
    if "name" not in columns:
        return NameFinder(key_of(name) for row in rows for name in row[:1])
    people = [{name: _cell(row, at) for name, at in columns.items()} for row in rows[1:]]
    named = set(_consented(people, day))
    hidden = {key_of(person["name"]) for person in people} - named
    return NameFinder(hidden, named)


def _cell(row: list[str], at: int) -> str:
    return row[at].strip() if at < len(row) else ""


def _consented(people: list[dict[str, str]], day: date) -> Iterator[str]:
    for person in people:
        given = _day(person.get("named_consent_on", ""))
        ended = (
            _day(person.get("withdrawn_on", ""), date.min),
            _day(person.get("consent_until", ""), date.min),
        )
        is_over = (ended[0] is not None and ended[0] <= day) or (
            ended[1] is not None and ended[1] < day
        )
        if given is not None and given <= day and not is_over:
            yield key_of(person["name"])


def _day(text: str, unread: date | None = None) -> date | None:
    """A day; None for none, and what is said for one that can't be read."""
    try:
        return (
            date(*map(int, text.replace("/", "-").replace(".", "-").split("-"))) if text else None
        )
    except (ValueError, TypeError):
        return unread

"""More records for a file that an office keeps, in the file's own form; what stands in it stays as it is."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO

from sunboard.language import later, several
from sunboard.problems import Problem
from sunboard.records.csv_header import find_dialect
from sunboard.records.encodings import GB18030, LINE_END, UTF8, UTF8_BOM, is_utf8
from sunboard.records.headings import HeadingTable, match_header
from sunboard.schema import Kind

Record = Mapping[str, str]
"""Texts by field."""

_ITEM = re.compile(rb"^(?P<indent> *)-(?P<gap> +)", re.MULTILINE)


class NoColumnError(Exception):
    """A file that is to hold a record has no column for what it says; the message says which."""


def new_csv(kind: Kind, records: Sequence[Record]) -> bytes:
    """A file of these records alone, as Excel and WPS open it without being asked for the encoding.

    Its columns are headed in the language that is spoken.
    """
    names = [field.name for field in kind.fields]
    heads = [str(field.heading) for field in kind.fields]
    lines = [heads, *([record.get(name, "") for name in names] for record in records)]
    return UTF8_BOM + _csv_text(lines, ",", "\r\n").encode()


def with_csv(kind: Kind, data: bytes, file: str, records: Sequence[Record]) -> bytes:
    """A CSV file with more records at its end.

    Raises:
        NoColumnError: it has no headings that are known, or none for what a record says.
    """
    table = HeadingTable(kind)
    dialect = find_dialect(data, table, file)
    if isinstance(dialect, Problem):
        raise NoColumnError(dialect.text())
    fields = match_header(table, dialect.cells, file, dialect.line)[0].fields
    missing = dict.fromkeys(name for record in records for name in record if name not in fields)
    if missing:
        raise NoColumnError(
            later(
                "没有「{labels}」这一栏",
                labels=several(kind.field_by_name[name].heading for name in missing),
            )
        )
    lines = [[record.get(name or "", "") for name in fields] for record in records]
    newline = _newline(data)
    return _joined(data, _csv_text(lines, dialect.delimiter, newline), newline)


def with_yaml(
    data: bytes, headings: Mapping[str, str], kind: Kind, records: Sequence[Record]
) -> bytes:
    """A YAML file with more records at the end of its list; `headings` are the keys it has, by field."""
    item = _ITEM.search(data)
    indent, gap = (item["indent"].decode(), item["gap"].decode()) if item else ("", " ")
    newline = _newline(data)
    below = newline + indent + " " + gap
    is_english = bool(headings) and all(map(str.isascii, headings.values()))

    def lines(record: Record) -> Iterator[str]:
        for name, text in record.items():
            own = name if is_english else kind.field_by_name[name].label
            yield f"{headings.get(name, own)}: {json.dumps(text, ensure_ascii=False)}"

    entries = (f"{indent}-{gap}{below.join(lines(record))}{newline}" for record in records)
    return _joined(data, "".join(entries), newline)


def _csv_text(lines: Sequence[Sequence[str]], delimiter: str, newline: str) -> str:
    text = StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=newline).writerows(lines)
    return text.getvalue()


def _newline(data: bytes) -> str:
    found = LINE_END.search(data)
    return found[0].decode() if found else "\n"


def _joined(data: bytes, text: str, newline: str) -> bytes:
    encoding = UTF8 if is_utf8(data) else GB18030
    is_open = bool(data) and not data.endswith((b"\n", b"\r"))
    return data + (newline if is_open else "").encode() + text.encode(encoding)

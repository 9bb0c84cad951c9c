"""Rows to files: CSV as offices save it, and YAML."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from pathlib import Path

from sunboard.schema import KIND_BY_NAME, Field

from sunboard_demo.county import Row
from sunboard_demo.style import Style, used_fields

PROGRAMME = "programme.yml"
_PLAIN_YAML = re.compile(r"[\w（][\w（）、，。；：“”〔〕《》·%./+-]*")
"""Text that YAML reads as it stands; anything else is put in quotes."""


def write_records(path: Path, rows: Sequence[Row], style: Style) -> None:
    """Write one file of records; the kind is in its name or that of its folder."""
    kind = KIND_BY_NAME.get(path.stem) or KIND_BY_NAME[path.parent.name]
    fields = used_fields(kind, rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding=style.encoding, newline="") as file:
        if path.suffix == ".csv":
            CsvFile(file, fields, style).add(rows)
        else:
            file.writelines(_yaml_entry(row, fields, style) for row in rows)


class CsvFile:
    """A CSV file with its headings written, to be added to."""

    def __init__(self, file: TextIOWrapper, fields: Sequence[Field], style: Style) -> None:
        self._fields, self._style = fields, style
        self._writer = csv.writer(file, lineterminator=style.newline)
        self._writer.writerow([style.heading(field) for field in fields])

    def add(self, rows: Iterable[Row]) -> None:
        """Write more rows."""
        self._writer.writerows(self._style.cells(self._fields, row) for row in rows)


def _yaml_entry(row: Row, fields: Sequence[Field], style: Style) -> str:
    lines = [
        f"{style.heading(field)}: {_yaml_scalar(style.value(field, row[field.name]))}"
        for field in fields
        if row.get(field.name)
    ]
    return "- " + "\n  ".join(lines) + "\n"


def _yaml_scalar(text: str) -> str:
    return text if _PLAIN_YAML.fullmatch(text) else json.dumps(text, ensure_ascii=False)

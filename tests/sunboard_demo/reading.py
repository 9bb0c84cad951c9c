"""Reads a sample county back without the product's own readers."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml
from sunboard.schema import KIND_BY_NAME, KINDS

Row = dict[str, str]


@dataclass(frozen=True)
class SampleCounty:
    """The files of a county that `write_demo` wrote, and the rows in them."""

    root: Path
    counts: dict[str, int]

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def files(self) -> dict[str, bytes]:
        """Path below `data/` to content."""
        return {
            path.relative_to(self.data).as_posix(): path.read_bytes()
            for path in sorted(self.data.rglob("*"))
            if path.is_file()
        }

    @cached_property
    def rows(self) -> dict[str, list[Row]]:
        """The rows of each kind, by field name; empty cells left out."""
        return {kind.name: _rows(self.data, kind.name) for kind in KINDS}

    def by_id(self, kind: str) -> dict[str, Row]:
        return {row["id"]: row for row in self.rows[kind]}


def decode(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def _rows(data: Path, kind: str) -> list[Row]:
    beside = KIND_BY_NAME[kind].beside
    every = [*data.glob(f"{kind}.*"), *sorted((data / kind).glob("*"))]
    paths = [path for path in every if path.suffix not in beside]
    return [row for path in paths for row in _rows_of_file(path, kind)]


def _rows_of_file(path: Path, kind: str) -> list[Row]:
    text = decode(path.read_bytes())
    if path.suffix == ".yml":
        records = yaml.load(text, yaml.CBaseLoader)
    else:
        records = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    names = {heading: f.name for f in KIND_BY_NAME[kind].fields for heading in f.headings}
    return [{names[head]: cell for head, cell in record.items() if cell} for record in records]

"""Open data as whoever downloads them has them."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping

from sunboard.measures.ground import Ground
from sunboard.outputs.data.write import write_data

Files = dict[str, bytes]
"""Their bytes by their addresses."""


def data_files(ground: Ground) -> Files:
    """Every file of a county."""
    files: Files = {}

    def write(forms: Mapping[str, bytes]) -> Mapping[str, bytes]:
        files.update(forms)
        return forms

    write_data(ground, write)
    return files


def said_in_data(ground: Ground) -> Iterator[str]:
    """All that stands in any of them, in the archive too."""
    for content in data_files(ground).values():
        if content.startswith(b"PK"):
            yield from (each.decode() for each in members(content).values())
        else:
            yield content.decode()


def members(archive: bytes) -> Files:
    """What an archive holds, by its names."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def rows_of(ground: Ground, table: str) -> list[dict[str, str]]:
    """A table's rows, without the cells that are empty."""
    text = data_files(ground)[f"data/{table}.csv"].decode()
    return [
        {name: cell for name, cell in row.items() if cell}
        for row in csv.DictReader(io.StringIO(text, newline=""))
    ]


def counts_of(ground: Ground, kind: str, *columns: str) -> list[dict[str, str]]:
    """The counts of a kind that are broken down by these columns and no others."""
    return [
        row
        for row in rows_of(ground, "counts")
        if row["kind"] == kind and row.get("breakdown", "").split() == list(columns)
    ]

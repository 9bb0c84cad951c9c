"""The read stage: every file below `data/`, one table of text a kind."""

from __future__ import annotations

from pathlib import Path

from sunboard.problems import Problem
from sunboard.records.folders import find_files
from sunboard.records.kind_reader import KindReader
from sunboard.records.tables import TextTable
from sunboard.schema import KINDS


def read_records(root: Path) -> tuple[dict[str, TextTable], list[Problem]]:
    """Reads all records of a project folder; every kind is in the result, if empty."""
    files, problems = find_files(root)
    tables: dict[str, TextTable] = {}
    for kind in KINDS:
        reader = KindReader(kind)
        for file in files:
            if file.kind is kind:
                reader.read_file(file)
        tables[kind.name], found = reader.finish()
        problems.extend(found)
    return tables, problems

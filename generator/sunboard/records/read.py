"""The read stage: every file below `data/`, one table of text a kind."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from sunboard.problems import Place, Problem
from sunboard.records.csv_files import CsvFiles
from sunboard.records.encodings import foreign_format
from sunboard.records.folders import DATA, MOST_FILES, FoundFile, find_files
from sunboard.records.footers import without_footers
from sunboard.records.gathering import MOST_ROWS, Room, Rows, TooManyRowsError, make_table
from sunboard.records.headings import HeadingTable
from sunboard.records.loading import MOST_TOGETHER, load
from sunboard.records.text_tables import SourceFile, TextTable
from sunboard.records.yaml_files import YamlFiles
from sunboard.schema import KIND_BY_NAME, KINDS, Kind

THREADS = 2
"""Kinds of large files read at a time; more would take more memory."""
LARGE = 1 << 20
"""Bytes a file from which on most work is done outside Python's lock; threads slow down the rest."""


def read_records(
    root: Path, names: Collection[str] = tuple(KIND_BY_NAME)
) -> tuple[dict[str, TextTable], list[Problem]]:
    """Reads the records of a project folder: every kind that is named is in the result, if empty."""
    files, problems = find_files(root)
    if too_much := _too_much(files):
        return _nothing(names), [*problems, too_much]
    try:
        result_by_kind = _read_kinds(files, names)
    except TooManyRowsError:
        problem = Problem(Place(DATA), "data-many-rows", {"limit": MOST_ROWS})
        return _nothing(names), [*problems, problem]
    for _, of_kind in result_by_kind.values():
        problems.extend(of_kind)
    return {name: table for name, (table, _) in result_by_kind.items()}, problems


def _read_kinds(
    files: Sequence[FoundFile], names: Collection[str]
) -> dict[str, tuple[TextTable, list[Problem]]]:
    """The records and problems of every kind that is named, in the schema's order."""
    room = Room(MOST_ROWS)
    kinds = [kind for kind in KINDS if kind.name in names]
    files_by_kind: dict[str, list[FoundFile]] = {kind.name: [] for kind in kinds}
    for file in files:
        if file.kind.name in files_by_kind:
            files_by_kind[file.kind.name].append(file)
    large = [kind for kind in kinds if _are_large(files_by_kind[kind.name])]
    with ThreadPoolExecutor(THREADS) as pool:
        results = pool.map(lambda kind: read_kind(kind, files_by_kind[kind.name], room), large)
        result_by_kind = {kind.name: result for kind, result in zip(large, results, strict=True)}
    for name, of_kind in files_by_kind.items():
        if name not in result_by_kind:
            result_by_kind[name] = read_kind(KIND_BY_NAME[name], of_kind, room)
    return {kind.name: result_by_kind[kind.name] for kind in kinds}


def _too_much(files: Sequence[FoundFile]) -> Problem | None:
    """The problem with more files, or larger ones, than are read; nothing is then."""
    size = sum(file.size for file in files)
    if size > MOST_TOGETHER:
        params = {"size": f"{size / 2**20:.0f}", "limit": MOST_TOGETHER >> 20}
        return Problem(Place(DATA), "data-too-big", params)
    if len(files) > MOST_FILES:
        params = {"count": len(files), "limit": MOST_FILES}
        return Problem(Place(DATA), "data-many-files", params)
    return None


def _nothing(names: Collection[str]) -> dict[str, TextTable]:
    return {kind.name: make_table(kind, [], []) for kind in KINDS if kind.name in names}


def _are_large(files: Sequence[FoundFile]) -> bool:
    sizes = [file.size for file in files if not file.is_yaml]
    return bool(sizes) and len(sizes) == len(files) and sum(sizes) >= LARGE * len(files)


def read_kind(
    kind: Kind, files: Iterable[FoundFile], room: Room | None = None
) -> tuple[TextTable, list[Problem]]:
    """Reads the files of a kind in the order they are given.

    Raises:
        TooManyRowsError: There is no room for so many.
    """
    rows, headings = Rows(room=room or Room()), HeadingTable(kind)
    csv_files, yaml_files = CsvFiles(headings, rows), YamlFiles(headings, rows)
    names: list[str] = []
    for file in files:
        data = load(file.path, file.name, is_yaml=file.is_yaml)
        if isinstance(data, Problem):
            rows.problems.append(data)
            continue
        names.append(file.name)
        code = foreign_format(data) or ("file-empty" if not data or data.isspace() else None)
        if code:
            rows.problems.append(Problem(Place(file.name), code))
        elif file.is_yaml:
            csv_files.flush()
            yaml_files.add(data, file.name, len(names) - 1)
        else:
            yaml_files.flush()
            csv_files.add(data, file.name, len(names) - 1)
    csv_files.flush()
    yaml_files.flush()
    return _whole(kind, rows, names), list(rows.problems)


def _whole(kind: Kind, rows: Rows, names: Sequence[str]) -> TextTable:
    """The records of all files, each of which says what became of its rows."""
    files = [
        SourceFile(name, rows.headings.get(at, {}), rows.read[at], refused_count=rows.refused[at])
        for at, name in enumerate(names)
    ]
    table, feet, hints = without_footers(make_table(kind, rows.pieces, files))
    rows.problems.extend(hints)
    for at, count in feet.items():
        files[at] = replace(files[at], row_count=rows.read[at] - count, foot_count=count)
    return replace(table, files=tuple(files))

"""The read stage: every file below `data/`, one table of text a kind."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa

from sunboard.problems import Place, Problem
from sunboard.records.csv_files import CsvFiles
from sunboard.records.encodings import foreign_format
from sunboard.records.folders import (
    DATA,
    MOST_FILES,
    FoundFile,
    OfficeFile,
    by_rank,
    find_files,
)
from sunboard.records.footers import without_footers
from sunboard.records.gathering import (
    MOST_ROWS,
    TEXT,
    Piece,
    Room,
    Rows,
    TooManyRowsError,
    make_table,
)
from sunboard.records.headings import HeadingTable
from sunboard.records.late_headings import with_titles_apart
from sunboard.records.loading import MOST_TOGETHER, load
from sunboard.records.named_columns import named_columns
from sunboard.records.office_files import OfficeRead, OfficeTable, of_kind, read_office_files
from sunboard.records.programme import headings_heard
from sunboard.records.received import received_last
from sunboard.records.text_tables import SourceFile, TextTable
from sunboard.records.yaml_files import YamlFiles
from sunboard.schema import KIND_BY_NAME, KINDS, REQUIRED_KINDS, Kind

THREADS = 2
"""Kinds of large files read at a time; more would take more memory."""
LARGE = 1 << 20
"""Bytes a file from which on most work is done outside Python's lock; threads slow down the rest."""


def read_records(
    root: Path, names: Collection[str] = tuple(KIND_BY_NAME)
) -> tuple[dict[str, TextTable], list[Problem]]:
    """Reads the records of a project folder: every kind that is named is in the result, if empty."""
    with headings_heard(root):
        return _read_records(root, names)


def _read_records(root: Path, names: Collection[str]) -> tuple[dict[str, TextTable], list[Problem]]:
    files, problems, office_files = find_files(root)
    if too_much := _too_much([*files, *office_files]):
        return _nothing(names), [*problems, too_much]
    files, with_titles = with_titles_apart(files)
    office_files = sorted([*office_files, *with_titles], key=lambda file: by_rank(file.name))
    office, found = read_office_files(root, office_files, {file.kind.name for file in files})
    problems += [*found, *(problem for file in office for problem in file.problems)]
    problems += _missing(files, office)
    try:
        result_by_kind = _read_kinds(files, office, names)
    except TooManyRowsError:
        problem = Problem(Place(DATA), "data-many-rows", {"limit": MOST_ROWS})
        return _nothing(names), [*problems, problem]
    for _, found_of_kind in result_by_kind.values():
        problems.extend(found_of_kind)
    tables = {name: table for name, (table, _) in result_by_kind.items()}
    problems.extend(named_columns(office, tables))
    return tables, problems


def _missing(files: Sequence[FoundFile], office: Sequence[OfficeRead]) -> Iterator[Problem]:
    """The problem with each kind that no board can do without, and that stands nowhere."""
    present = {file.kind.name for file in files}
    present.update(each.table.kind.name for file in office for each in file.tables)
    for name in REQUIRED_KINDS:
        if name not in present:
            params = {"kind": name, "label": KIND_BY_NAME[name].words}
            yield Problem(Place(f"{DATA}/{name}.csv"), "file-missing", params)


def _read_kinds(
    files: Sequence[FoundFile], office: Sequence[OfficeRead], names: Collection[str]
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
        results = pool.map(
            lambda kind: read_kind(
                kind, files_by_kind[kind.name], room, of_kind(office, kind.name)
            ),
            large,
        )
        result_by_kind = {kind.name: result for kind, result in zip(large, results, strict=True)}
    for name, plain in files_by_kind.items():
        if name not in result_by_kind:
            tables = of_kind(office, name)
            result_by_kind[name] = read_kind(KIND_BY_NAME[name], plain, room, tables)
    return {kind.name: result_by_kind[kind.name] for kind in kinds}


def _too_much(files: Sequence[FoundFile | OfficeFile]) -> Problem | None:
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
    kind: Kind,
    files: Iterable[FoundFile],
    room: Room | None = None,
    office: Iterable[OfficeTable] = (),
) -> tuple[TextTable, list[Problem]]:
    """Reads the files of a kind in the order they are given; what stands in offices' files comes after.

    What others handed in comes last of all.

    Raises:
        TooManyRowsError: There is no room for so many.
    """
    rows, headings = Rows(room=room or Room()), HeadingTable(kind)
    csv_files, yaml_files = CsvFiles(headings, rows), YamlFiles(headings, rows)
    sources: list[SourceFile] = []
    for file in files:
        data = load(file.path, file.name, is_yaml=file.is_yaml)
        if isinstance(data, Problem):
            rows.problems.append(data)
            continue
        sources.append(SourceFile(file.name, {}, 0))
        code = foreign_format(data) or ("file-empty" if not data or data.isspace() else None)
        if code:
            rows.problems.append(Problem(Place(file.name), code))
        elif file.is_yaml:
            csv_files.flush()
            yaml_files.add(data, file.name, len(sources) - 1)
        else:
            yaml_files.flush()
            csv_files.add(data, file.name, len(sources) - 1)
    csv_files.flush()
    yaml_files.flush()
    plain_count = sum(map(len, rows.pieces))
    for each in office:
        rows.add(_piece(each, len(sources)))
        rows.headings[len(sources)] = each.source.headings
        sources.append(each.source)
    return _whole(kind, rows, sources, plain_count), list(rows.problems)


def _piece(each: OfficeTable, file_code: int) -> Piece:
    columns = {name: pa.array(texts, TEXT) for name, texts in each.table.columns.items()}
    lines = np.array(each.table.lines, dtype=np.int32)
    return Piece(columns, np.full(len(lines), file_code, np.int32), lines)


def _whole(kind: Kind, rows: Rows, sources: Sequence[SourceFile], plain_count: int) -> TextTable:
    """The records of all files, each of which says what became of its rows."""
    files = [
        replace(
            source,
            headings=rows.headings.get(at, {}),
            row_count=rows.read[at],
            refused_count=rows.refused[at],
        )
        for at, source in enumerate(sources)
    ]
    table, feet, hints = without_footers(make_table(kind, rows.pieces, files), plain_count)
    rows.problems.extend(hints)
    for at, count in feet.items():
        files[at] = replace(files[at], row_count=rows.read[at] - count, foot_count=count)
    return received_last(replace(table, files=tuple(files)))

"""The read stage: every file below `data/`, one table of text a kind."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sunboard.problems import Problem
from sunboard.records.folders import FoundFile, find_files
from sunboard.records.kind_reader import read_kind
from sunboard.records.tables import TextTable
from sunboard.schema import KIND_BY_NAME, KINDS

THREADS = 2
"""Kinds of large files read at a time; more would take more memory."""
LARGE = 1 << 20
"""Bytes a file from which on most work is done outside Python's lock; threads slow down the rest."""


def read_records(
    root: Path, names: Collection[str] = tuple(KIND_BY_NAME)
) -> tuple[dict[str, TextTable], list[Problem]]:
    """Reads the records of a project folder: every kind that is named is in the result, if empty."""
    files, problems = find_files(root)
    kinds = [kind for kind in KINDS if kind.name in names]
    files_by_kind: dict[str, list[FoundFile]] = {kind.name: [] for kind in kinds}
    for file in files:
        if file.kind.name in files_by_kind:
            files_by_kind[file.kind.name].append(file)
    large = [kind for kind in kinds if _are_large(files_by_kind[kind.name])]
    with ThreadPoolExecutor(THREADS) as pool:
        results = pool.map(read_kind, large, [files_by_kind[kind.name] for kind in large])
        result_by_kind = {kind.name: result for kind, result in zip(large, results, strict=True)}
    for name, of_kind in files_by_kind.items():
        if name not in result_by_kind:
            result_by_kind[name] = read_kind(KIND_BY_NAME[name], of_kind)
    for kind in kinds:
        problems.extend(result_by_kind[kind.name][1])
    return {kind.name: result_by_kind[kind.name][0] for kind in kinds}, problems


def _are_large(files: Sequence[FoundFile]) -> bool:
    sizes = [file.size for file in files if not file.is_yaml]
    return bool(sizes) and len(sizes) == len(files) and sum(sizes) >= LARGE * len(files)

"""Small YAML files below `data/` that hold one mapping: the programme, and what joins it."""

from __future__ import annotations

from pathlib import Path

from sunboard.problems import Problem
from sunboard.records.encodings import foreign_format
from sunboard.records.folders import DATA, is_file_inside
from sunboard.records.loading import load_settings
from sunboard.records.tree_reader import TreeReader
from sunboard.records.yaml_nodes import MapNode, load_tree


def read_mapping(
    root: Path, name: str, *, missing: str, no_mapping: str
) -> tuple[MapNode | None, TreeReader]:
    """The mapping a file holds, and its reader with what is wrong so far; None where it can't be read.

    Args:
        root: The project folder.
        name: The file, below the project folder.
        missing: The code of the problem where there is no such file; "" where there need not be one.
        no_mapping: The code where it holds something else.
    """
    reader = TreeReader(name)
    path = root / name
    if not is_file_inside(path, root / DATA):
        if code := _why_not_inside(path) or missing:
            reader.report(None, None, code)
        return None, reader
    data = load_settings(path, name)
    if isinstance(data, Problem):
        reader.problems.append(data)
        return None, reader
    if foreign := foreign_format(data):
        reader.report(None, None, foreign)
        return None, reader
    tree, reader.problems = load_tree(data, name)
    if isinstance(tree, MapNode):
        return tree, reader
    if not reader.problems:
        reader.report(None, None, no_mapping)
    return None, reader


def _why_not_inside(path: Path) -> str:
    """The code of the problem with something that is no ordinary file in `data/`; "" if there is nothing."""
    if path.is_symlink():
        return "file-link"
    return "file-special" if path.exists() else ""

"""`data/names.yml`: what offices call places and units beside their names, as people confirmed it.

    units:
      住建局: u-1
    estates:
      东关社区/花园: e-3

Each name leads to an id, or to the full name of one record alone. People never stand here: nobody is known by a
name.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from sunboard.language import several
from sunboard.problems import Problem
from sunboard.records.folders import CONFIRMED_NAMES, DATA
from sunboard.records.headings import quotable_heading
from sunboard.records.tree_reader import TreeReader, read_mapping
from sunboard.records.yaml_nodes import MapNode
from sunboard.schema import KINDS

CONFIRMED_PATH = f"{DATA}/{CONFIRMED_NAMES}"
NAMED = tuple(kind.name for kind in KINDS if kind.names)
"""The kinds whose records are known by name."""
_WITHIN = "/"


class Confirmed(NamedTuple):
    """What one line says."""

    within: str
    """The place that the name is used in; "" for everywhere."""
    name: str
    means: str
    """An id, or the name of one record."""
    line: int


ConfirmedNames = Mapping[str, tuple[Confirmed, ...]]
"""By kind."""


def read_confirmed_names(root: Path) -> tuple[ConfirmedNames, list[Problem]]:
    """What the file below the project folder says; {} where there is none, or nobody can read it."""
    tree, reader = read_mapping(root, CONFIRMED_PATH, missing="", no_mapping="names-no-mapping")
    if tree is None:
        return {}, reader.problems
    for key in tree.lines.keys() - {*NAMED}:
        shown = quotable_heading(key, 0)
        line = tree.lines[key]
        reader.report(line, shown, "names-not-of-these", key=shown, known=several(NAMED))
    names = {kind: tuple(_read(reader, reader.mapping(tree, kind))) for kind in NAMED}
    return names, reader.problems


def names_of_their_own(root: Path) -> dict[str, frozenset[str]]:
    """By kind the names that lead to themselves: however like another's they are, they are a record's own."""
    names, _ = read_confirmed_names(root)
    return {
        kind: frozenset(line.name for line in lines if line.means == line.name)
        for kind, lines in names.items()
    }


def _read(reader: TreeReader, node: MapNode) -> list[Confirmed]:
    found = []
    for key, line in node.lines.items():
        within, _, name = key.rpartition(_WITHIN)
        means = reader.text(node, key, required=True)
        if means:
            found.append(Confirmed(within, name, means, line))
    return found

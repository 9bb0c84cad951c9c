"""`data/mapping.yml`, as an office writes it, to what it says of sheets."""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType

from sunboard.calendar import FIRST_YEAR, LAST_YEAR
from sunboard.language import later, several
from sunboard.problems import Problem
from sunboard.records.folders import DATA
from sunboard.records.headings import normalise_heading, quotable_heading
from sunboard.records.heard import with_own
from sunboard.records.layouts.mapping import MAPPING, NO_MAPPING, UNREAD, Mapping, SheetMapping
from sunboard.records.tree_reader import TreeReader, read_mapping
from sunboard.records.yaml_nodes import MapNode
from sunboard.schema import KINDS, Kind

KEYS = ("file", "sheet", "kind", "columns", "values", "fixed", "days_in", "last_days", "year")


def read_sheet_mapping(root: Path) -> tuple[Mapping, list[Problem]]:
    """The mapping of a project; an empty one where there is none. An entry at fault is left out."""
    tree, reader = read_mapping(root, MAPPING, missing="", no_mapping="mapping-form")
    if tree is None:
        return NO_MAPPING, reader.problems
    reader.check_keys(tree, ("sheets", "continues", "replaced"))
    entries = [_entry(reader, node) for node in reader.mappings(tree, "sheets")]
    sheets = tuple(filter(None, entries))
    return Mapping(sheets, _continues(reader, tree), _replaced(reader, tree)), reader.problems


def _continues(reader: TreeReader, tree: MapNode) -> ReadOnly[str, tuple[str, ...]]:
    """By file those that it goes on with, which may be gone by now."""
    node = reader.mapping(tree, "continues")
    return MappingProxyType(
        {_path(new): tuple(map(_path, reader.texts(node, new))) for new in node.values}
    )


def _replaced(reader: TreeReader, tree: MapNode) -> ReadOnly[str, tuple[str, ...]]:
    """By file the sheets that a later one has."""
    node = reader.mapping(tree, "replaced")
    return MappingProxyType({_path(file): tuple(reader.texts(node, file)) for file in node.values})


def _path(name: str) -> str:
    return f"{DATA}/{name.removeprefix(f'{DATA}/')}"


def _entry(reader: TreeReader, node: MapNode) -> SheetMapping | None:
    reader.check_keys(node, KEYS)
    word = reader.text(node, "kind")
    is_unread = word in UNREAD
    kind = None if is_unread else _kind(word)
    if word and not is_unread and kind is None:
        known = several(
            later("{label}（{name}）", label=each.title, name=each.name) for each in KINDS
        )
        shown = quotable_heading(word, 0)
        reader.report(node.lines["kind"], "kind", "mapping-kind", word=shown, labels=known)
        return None
    years = (FIRST_YEAR, LAST_YEAR)
    values, fixed = (reader.mapping(node, key) for key in ("values", "fixed"))
    return SheetMapping(
        line=node.line,
        file=reader.text(node, "file").removeprefix(f"{DATA}/"),
        sheet=reader.text(node, "sheet"),
        kind=kind,
        is_unread=is_unread,
        columns=_texts(reader, reader.mapping(node, "columns")),
        values=MappingProxyType(
            {key: _texts(reader, reader.mapping(values, key)) for key in values.values}
        ),
        fixed=_texts(reader, fixed),
        days_in=_texts(reader, reader.mapping(node, "days_in")),
        last_days=reader.texts(node, "last_days"),
        year=reader.whole_number(node, "year", None, least=years[0], most=years[1]),
        lines=MappingProxyType(
            {
                (under, key): line
                for under, words in (("values", values), ("fixed", fixed))
                for key, line in words.lines.items()
            }
        ),
    )


def _texts(reader: TreeReader, node: MapNode) -> ReadOnly[str, str]:
    return MappingProxyType({key: reader.text(node, key) for key in node.values})


def _kind(word: str) -> Kind | None:
    """The kind that a word means: by its name or label, or by what one kind alone is called."""
    wanted = normalise_heading(word)
    called, named = (
        [kind for kind in KINDS if wanted in map(normalise_heading, with_own(words(kind)))]
        for words in (attrgetter("called"), attrgetter("named"))
    )
    found = named or (called if len(called) == 1 else [])
    return found[0] if wanted and found else None

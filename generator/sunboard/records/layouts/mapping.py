"""`data/mapping.yml`: what headings and names of sheets can't say, said once by the office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from sunboard.calendar import FIRST_YEAR, LAST_YEAR
from sunboard.problems import Place, Problem
from sunboard.records.folders import DATA
from sunboard.records.headings import normalise_heading, quotable_heading
from sunboard.records.layouts.headings import table_of
from sunboard.records.layouts.words import folded
from sunboard.records.sheets import Sheet
from sunboard.records.tree_reader import TreeReader, read_mapping
from sunboard.records.yaml_nodes import MapNode
from sunboard.schema import KINDS, Kind

MAPPING = f"{DATA}/mapping.yml"
UNREAD = ("不读", "unread")
"""What is written for a heading that is not to be read."""
KEYS = ("file", "sheet", "kind", "columns", "fixed", "year")


@dataclass(frozen=True)
class SheetMapping:
    """What is said of the sheets of a name, of all of a file, or of all of a kind."""

    line: int
    """Where it stands in the mapping."""
    file: str = ""
    """Below `data/`; "" for sheets of any file."""
    sheet: str = ""
    """The sheet's name; "" for all of the file, and for CSV files."""
    kind: Kind | None = None
    """What its records are, None where nothing is said; of one without file and sheet, for which kind it is."""
    columns: ReadOnly[str, str] = field(default_factory=dict)
    """Heading → the field's name or label, or one of `UNREAD`."""
    fixed: ReadOnly[str, str] = field(default_factory=dict)
    """The field's name or label → what every record has there whose cell is blank."""
    year: int | None = None
    """The year of dates without one."""

    @property
    def is_named(self) -> bool:
        """Whether it names the sheets it is for."""
        return bool(self.file or self.sheet)

    def is_for(self, sheet: Sheet) -> bool:
        """Whether it is for a sheet, as far as the kind of its records doesn't decide that."""
        if self.file and folded(f"{DATA}/{self.file}") != folded(sheet.file):
            return False
        return not self.sheet or folded(self.sheet) == folded(sheet.name)


@dataclass(frozen=True)
class Said:
    """All that is said of one sheet, the more closely named before the others."""

    entries: tuple[SheetMapping, ...] = ()

    @property
    def kind(self) -> Kind | None:
        """The kind of its records; None where nothing is said."""
        return next((each.kind for each in self.entries if each.is_named and each.kind), None)

    def for_kind(self, kind: Kind) -> Said:
        """What of it holds for records of a kind."""
        return Said(tuple(each for each in self.entries if each.kind in (None, kind)))

    @property
    def year(self) -> int | None:
        """The year of dates without one."""
        return next((each.year for each in self.entries if each.year), None)

    def columns(self, kind: Kind) -> dict[str, str]:
        """Heading as compared → field name, "" for one that isn't to be read; unknown fields are left out."""
        columns: dict[str, str] = {}
        for entry in reversed(self.for_kind(kind).entries):
            for heading, word in entry.columns.items():
                name = "" if word in UNREAD else field_named(kind, word)
                if name is not None:
                    columns[normalise_heading(heading)] = name
        return columns

    def fixed(self, kind: Kind) -> dict[str, str]:
        """Field name → what every record has there whose cell is blank."""
        return {
            name: text
            for entry in reversed(self.for_kind(kind).entries)
            for word, text in entry.fixed.items()
            if (name := field_named(kind, word))
        }

    def faults(self, kind: Kind, present: Iterable[str]) -> Iterator[Problem]:
        """What in it can't be for a table of a kind: fields that there are none, headings it hasn't got."""
        headings = set(map(normalise_heading, present))
        for entry in self.for_kind(kind).entries:
            place = Place(MAPPING, entry.line)
            words = [word for word in entry.columns.values() if word not in UNREAD]
            for word in (*words, *entry.fixed):
                if field_named(kind, word) is None:
                    known = "、".join(each.label for each in kind.fields)
                    params = {"word": word, "label": kind.label, "labels": known}
                    yield Problem(place, "mapping-field", {**params, "kind_en": kind.name})
            for heading in entry.columns if entry.is_named else ():
                if normalise_heading(heading) not in headings:
                    yield Problem(
                        place, "mapping-heading", {"heading": quotable_heading(heading, 0)}
                    )


@dataclass(frozen=True)
class Mapping:
    """The whole of it."""

    sheets: tuple[SheetMapping, ...] = ()

    def of(self, sheet: Sheet) -> Said:
        """What is said of a sheet."""
        entries = [each for each in self.sheets if each.is_for(sheet)]
        return Said(tuple(sorted(entries, key=lambda e: (not e.sheet, not e.file))))

    def unused(self, sheets: Iterable[Sheet]) -> Iterator[Problem]:
        """The problem with each entry that names a sheet that isn't there."""
        there = list(sheets)
        for each in self.sheets:
            if each.is_named and not any(map(each.is_for, there)):
                params = {"name": quotable_heading(each.sheet or each.file, 0)}
                yield Problem(Place(MAPPING, each.line), "mapping-unused", params)


NO_MAPPING = Mapping()


def field_named(kind: Kind, word: str) -> str | None:
    """The name of the field that a word means: its name, label or another heading; None for none."""
    found = kind.field_by_name.get(word) or table_of(kind).field(word)
    return found.name if found else None


def read_sheet_mapping(root: Path) -> tuple[Mapping, list[Problem]]:
    """The mapping of a project; an empty one where there is none. An entry at fault is left out."""
    tree, reader = read_mapping(root, MAPPING, missing="", no_mapping="mapping-form")
    if tree is None:
        return NO_MAPPING, reader.problems
    reader.check_keys(tree, ("sheets",))
    entries = [_entry(reader, node) for node in reader.mappings(tree, "sheets")]
    return Mapping(tuple(filter(None, entries))), reader.problems


def _entry(reader: TreeReader, node: MapNode) -> SheetMapping | None:
    reader.check_keys(node, KEYS)
    word = reader.text(node, "kind")
    kind = _kind(word)
    if word and kind is None:
        known = "、".join(f"{each.label}（{each.name}）" for each in KINDS)
        shown = quotable_heading(word, 0)
        reader.report(node.lines["kind"], "kind", "mapping-kind", word=shown, labels=known)
        return None
    years = (FIRST_YEAR, LAST_YEAR)
    return SheetMapping(
        line=node.line,
        file=reader.text(node, "file").removeprefix(f"{DATA}/"),
        sheet=reader.text(node, "sheet"),
        kind=kind,
        columns=_texts(reader, reader.mapping(node, "columns")),
        fixed=_texts(reader, reader.mapping(node, "fixed")),
        year=reader.whole_number(node, "year", None, least=years[0], most=years[1]),
    )


def _texts(reader: TreeReader, node: MapNode) -> ReadOnly[str, str]:
    return MappingProxyType({key: reader.text(node, key) for key in node.values})


def _kind(word: str) -> Kind | None:
    wanted = normalise_heading(word)
    return next(
        (k for k in KINDS if wanted and wanted in map(normalise_heading, (k.name, k.label))), None
    )

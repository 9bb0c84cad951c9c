"""What `data/mapping.yml` says of sheets: what their headings and names can't."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field
from itertools import islice
from pathlib import PurePosixPath

from sunboard.language import several
from sunboard.problems import Place, Problem
from sunboard.records.folders import DATA
from sunboard.records.headings import normalise_heading, quotable_heading
from sunboard.records.layouts.headings import table_of
from sunboard.records.layouts.named import ANY, Nearness, is_date_alone, nearness
from sunboard.records.sheets import Sheet
from sunboard.schema import FieldType, Kind, Need

MAPPING = f"{DATA}/mapping.yml"
UNREAD = ("不读", "unread")
"""What is written for a heading that is not to be read, and for the kind of a sheet that isn't."""


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
    is_unread: bool = False
    """Whether nothing of it is to be read."""
    columns: ReadOnly[str, str] = field(default_factory=dict)
    """Heading → the field's name or label, or one of `UNREAD`."""
    values: ReadOnly[str, ReadOnly[str, str]] = field(default_factory=dict)
    """Heading, or the field's name or label → what stands in its cells → what that means; "" for nothing."""
    fixed: ReadOnly[str, str] = field(default_factory=dict)
    """The field's name or label → what every record has there whose cell is blank."""
    days_in: ReadOnly[str, str] = field(default_factory=dict)
    """The name or label of a day's field → the heading of the column whose texts say that day, too."""
    last_days: tuple[str, ...] = ()
    """The headings of columns in which a month, or a longer time, means its last day."""
    year: int | None = None
    """The year of dates without one."""
    lines: ReadOnly[tuple[str, str], int] = field(default_factory=dict)
    """What a word stands under (`fixed`, `values`), and the word → its own line, where it has one."""

    @property
    def is_named(self) -> bool:
        """Whether it names the sheets it is for."""
        return bool(self.file or self.sheet)

    @property
    def names(self) -> tuple[str, str]:
        """The file and the sheet that it names."""
        return self.file, self.sheet

    @property
    def name(self) -> str:
        """What it calls the sheets it is for."""
        return self.sheet or self.file

    def place(self, under: str, word: str) -> Place:
        """Where a word of it stands, as a report says it."""
        line = self.lines.get((under, word), self.line)
        return Place(MAPPING, line, quotable_heading(word, 0))

    def nearness(self, sheet: Sheet) -> tuple[Nearness, Nearness] | None:
        """How it means a sheet, by the sheet's name and by the file's; None where it doesn't.

        As far as the kind of the sheet's records doesn't decide that.
        """
        of_file = nearness(f"{DATA}/{self.file}" if self.file else "", sheet.file)
        of_sheet = nearness(self.sheet, sheet.name)
        if of_file is None or of_sheet is None:
            return None
        is_again = Nearness.OTHER_DATE in (of_sheet, of_file)
        is_anybodys = is_again and is_date_alone(PurePosixPath(self.file).stem, self.sheet)
        return None if is_anybodys else (of_sheet, of_file)

    def is_for(self, sheet: Sheet) -> bool:
        """Whether it is for a sheet, as far as the kind of its records doesn't decide that."""
        return self.nearness(sheet) is not None

    def is_of_one(self, sheet: Sheet) -> bool:
        """Whether it is for this sheet alone, so that each heading in it must be there."""
        is_whole = bool(self.sheet) or not sheet.name
        return self.is_named and is_whole and ANY not in f"{self.file}{self.sheet}"


@dataclass(frozen=True)
class Said:
    """All that is said of one sheet, the more closely named before the others."""

    entries: tuple[SheetMapping, ...] = ()
    again: tuple[SheetMapping, ...] = ()
    """Of them those that name it but for a date; their years and their fixed values are another month's."""

    @property
    def kind(self) -> Kind | None:
        """The kind of its records; None where nothing is said."""
        return next((each.kind for each in self.entries if each.is_named and each.kind), None)

    @property
    def is_unread(self) -> bool:
        """Whether it is said that nothing of it is to be read, and more closely than of which kind it is."""
        said = (each for each in self.entries if each.is_named and (each.kind or each.is_unread))
        return any(each.is_unread for each in islice(said, 1))

    def for_kind(self, kind: Kind) -> tuple[SheetMapping, ...]:
        """What of it holds for records of a kind."""
        return tuple(each for each in self.entries if each.kind in (None, kind))

    def year(self, kind: Kind) -> int | None:
        """The year of dates without one."""
        entries = self.for_kind(kind)
        return next((each.year for each in entries if each.year and each not in self.again), None)

    def columns(self, kind: Kind) -> dict[str, str]:
        """Heading as compared → field name, "" for one that isn't to be read; unknown fields are left out."""
        columns: dict[str, str] = {}
        for entry in reversed(self.for_kind(kind)):
            for heading, word in entry.columns.items():
                name = "" if word in UNREAD else field_named(kind, word)
                if name is not None:
                    columns[normalise_heading(heading)] = name
        return columns

    def fixed(self, kind: Kind) -> dict[str, tuple[str, Place]]:
        """Field name → what every record has there whose cell is blank, and where that is said."""
        return {
            name: (text, entry.place("fixed", word))
            for entry in reversed(self.for_kind(kind))
            if entry not in self.again
            for word, text in entry.fixed.items()
            if (name := field_named(kind, word))
        }

    def days_in(self, kind: Kind) -> dict[str, str]:
        """Name of a day's field → the heading of the column whose texts say it."""
        return {
            name: heading
            for entry in reversed(self.for_kind(kind))
            for word, heading in entry.days_in.items()
            if (name := day_of_completion(kind, word))
        }

    def last_days(self, kind: Kind) -> frozenset[str]:
        """The headings, as compared, of columns in which a month means its last day."""
        said = (heading for entry in self.for_kind(kind) for heading in entry.last_days)
        return frozenset(map(normalise_heading, said))

    def faults(self, kind: Kind, sheet: Sheet, present: Iterable[str]) -> Iterator[Problem]:
        """What in it can't be for a table of a kind: fields that there are none, headings it hasn't got."""
        for entry in self.for_kind(kind):
            yield from _strange_fields(entry, kind)
        headings = frozenset(map(normalise_heading, present))
        for heading, problem in self._headings(kind, sheet):
            if normalise_heading(heading) not in headings:
                yield problem

    def unfounded(self, kind: Kind, sheet: Sheet, present: Iterable[str]) -> Iterator[Problem]:
        """The faults of other tables that a table of a kind shows to be none, as it has the headings."""
        headings = frozenset(map(normalise_heading, present))
        for heading, problem in self._headings(kind, sheet):
            if normalise_heading(heading) in headings:
                yield problem

    def _headings(self, kind: Kind, sheet: Sheet) -> Iterator[tuple[str, Problem]]:
        """Each heading that some table of the sheet's must have, and what is said where none has it."""
        for entry in self.for_kind(kind):
            if entry.is_of_one(sheet) and entry not in self.again:
                yield from _said_headings(entry, kind)

    def again_note(self, sheet: Sheet) -> Iterator[Problem]:
        """The note that a sheet is read as another month's was, and what of that was left."""
        if self.again:
            first = self.again[0]
            place = Place(sheet.file, sheet=sheet.name)
            params = {"line": first.line, "name": quotable_heading(first.name, 0)}
            is_more = any(each.fixed or each.year for each in self.again)
            yield Problem(place, "mapping-again-in-part" if is_more else "mapping-again", params)


@dataclass(frozen=True)
class Mapping:
    """The whole of it."""

    sheets: tuple[SheetMapping, ...] = ()
    continues: ReadOnly[str, tuple[str, ...]] = field(default_factory=dict)
    """By a file's path the paths of those that it goes on with; where both tell of a case, it tells."""
    replaced: ReadOnly[str, tuple[str, ...]] = field(default_factory=dict)
    """By a file's path the sheets in it that a later file has; nothing of them is read."""

    def of(self, sheet: Sheet) -> Said:
        """What is said of a sheet.

        Where names differ from it by a date alone, as last month's do, all that is said of the last of them
        tells what is read how, as far as nothing is said of the sheet itself.
        """
        near = [(each, how) for each in self.sheets if (how := each.nearness(sheet))]
        dated = [each for each, how in near if Nearness.OTHER_DATE in how]
        again = tuple(each for each in dated if each.names == dated[-1].names)
        said = sorted((pair for pair in near if pair[0] not in dated), key=lambda pair: pair[1])
        named = (each for each, _ in said if each.is_named)
        others = (each for each, _ in said if not each.is_named)
        return Said((*named, *again, *others), again)

    def unused(self, sheets: Iterable[Sheet]) -> Iterator[Problem]:
        """The problem with each entry that names a sheet that isn't there."""
        there = list(sheets)
        for each in self.sheets:
            if each.is_named and not any(map(each.is_for, there)):
                params = {"name": quotable_heading(each.name, 0)}
                yield Problem(Place(MAPPING, each.line), "mapping-unused", params)


NO_MAPPING = Mapping()


def field_named(kind: Kind, word: str) -> str | None:
    """The name of the field that a word means: its name, label or another heading; None for none."""
    found = kind.field_by_name.get(word) or table_of(kind).field(word)
    return found.name if found else None


def day_of_completion(kind: Kind, word: str) -> str:
    """The name of the field of a day, without which nothing is done, that a word means; "" for none."""
    name = field_named(kind, word)
    days = (each.name for each in kind.fields_of(FieldType.DATE) if each.need is Need.DONE)
    return name if name and name in days else ""


def _strange_fields(entry: SheetMapping, kind: Kind) -> Iterator[Problem]:
    words = [word for word in entry.columns.values() if word not in UNREAD]
    strange = [word for word in (*words, *entry.fixed) if field_named(kind, word) is None]
    strange += [word for word in entry.days_in if not day_of_completion(kind, word)]
    for word in strange:
        known = several(each.heading for each in kind.fields)
        params = {"word": word, "label": kind.words, "labels": known}
        yield Problem(Place(MAPPING, entry.line), "mapping-field", params)


def _said_headings(entry: SheetMapping, kind: Kind) -> Iterator[tuple[str, Problem]]:
    others = (*entry.days_in.values(), *entry.last_days)
    sayers = [each for each in others if field_named(kind, each) is None]
    for heading in (*entry.columns, *sayers):
        params = {"heading": quotable_heading(heading, 0)}
        yield heading, Problem(Place(MAPPING, entry.line), "mapping-heading", params)
    for word in entry.values:
        if field_named(kind, word) is None:
            said = {"word": quotable_heading(word, 0), "label": kind.words}
            yield word, Problem(entry.place("values", word), "mapping-values", said)

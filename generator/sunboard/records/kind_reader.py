"""All files of one kind, one after another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sunboard.problems import Place, Problem
from sunboard.records.csv_files import CsvFiles
from sunboard.records.encodings import foreign_format
from sunboard.records.folders import FoundFile
from sunboard.records.footers import without_footers
from sunboard.records.gathering import Room, Rows, make_table
from sunboard.records.headings import HeadingTable
from sunboard.records.loading import load
from sunboard.records.text_tables import SourceFile, TextTable
from sunboard.records.yaml_files import YamlFiles
from sunboard.schema import Kind


def read_kind(
    kind: Kind, files: Iterable[FoundFile], room: Room | None = None
) -> tuple[TextTable, list[Problem]]:
    """Reads the files of a kind in the order they are given.

    Raises:
        TooManyRowsError: There is no room for so many.
    """
    reader = _KindReader(kind, room or Room())
    for file in files:
        reader.add(file)
    return reader.finish()


class _KindReader:
    def __init__(self, kind: Kind, room: Room) -> None:
        self.kind = kind
        self.rows = Rows(room=room)
        table = HeadingTable(kind)
        self.csv_files = CsvFiles(table, self.rows)
        self.yaml_files = YamlFiles(table, self.rows)
        self.names: list[str] = []

    def add(self, file: FoundFile) -> None:
        data = load(file.path, file.name, is_yaml=file.is_yaml)
        if isinstance(data, Problem):
            self.rows.problems.append(data)
            return
        file_code = len(self.names)
        self.names.append(file.name)
        code = foreign_format(data) or ("file-empty" if not data or data.isspace() else None)
        if code:
            self.rows.problems.append(Problem(Place(file.name), code))
        elif file.is_yaml:
            self.csv_files.flush()
            self.yaml_files.add(data, file.name, file_code)
        else:
            self.yaml_files.flush()
            self.csv_files.add(data, file.name, file_code)

    def finish(self) -> tuple[TextTable, list[Problem]]:
        self.csv_files.flush()
        self.yaml_files.flush()
        files = [
            SourceFile(name, self.rows.headings.get(file_code, {}), self.rows.read[file_code])
            for file_code, name in enumerate(self.names)
        ]
        table, feet, hints = without_footers(make_table(self.kind, self.rows.pieces, files))
        self.rows.problems.extend(hints)
        counted = (self._counted(code, file, feet.get(code, 0)) for code, file in enumerate(files))
        return replace(table, files=tuple(counted)), list(self.rows.problems)

    def _counted(self, file_code: int, file: SourceFile, feet: int) -> SourceFile:
        """The file with what became of its rows."""
        refused = self.rows.refused[file_code]
        return replace(
            file, row_count=file.row_count - feet, foot_count=feet, refused_count=refused
        )

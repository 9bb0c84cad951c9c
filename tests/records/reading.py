"""What the tests of reading share: files made on the spot, and what came of them in plain values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sunboard.checks.saying import format_problem
from sunboard.problems import Problem
from sunboard.records.folders import find_files
from sunboard.records.gathering import Rows, make_table
from sunboard.records.read import read_kind
from sunboard.records.text_tables import TextTable
from sunboard.schema import KIND_BY_NAME, Kind

from tests.speaking import in_english

BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Reading:
    """The records of one kind, and what was said about them."""

    table: TextTable
    problems: list[Problem]

    @property
    def records(self) -> list[dict[str, str]]:
        """The fields of each record that hold something."""
        return [
            {name: text for name, text in record.items() if text}
            for record in self.table.cells.to_dict("records")
        ]

    @property
    def said(self) -> list[str]:
        return [format_problem(problem) for problem in self.problems]

    @property
    def said_in_english(self) -> list[str]:
        return in_english(lambda: [*map(format_problem, self.problems)])

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems]

    @property
    def counts(self) -> list[tuple[int, int]]:
        """Rows read and refused, file by file."""
        return [(file.row_count, file.refused_count) for file in self.table.files]


def write_files(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Writes files below `data/`; text in UTF-8."""
    for name, content in files.items():
        path = root / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def read(files: Mapping[str, str | bytes], kind: str = "towns") -> Reading:
    """What comes of the files of one kind."""
    with TemporaryDirectory() as folder:
        write_files(Path(folder), files)
        found = [file for file in find_files(Path(folder))[0] if file.kind.name == kind]
        return Reading(*read_kind(KIND_BY_NAME[kind], found))


def read_csv(content: str | bytes, kind: str = "towns") -> Reading:
    return read({f"{kind}.csv": content}, kind)


def read_yaml(content: str | bytes, kind: str = "towns") -> Reading:
    return read({f"{kind}.yml": content}, kind)


def outcome(kind: Kind, rows: Rows) -> object:
    """All that a reader handed over, in a form that can be compared."""
    table = make_table(kind, rows.pieces, [])
    return (
        table.cells.to_dict("list"),
        table.lines.tolist(),
        table.file_codes.tolist(),
        sorted((problem.place.sort_key, problem.text()) for problem in rows.problems),
        {code: count for code, count in rows.read.items() if count},
        {code: count for code, count in rows.refused.items() if count},
        {code: dict(headings) for code, headings in rows.headings.items()},
    )


def lines_of(items: Iterable[str]) -> str:
    return "".join(f"{item}\n" for item in items)

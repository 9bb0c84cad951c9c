"""`data/ids/`: ids of rows whose file can't hold them (`.xls`, `.et`, locked ones), by `sunboard number`.

`data/ids/台账.xls.csv` is that of `data/台账.xls`. A row is known by its fingerprint, which tells nobody what
it says.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from sunboard.problems import Place, Problem
from sunboard.records.folders import DATA, GIVEN_IDS, holder_of, is_file_inside
from sunboard.records.loading import load_settings

GIVEN_FOLDER = f"{DATA}/{GIVEN_IDS}"
GIVEN_COLUMNS = ("kind", "id", "fingerprint", "number")
"""The header of each file; earlier ones have no last column."""


class Given(NamedTuple):
    """One line: a row that has its id for good, or of which somebody was asked which one it has."""

    kind: str
    id: str
    """"" of a row that is asked about, until somebody says what it is."""
    fingerprint: str
    """Of what stays as the row's matter goes on; "" for a person, who is known by nothing but the id."""
    number: str = ""
    """The fingerprint of its number in another system, such as 12345, or of whom it is of; "" for none."""


GivenIds = Mapping[str, tuple[Given, ...]]
"""By file, as `data/台账.xls`; those of files that are gone, whose rows may stand in others now, as `gone_with`
says."""


def given_path(file: str) -> str:
    """Where the ids of a file's rows stand, below the project folder as the file."""
    return f"{GIVEN_FOLDER}/{file.removeprefix(f'{DATA}/')}.csv"


def files_with_ids(root: Path) -> list[str]:
    """The files of a project folder for which ids are kept, also those that are gone or broken."""
    folder = root / GIVEN_FOLDER
    kept = (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.csv")))
    return [f"{DATA}/{name.removesuffix('.csv')}" for name in kept]


def given_as_csv(given: Iterable[Given]) -> str:
    """What the file of some ids holds."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([GIVEN_COLUMNS, *given])
    return out.getvalue()


def read_given_ids(root: Path, files: Iterable[str]) -> tuple[GivenIds, list[Problem]]:
    """The ids that are kept for some files of a project folder, and what of them can't be read."""
    if not (root / GIVEN_FOLDER).is_dir():
        return {}, []
    found: dict[str, tuple[Given, ...]] = {}
    problems: list[Problem] = []
    for file in files:
        name = given_path(file)
        if is_file_inside(root / name, root / DATA):
            content = load_settings(root / name, name)
            try:
                found[file] = _given(
                    "" if isinstance(content, Problem) else content.decode("utf-8-sig")
                )
            except (ValueError, TypeError, csv.Error):
                problems.append(Problem(Place(name), "ids-unreadable"))
    return found, problems


def gone_with(file: str) -> str:
    """Under what those of files that are gone stand: "" for the office's, else the folder of who handed in."""
    holder = holder_of(file)
    return holder and f"{holder}/"


def read_gone_ids(root: Path) -> GivenIds:
    """The ids kept for files that are there no more, as last month's of another name are, by holder."""
    gone = [file for file in files_with_ids(root) if not (root / file).exists()]
    found, _ = read_given_ids(root, gone)
    by_holder: dict[str, dict[Given, None]] = {"": {}}
    for file, of_file in found.items():
        by_holder.setdefault(gone_with(file), {}).update(dict.fromkeys(of_file))
    return {holder: tuple(lines) for holder, lines in by_holder.items()}


def given_elsewhere(given: GivenIds, path: str, read: Collection[str]) -> Iterator[Given]:
    """The ids of files that are gone, and of those of the same holder of which a kind is `read` no more.

    Units that a list of pairings told of may have a table of their own by now.
    """
    yield from given.get(gone_with(path), ())
    for file, of_file in given.items():
        is_file = file.startswith(f"{DATA}/")
        if is_file and file not in read and holder_of(file) == holder_of(path):
            yield from of_file


def _given(text: str) -> tuple[Given, ...]:
    header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    if tuple(header) not in (GIVEN_COLUMNS, GIVEN_COLUMNS[:-1]):
        raise ValueError(header)
    return tuple(Given(*row) for row in rows if row)

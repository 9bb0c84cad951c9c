"""The cases under `tests/broken_data/`: a small valid county with a few files laid over it.

A case is a folder: files under `data/` that replace or join the county's, `removed.txt` with the files
that the county loses, and `problems.txt`, the report that the records must get, word for word.
"""

import shutil
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sunboard.checks import Checked, check_records
from sunboard.checks.saying import format_problem
from sunboard.problems import Problem, sort_problems
from sunboard.records import read_programme, read_records
from sunboard.records.confirmed_names import read_confirmed_names
from sunboard.records.known_people import Before
from sunboard.records.log import read_log
from sunboard.records.promises import read_published_commitments
from sunboard.records.text_tables import TextTable

from tests.factories import copy_records

TESTS = Path(__file__).parents[1]
CASES = TESTS / "broken_data"
COUNTY = TESTS / "sample_data"
AS_OF = date(2026, 10, 31)


@dataclass(frozen=True)
class Outcome:
    """What became of a case's records."""

    problems: list[Problem]
    checked: Checked | None
    """None where the programme can't be read."""
    tables: dict[str, TextTable] = field(default_factory=dict)

    @property
    def report(self) -> str:
        return "".join(f"{format_problem(problem)}\n" for problem in self.problems)


def case_names() -> list[str]:
    return sorted(path.name for path in CASES.iterdir())


@cache
def outcome_of(case: str) -> Outcome:
    """The outcome of a case, worked out once."""
    with TemporaryDirectory() as folder:
        return judge(lay_out(case, Path(folder)))


def lay_out(case: str, root: Path) -> Path:
    """Put the county into an empty folder and the case over it."""
    copy_records(COUNTY, root)
    removed = CASES / case / "removed.txt"
    if removed.exists():
        for name in removed.read_text(encoding="utf-8").split():
            (root / name).unlink()
    if (CASES / case / "data").exists():
        shutil.copytree(CASES / case / "data", root / "data", dirs_exist_ok=True)
    return root


def judge(root: Path) -> Outcome:
    """Read and check what lies in a folder."""
    programme, problems = read_programme(root)
    if programme is None:
        return Outcome(sort_problems(problems), None)
    tables, found = read_records(root)
    published = read_published_commitments(root)
    confirmed, strange = read_confirmed_names(root)
    before = Before(confirmed=confirmed, accepted=read_log(root).accepted)
    checked = check_records(tables, programme, AS_OF, published=published, before=before)
    every = sort_problems([*problems, *found, *strange, *checked.problems])
    return Outcome(every, checked, tables)

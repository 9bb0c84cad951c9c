"""What a question is, and what an answer writes."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from sunboard.checks.saying import HIDDEN
from sunboard.language import Called, Later, Several, mark
from sunboard.problems import Place, Problem, Source
from sunboard.records.folders import DATA

MOST_CHOICES = 40
"""A question with more to choose from would be a list to be read and not a question."""
ONE_BY_ONE = mark("一个一个问")
UNSAID = "#"
"""What a report calls a column by whose heading may be anything."""
UNKNOWN = ""
"""The answer that nobody knows: it stays open, and is not asked again."""
LATER = "?"
"""The answer that decides nothing for now: it is asked again next time."""
_UNNAMED = re.compile(r"sheet\s*\d*", re.IGNORECASE)
"""A sheet as the program calls it in which it was made."""
READ = ("layout-read", "layout-read-told")
"""What is told of a sheet that is read."""


@dataclass(frozen=True)
class Entry:
    """What an answer writes into `data/mapping.yml` for one sheet; what is "" or empty is left out."""

    file: str = ""
    """Below `data/`."""
    sheet: str = ""
    kind: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    values: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    fixed: tuple[tuple[str, str], ...] = ()
    days_in: tuple[tuple[str, str], ...] = ()
    last_days: tuple[str, ...] = ()
    year: int | None = None


@dataclass(frozen=True)
class Confirmation:
    """What an answer writes into `data/names.yml`."""

    kind: str
    name: str
    """With the place it is used in before it, as that file has it."""
    means: str


@dataclass(frozen=True)
class OwnWords:
    """What an answer writes into `data/programme.yml`: words that a list of the programme's has as well."""

    vocabulary: str
    words: tuple[str, ...]
    staying: tuple[str, ...] = ()
    """Where the list has been the default so far, keys of what stays of it, or words that may be."""


Written = Entry | Confirmation | OwnWords
"""What an answer writes."""


@dataclass(frozen=True)
class Meaning:
    """What an answer comes to."""

    writes: Sequence[Written] = ()
    said: str = ""
    """What it was understood as, to be said back."""
    refused: str = ""
    """Why it can be no answer; "" where it can."""
    otherwise: Meaning | None = None
    """What it comes to where that won't do: 社区 is a heading, and a level of meetings."""


@dataclass(frozen=True)
class Question:
    """One question, for one cause."""

    key: str
    """What it is known by from one run to the next, and in a file of answers."""
    text: str
    means: Callable[[str], Meaning] = field(compare=False)
    """What an answer comes to that is neither `UNKNOWN` nor `LATER`."""
    choices: tuple[str, ...] = ()
    """What may be answered; () for any text."""
    marks: tuple[str, ...] = ()
    """What is typed for each of them; () for their numbers."""
    notes: tuple[str, ...] = ()
    """What is shown beside each of them: a cell of a column, what a record of a kind is; "" for nothing."""
    takes_text: bool = False
    """Whether any other text will do as well."""
    one_by_one: tuple[Question, ...] = ()
    """What is asked where the answer is `ONE_BY_ONE`."""


def of_codes(problems: Iterable[Problem], *codes: str) -> Iterator[Problem]:
    """Those of some codes."""
    return (problem for problem in problems if problem.code in codes)


class Kinds:
    """Of which kind the records of each sheet were read."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Know it by what was told of each."""
        self._labels: dict[Source, set[Called]] = {}
        for problem in of_codes(problems, *READ):
            label = problem.params["label"]
            if isinstance(label, Called):
                self._labels.setdefault(problem.place.source, set()).add(label)

    def are_read(self, problem: Problem) -> bool:
        """Whether its sheet is read as offices keep them, so that `data/mapping.yml` may speak of it."""
        return problem.place.source in self._labels

    def of(self, place: Place) -> str:
        """What a sheet's records are, as the mapping says it; "" where they are of several kinds or none."""
        found = self._labels.get(place.source, set())
        label = next(iter(found)) if len(found) == 1 else None
        return str(Later(label.message, context=label.context)) if label else ""


@dataclass(frozen=True)
class Asked:
    """The sheets of one file that one answer settles: a ledger of months, a sheet each, is asked about once."""

    problems: tuple[Problem, ...]

    @property
    def place(self) -> Place:
        """Where the first of its problems is."""
        return self.problems[0].place

    @property
    def called(self) -> str:
        """What people call it: the sheet, or the file."""
        sheets = {each.place.sheet for each in self.problems}
        return called(self.place) if len(sheets) == 1 else PurePosixPath(self.place.file).name

    def entries(self, kinds: Kinds, **says: object) -> tuple[Entry, ...]:
        """What is said of each of its sheets, and of their records' kind alone."""
        places = {each.place.source: each.place for each in self.problems}
        return tuple(
            Entry(**{"file": below_data(file), "sheet": sheet, "kind": kinds.of(place), **says})  # type: ignore[arg-type]
            for (file, sheet), place in places.items()
        )


def asked_once(
    problems: Iterable[Problem], about: Callable[[Problem], Hashable]
) -> Iterator[Asked]:
    """The problems of a file that one answer settles."""
    found: dict[Hashable, list[Problem]] = {}
    for problem in problems:
        found.setdefault((problem.place.file, about(problem)), []).append(problem)
    return (Asked(tuple(alike)) for alike in found.values())


def below_data(file: str) -> str:
    """A file of records as the mapping calls it."""
    return PurePosixPath(file).relative_to(DATA).as_posix()


def is_whole(word: str) -> bool:
    """Whether a report has all of a word: of what is private, or long, it has not."""
    return bool(word) and HIDDEN not in word and not word.endswith("…")


def called(place: Place) -> str:
    """What people call it: the sheet, or the file; a sheet that nobody has named, with its file."""
    file = PurePosixPath(place.file).name
    return f"{file} {place.sheet}" if _UNNAMED.fullmatch(place.sheet) else place.sheet or file


def items_of(several: object) -> tuple[str, ...]:
    """What a problem lists, one by one."""
    return tuple(map(str, several.items)) if isinstance(several, Several) else ()

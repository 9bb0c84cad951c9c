"""Problems: faults in the records, each with a place; they are said through one door, `checks/saying.py`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from sunboard.language import Later, later, say, say_many
from sunboard.messages import MESSAGES


class Severity(StrEnum):
    """What a problem does to the record it is about."""

    ERROR = "error"
    """The record (or the file) is withheld."""
    WARNING = "warning"
    """The record is published; somebody should look at it."""


Source = tuple[str, str]
"""A file, and a sheet of it; "" for a file without sheets."""


def source_from(words: Later | str) -> Source:
    """The file and the sheet that words tell (`Place.said_source`)."""
    if isinstance(words, Later):
        return tuple(str(text) for _, text in words.places)  # type: ignore[return-value]
    return words, ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the records something stands."""

    file: str
    """Path below the project folder, always with `/`."""
    row: int | None = None
    """Line of the file at which the row or mapping starts, from 1; None for the file as a whole."""
    column: str | None = None
    """The column's heading or the key as written; None for the row as a whole."""
    sheet: str = ""
    """The sheet of a workbook, by its name as shown; "" for a file without sheets."""
    letter: str = ""
    """The column as its margin shows it ("E"); "" where no margin shows one."""

    @property
    def source(self) -> Source:
        """The file, and the sheet of a workbook."""
        return self.file, self.sheet

    @property
    def said_source(self) -> Later | str:
        """The file, and the sheet of a workbook, as they fill a place of a sentence."""
        if not self.sheet:
            return self.file
        return later("{file}「{sheet}」", file=self.file, sheet=self.sheet)

    @property
    def sort_key(self) -> tuple[str, str, int, str]:
        """Orders by file, then sheet, then line, then column."""
        return (self.file, self.sheet, self.row or 0, self.column or "")


class Likeness(NamedTuple):
    """What problems alike have in common."""

    file: str
    sheet: str
    column: str | None
    code: str


class OurWord(str):
    """A word of our own that is the same in every tongue, such as a heading that would do; nobody wrote it."""

    __slots__ = ()


class Quoted(str):
    """What somebody wrote, however long: whoever says it shortens it, when it was looked at whole."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault, worded by the message its code names."""

    place: Place
    code: str
    """A key of `MESSAGES`."""
    params: Mapping[str, Any] = field(default_factory=dict)
    """What fills the message's placeholders; whoever says it hides what is private."""
    whose: str = ""
    """The name of the unit that its record is of, or else of the community; "" where nobody knows."""

    @property
    def severity(self) -> Severity:
        """Whether the record is withheld."""
        return Severity(MESSAGES[self.code].severity)

    @property
    def rule(self) -> str:
        """The integrity rule behind it ("R-10"), or "" for a fault of the file itself."""
        rule = re.match(r"R-\d+", self.code)
        return rule[0] if rule else ""

    @property
    def likeness(self) -> Likeness:
        """What it has in common with problems of its kind in the same column of its sheet or file."""
        return Likeness(self.place.file, self.place.sheet, self.place.column, self.code)

    @property
    def stands_for(self) -> int:
        """How many problems it stands for: one, but for those that count the rest of many."""
        return int(self.params["count"]) if self.code.startswith(_REST) else 1

    @property
    def rest_of(self) -> str:
        """The code of those that it counts, as they are not listed; "" for a problem that stands for itself."""
        return str(self.params.get("of", "")) if self.code.startswith(_REST) else ""

    def text(self) -> str:
        """What is wrong and what would do, in one sentence."""
        message = MESSAGES[self.code]
        if message.is_counted:
            return say_many(message.text, self.params["count"], **self.params)
        return say(message.text, **self.params)


MOST_ALIKE = 5_000
"""Problems of one code in one column of a file that are listed."""
MOST_OF_A_CODE = 20_000
"""Problems of one code that are listed in all files together, so that each of the others has its room."""
MOST_LISTED = 100_000
"""Problems that are listed at all; each takes about a kilobyte until it is printed."""


class ProblemList:
    """Problems as they are found, in their order; beyond a number nobody reads they are only counted."""

    def __init__(self) -> None:
        self._listed: list[Problem] = []
        self._count_by_key: Counter[Likeness] = Counter()
        self._count_by_code: Counter[str] = Counter()
        self._last_by_key: dict[Likeness, Place] = {}
        self._rest: Counter[tuple[Place, Severity, str]] = Counter()

    def append(self, problem: Problem) -> None:
        """Take in one."""
        key = problem.likeness
        is_enough = (
            len(self._listed) >= MOST_LISTED
            or self._count_by_code[problem.code] >= MOST_OF_A_CODE
            or self._count_by_key[key] >= MOST_ALIKE
        )
        if is_enough:
            self.leave_out(problem)
        else:
            self._count_by_code[problem.code] += 1
            self._count_by_key[key] += 1
            self._last_by_key[key] = problem.place
            self._listed.append(problem)

    def leave_out(self, problem: Problem, count: int = 1) -> None:
        """Count one, or several alike, after the last of its kind that is listed."""
        last = self._last_by_key.get(problem.likeness, _EVERYWHERE)
        self._rest[last, problem.severity, problem.code] += count

    def extend(self, problems: Iterable[Problem]) -> None:
        """Take in several."""
        for problem in problems:
            self.append(problem)

    def __iter__(self) -> Iterator[Problem]:
        yield from self._listed
        for (place, severity, code), count in self._rest.items():
            yield Problem(place, f"{_REST}{severity.value}s", {"count": count, "of": code})

    def __len__(self) -> int:
        return len(self._listed) + len(self._rest)


_REST = "more-"
_EVERYWHERE = Place("data")


def sort_problems(problems: Iterable[Problem]) -> list[Problem]:
    """By place, then code, each once."""
    unique = {(p.place, p.code, p.rest_of, p.text()): p for p in problems}
    return sorted(unique.values(), key=lambda p: (p.place.sort_key, p.code, p.text()))


def errors_among(problems: Iterable[Problem]) -> list[Problem]:
    """Those that cost a record its place."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]

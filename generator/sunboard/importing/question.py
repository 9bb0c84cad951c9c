"""A question that only somebody of the office can answer, and what an answer writes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from sunboard.checks.saying import HIDDEN
from sunboard.language import Several, mark
from sunboard.problems import Place, Problem
from sunboard.records.folders import DATA

MOST_CHOICES = 40
"""A question with more to choose from would be a list to be read and not a question."""
ONE_BY_ONE = mark("一个一个问")
UNSAID = "#"
"""What a report calls a column by whose heading may be anything."""
LEAVE = ""
"""The answer that decides nothing: it stays open, and the report says so."""


@dataclass(frozen=True)
class Entry:
    """What an answer writes into `data/mapping.yml` for one sheet; what is "" or empty is left out."""

    file: str = ""
    sheet: str = ""
    kind: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    values: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    fixed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Confirmation:
    """What an answer writes into `data/names.yml`."""

    kind: str
    name: str
    """With the place it is used in before it, as that file has it."""
    means: str


@dataclass(frozen=True)
class Question:
    """One question, for one cause."""

    key: str
    """What it is known by from one run to the next, and in a file of answers."""
    text: str
    writes: Callable[[str], Sequence[Entry | Confirmation]] = field(compare=False)
    """What an answer comes to."""
    choices: tuple[str, ...] = ()
    """What may be answered; () for any text."""
    takes_text: bool = False
    """Whether any other text will do as well."""
    one_by_one: tuple[Question, ...] = ()
    """What is asked where the answer is `ONE_BY_ONE`."""
    default: str = LEAVE
    """What is taken where nobody answers; nothing that could lay something at another's door."""


def of_codes(problems: Iterable[Problem], *codes: str) -> Iterator[Problem]:
    """Those of some codes."""
    return (problem for problem in problems if problem.code in codes)


def asked_once(
    problems: Iterable[Problem], about: Callable[[Problem], Hashable]
) -> Iterator[tuple[Place, list[Problem]]]:
    """The problems of a file that one answer settles, with the sheet they are of, or the file of several.

    A ledger of months, a sheet each, is asked about once.
    """
    found: dict[Hashable, list[Problem]] = {}
    for problem in problems:
        found.setdefault((problem.place.file, about(problem)), []).append(problem)
    for alike in found.values():
        place = alike[0].place
        is_one = len({each.place.sheet for each in alike}) == 1
        yield place if is_one else replace(place, sheet=""), alike


def entry_of(place: Place) -> Entry:
    """An entry of the mapping for the sheet, or the file, that a place is in; it says nothing yet."""
    name = PurePosixPath(place.file).relative_to(DATA).as_posix()
    return Entry(sheet=place.sheet) if place.sheet else Entry(file=name)


def is_whole(word: str) -> bool:
    """Whether a report has all of a word: of what is private, or long, it has not."""
    return bool(word) and HIDDEN not in word and not word.endswith("…")


def called(place: Place) -> str:
    """What people call it: the sheet, or the file."""
    return place.sheet or PurePosixPath(place.file).name


def items_of(several: object) -> tuple[str, ...]:
    """What a problem lists, one by one."""
    return tuple(map(str, several.items)) if isinstance(several, Several) else ()

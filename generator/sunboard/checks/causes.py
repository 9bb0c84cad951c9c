"""Causes: problems that one remedy mends, told as one, and under each what follows from it.

One code in one sheet is one cause, and one in the same column where the remedy depends on it. What more than a
few sheets have alike is one cause of them all, so that a report is as long as there are sorts of mistakes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from sunboard.language import Later, Several
from sunboard.messages import MESSAGES
from sunboard.messages.message import Cost
from sunboard.problems import Place, Problem, Severity, Source, source_from
from sunboard.schema import KIND_BY_NAME

MOST_SOURCES = 3
"""In so many files or sheets a cause is told apart for each, though the words be the same."""
MOST_DIFFERENT = 10
"""In so many it is, where the words are not the same; and so many ids that several miss are told one by one."""
JOINED = ("found", "heading", "word", "label")
"""Params that messages put in quotation marks: several of them may stand there."""
SUMMED = "count"
"""The param that is said of all places together, where nothing else differs."""
FOLLOWING = frozenset(("withheld-dependent", "withheld-link"))
"""What is said of a record for another's sake."""
NO_COLUMN = frozenset(("heading-missing", "heading-missing-in-sheet", "heading-expected-in-sheet"))
"""What is said of a column that isn't there."""
_MISSPELT, _EMPTY = "heading-misspelt", "required"
_READING = ("file-", "heading-", "yaml-", "quote-", "encoding-", "delimiter-")
"""How the codes begin of what is wrong with whole files, and not with a row or a cell."""
_UNKNOWN = frozenset(
    (
        "R-10-unknown",
        "R-10-unknown-near",
        "R-10-unknown-name",
        "R-10-near-name",
        "R-10-elsewhere-name",
        "R-10-several-in-one",
    )
)
"""What is said of an id or a name that no record has; `kinds` are the kinds it may be of."""
_GONE = "R-9-gone"
"""What is said of a published record whose row is gone; `id` is its id."""
_TARGET_GONE = "R-21-unknown-target"
_LAST = frozenset(("file-missing", "kind-empty"))
"""What mostly follows from other problems, and would hide them if it came first."""
_TELLS_APART = ("allowed", "description", "kind", "kinds", "near", "other", "others", "several")
"""The params of a message of which the remedy depends."""

_Apart = tuple[object, ...]
_Record = tuple[Source, object]
"""Where a record stands: its file or sheet, and its row."""


@dataclass
class Cause:
    """Problems of one code that one remedy mends, in order of place."""

    problems: list[Problem]
    """One at least."""
    unlisted: int = 0
    """How many more there are than are listed."""
    follows: list[Problem] = field(default_factory=list)
    """What is said of other records for the sake of these."""
    unlisted_follows: int = 0

    @property
    def first(self) -> Problem:
        """The first of them, which stands for all in code, severity and rule."""
        return self.problems[0]

    @property
    def count(self) -> int:
        """How many there are, listed or not."""
        return sum(problem.stands_for for problem in self.problems) + self.unlisted

    @property
    def sources(self) -> list[Source]:
        """The files and sheets in which they stand."""
        return list(dict.fromkeys(problem.place.source for problem in self.problems))


def causes_of(problems: Iterable[Problem]) -> list[Cause]:
    """The causes of some problems: errors first, of them what could not be read; at last what lacks records.

    What follows from another problem is told with that one's cause, through however many others; where that is
    not among the problems, it is a cause by itself.
    """
    everything = list(problems)
    rest = [problem for problem in everything if problem.rest_of]
    unread = _unread(everything)
    own = [p for p in everything if not p.rest_of and p.code not in FOLLOWING]
    causes = [Cause(alike) for alike in _alike(p for p in own if not _behind(p) & unread)]
    by_sign: dict[_Sign, Cause] = {}
    for cause in sorted(causes, key=_rank):
        for problem in cause.problems:
            for sign in _signs(problem):
                by_sign.setdefault(sign, cause)
    at_fault = _causes_by_record(causes)
    for problem in own:
        if signs := _behind(problem) & unread:
            cause = next(by_sign[sign] for sign in sorted(signs) if sign in by_sign)
            cause.follows.append(problem)
            at_fault.setdefault(_record(problem.place), cause)
    alone = _told_with_others([p for p in everything if p.code in FOLLOWING], at_fault)
    causes += [Cause(alike) for alike in _alike(alone)]
    _count_rest(causes, rest)
    return sorted(causes, key=_rank)


_NO_KINDS = Several(())
_ANYWHERE: Source = ("", "")
_Sign = tuple[str, Source, str]
"""What could not be read: a column of a file or sheet, by its label, or a whole kind."""


def _unread(problems: Iterable[Problem]) -> frozenset[_Sign]:
    return frozenset(sign for problem in problems for sign in _signs(problem))


def _signs(problem: Problem) -> Iterator[_Sign]:
    """What can't be known because of a problem."""
    if problem.code == _GONE:
        yield "id", _ANYWHERE, str(problem.params["id"])
    place, label = problem.place, _message_of(problem.params.get("label"))
    if problem.severity is Severity.WARNING or not problem.code.startswith(_READING):
        return
    if problem.code == _MISSPELT:
        yield "heading", place.source, label
    if problem.code in (*NO_COLUMN, _MISSPELT):
        yield "column", place.source, label
    # data/tasks.csv, or any file of the folder data/tasks
    kind = (
        KIND_BY_NAME.get(PurePosixPath(place.file).parts[1].split(".")[0])
        if "/" in place.file
        else None
    )
    if kind is not None:
        yield "kind", _ANYWHERE, kind.label


def _behind(problem: Problem) -> frozenset[_Sign]:
    """What may be the reason for a problem, where that could not be read."""
    source, label = problem.place.source, _message_of(problem.params.get("label"))
    if problem.code in NO_COLUMN:
        return frozenset((("heading", source, label),))
    if problem.code == _EMPTY:
        return frozenset((("column", source, label),))
    if problem.code in _UNKNOWN:
        kinds = problem.params.get("kinds", _NO_KINDS)
        missed = ("id", _ANYWHERE, str(problem.params.get("found")))
        unread = (("kind", _ANYWHERE, _message_of(kind)) for kind in kinds.items)
        return frozenset((missed, *unread))
    if problem.code == _TARGET_GONE:
        return frozenset((("id", _ANYWHERE, str(problem.params.get("found"))),))
    return frozenset()


def _message_of(label: object) -> str:
    """By what a column or a kind is known, in whichever tongue it is said."""
    return label.message if isinstance(label, Later) else str(label)


def _told_with_others(
    following: Sequence[Problem], at_fault: Mapping[_Record, Cause]
) -> list[Problem]:
    """Put down what is withheld for another record's sake under that one's cause; those without one."""
    named = {_record(problem.place): _target(problem) for problem in reversed(following)}
    alone = []
    for problem in following:
        cause = _root(_target(problem), at_fault, named)
        if cause is None:
            alone.append(problem)
        else:
            cause.follows.append(problem)
    return alone


def _alike(problems: Iterable[Problem]) -> list[list[Problem]]:
    """The problems by cause."""
    by_key: dict[tuple[str, _Apart, Source, str], list[Problem]] = {}
    every = list(problems)
    missed = _missed_everywhere(every)
    told = {id(problem) for found in missed for problem in found}
    for problem in (each for each in every if id(each) not in told):
        apart = tuple(problem.params.get(name, "") for name in _TELLS_APART)
        # What is said of a whole file is another matter each time.
        said = problem.text() if problem.place.row is None else ""
        by_key.setdefault((problem.code, apart, problem.place.source, said), []).append(problem)
    by_code: dict[tuple[str, _Apart], list[list[Problem]]] = {}
    for (code, apart, _, _), alike in by_key.items():
        by_code.setdefault((code, apart), []).append(alike)
    found = missed
    for of_code in by_code.values():
        together = [problem for part in of_code for problem in part]
        is_note = together[0].severity is Severity.WARNING
        parts = _by_words(of_code) if is_note else of_code
        most = MOST_SOURCES if is_one_wording(together) else MOST_DIFFERENT
        found += parts if len(parts) <= most else [together]
    return found


def _by_words(parts: Iterable[list[Problem]]) -> list[list[Problem]]:
    """Notes of several files or sheets together where they say the same: nothing is to be mended in each."""
    by_words: dict[object, list[Problem]] = {}
    for number, part in enumerate(parts):
        first = part[0]
        if first.place.row is None and SUMMED not in first.params:
            by_words[number] = part  # of a whole file, and of no sum
            continue
        words = frozenset(
            tuple(f"{name}:{value}" for name, value in each.params.items() if name != SUMMED)
            for each in part
        )
        by_words.setdefault(words, []).extend(part)
    return [*by_words.values()]


def _missed_everywhere(problems: Iterable[Problem]) -> list[list[Problem]]:
    """References of several sheets to one id that no record has: one remedy mends them all.

    None of them where so many are missed that one list of them says more: a kind was handed in without another.
    """
    by_id: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.code == "R-10-unknown" and "*" not in str(problem.params["found"]):
            by_id.setdefault(str(problem.params["found"]), []).append(problem)
    several = [found for found in by_id.values() if len({p.place.source for p in found}) > 1]
    return several if len(several) <= MOST_DIFFERENT else []


def is_one_wording(problems: Sequence[Problem]) -> bool:
    """Whether one sentence says all of them, if with several cells quoted; else the first is an example."""
    varying = varying_params(problems)
    return not varying or (len(varying) == 1 and varying[0] in (*JOINED, SUMMED))


def varying_params(problems: Sequence[Problem]) -> list[str]:
    """The params that are not the same for all."""
    first = problems[0].params
    return [
        name
        for name, value in first.items()
        if any(problem.params.get(name) != value for problem in problems)
    ]


def _record(place: Place) -> _Record:
    return place.source, place.row


def _target(problem: Problem) -> _Record:
    """The record for whose sake it is said."""
    return source_from(problem.params["file"]), problem.params["row"]


def _causes_by_record(causes: Iterable[Cause]) -> dict[_Record, Cause]:
    """Of each record the first cause that can cost it its place."""
    found: dict[_Record, Cause] = {}
    for cause in causes:
        is_error = cause.first.severity is Severity.ERROR
        if is_error and MESSAGES[cause.first.code].costs not in (Cost.TEXT, Cost.NOTHING):
            for problem in cause.problems:
                found.setdefault(_record(problem.place), cause)
    return found


def _root(
    record: _Record, at_fault: Mapping[_Record, Cause], named: Mapping[_Record, _Record]
) -> Cause | None:
    """The cause behind a record that is withheld, if for yet another's sake."""
    seen = set()
    while record not in at_fault and record in named and record not in seen:
        seen.add(record)
        record = named[record]
    return at_fault.get(record)


def _count_rest(causes: list[Cause], rest: Iterable[Problem]) -> None:
    """Count what is not listed with its kind; where none of its kind is listed it is a cause of its own."""
    of_own = {(p.place, p.code): cause for cause in causes for p in cause.problems}
    of_following = {(p.place, p.code): cause for cause in causes for p in cause.follows}
    of_code = {cause.first.code: cause for cause in causes}
    for problem in rest:
        key = (problem.place, problem.rest_of)
        if key in of_following:
            of_following[key].unlisted_follows += problem.stands_for
        elif cause := of_own.get(key) or of_code.get(problem.rest_of):
            cause.unlisted += problem.stands_for
        else:
            causes.append(Cause([problem]))


def _rank(cause: Cause) -> tuple[object, ...]:
    first = cause.first
    is_warning = first.severity is Severity.WARNING
    is_of_cells = not first.code.startswith(_READING)
    return (
        first.code in _LAST,
        is_warning,
        is_of_cells,
        first.code in NO_COLUMN,
        first.place.row is not None,
        first.place.sort_key,
    )

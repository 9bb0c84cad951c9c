"""What only somebody of the office can say: questions made of what the check found, one for one cause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from sunboard.checks.saying import HIDDEN
from sunboard.language import Several, listed, say
from sunboard.problems import Place, Problem
from sunboard.records.folders import DATA
from sunboard.schema import KIND_BY_NAME, KINDS

MOST_CHOICES = 40
"""A question with more to choose from would be a list to be read and not a question."""
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
    default: str = LEAVE
    """What is taken where nobody answers; nothing that could lay something at another's door."""


def questions_of(problems: Iterable[Problem]) -> Iterator[Question]:
    """The questions that some problems raise, each once, sheets before columns and those before cells."""
    every = list(problems)
    makers = (_kinds, _columns, _terms, _approvals, _names)
    seen: set[str] = set()
    for question in (each for make in makers for each in make(every)):
        if question.key not in seen:
            seen.add(question.key)
            yield question


def _of(problems: Iterable[Problem], *codes: str) -> Iterator[Problem]:
    return (problem for problem in problems if problem.code in codes)


def entry_of(place: Place) -> Entry:
    """An entry of the mapping for the sheet, or the file, that a place is in; it says nothing yet."""
    name = PurePosixPath(place.file).relative_to(DATA).as_posix()
    return Entry(sheet=place.sheet) if place.sheet else Entry(file=name)


def _is_whole(word: str) -> bool:
    """Whether a report has all of a word: of what is private, or long, it has not."""
    return bool(word) and HIDDEN not in word and not word.endswith("…")


def called(place: Place) -> str:
    """What people call it: the sheet, or the file."""
    return place.sheet or PurePosixPath(place.file).name


def _items(several: object) -> tuple[str, ...]:
    """What a problem lists, one by one."""
    return tuple(map(str, several.items)) if isinstance(several, Several) else ()


def _kinds(problems: Sequence[Problem]) -> Iterator[Question]:
    """Of which kind a sheet's records are, where its headings leave it open."""
    for problem in _of(problems, "layout-kind-doubt", "layout-kind-unknown"):
        kinds = [KIND_BY_NAME[name] for name in problem.params.get("rivals", ())] or [*KINDS]
        place = problem.place

        def writes(answer: str, place: Place = place) -> Sequence[Entry]:
            return (replace(entry_of(place), kind=answer),) if answer else ()

        yield Question(
            f"kind:{called(place)}",
            say("「{sheet}」是哪一类记录？", sheet=called(place)),
            writes,
            tuple(str(kind.title) for kind in kinds),
        )


def _columns(problems: Sequence[Problem]) -> Iterator[Question]:
    """Which column is a field that a kind can't do without."""
    unread = {
        (problem.place.file, problem.place.sheet): _items(problem.params["headings"])
        for problem in _of(problems, "layout-unread")
    }
    for problem in _of(problems, "heading-missing-in-sheet"):
        place, label = problem.place, str(problem.params["label"])
        headings = unread.get((place.file, place.sheet), ())

        def writes(answer: str, place: Place = place, label: str = label) -> Sequence[Entry]:
            return (replace(entry_of(place), columns=((answer, label),)),) if answer else ()

        if choices := tuple(filter(None, headings)):
            yield Question(
                f"column:{called(place)}:{label}",
                say("「{sheet}」里哪一列是「{label}」？", sheet=called(place), label=label),
                writes,
                choices,
            )


def _terms(problems: Sequence[Problem]) -> Iterator[Question]:
    """What a word in a column of a list means."""
    for problem in _of(problems, "R-10-term", "R-10-term-near"):
        place, word = problem.place, str(problem.params.get("found", ""))
        choices = _items(problem.params.get("allowed"))
        heading = place.column or ""
        if not _is_whole(word) or not heading or len(choices) > MOST_CHOICES:
            continue

        def writes(
            answer: str, place: Place = place, word: str = word, heading: str = heading
        ) -> Sequence[Entry]:
            return (
                (replace(entry_of(place), values=((heading, ((word, answer),)),)),)
                if answer
                else ()
            )

        yield Question(
            f"term:{called(place)}:{heading}:{word}",
            say(
                "「{sheet}」的「{heading}」里写「{word}」，是哪一个？",
                sheet=called(place),
                heading=heading,
                word=word,
            ),
            writes,
            choices,
        )


def _approvals(problems: Sequence[Problem]) -> Iterator[Question]:
    """Who approved all records of a sheet, where none of them says so."""
    found: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in _of(problems, "R-29-unapproved"):
        place, label = problem.place, str(problem.params["label"])
        found.setdefault((place.file, place.sheet, label), []).append(problem)
    for (_, _, label), of_sheet in found.items():
        place = of_sheet[0].place

        def writes(answer: str, place: Place = place, label: str = label) -> Sequence[Entry]:
            return (replace(entry_of(place), fixed=((label, answer),)),) if answer else ()

        yield Question(
            f"fixed:{called(place)}:{label}",
            say(
                "「{sheet}」里{n}条没有「{label}」；都一样的写在这里，不知道就空着",
                sheet=called(place),
                n=sum(problem.stands_for for problem in of_sheet),
                label=label,
            ),
            writes,
        )


def _names(problems: Sequence[Problem]) -> Iterator[Question]:
    """Whether a name that is merely like a record's means that record: never taken for granted."""
    for problem in _of(problems, "R-10-near-name"):
        params = problem.params
        if not _is_whole(str(params["found"])):
            continue
        name = f"{params['within']}{params['found']}"
        kind, means = str(params["kind"]), str(params["would"])

        def writes(
            answer: str, kind: str = kind, name: str = name, means: str = means
        ) -> Sequence[Confirmation]:
            return (Confirmation(kind, name, means),) if answer == say("是") else ()

        yield Question(
            f"name:{kind}:{name}",
            say("「{name}」是{near}吗？", name=str(params["found"]), near=str(params["near"])),
            writes,
            (say("是"), say("不是")),
        )


def told_kinds(counts: Iterable[tuple[str, int]]) -> str:
    """How many records of which kinds: 2个镇、6个社区."""
    return listed(
        say("{kind}{n}条", kind=KIND_BY_NAME[kind].title, n=count) for kind, count in counts
    )

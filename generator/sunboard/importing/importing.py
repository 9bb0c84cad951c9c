"""An import from the first look to the last: stage, ask, look again, keep."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sunboard.days import Asked
from sunboard.importing.asking import Ask
from sunboard.importing.question import LEAVE, ONE_BY_ONE, Confirmation, Entry, Question
from sunboard.importing.questions import questions_of
from sunboard.importing.staging import Placed, Stage, staged
from sunboard.importing.writing import write_answers
from sunboard.language import say
from sunboard.problems import Problem
from sunboard.project import RefusedError, check_project
from sunboard.records.folders import DATA

MOST_ROUNDS = 6
"""Answers may bring up further questions, as a kind its columns; beyond so many they go in a ring."""


class UndecidedError(Exception):
    """A file may take another's place or stand beside it, and nobody said which; nothing is imported."""


@dataclass(frozen=True)
class Imported:
    """What came of it."""

    problems: tuple[Problem, ...]
    """Of the project as it is now."""
    asked: int
    """How many questions were put."""
    answered: tuple[Question, ...]
    still_open: tuple[Question, ...]
    replaced: tuple[tuple[str, Path], ...]
    """Files that others took the place of, and where they lie now."""
    beside: tuple[str, ...]
    """Files like them that stay beside them."""


def import_files(project: Path, files: Sequence[Path], ask: Ask, asked: Asked) -> Imported:
    """Bring files into a project, with what is answered of them; nothing changes where this is not ended.

    Raises:
        UndecidedError: Whether a file takes an earlier one's place is open.
        OSError: Something can't be read or written.
    """
    with staged(project, files) as stage:
        replaced, beside = _settle(stage, ask)
        names = {f"{DATA}/{each.name}" for each in stage.placed}
        problems, answers = _answered(stage, names.__contains__, ask, asked)
        aside = stage.keep(replaced)
    return Imported(
        tuple(problems),
        answers.count,
        tuple(answers.answered),
        tuple(answers.still_open),
        tuple(zip(replaced, aside, strict=True)),
        beside,
    )


def ask_about(project: Path, folder: str, ask: Ask, asked: Asked) -> Imported:
    """Ask what is open of the files in a folder below `data/`, and put down what is answered.

    Raises:
        OSError: Something can't be read or written.
    """
    inside = f"{DATA}/{folder}/"
    with staged(project, []) as stage:
        problems, answers = _answered(stage, lambda file: file.startswith(inside), ask, asked)
        stage.keep([])
    answered, still_open = tuple(answers.answered), tuple(answers.still_open)
    return Imported(tuple(problems), answers.count, answered, still_open, (), ())


def _answered(
    stage: Stage, is_meant: Callable[[str], bool], ask: Ask, asked: Asked
) -> tuple[list[Problem], _Answers]:
    """The problems that are left once what is open of some files was asked, and the answers.

    Of others the office was asked when they came.
    """
    answers = _Answers(ask)
    problems = _problems(stage, asked)
    for _ in range(MOST_ROUNDS):
        of_files = [problem for problem in problems if is_meant(problem.place.file)]
        said = answers.to(questions_of(of_files))
        if not said:
            break
        write_answers(stage.root, said)
        problems = _problems(stage, asked)
    return problems, answers


def _settle(stage: Stage, ask: Ask) -> tuple[list[str], tuple[str, ...]]:
    """Which files of the project are replaced, and which like the new ones stay."""
    replaced, beside = [], []
    for placed in stage.placed:
        earlier = placed.earlier
        if earlier is None:
            continue
        is_replaced = earlier.is_replaced
        if is_replaced is None:
            is_replaced = _asked_whether(placed, earlier.name, ask)
        if not is_replaced:
            beside.append(earlier.name)
            continue
        replaced.append(earlier.name)
        if earlier.name != placed.name:
            stage.take_away(earlier.name)
    return replaced, tuple(beside)


def _asked_whether(placed: Placed, earlier: str, ask: Ask) -> bool:
    choices = (say("代替它"), say("接着它，两份都要"))
    question = Question(
        f"file:{placed.name}",
        say("{new} 和已有的 {old} 有一部分行一样。", new=placed.name, old=earlier)
        + say("新的这份是代替它，还是接着它？"),
        lambda _: (),
        choices,
    )
    answer = ask(question)
    if answer == LEAVE:
        raise UndecidedError(question.text)
    return answer == choices[0]


class _Answers:
    """What was asked and answered so far: a question is put once."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._keys: set[str] = set()
        self.answered: list[Question] = []
        self.still_open: list[Question] = []

    @property
    def count(self) -> int:
        return len(self._keys)

    def to(self, questions: Iterable[Question]) -> list[Entry | Confirmation]:
        """What the answers to those questions come to that were not put before."""
        return [each for question in questions for each in self._answer(question)]

    def _answer(self, question: Question) -> Iterator[Entry | Confirmation]:
        if question.key in self._keys:
            return
        self._keys.add(question.key)
        answer = self._ask(question)
        if question.one_by_one and answer == say(ONE_BY_ONE):
            for each in question.one_by_one:
                yield from self._answer(each)
            return
        written = question.writes(answer)
        (self.answered if answer != LEAVE else self.still_open).append(question)
        yield from written


def _problems(stage: Stage, asked: Asked) -> list[Problem]:
    try:
        return list(check_project(stage.root, asked).checked.problems)
    except RefusedError as refused:
        return list(refused.problems)

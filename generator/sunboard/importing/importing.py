"""An import from the first look to the last: stage, ask, look again, keep."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from sunboard.checks.expected_terms import used_words
from sunboard.checks.parsing.terms import TermReader
from sunboard.days import Asked
from sunboard.importing.asking import Asker
from sunboard.importing.columns import columns_at, texts_at
from sunboard.importing.known import Known
from sunboard.importing.own_words import UnlistedError
from sunboard.importing.question import LATER, ONE_BY_ONE, UNKNOWN, Meaning, Question
from sunboard.importing.questions import questions_of
from sunboard.importing.settling import Stayed, remember_said, settle
from sunboard.importing.staging import Stage, staged
from sunboard.importing.trying import objection
from sunboard.importing.unasked import Unasked, read_unasked, write_unasked
from sunboard.importing.writing import write_answers
from sunboard.language import say
from sunboard.problems import Place, Problem, Source
from sunboard.project import CheckedProject, RefusedError, check_project
from sunboard.records import read_programme, read_records
from sunboard.records.folders import DATA


@dataclass(frozen=True)
class Imported:
    """What came of it."""

    problems: tuple[Problem, ...]
    """Of the project as it is now."""
    asked: int
    """How many questions were put."""
    answered: tuple[Question, ...]
    still_open: tuple[Question, ...]
    unasked: int
    """How many were not put, as nobody knew the answer when they were."""
    replaced: tuple[tuple[str, Path], ...]
    """Files that others took the place of, and where they lie now."""
    beside: tuple[str, ...]
    """Files like them that stay beside them, and are told of in full."""
    in_part: tuple[Stayed, ...] = ()
    """Files of which some sheets stay, whose others the new ones have."""
    read: frozenset[Source] = frozenset()
    """The files, and the sheets of them, of which records were read."""
    gone_on_with: tuple[str, ...] = ()
    """Files like them that stay, of whose cases the new ones tell as far as they have them."""
    kept: tuple[str, ...] = ()
    """Files of the project that stay, as they were mended since the same ones were brought in."""


def import_files(
    project: Path, files: Sequence[Path], asker: Asker, asked: Asked, *, again: bool = False
) -> Imported:
    """Bring files into a project, with what is answered of them; nothing changes where this is not ended.

    Args:
        project: The project.
        files: What is brought in.
        asker: Who answers.
        asked: What day it is.
        again: Whether that is asked again, too, which nobody knew.

    Raises:
        AnswersError: An answer of a file is none, or the list of what is not asked can't be read.
        UndecidedError: What becomes of an earlier file, or of what it alone has, is open.
        OSError: Something can't be read or written.
    """
    with staged(project, files) as stage:
        if again:
            stage.forget_unasked()
        settled = settle(stage, asker)
        names = {f"{DATA}/{each.name}" for each in stage.placed}
        asking = _Asking(stage, names.__contains__, asker, asked)
        asking.ask_all()
        read = _read_in(stage.root)
        aside = stage.keep(settled.replaced, [each.name for each in settled.in_part])
    remember_said(project, stage.placed, settled.replaced)
    came_to = asking.came_to(tuple(zip(settled.replaced, aside, strict=True)), settled.untouched)
    return replace(
        came_to,
        kept=tuple(each.name for each in stage.placed if each.is_kept),
        gone_on_with=tuple(settled.gone_on_with),
        in_part=tuple(settled.in_part),
        read=read,
    )


def ask_about(project: Path, folder: str, asker: Asker, asked: Asked) -> Imported:
    """Ask what is open of the files in a folder below `data/`, and put down what is answered.

    Raises:
        AnswersError: The list of what is not asked can't be read.
        OSError: Something can't be read or written.
    """
    inside = f"{DATA}/{folder}/"
    with staged(project, []) as stage:
        asking = _Asking(stage, lambda file: file.startswith(inside), asker, asked)
        asking.ask_all()
        stage.keep([])
    return asking.came_to()


def _read_in(root: Path) -> frozenset[Source]:
    tables, _ = read_records(root)
    files = (each for table in tables.values() for each in table.files if each.row_count)
    return frozenset(Place(each.path, sheet=each.sheet).source for each in files)


class _Asking:
    """One round of questions about some files: each is put once, and each answer tried before it is kept."""

    def __init__(
        self, stage: Stage, is_meant: Callable[[str], bool], asker: Asker, asked: Asked
    ) -> None:
        """Ask about the files of some names; of others the office was asked when they came."""
        self._stage, self._is_meant, self._asker, self._day = stage, is_meant, asker, asked
        self._unasked: Unasked = read_unasked(stage.root)
        self._keys: set[str] = set()
        self._checked, self._problems = _checked(stage, asked)
        self._answered: list[Question] = []
        self._still_open: list[Question] = []
        self._never_again: list[Question] = []

    def ask_all(self) -> None:
        """Ask whatever is open, as answers bring up further questions."""
        while (question := next(self._open(), None)) is not None:
            self._put(question)
        if self._never_again:
            write_unasked(self._stage.root, self._never_again)

    def came_to(
        self, replaced: tuple[tuple[str, Path], ...] = (), beside: tuple[str, ...] = ()
    ) -> Imported:
        """What came of it."""
        return Imported(
            tuple(self._problems),
            len(self._answered) + len(self._still_open),
            tuple(self._answered),
            tuple(self._still_open),
            self._unasked.met,
            replaced,
            beside,
        )

    def _open(self) -> Iterator[Question]:
        of_files = [each for each in self._problems if self._is_meant(each.place.file)]
        root = self._stage.root
        known = Known(
            partial(columns_at, root),
            partial(texts_at, root),
            self._words,
            self._are_words,
            self._word_for,
            self._listed,
            self._day.now.date(),
        )
        return questions_of(of_files, self._is_open, known)

    def _words(self, vocabulary: str) -> list[str]:
        """What a term may be, by the programme; nothing where that can't be read."""
        programme, _ = read_programme(self._stage.root)
        terms = programme.vocabulary(vocabulary).terms if programme else ()
        return [each.label for each in terms]

    def _word_for(self, vocabulary: str, meaning: str) -> str:
        programme, _ = read_programme(self._stage.root)
        terms = programme.vocabulary(vocabulary).terms if programme else ()
        return next((each.label for each in terms if each.counts_as == meaning), "")

    def _are_words(self, vocabulary: str, texts: Iterable[str]) -> bool:
        programme, _ = read_programme(self._stage.root)
        return programme is not None and all(
            map(TermReader(programme.vocabulary(vocabulary)).is_term, texts)
        )

    def _listed(self, vocabulary: str) -> tuple[str, ...]:
        """The keys of a list's words, without those that a place without them would seem to lack."""
        found = self._checked
        return used_words(found.checked.records, found.programme, vocabulary) if found else ()

    def _is_open(self, key: str) -> bool:
        return key not in self._keys and not self._unasked.has(key)

    def _put(self, question: Question) -> None:
        """Put a question until its answer will do."""
        parts = question.one_by_one or (question,)
        self._keys.update(each.key for each in (question, *parts))
        refused = ""
        while True:
            answer = self._asker.ask(question, refused)
            if question.one_by_one and answer == say(ONE_BY_ONE):
                for each in question.one_by_one:
                    self._put(each)
                return
            if answer in (UNKNOWN, LATER):
                self._still_open.append(question)
                self._never_again += parts if answer == UNKNOWN else ()
                return
            meaning = question.means(answer)
            refused = meaning.refused or self._tried(meaning)
            if refused and meaning.otherwise and not self._tried(meaning.otherwise):
                meaning, refused = meaning.otherwise, ""
            if not refused:
                break
        self._answered.append(question)
        self._never_again += () if meaning.writes else parts
        self._asker.tell(meaning.said)

    def _tried(self, meaning: Meaning) -> str:
        """Why an answer can't be kept that was written into the copy and taken out of it; "" where it stays."""
        if not meaning.writes:
            return ""
        with self._stage.tentatively() as keep:
            try:
                write_answers(self._stage.root, meaning.writes)
            except UnlistedError as unlisted:
                return str(unlisted)
            checked, problems = _checked(self._stage, self._day)
            refused = objection(self._problems, problems, meaning.writes)
            if not refused:
                self._checked, self._problems = checked, problems
                keep()
        return refused


def _checked(stage: Stage, asked: Asked) -> tuple[CheckedProject | None, list[Problem]]:
    """What was checked, unless no board can be made of it, and what is wrong."""
    try:
        found = check_project(stage.root, asked)
    except RefusedError as refused:
        return None, list(refused.problems)
    return found, list(found.checked.problems)

"""One round: all that was handed in since the last one is taken in or held back; what there is, is told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from sunboard.collecting.dropped import (
    RECEIVED,
    Dropped,
    dropped_by,
    senders_of,
    strays_of,
    unread_by,
)
from sunboard.collecting.log import Entry, Fate, add_to_log, last_of, read_log
from sunboard.collecting.taking import records_by_file, take
from sunboard.days import Asked, decide_days
from sunboard.importing.asking import Asker
from sunboard.importing.importing import ask_about
from sunboard.importing.question import Question
from sunboard.problems import Problem
from sunboard.project import RefusedError
from sunboard.project_folders import lock_file
from sunboard.publishing.filesystem import locked
from sunboard.records import read_programme, read_records
from sunboard.records.folders import DATA
from sunboard.records.loading import NO_FILE


class State(StrEnum):
    """How a file that was handed in stands."""

    NEW = "new"
    SAME = "same"
    """As it was taken in before."""
    WAITS = "waits"
    """It was changed a moment ago, and may still be on its way."""
    HELD = "held"
    """It can't be used."""
    GONE = "gone"
    """It lies in the shared folder no longer; what was taken in is kept."""
    OVER = "over"
    """It was taken in, and is used no longer: a later one took its place, or somebody took it away."""


@dataclass(frozen=True)
class File:
    """A file of somebody who hands in."""

    name: str
    state: State
    day: str
    """When what is used of it was taken in; "" where nothing is."""
    records: int
    """How many it holds."""
    reason: str = ""
    """Why it can't be used; "" where it can."""
    problems: tuple[Problem, ...] = ()
    """Of what is used of it."""

    @property
    def is_used(self) -> bool:
        """Whether the project has it as it lies in the shared folder, or lay there last."""
        return self.state in (State.NEW, State.SAME, State.GONE)


@dataclass(frozen=True)
class Sender:
    """Somebody who hands in."""

    name: str
    files: tuple[File, ...]
    unread: tuple[str, ...]
    """What lies there and is no table."""
    has_this_month: bool
    """Whether anything was taken in this month."""


@dataclass(frozen=True)
class Collected:
    """How all stands after a round."""

    today: date
    senders: tuple[Sender, ...]
    strays: tuple[str, ...]
    """Files in the shared folder of which nobody knows whose they are."""
    without_folder: tuple[str, ...]
    """Communities of the records that have no folder, where others have."""
    still_open: tuple[Question, ...]
    """What only somebody of the office can say."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Of whom nothing was taken in this month."""
        return tuple(each.name for each in self.senders if not each.has_this_month)

    @property
    def is_whole(self) -> bool:
        """Whether nothing waits and all could be used."""
        states = {file.state for sender in self.senders for file in sender.files}
        return not (states & {State.WAITS, State.HELD} or self.strays)


def collect(
    project: Path, folder: Path, asked: Asked, asker: Asker, accepted: Collection[str] = ()
) -> Collected:
    """Take in what was handed in since the last round; twice the same changes nothing.

    Args:
        project: The project.
        folder: The shared folder, with a folder for each who hands in.
        asked: What day it is.
        asker: Who is asked what no file says.
        accepted: Those of whom somebody has said that far fewer records are right.

    Raises:
        BusyError: another process is at the project.
        RefusedError: the programme can't be read.
        OSError: something can't be read or written.
    """
    programme, faults = read_programme(project)
    if programme is None:
        raise RefusedError(faults)
    today = decide_days(asked, programme).today
    with locked(lock_file(project)):
        names = senders_of(folder)
        this_round = _Round(project, folder, today.isoformat(), accepted)
        files = {name: [*this_round.files_of(name, asked.now)] for name in names}
        told = ask_about(project, RECEIVED, asker, asked)
    this_month = {entry.sender for entry in this_round.log if _is_in_month(entry, today)}
    senders = (
        Sender(
            name,
            tuple(_with_problems(name, file, told.problems) for file in files[name]),
            tuple(unread_by(folder, name)),
            name in this_month,
        )
        for name in names
    )
    without = tuple(_without_folder(project, names))
    return Collected(today, tuple(senders), tuple(strays_of(folder)), without, told.still_open)


def _is_in_month(entry: Entry, today: date) -> bool:
    return entry.fate == Fate.TAKEN and entry.day[:7] == today.isoformat()[:7]


def _with_problems(sender: str, file: File, problems: Iterable[Problem]) -> File:
    if not file.day:
        return file
    path = f"{DATA}/{RECEIVED}/{sender}/{file.name}"
    return replace(file, problems=tuple(each for each in problems if each.place.file == path))


def _without_folder(project: Path, senders: Collection[str]) -> Iterator[str]:
    """The communities that have no folder; none where no folder is called as a community is."""
    table = read_records(project, ["communities"])[0]["communities"]
    columns = (table.texts[name].to_pylist() for name in ("name", "short_name", "id"))
    called = [[*filter(None, names)] for names in zip(*columns, strict=True)]
    if any(set(names) & set(senders) for names in called):
        yield from (names[0] for names in called if not set(names) & set(senders))


class _Round:
    """One round through a shared folder."""

    def __init__(self, project: Path, folder: Path, day: str, accepted: Collection[str]) -> None:
        self._project, self._folder, self._day = project, folder, day
        self._accepted = accepted
        self.log = read_log(project)
        self._records = records_by_file(read_records(project)[0])

    def files_of(self, sender: str, now: datetime) -> Iterator[File]:
        """Every file of a sender, taken in where that can be; and those that are there no longer."""
        found = set()
        for dropped in dropped_by(self._folder, sender, now):
            found.add(dropped.name)
            yield self._file(dropped)
        for name in dict.fromkeys(each.file for each in self.log if each.sender == sender):
            last = last_of(self.log, sender, name, Fate.TAKEN)
            if name not in found and last and self._is_used(sender, name):
                yield File(name, State.GONE, last.day, int(last.records))

    def _file(self, dropped: Dropped) -> File:
        last = last_of(self.log, dropped.sender, dropped.name, Fate.TAKEN)
        day, records = (last.day, int(last.records)) if last else ("", 0)
        if dropped.digest == NO_FILE:
            return File(dropped.name, State.WAITS, day, records)
        if last and last.digest == dropped.digest:
            is_used = self._is_used(dropped.sender, dropped.name)
            return File(dropped.name, State.SAME if is_used else State.OVER, day, records)
        taken = take(self._project, dropped, self._records, self._accepted)
        if taken.reason:
            self._note(dropped, Fate.HELD, taken.records)
            return File(dropped.name, State.HELD, day, records, taken.reason)
        self._note(dropped, Fate.TAKEN, taken.records)
        self._records[f"{DATA}/{dropped.folder}/{dropped.name}"] = taken.records
        return File(dropped.name, State.NEW, self._day, taken.records)

    def _is_used(self, sender: str, name: str) -> bool:
        return (self._project / DATA / RECEIVED / sender / name).exists()

    def _note(self, dropped: Dropped, fate: Fate, records: int) -> None:
        """Put it down, unless the same was put down last."""
        last = last_of(self.log, dropped.sender, dropped.name, fate)
        if fate is Fate.HELD and last and last.digest == dropped.digest:
            return
        entry = Entry(
            self._day, dropped.sender, dropped.name, dropped.digest, fate.value, str(records)
        )
        add_to_log(self._project, self.log, [entry])
        self.log = (*self.log, entry)

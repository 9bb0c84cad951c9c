"""One round: all that was handed in since the last one is taken in or held back; what there is, is told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from sunboard.checks.saying import HIDDEN, Hides, plain, shown_path
from sunboard.collecting.dropped import (
    Box,
    Dropped,
    UnreadableError,
    opened_box,
    said_unfit,
    senders_of,
    strays_of,
)
from sunboard.collecting.log import Entry, Fate, add_to_log, key_of, last_of, read_log, sender_key
from sunboard.collecting.taking import Taking
from sunboard.days import Asked, decide_days
from sunboard.importing.asking import Asker
from sunboard.importing.importing import ask_about
from sunboard.importing.question import Question
from sunboard.problems import Problem
from sunboard.project import RefusedError
from sunboard.project_folders import lock_file
from sunboard.publishing.filesystem import locked
from sunboard.records import read_programme, read_records
from sunboard.records.folders import DATA, RECEIVED
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
    has_this_month: bool
    """Whether anything was taken in this month."""
    unread: tuple[str, ...] = ()
    """What lies there and is no table."""
    misnamed: tuple[str, ...] = ()
    """What has a character in its name that nobody sees."""
    too_many: tuple[str, ...] = ()
    """Files that were not looked at, as there are so many."""
    fault: str = ""
    """Why the folder can't be read; "" where it can."""


@dataclass(frozen=True)
class Collected:
    """How all stands after a round."""

    today: date
    senders: tuple[Sender, ...]
    hides: Hides
    """What of names of files and folders is not to be said."""
    strays: tuple[str, ...]
    """What in the shared folder is nobody's."""
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
        left = any(each.misnamed or each.too_many or each.fault for each in self.senders)
        return not (states & {State.WAITS, State.HELD} or left or self.strays)


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
        taking = Taking(project, asked, accepted)
        this_round = _Round(taking, folder, today.isoformat())
        senders = [this_round.sender(name) for name in senders_of(folder)]
        told = ask_about(project, RECEIVED, asker, asked)
    this_month = {sender_key(entry.key) for entry in this_round.log if _is_in_month(entry, today)}
    names = [each.name for each in senders]
    return Collected(
        today,
        tuple(_told(each, told.problems, this_month, taking.hides) for each in senders),
        taking.hides,
        tuple(strays_of(folder)),
        tuple(_without_folder(project, names)),
        told.still_open,
    )


def _is_in_month(entry: Entry, today: date) -> bool:
    return entry.fate == Fate.TAKEN and entry.day[:7] == today.isoformat()[:7]


def _told(
    sender: Sender, problems: Iterable[Problem], this_month: Collection[str], hides: Hides
) -> Sender:
    """What is to be mended of the files of one, and whether they handed in this month."""
    inside = shown_path(f"{DATA}/{RECEIVED}/{sender.name}", hides)
    by_file: dict[str, list[Problem]] = {}
    # Of those whose names are hidden nobody can tell whose it is.
    for each in problems if HIDDEN not in inside else ():
        by_file.setdefault(each.place.file, []).append(each)
    named = ((file, f"{inside}/{shown_path(file.name, hides)}") for file in sender.files)
    files = tuple(
        replace(file, problems=tuple(by_file.get(path, ()))) if file.day else file
        for file, path in named
    )
    has_this_month = sender_key(key_of(sender.name, "")) in this_month
    return replace(sender, files=files, has_this_month=has_this_month)


def _without_folder(project: Path, senders: Collection[str]) -> Iterator[str]:
    """The communities that have no folder; none where no folder is called as a community is."""
    table = read_records(project, ["communities"])[0]["communities"]
    columns = (table.texts[name].to_pylist() for name in ("name", "short_name", "id"))
    called = [[*filter(None, names)] for names in zip(*columns, strict=True)]
    if any(set(names) & set(senders) for names in called):
        yield from (names[0] for names in called if not set(names) & set(senders))


class _Round:
    """One round through a shared folder."""

    def __init__(self, taking: Taking, folder: Path, day: str) -> None:
        self._taking, self._folder, self._day = taking, folder, day
        self.log = read_log(taking.project)

    def sender(self, name: str) -> Sender:
        """Every file of one who hands in, taken in where that can be."""
        try:
            with opened_box(self._folder, name) as box:
                return self._looked_into(name, box)
        except UnreadableError as error:
            return Sender(name, tuple(self._gone(name, ())), has_this_month=False, fault=str(error))

    def _looked_into(self, name: str, box: Box) -> Sender:
        dropped = (box.read(each, self._taking.asked.now) for each in box.names)
        files = [self._file(each) for each in dropped]
        return Sender(
            name,
            (*files, *self._gone(name, [each.name for each in files])),
            has_this_month=False,
            unread=tuple(box.unread),
            misnamed=tuple(box.misnamed),
            too_many=tuple(box.too_many),
        )

    def _gone(self, sender: str, found: Collection[str]) -> Iterator[File]:
        """What is used of one and lies in the shared folder no longer."""
        folder = self._taking.project / DATA / RECEIVED / sender
        names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else ()
        for name in names:
            last = last_of(self.log, key_of(sender, name), Fate.TAKEN)
            if name not in found and last:
                yield File(name, State.GONE, last.day, int(last.records))

    def _file(self, dropped: Dropped) -> File:
        last = last_of(self.log, key_of(dropped.sender, dropped.name), Fate.TAKEN)
        day, records = (last.day, int(last.records)) if last else ("", 0)
        if dropped.unfit is not None:
            return File(dropped.name, State.HELD, day, records, said_unfit(dropped))
        if dropped.digest == NO_FILE:
            return File(dropped.name, State.WAITS, day, records)
        if last and last.digest == dropped.digest:
            is_used = (self._taking.project / DATA / dropped.folder / dropped.name).exists()
            return File(dropped.name, State.SAME if is_used else State.OVER, day, records)
        taken = self._taking.take(dropped)
        if taken.reason:
            self._note(dropped, Fate.HELD, taken.records)
            return File(dropped.name, State.HELD, day, records, taken.reason)
        self._note(dropped, Fate.TAKEN, taken.records)
        return File(dropped.name, State.NEW, self._day, taken.records)

    def _note(self, dropped: Dropped, fate: Fate, records: int) -> None:
        """Put it down, unless the same was put down last."""
        key = key_of(dropped.sender, dropped.name)
        last = last_of(self.log, key, fate)
        if fate is Fate.HELD and last and last.digest == dropped.digest:
            return
        shown = (shown_path(each, self._taking.hides) for each in (dropped.sender, dropped.name))
        who, what = map(plain, shown)
        entry = Entry(self._day, who, what, dropped.digest, fate.value, str(records), key)
        add_to_log(self._taking.project, self.log, [entry])
        self.log = (*self.log, entry)

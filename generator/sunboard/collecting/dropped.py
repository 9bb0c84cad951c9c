"""What lies in a shared folder (收件) to be taken in: a folder for each who hands in, and in it any files.

Nothing in it is ever moved, changed or deleted: it belongs to those who hand in. Nothing in it is trusted: a
file is opened once, as what it is, and all that is known of it comes from there.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from sunboard.language import mark, say
from sunboard.problems import Place, Problem
from sunboard.publishing.filesystem import held_open
from sunboard.records.folders import LEFT_BY_SYSTEMS, RECEIVED, SKIPPED, WORKBOOK_ENDINGS
from sunboard.records.loading import (
    MOST_TOGETHER,
    NO_FILE,
    UnfitFileError,
    open_lying,
    read_opened,
)

RECEIPT = mark("回执.txt")
"""What is put beside the files of each."""
_RECEIPTS = frozenset({RECEIPT, "receipt.txt"})
_ENDINGS = (".csv", *WORKBOOK_ENDINGS)
_SETTLED_SECONDS = 120.0
"""A file that was changed later than this before a run may still be on its way."""
SHARE_OF_ONE = 8
"""So many who hand in as much as they may fill what is read of a project."""
MOST_OF_ONE = MOST_TOGETHER // SHARE_OF_ONE
"""Bytes of all files of one who hands in."""
LONGEST_NAME = 200
"""Bytes of a file's name: of the 255 that there may be, numbers and endings of what is kept of it take some."""
_BYTES_OF_A_CHARACTER = 3
MOST_FILES_OF_ONE = 100
"""More of one are not looked at, as each takes a look at the whole project."""


@dataclass(frozen=True)
class Dropped:
    """A file that somebody handed in."""

    sender: str
    """Who: the name of the folder."""
    name: str
    digest: str
    """Of what is in it; `NO_FILE` of one that is still on its way, or can't be read."""
    data: bytes = b""
    """What is in it."""
    unfit: Problem | None = None
    """Why it can't be read; None where it can, or nobody knows yet."""

    @property
    def folder(self) -> str:
        """Where it goes, below `data/`."""
        return f"{RECEIVED}/{self.sender}"


def senders_of(folder: Path) -> list[str]:
    """Who has a folder, sorted; OSError where the shared folder can't be read."""
    with os.scandir(folder) as entries:
        return sorted(entry.name for entry in entries if _is_sender(entry))


def strays_of(folder: Path) -> list[str]:
    """What lies in the shared folder itself and is nobody's: files, links, folders of strange names."""
    with os.scandir(folder) as entries:
        return sorted(e.name for e in entries if not _is_left(e.name) and not _is_sender(e))


class UnreadableError(Exception):
    """The folder of one who hands in can't be looked into; its text says why."""


class Box:
    """The folder of one who hands in, and what lies in it."""

    def __init__(self, folder: Path, descriptor: int | None) -> None:
        """Look into it; OSError where that can't be done.

        Args:
            folder: The folder.
            descriptor: The folder, open, so that no other can take its place; None where the system opens none.
        """
        self._folder, self._descriptor = folder, descriptor
        with os.scandir(folder if descriptor is None else descriptor) as entries:
            self._entries = [each for each in entries if not _is_left(each.name)]
            self._files = [each for each in self._entries if _is_table(each)]
            # While the folder is open: an entry asks it.
            self._by_age = sorted(self._aged(self._files))

    @property
    def names(self) -> list[str]:
        """The files to be taken in, the oldest first: a later edition takes the place of an earlier one."""
        return [name for _, name in self._by_age[:MOST_FILES_OF_ONE]]

    @cached_property
    def unread(self) -> list[str]:
        """What is no table: pictures, documents, folders, links."""
        known = {*_RECEIPTS, *(each.name for each in self._files)}
        return sorted(e.name for e in self._entries if e.name.isprintable() and e.name not in known)

    @cached_property
    def misnamed(self) -> list[str]:
        """What has a character in its name that nobody sees."""
        return sorted(each.name for each in self._entries if not each.name.isprintable())

    @property
    def too_many(self) -> list[str]:
        """The files that are not looked at, as there are so many."""
        return sorted(name for _, name in self._by_age[MOST_FILES_OF_ONE:])

    def read(self, name: str, now: datetime) -> Dropped:
        """A file, all of it as it is at one moment; what is still on its way, or gone again, waits."""
        unfit = None
        try:
            data = self._settled(name, now)
        except UnfitFileError as error:
            data, unfit = None, error.problem
        except FileNotFoundError:
            data = None
        except OSError as error:
            params = {"reason": error.strerror or ""}
            data, unfit = None, Problem(Place(name), "file-unreadable", params)
        sender = self._folder.name
        if data is None:
            return Dropped(sender, name, NO_FILE, unfit=unfit)
        return Dropped(sender, name, hashlib.sha256(data).hexdigest(), data)

    def _settled(self, name: str, now: datetime) -> bytes | None:
        """What is in a file; None of one that was changed a moment ago, or while it was read."""
        if len(name.encode()) > LONGEST_NAME:
            most = LONGEST_NAME // _BYTES_OF_A_CHARACTER
            raise UnfitFileError(Problem(Place(name), "received-name", {"characters": most}))
        with open_lying(self._folder, self._descriptor, name) as file:
            before = os.fstat(file.fileno())
            if abs(now.timestamp() - before.st_mtime) <= _SETTLED_SECONDS:
                return None
            data = read_opened(file, name, MOST_OF_ONE, "received-too-big")
            after = os.fstat(file.fileno())
        is_whole = (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size)
        return data if is_whole else None

    @staticmethod
    def _aged(entries: Iterable[os.DirEntry[str]]) -> Iterator[tuple[float, str]]:
        for entry in entries:
            with suppress(FileNotFoundError):
                yield entry.stat(follow_symlinks=False).st_mtime, entry.name


@contextmanager
def opened_box(folder: Path, sender: str) -> Iterator[Box]:
    """The folder of one who hands in, held open.

    Raises:
        UnreadableError: it can't be read, or is a link by now.
    """
    with ExitStack() as stack:
        try:
            descriptor = stack.enter_context(held_open(folder / sender))
            box = Box(folder / sender, descriptor)
        except OSError as error:
            raise UnreadableError(error.strerror or "") from None
        yield box


def said_unfit(dropped: Dropped) -> str:
    """Why a file can't be read; "" where it can, or nobody knows yet."""
    if dropped.unfit is None:
        return ""
    if dropped.unfit.code == "file-special":
        return say("这不是普通文件（可能是快捷方式或链接），请放进表格本身。")
    return dropped.unfit.text()


def _is_sender(entry: os.DirEntry[str]) -> bool:
    is_own = not _is_left(entry.name) and entry.name not in SKIPPED and entry.name.isprintable()
    return is_own and entry.is_dir(follow_symlinks=False)


def _is_table(entry: os.DirEntry[str]) -> bool:
    """Whether somebody handed it in; links are not followed out of the folder."""
    is_table = Path(entry.name).suffix.casefold() in _ENDINGS and entry.name.isprintable()
    return is_table and entry.is_file(follow_symlinks=False)


def _is_left(name: str) -> bool:
    """Whether systems and office programs put it there."""
    return name.casefold() in LEFT_BY_SYSTEMS or name.startswith((".", "~$"))

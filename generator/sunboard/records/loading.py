"""The one place where the read stage opens files: never a pipe or a device, never more than a limit."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from io import FileIO
from math import ceil
from pathlib import Path

from sunboard.language import say
from sunboard.problems import Place, Problem
from sunboard.processes import OURS_ALONE

MOST_BYTES = 128 << 20
MOST_YAML_BYTES = 32 << 20
MOST_SETTINGS_BYTES = 1 << 20
"""Of `programme.yml` and `calendar.yml`: what they hold becomes objects, a hundred bytes for each one."""
MOST_TOGETHER = 192 << 20
"""Of all files of records. What is read takes four to five times as much memory while it is checked."""

# A pipe that nobody writes to would keep an ordinary opening waiting for ever.
# Nothing is waited for at a pipe or a terminal, which Windows has none of.
_FLAGS = os.O_RDONLY | OURS_ALONE | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_CHUNK = 1 << 20
NO_FILE = "-"
"""In the place of a hash."""


class UnfitFileError(Exception):
    """A file that is not to be read; holds the problem that says why."""

    def __init__(self, problem: Problem) -> None:
        """Say why."""
        super().__init__(problem)
        self.problem = problem

    def __str__(self) -> str:
        """The file, and what is wrong with it."""
        return say("{file}：{why}", file=self.problem.place.file, why=self.problem.text())


def load(path: Path, name: str, *, is_yaml: bool) -> bytes | Problem:
    """The bytes of a file of records, or why there are none."""
    return _loaded(path, name, MOST_YAML_BYTES if is_yaml else MOST_BYTES, "file-too-big")


def load_head(path: Path, name: str, size: int) -> bytes | Problem:
    """The first bytes of a file of records, at most so many, or why there are none."""
    try:
        with open_ordinary(path, name) as file:
            return file.read(size)
    except UnfitFileError as unfit:
        return unfit.problem
    except OSError as error:
        return Problem(Place(name), "file-unreadable", {"reason": error.strerror or ""})


def load_settings(path: Path, name: str) -> bytes | Problem:
    """The bytes of the programme or what joins it, or why there are none."""
    return _loaded(path, name, MOST_SETTINGS_BYTES, "settings-too-big")


def read_whole(path: Path, name: str, limit: int, too_big: str) -> bytes:
    """All bytes of an ordinary file of at most `limit` bytes.

    Args:
        path: Where it is; links are followed.
        name: What it is called in messages.
        limit: In bytes.
        too_big: The code of the problem with a larger one.

    Raises:
        UnfitFileError: It is larger, or no ordinary file.
        OSError: It can't be opened or read.
    """
    with open_ordinary(path, name) as file:
        return read_opened(file, name, limit, too_big)


def read_opened(file: FileIO, name: str, limit: int, too_big: str) -> bytes:
    """All bytes of a file that is open, of at most `limit` bytes; its size is asked before anything is read.

    Raises:
        UnfitFileError: It is larger.
        OSError: It can't be read.
    """
    size = os.fstat(file.fileno()).st_size
    if size <= limit:
        parts = [file.read(size + 1)]
        size = len(parts[0])
        # A file that somebody is writing to, or one of the system's own that tells no size.
        while size <= limit and (more := file.read(_CHUNK)):
            parts.append(more)
            size += len(more)
        if size <= limit:
            return b"".join(parts) if len(parts) > 1 else parts[0]
    # Rounded up, so that it is never said to be as large as is allowed.
    params = {"size": f"{ceil(10 * size / 2**20) / 10:g}", "limit": limit >> 20}
    raise UnfitFileError(Problem(Place(name), too_big, params))


def open_ordinary(path: Path, name: str) -> FileIO:
    """An ordinary file, opened to be read, whatever its size; links are followed.

    Raises:
        UnfitFileError: It is a folder, a pipe or a device.
        OSError: It can't be opened.
    """
    return _opened(lambda: os.open(path, _FLAGS), name)


def open_lying(folder: Path, descriptor: int | None, name: str) -> FileIO:
    """An ordinary file that lies itself in a folder, opened to be read, whatever its size: no link is followed.

    Args:
        folder: The folder.
        descriptor: The folder, open, so that no other can take its place; None where the system opens none.
        name: What the file is called there.

    Raises:
        UnfitFileError: It is a link, a folder, a pipe or a device.
        OSError: It can't be opened.
    """
    path = name if descriptor is not None else folder / name

    def open_it() -> int:
        opened = os.open(path, _FLAGS | getattr(os, "O_NOFOLLOW", 0), dir_fd=descriptor)
        # Windows follows a link all the same.
        lying = os.stat(path, dir_fd=descriptor, follow_symlinks=False)
        if os.path.samestat(lying, os.fstat(opened)):
            return opened
        os.close(opened)
        raise IsADirectoryError

    try:
        return _opened(open_it, name)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise UnfitFileError(Problem(Place(name), "file-special")) from None
        raise


def _opened(open_it: Callable[[], int], name: str) -> FileIO:
    """The ordinary file that is opened.

    Raises:
        UnfitFileError: It is a folder, a pipe or a device.
        OSError: It can't be opened.
    """
    with suppress(IsADirectoryError):
        opened = open_it()
        if stat.S_ISREG(os.fstat(opened).st_mode):
            return FileIO(opened)
        os.close(opened)
    raise UnfitFileError(Problem(Place(name), "file-special"))


def hash_of(path: Path) -> str:
    """The SHA-256 of an ordinary file, whatever its size; `NO_FILE` where it can't be read."""
    try:
        with open_ordinary(path, path.name) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, UnfitFileError):
        return NO_FILE


def _loaded(path: Path, name: str, limit: int, too_big: str) -> bytes | Problem:
    try:
        return read_whole(path, name, limit, too_big)
    except UnfitFileError as unfit:
        return unfit.problem
    except OSError as error:
        return Problem(Place(name), "file-unreadable", {"reason": error.strerror or ""})

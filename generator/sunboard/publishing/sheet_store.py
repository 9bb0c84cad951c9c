"""Printed sheets kept between runs, by what they were made from: what did not change is not made again."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from sunboard.boards.sheets.sheet_links import SheetLink, SheetLinks
from sunboard.language import say_many
from sunboard.problems import Problem
from sunboard.processes import OURS_ALONE
from sunboard.publishing.filesystem import PRIVATE_FILE, PRIVATE_FOLDER, BusyError, locked

_NAME = re.compile(
    r"(?P<key>[0-9a-f]{32})\.(?P<pages>\d+)\.(?P<content>[0-9a-f]{32})\.(?P<ending>pdf|zip|png)"
)

_DRAFT = re.compile(rf"\.{_NAME.pattern}\.\d+")
LOCK = "lock"


class Stored(NamedTuple):
    """One kept file."""

    key: str
    file: Path
    pages: int
    size: int


class PrintedFile(NamedTuple):
    """A printed file: what boards say of it, and where it is kept."""

    link: SheetLink
    stored: Stored
    is_new: bool
    """False for one that an earlier run made."""


@dataclass(frozen=True)
class Printed:
    """What a run printed."""

    files: tuple[PrintedFile, ...] = ()
    links: SheetLinks = field(default_factory=SheetLinks)
    problems: tuple[Problem, ...] = ()

    @property
    def made(self) -> int:
        """How many files were made; the others were kept from an earlier run."""
        return sum(file.is_new for file in self.files)

    @property
    def said(self) -> str:
        """How much that is, for a report; "" for nothing."""
        if not self.files:
            return ""
        return say_many("{n}份张贴版（新做{made}份）", len(self.files), made=self.made)


class SheetStore:
    """A private folder of the project.

    A file's name is the hash of what it was made from, its number of pages, and the hash of its content, by
    which a file that a crash or a disk has harmed is known.
    """

    def __init__(self, folder: Path, recipe: str) -> None:
        """Open the store, which is made if it is not there.

        The recipe is what else decides about the bytes of a sheet: templates, fonts, program.
        """
        self._folder, self._recipe = folder, recipe.encode()
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        found = (_NAME.fullmatch(file.name) for file in folder.iterdir())
        self._names = {match["key"]: match[0] for match in found if match}

    def key(self, source: str) -> str:
        """The name of what is made from `source`."""
        return blake2b(self._recipe + b"\0" + source.encode(), digest_size=16).hexdigest()

    def find(self, key: str) -> Stored | None:
        """What was made under this key; None if nothing was, or it isn't any more what it was."""
        name = self._names.get(key)
        if name is None:
            return None
        try:
            content = (self._folder / name).read_bytes()
        except OSError:
            return None
        is_whole = _hash(content) == name.split(".")[2]
        return self._stored(name, len(content)) if is_whole else None

    def add(self, key: str, content: bytes, pages: int, ending: str = "pdf") -> Stored:
        """Keep what was made; it is there whole or not at all."""
        name = f"{key}.{pages}.{_hash(content)}.{ending}"
        draft = self._folder / f".{name}.{os.getpid()}"
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | OURS_ALONE
        with os.fdopen(os.open(draft, flags, PRIVATE_FILE), "wb") as file:
            file.write(content)
        draft.replace(self._folder / name)
        self._names[key] = name
        return self._stored(name, len(content))

    def sweep(self, used: Collection[Path]) -> None:
        """Remove the files that a run has not used, and drafts left behind; nothing that isn't the store's.

        While another run uses the store nothing is removed: a later run will.
        """
        with suppress(BusyError), locked(self._folder / LOCK):
            for file in list(self._folder.iterdir()):
                is_stale = _NAME.fullmatch(file.name) and file not in used
                if is_stale or _DRAFT.fullmatch(file.name):
                    file.unlink(missing_ok=True)

    def _stored(self, name: str, size: int) -> Stored:
        key, pages, _, _ = name.split(".")
        return Stored(key, self._folder / name, int(pages), size)


@contextmanager
def in_use(folder: Path) -> Iterator[None]:
    """Keep others from removing what is in a store.

    Raises:
        BusyError: another run is removing right now.
    """
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    with locked(folder / LOCK, is_shared=True):
        yield


def forget_others(store: Path, run: Printed) -> None:
    """Remove from the store what a run that printed everything has not used."""
    SheetStore(store, "").sweep({file.stored.file for file in run.files})


def forget_all(store: Path) -> None:
    """Remove everything from a store: nobody can tell which of its sheets hold what was taken back."""
    SheetStore(store, "").sweep(())


def _hash(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()

"""A finished folder as an inspector looks through it, with nothing but the folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from sunboard.gate.files import UnreadableError, passages_of
from sunboard.gate.judge import Judge
from sunboard.gate.labels import POSITION
from sunboard.language import mark, say

NAME = mark("文件名")
"""The place of what stands in a file's name itself."""
_LARGEST = 1024 * 1024 * 1024


class Sight(NamedTuple):
    """Something private, where it stands; never what it says."""

    code: str
    file: str
    """Its path below the folder; a part of it that is private is masked."""
    place: str


class Looked(NamedTuple):
    """What became of one file."""

    sights: tuple[Sight, ...]
    unread: str = ""
    """Why it, or a part of it, could not be read; "" where all was."""


class Auditor:
    """Looks through files one by one."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._known: dict[bytes, tuple[list[tuple[str, str]], str]] = {}

    def look(self, folder: Path, path: str) -> Looked:
        """Look through one file, by its path below a folder: its name and all that can be read of it."""
        shown = self.shown(path)
        sights = [Sight(code, shown, say(NAME)) for code in self._judge.codes_in(path)]
        file = folder / path
        try:
            if file.is_symlink() or not file.is_file():
                return Looked(tuple(sights), say("是链接或特殊文件，没有跟过去看"))
            if file.stat().st_size > _LARGEST:
                return Looked(tuple(sights), say("太大，没有看"))
            found, unread = self._content(path, file.read_bytes())
        except OSError as error:
            return Looked(tuple(sights), error.strerror or say("读不了"))
        return Looked((*sights, *(Sight(code, shown, place) for code, place in found)), unread)

    def shown(self, path: str) -> str:
        """A path as a report may print it."""
        parts = ("…" if self._judge.codes_in(part) else part for part in path.split("/"))
        return "/".join(part if part.isprintable() else ascii(part)[1:-1] for part in parts)

    def _content(self, path: str, content: bytes) -> tuple[list[tuple[str, str]], str]:
        digest = blake2b(content, digest_size=16).digest()
        if digest not in self._known:
            found: dict[tuple[str, str], None] = {}
            unread = ""
            try:
                for passage in passages_of(path, content):
                    for code in self._judge.codes_in(passage.text):
                        found[code, passage.place] = None
                    if passage.tells_place:
                        found[POSITION, passage.place] = None
            except UnreadableError as error:
                unread = str(error)
            self._known[digest] = list(found), unread
        return self._known[digest]


def files_of(folder: Path) -> Iterator[str]:
    """Every file below a folder, hidden ones too, as sorted paths; links are not followed.

    Raises:
        OSError: a folder can't be read.
    """

    def refuse(error: OSError) -> None:
        raise error

    for here, folders, names in os.walk(folder, onerror=refuse):
        folders.sort()
        below = Path(here).relative_to(folder)
        yield from ((below / name).as_posix() for name in sorted(names))
        yield from ((below / name).as_posix() for name in folders if Path(here, name).is_symlink())

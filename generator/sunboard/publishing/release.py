"""A release being written: every file of a site, whole, in a folder of its own that nobody serves."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from sunboard.processes import OURS_ALONE
from sunboard.publishing.filesystem import PUBLIC_FILE, is_public

_PAGE, _ASSET, _CARRIED = "pac"
_DIGITS = 32
"""Of a hash in hexadecimal; that is enough to tell files apart. SHA-256 is the one that processors work out."""


@dataclass(frozen=True)
class Written:
    """All that a release consists of."""

    release: str
    """The hash of the paths and contents of its own files."""
    files: dict[str, int]
    """Each file's size in bytes, by path, sorted."""
    assets: tuple[str, ...]


class _Line(NamedTuple):
    """What is noted of one file."""

    kind: str
    digest: str
    """Of what it holds; "" where it was carried."""
    size: int
    path: str


class Release:
    """Files are added in several processes, which leave what they added; `listed` then says what there is."""

    def __init__(self, folder: Path, live: Path | None = None) -> None:
        """Start a release in a new folder, after a live site, if there is one, for files that don't change."""
        self.folder = folder
        folder.mkdir()
        self._live = None if live is None else str(live)
        self._noted: list[_Line] = []

    def leave(self) -> list[_Line]:
        """What was added here since it was last asked for, for the process that lists it all."""
        left, self._noted = self._noted, []
        return left

    def take(self, left: Iterable[_Line]) -> None:
        """Know of what another process has added."""
        self._noted += left

    def write(self, path: str, content: bytes, *, is_asset: bool = False) -> None:
        """Write one file; one that the live site holds with the same bytes is linked, not written again.

        The name of an asset holds the hash of its content, so that it may outlive the release.

        Raises:
            FileExistsError: there is a file at that address already.
        """
        target = f"{self.folder}/{path}"
        _make_folder(os.path.dirname(target))
        self._put(target, path, content)
        digest = sha256(content).hexdigest()[:_DIGITS]
        self._note(_ASSET if is_asset else _PAGE, digest, len(content), path)

    def carry(self, path: str, file: Path) -> None:
        """Keep an asset of an earlier release, unless this one has it too; a file that is gone is let go."""
        target = f"{self.folder}/{path}"
        _make_folder(os.path.dirname(target))
        with suppress(FileExistsError, FileNotFoundError):
            try:
                os.link(file, target)
            except FileExistsError:
                raise
            except OSError:
                _create(target, file.read_bytes())
            self._note(_CARRIED, "", os.stat(target).st_size, path)

    def paths(self) -> Iterator[str]:
        """The files written so far, by this process and those that have left what they wrote."""
        return (line.path for line in self._noted)

    def listed(self) -> Written:
        """All files written so far, by this process and those that have left what they wrote."""
        lines = sorted(self._noted, key=attrgetter("path"))
        return Written(
            _digest(f"{line.digest} {line.path}" for line in lines if line.kind != _CARRIED),
            {line.path: line.size for line in lines},
            tuple(line.path for line in lines if line.kind == _ASSET),
        )

    def _put(self, target: str, path: str, content: bytes) -> None:
        if self._live is not None and _holds(f"{self._live}/{path}", content):
            # Not every file system has links; and a second page at one address is refused below.
            with suppress(OSError):
                os.link(f"{self._live}/{path}", target)
                return
        _create(target, content)

    def _note(self, kind: str, digest: str, size: int, path: str) -> None:
        if "\n" in path or "\r" in path:
            raise ValueError(f"a file's name holds a line break: {path!r}")
        self._noted.append(_Line(kind, digest, size, path))


def _digest(lines: Iterable[str]) -> str:
    text = "\n".join(lines).encode("utf-8", "surrogateescape")
    return sha256(text).hexdigest()[:_DIGITS]


def _make_folder(folder: str) -> None:
    # Nearly every page has a folder of its own, just below one that is there.
    try:
        os.mkdir(folder)
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)


def _create(path: str, content: bytes) -> None:
    """Write a new file; two pages at one address must never pass unnoticed, so it may not be there yet."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | OURS_ALONE, PUBLIC_FILE)
    try:
        written = os.write(descriptor, content)
        while written < len(content):
            written += os.write(descriptor, content[written:])
    except OSError as error:
        error.filename = path
        raise
    finally:
        os.close(descriptor)


def _holds(path: str, content: bytes) -> bool:
    """Whether a file has these bytes, and everybody may read it."""
    try:
        with open(path, "rb", buffering=0) as file:
            found = os.fstat(file.fileno())
            is_alike = found.st_size == len(content) and is_public(found.st_mode)
            return is_alike and file.read() == content
    except OSError:
        return False

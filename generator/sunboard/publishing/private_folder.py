"""The only door for files that are not for the public: folders that no site can come from (rule R-36)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from sunboard.processes import OURS_ALONE
from sunboard.publishing.filesystem import PRIVATE_FILE, PRIVATE_FOLDER, write_lasting
from sunboard.records.ledger_files import SITE_MARKER, STATE

_SITE_MARKS = (SITE_MARKER, "404.html")
"""One of them lies at the root of every site, wherever it was published to."""


class PublicFolderError(Exception):
    """The folder is, or may become, part of what is published; the message says which part."""


class TakenError(Exception):
    """A file of that name is there already; the message is the name."""


def state_folder(project: Path, *parts: str) -> Path:
    """A project's private folder, or one in it, made if it is not there; only its owner may look into it.

    Raises:
        OSError: it can't be made.
    """
    folder = project / STATE
    folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    folder.chmod(PRIVATE_FOLDER)
    # It must not get into a repository that holds the project, whatever that one ignores.
    with suppress(FileExistsError):
        descriptor = os.open(
            folder / ".gitignore", os.O_WRONLY | os.O_CREAT | os.O_EXCL | OURS_ALONE, PRIVATE_FILE
        )
        with os.fdopen(descriptor, "wb") as file:
            file.write(b"*\n")
    for part in parts:
        folder /= part
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    return folder


def private_folder(folder: Path, kept_out_of: Iterable[Path]) -> Path:
    """Where files for a folder really go, symbolic links and ".." followed.

    Raises:
        PublicFolderError: it lies in one of the folders, or in a published site.
    """
    real = folder.resolve()
    for above in (real, *real.parents):
        if any(os.path.lexists(above / mark) for mark in _SITE_MARKS):
            raise PublicFolderError(str(above))
    for public in kept_out_of:
        if (
            real.is_relative_to(public.resolve())
            and STATE not in real.relative_to(public.resolve()).parts
        ):
            raise PublicFolderError(str(public))
    return real


def write_private(folder: Path, files: Mapping[str, bytes], *, replaces: bool) -> None:
    """Write files that only their owner can read; none of them where one is there already.

    Raises:
        TakenError: a file of that name is there, and may not be replaced.
    """
    taken = [name for name in files if os.path.lexists(folder / name)]
    if taken and not replaces:
        raise TakenError(taken[0])
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    for name, content in files.items():
        write_lasting(folder / name, content, PRIVATE_FILE)

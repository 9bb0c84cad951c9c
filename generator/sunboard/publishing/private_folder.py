"""The only door for files that are not for the public: a folder that no site can come from (rule R-36)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path


class PublicFolderError(Exception):
    """The folder is, or may become, part of what is published; the message says which part."""


class TakenError(Exception):
    """A file of that name is there already; the message is the name."""


def private_folder(folder: Path, kept_out_of: Iterable[Path]) -> Path:
    """Where files for a folder really go, symbolic links and ".." followed.

    Raises:
        PublicFolderError: it lies in one of the folders, or in a published site.
    """
    real = folder.resolve()
    for public in kept_out_of:
        if real.is_relative_to(public.resolve()):
            raise PublicFolderError(str(public))
    for above in (real, *real.parents):
        # Every site has this page at its root, wherever it was published to.
        if os.path.lexists(above / "404.html"):
            raise PublicFolderError(str(above))
    return real


def write_private(folder: Path, files: Mapping[str, bytes], *, replaces: bool) -> None:
    """Write files that only their owner can read; none of them where one is there already.

    Raises:
        TakenError: a file of that name is there, and may not be replaced.
    """
    taken = [name for name in files if os.path.lexists(folder / name)]
    if taken and not replaces:
        raise TakenError(taken[0])
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, content in files.items():
        part = folder / f".{name}.part"
        part.unlink(missing_ok=True)
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        part.replace(folder / name)

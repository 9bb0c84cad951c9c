"""The clerk's own files, replaced whole or not at all: mode, owner and other marks of them stay."""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sunboard.language import later
from sunboard.processes import OURS_ALONE
from sunboard.publishing.filesystem import PRIVATE_FILE, naming, sync_folder, write_lasting
from sunboard.publishing.numbering.column import UnfitError
from sunboard.publishing.private_folder import state_folder
from sunboard.records.folders import is_file_inside

COPIES = "copies"
MOST_COPIES = 30
"""Days of which copies are kept: what a file was before its ids were written."""


@dataclass(frozen=True)
class ClerksFile:
    """A file as it was when it was read."""

    path: Path
    """Where it really is, links followed."""
    name: str
    """Below the project folder, with `/`."""
    content: bytes
    status: os.stat_result


def open_clerks_file(project: Path, name: str) -> ClerksFile:
    """A file that may be replaced.

    Raises:
        UnfitError: it lies elsewhere, or may not be written to.
        OSError: it can't be read.
    """
    path = project / name
    if not is_file_inside(path, project):
        raise UnfitError(later("不在项目里"))
    path = path.resolve()
    status = path.stat()
    is_writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    if not (is_writable and status.st_mode & stat.S_IWUSR):
        raise UnfitError(later("是只读的"))
    if not _may_give_away(status):
        # What is put in its place would belong to somebody else.
        raise UnfitError(later("是别人的文件"))
    return ClerksFile(path, name, path.read_bytes(), status)


def lock_beside(path: Path) -> Path | None:
    """The file that Excel, WPS or LibreOffice keeps beside one that somebody has open."""
    names = (f"~${path.name}", f".~{path.name}", f".~lock.{path.name}#")
    return next((lock for name in names if (lock := path.with_name(name)).exists()), None)


def replace_clerks_file(file: ClerksFile, content: bytes) -> None:
    """Put other content into a file in one step, and return once it is on the disk.

    Raises:
        UnfitError: somebody has saved it since it was read.
        OSError: it can't be written; it is as it was then.
    """
    draft = file.path.with_name(f".{file.path.name}.new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | OURS_ALONE, PRIVATE_FILE)
    try:
        with naming(draft), os.fdopen(descriptor, "wb") as new:
            new.write(content)
            _take_over(draft, file)
            new.flush()
            os.fsync(new.fileno())
        if _mark(file.path.stat()) != _mark(file.status):
            raise UnfitError(later("刚才有人存过"))
        draft.replace(file.path)
    except BaseException:  # a signal that ends the program, too
        with suppress(OSError):
            draft.unlink()
        raise
    sync_folder(file.path.parent)


def keep_copy(project: Path, file: ClerksFile, day: str) -> None:
    """Keep what a file is, for its owner alone; the first copy of a day stays, and old days go.

    Raises:
        OSError: it can't be written.
    """
    folder = state_folder(project, COPIES, day, *Path(file.name).parent.parts)
    if not (folder / file.path.name).exists():
        write_lasting(folder / file.path.name, file.content, PRIVATE_FILE)
    copies = state_folder(project, COPIES)
    for old in sorted(copies.iterdir())[:-MOST_COPIES]:
        shutil.rmtree(old, ignore_errors=True)


def _may_give_away(status: os.stat_result) -> bool:
    """Whether what is put in the place of a file can belong to whoever that belonged to."""
    user = getattr(os, "geteuid", None)
    return user is None or user() in (0, status.st_uid)


def _take_over(draft: Path, file: ClerksFile) -> None:
    """Give a new file the owner, mode and further marks (access lists) of the one it replaces."""
    owner = file.status.st_uid, file.status.st_gid
    # Windows has no such owners, and no such marks.
    if hasattr(os, "geteuid") and owner != (os.geteuid(), os.getegid()):
        with suppress(PermissionError):
            os.chown(draft, *owner)
    draft.chmod(stat.S_IMODE(file.status.st_mode))
    # Not every file system has them, and not all may be written.
    with suppress(OSError):
        for mark in os.listxattr(file.path) if hasattr(os, "listxattr") else ():
            os.setxattr(draft, mark, os.getxattr(file.path, mark))


def _mark(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_ino, status.st_size, status.st_mtime_ns

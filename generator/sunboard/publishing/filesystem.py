"""What is asked of the file system: a site changes in one step, and what was written outlasts a crash."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path

from sunboard.language import say
from sunboard.processes import OURS_ALONE
from sunboard.system import call_libc

_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux' renameat2."""
_AT_FDCWD = -100
PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
PUBLIC_FILE, PUBLIC_FOLDER = 0o644, 0o755
_HAS_OWNERS = hasattr(os, "chown")
"""Whether it is told of files who may read them; Windows says of each that everybody may."""
_OPENS_FOLDERS = hasattr(os, "O_DIRECTORY")
"""Whether a folder can be asked to be on the disk. Windows sees to the names in it by itself."""


class BusyError(Exception):
    """Another process holds the lock; the message is the lock's path."""


def exchange(one: Path, other: Path) -> None:
    """Let two files or folders change names, in one step that nobody sees half done.

    Raises:
        OSError: they can't; ENOSYS or EINVAL where the system or the file system has no such step.
    """
    with naming(one):
        call_libc(
            "renameat2", _AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE
        )


def can_exchange(folder: Path) -> bool:
    """Whether two folders can be exchanged below `folder`; tried, as no list of file systems is complete."""
    one, other = (folder / f"{name}.try" for name in ("one", "other"))
    try:
        for tried in (one, other):
            tried.mkdir(exist_ok=True)
        exchange(one, other)
    except OSError as error:
        # Whatever else is wrong will be said where it matters.
        return error.errno not in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM)
    finally:
        for tried in (one, other):
            with suppress(OSError):
                tried.rmdir()
    return True


def can_link(folder: Path) -> bool:
    """Whether links can be made in `folder`; tried, as Windows lets some people do it."""
    link = folder / "link.try"
    try:
        link.unlink(missing_ok=True)
        link.symlink_to("one.try")
        link.unlink()
    except (OSError, NotImplementedError):
        return False
    return True


def sync_file_system(folder: Path) -> None:
    """Return once everything written so far to the file system of `folder` is on the disk.

    One call for a whole release: syncing its files one by one takes many times as long.

    Raises:
        OSError: something could not be written.
    """
    if not _OPENS_FOLDERS:
        return
    with _opened(folder) as descriptor:
        try:
            call_libc("syncfs", descriptor)
        except OSError as error:
            if error.errno != errno.ENOSYS:
                raise
            os.sync()


def sync_folder(folder: Path) -> None:
    """Return once the names in a folder are on the disk."""
    if _OPENS_FOLDERS:
        with _opened(folder) as descriptor:
            os.fsync(descriptor)


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    """A folder's descriptor; errors within the block name the folder."""
    descriptor = os.open(folder, os.O_RDONLY | OURS_ALONE)
    try:
        with naming(folder):
            yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def held_open(folder: Path) -> Iterator[int | None]:
    """A folder's descriptor, by which no other folder can take its place; None where the system opens none.

    Raises:
        OSError: it is a link, or can't be opened.
    """
    if not _OPENS_FOLDERS or os.open not in os.supports_dir_fd:
        yield None
        return
    flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | OURS_ALONE
    descriptor = os.open(folder, flags)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def write_lasting(path: Path, content: bytes, mode: int = PUBLIC_FILE) -> None:
    """Put a file in place in one step, and return once it is on the disk: whole, or as it was before."""
    draft = path.with_name(f".{path.name}.new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | OURS_ALONE, mode)
    try:
        with naming(draft), os.fdopen(descriptor, "wb") as file:
            draft.chmod(mode)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:  # a signal that ends the program, too
        with suppress(OSError):
            draft.unlink()
        raise
    sync_folder(path.parent)


def remove_lasting(path: Path) -> None:
    """Delete a file, and return once it can't come back."""
    path.unlink(missing_ok=True)
    sync_folder(path.parent)


def is_public(mode: int) -> bool:
    """Whether everybody may read a file and its owner alone write to it, as far as that is told."""
    return stat.S_IMODE(mode) == PUBLIC_FILE or not _HAS_OWNERS


@contextmanager
def naming(path: Path | str) -> Iterator[None]:
    """Let an error within the block say which file it is about: those of open files don't."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = str(path)
        raise


def cause(error: OSError) -> str:
    """What went wrong, and with which file."""
    # MkDocs' own program loads this module, and says no such thing.
    from sunboard.checks.saying import shown_path  # noqa: PLC0415

    if isinstance(error, shutil.Error):
        # The copy of a folder: a file that it came from, where it was to go, and why it didn't, for each.
        _, target, why = error.args[0][0]
        return say("{what}：{path}", what=why, path=shown_path(str(target)))
    name = None if error.filename is None else shown_path(str(error.filename))
    if error.strerror is None or name is None:
        return error.strerror or name or ""
    return say("{what}：{path}", what=error.strerror, path=name)


def walk(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """A folder, and each below it: its path, its folders, its files, as `os.walk` gives them.

    Raises:
        OSError: one of them can't be read. `os.walk` and `Path.rglob` leave it out without a word, and what is
            in it would be missing from a site, or be deleted with it.
    """
    return os.walk(folder, onerror=raise_error)


def raise_error(error: OSError) -> None:
    """What `os.walk` is to do with a folder that can't be read."""
    raise error


def files_below(folder: Path) -> list[str]:
    """The paths of all files below a folder, from there, sorted; none where it isn't there.

    Raises:
        OSError: one of its folders can't be read.
    """
    if not folder.exists():
        return []
    paths = (Path(where, name) for where, _, names in walk(folder) for name in names)
    return sorted(path.relative_to(folder).as_posix() for path in paths if path.is_file())


def remove(path: Path) -> None:
    """Delete a file or folder, as far as that can be done; what is gone already is no error."""
    try:
        _remove(path)
    except BaseException:
        # A signal that ends the program ends it here: what it interrupts would be left behind.
        _remove(path)
        raise


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


@contextmanager
def locked(path: Path, *, is_shared: bool = False) -> Iterator[None]:
    """Hold a lock until the block is left, or the process ends, however it ends.

    Of POSIX' kind, which a forked worker that outlives its parent for a moment doesn't hold on to. Windows
    shares none: there whoever would share it holds it alone.

    Raises:
        BusyError: another process holds it.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | OURS_ALONE, PRIVATE_FILE)
    try:
        try:
            _lock(descriptor, is_shared=is_shared)
        except (BlockingIOError, PermissionError):
            raise BusyError(str(path)) from None
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int, *, is_shared: bool) -> None:
    try:
        fcntl = import_module("fcntl")
    except ImportError:
        windows = import_module("msvcrt")
        windows.locking(descriptor, windows.LK_NBLCK, 1)
    else:
        kind = fcntl.LOCK_SH if is_shared else fcntl.LOCK_EX
        fcntl.lockf(descriptor, kind | fcntl.LOCK_NB)

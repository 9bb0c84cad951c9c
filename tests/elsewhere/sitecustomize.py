"""Makes of every Python that starts with this folder on its path one that has what Windows has, and no more.

What Windows lacks is taken away before anything asks for it: forks, owners, modes, folders that can be opened,
one step for two folders, links for everybody. What it refuses is refused: to rename over what is there, and to
rename or delete what this process, or the one that started it, has open. Windows' own words, `msvcrt` and
`O_BINARY`, are there, made of what Linux has.
"""

import errno
import fcntl
import os
import signal
import subprocess  # knows Windows by msvcrt
import sys
import types
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_LACKING = (
    *("fork", "forkpty", "register_at_fork", "sched_getaffinity", "sched_setaffinity", "nice"),
    *("getuid", "geteuid", "getgid", "getegid", "getgroups", "getpgid", "setsid", "killpg"),
    *("chown", "fchown", "lchown", "fchmod", "fchdir", "listxattr", "getxattr", "setxattr"),
    *("pread", "pwrite", "sync", "mkfifo", "mknod", "getloadavg"),
    *("O_CLOEXEC", "O_NONBLOCK", "O_NOCTTY", "O_DIRECTORY", "O_NOFOLLOW", "O_SYNC", "O_DSYNC"),
)
_MODULES = ("fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "syslog")
_SIGNALS = ("SIGHUP", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGCHLD", "SIGPIPE", "SIGQUIT")
_BINARY = 1 << 30

_close, _rename, _replace = os.close, os.rename, os.replace
_open, _unlink, _rmdir = os.open, os.unlink, os.rmdir


def _opened(process: str) -> Iterator[str]:
    """What a process has open, by its number."""
    try:
        descriptors = os.listdir(f"/proc/{process}/fd")  # noqa: PTH208
    except OSError:
        return
    for descriptor in descriptors:
        with suppress(OSError):
            yield os.readlink(f"/proc/{process}/fd/{descriptor}")  # noqa: PTH115


def _held(path: object) -> None:
    """Refuse what Windows refuses while anybody has a file open."""
    here = os.path.abspath(os.fsdecode(path))  # noqa: PTH100 - pathlib's own functions come here
    if os.path.basename(here).startswith("pym-"):  # noqa: PTH119 - shared memory, Linux' way
        return
    for opened in (*_opened("self"), *_opened(str(os.getppid()))):
        if opened == here or opened.startswith(f"{here}/"):
            raise PermissionError(errno.EACCES, "used by another process", str(path))


def _to_open(path: object, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
    # Whether something is there comes before what it is.
    if flags & os.O_EXCL and os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, "there already", str(path))
    if dir_fd is not None or os.path.isdir(path):  # noqa: PTH112
        raise PermissionError(errno.EACCES, "a folder", str(path))
    # Nobody who leaves this out would write the bytes that were meant.
    writes = flags & (os.O_WRONLY | os.O_RDWR)
    if writes and not flags & _BINARY and not str(path).startswith(("/dev/", "/tmp/pymp-")):
        raise ValueError(f"{path} is opened as text")
    return _open(path, flags & ~_BINARY, mode)


def _to_rename(one: object, other: object, **_: object) -> None:
    _held(one)
    if os.path.lexists(other):
        raise FileExistsError(errno.EEXIST, "there already", str(one), None, str(other))
    _rename(one, other)


def _to_replace(one: object, other: object, **_: object) -> None:
    _held(one)
    _held(other)
    if os.path.isdir(other):  # noqa: PTH112
        raise PermissionError(errno.EACCES, "a folder", str(other))
    _replace(one, other)


def _to_delete(path: object, **_: object) -> None:
    _held(path)
    _unlink(path)


def _to_link(*_: object, **__: object) -> None:
    raise OSError(errno.EPERM, "a required privilege is not held by the client")


def _lock(descriptor: int, mode: int, count: int) -> None:
    locked = fcntl.LOCK_UN if mode == 0 else fcntl.LOCK_EX | fcntl.LOCK_NB
    try:
        fcntl.lockf(descriptor, locked, count)
    except OSError as error:
        raise PermissionError(errno.EACCES, "locked") from error


def _become() -> None:
    for name in _LACKING:
        if hasattr(os, name):
            delattr(os, name)
    for name in _SIGNALS:
        delattr(signal, name)
    sys.modules["msvcrt"] = types.ModuleType("msvcrt")
    vars(sys.modules["msvcrt"]).update(locking=_lock, LK_UNLCK=0, LK_LOCK=1, LK_NBLCK=2)
    for name in _MODULES:
        sys.modules[name] = None
    os.O_BINARY = _BINARY
    os.open, os.rename, os.replace, os.symlink = _to_open, _to_rename, _to_replace, _to_link
    os.unlink = os.remove = _to_delete
    import ctypes  # noqa: PLC0415 - in the world as it is by now

    library = ctypes.CDLL

    class Windows(library):
        """Knows no library without a name."""

        def __init__(self, name: str | None, *rest: object, **options: object) -> None:
            if name is None:
                raise TypeError("argument of type 'NoneType' is not iterable")
            super().__init__(name, *rest, **options)

    ctypes.CDLL = Windows


_become()
(Path, subprocess)  # noqa: B018 - loaded in the world as it was

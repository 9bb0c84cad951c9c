"""How this program starts others like itself: by forking where that is safe, else from the beginning.

What another process is to do is handed over to it: a fork has it already, any other takes a copy of it.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.context import SpawnContext
from typing import cast

from sunboard.system import signals_held

FORKS = sys.platform == "linux" and hasattr(os, "fork")
"""Whether a new process begins with all that this one holds. Libraries of macOS don't survive it."""

CONTEXT = cast("SpawnContext", multiprocessing.get_context("fork" if FORKS else "spawn"))
"""The only way by which processes are started to share work."""


def may_fork() -> bool:
    """Whether a fork of this process finds nothing held: it has none of the other threads."""
    return FORKS and threading.active_count() == 1


class Threads:
    """Threads of libraries in this process, for which the children of a fork would wait for ever."""

    process: int | None = None
    """The process in which a library has started any; None for none. A fork of it can't use that library."""

    @classmethod
    def begin(cls) -> None:
        """Note that a library is about to start some: what it does is done here from then on."""
        cls.process = os.getpid()

    @classmethod
    def are_here(cls) -> bool:
        """Whether this is the process."""
        return cls.process == os.getpid()


OURS_ALONE = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""How files are opened: as bytes, and no program that is started has them open, too."""

_SAFE_PATH = "PYTHONSAFEPATH"


@contextmanager
def starting() -> Iterator[None]:
    """Around whatever starts a process by `CONTEXT`, locks too: some systems have one that looks after those.

    One that begins anew would look for modules in the current folder first, and records lie there. While one is
    forked Python runs what libraries have asked for, and lets nothing be raised from there: a request to end
    would be printed and forgotten. It comes before or after; the new process leaves it to this one, which ends
    it.
    """
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        with signals_held():
            yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


def processors() -> int:
    """How many processors this process may use."""
    # Linux alone knows of a process that may not use all.
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1

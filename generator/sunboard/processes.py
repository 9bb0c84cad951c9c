"""How this program starts others like itself: by forking where that is safe, else from the beginning.

What another process is to do is handed over to it: a fork has it already, any other takes a copy of it.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from multiprocessing.context import SpawnContext
from multiprocessing.process import BaseProcess
from typing import cast

FORKS = sys.platform == "linux" and hasattr(os, "fork")
"""Whether a new process begins with all that this one holds. Libraries of macOS don't survive it."""

CONTEXT = cast("SpawnContext", multiprocessing.get_context("fork" if FORKS else "spawn"))
"""The only way by which processes are started to share work."""

_SAFE_PATH = "PYTHONSAFEPATH"


def start(process: BaseProcess) -> None:
    """Start a process that was made by `CONTEXT`.

    One that begins anew would look for modules in the current folder first, and records lie there.
    """
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        process.start()
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

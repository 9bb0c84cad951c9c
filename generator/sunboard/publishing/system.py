"""What is asked of the operating system beyond Python's own library."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def end_with_parent(parent_pid: int) -> None:
    """Have this process killed when the one that started it ends, however that ends.

    Linux keeps the promise, whatever this process is doing; elsewhere a parent that is killed outright
    leaves it running. It holds for the thread that started the process, so that must be one that stays.

    Args:
        parent_pid: The process that started this one, as that itself knows it.
    """
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0):
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), "prctl")
    # It may have ended before it could be asked for.
    if os.getppid() != parent_pid:
        os._exit(1)

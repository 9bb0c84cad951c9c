"""What is asked of the operating system beyond Python's own library."""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_PR_SET_PDEATHSIG = 1

CLOSING = tuple(
    known for known in signal.Signals if known.name in {"SIGTERM", "SIGHUP", "SIGBREAK"}
)
"""What asks a program to end, or tells it that its terminal is gone; each system has some of them."""

ENDING = (*CLOSING, signal.SIGINT)
"""The same, or whoever sits there."""


def call_libc(name: str, *arguments: object) -> None:
    """Call a function of the C library that Python has no word for.

    Raises:
        OSError: it failed; ENOSYS where there is none of that name.
    """
    try:
        library = ctypes.CDLL(None, use_errno=True)
    except (OSError, TypeError):  # Windows has no such library
        library = None
    call = getattr(library, name, None)
    if call is None or call(*arguments):
        code = errno.ENOSYS if call is None else ctypes.get_errno()
        raise OSError(code, os.strerror(code))


def end_with_parent(parent_pid: int) -> None:
    """Have this process killed when the one that started it ends, however that ends.

    Linux keeps the promise, whatever this process is doing; elsewhere a parent that is killed outright
    leaves it running. It holds for the thread that started the process, so that must be one that stays.
    """
    if sys.platform != "linux":
        return
    with suppress(OSError):
        call_libc("prctl", _PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    # It may have ended before it could be asked for.
    if os.getppid() != parent_pid:
        os._exit(1)


@contextmanager
def signals_held() -> Iterator[None]:
    """Let what asks the program to end wait for the end of the block.

    Handlers are exchanged, and no signals blocked: a library's thread would still be given them. Only the
    main thread can do so; in another one nothing is held, and nothing has to be.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    handlers = {number: signal.getsignal(number) for number in ENDING}
    for number, handler in handlers.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, lambda number, _frame: came.append(number))
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        if came:
            signal.raise_signal(came[0])

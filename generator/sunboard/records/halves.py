"""Work in a copy of this process: shared where threads can't share it, apart where it may end a process."""

from __future__ import annotations

import os
import resource
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import chain, zip_longest
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar, cast

T = TypeVar("T")
R = TypeVar("R")
_CONTEXT = get_context("fork")
MOST_APART = 2 << 30
"""Bytes that work apart may take beside what this process has."""


def in_halves(work: Callable[[T], R], items: Sequence[T]) -> list[R]:
    """What `work` gives for each item, in their order; every second one is done by a copy of this process.

    Should the copy fail or be killed, its half is done here after all.
    """
    reader, writer = _CONTEXT.Pipe(duplex=False)
    copy = _CONTEXT.Process(target=_tell, args=(reader, writer, work, items[1::2]))
    copy.start()
    writer.close()
    own = [work(item) for item in items[::2]]
    try:
        others = cast(list[R], reader.recv())
    except EOFError:
        others = [work(item) for item in items[1::2]]
    reader.close()
    copy.join()
    pairs = zip_longest(own, others)
    return list(chain.from_iterable(pairs))[: len(items)]


def apart(work: Callable[[], R]) -> R | None:
    """What `work` gives in a copy that may take so much memory and says nothing; None where that died."""
    reader, writer = _CONTEXT.Pipe(duplex=False)
    copy = _CONTEXT.Process(target=_tell, args=(reader, writer, _confined(work), [None]))
    copy.start()
    writer.close()
    try:
        result = cast(R, reader.recv()[0])
    except EOFError:
        result = None
    reader.close()
    copy.join()
    return result


def _confined(work: Callable[[], R]) -> Callable[[None], R]:
    def confined(_: None) -> R:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # where Rust writes of its panics
        most = _addresses() + MOST_APART
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        return work()

    return confined


def _addresses() -> int:
    """The bytes of this process's addresses, as Linux counts them; elsewhere about as many."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return MOST_APART
    return pages * resource.getpagesize()


def _tell(
    reader: Connection, writer: Connection, work: Callable[[T], R], items: Sequence[T]
) -> None:
    # Kept open here, its own end would let the copy of a process that was killed wait for ever.
    reader.close()
    with suppress(BaseException):  # whoever waits does it again, and is told what is wrong
        writer.send([work(item) for item in items])

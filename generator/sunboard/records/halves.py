"""Work in another process: shared where threads can't share it, apart where it may end a process."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain, zip_longest
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar, cast

from sunboard.processes import CONTEXT, FORKS, starting
from sunboard.system import end_with_parent

T = TypeVar("T")
R = TypeVar("R")
MOST_APART = 2 << 30
"""Bytes that work apart may take beside what this process has."""


def in_halves(work: Callable[[T], R], items: Sequence[T]) -> list[R]:
    """What `work` gives for each item, in their order; every second one is done by a copy of this process.

    Should the copy fail or be killed, its half is done here after all. Where there is no copy to be had, all of
    it is: a process that begins anew is hardly there when the work is done.
    """
    if not FORKS:
        return [work(item) for item in items]
    reader, writer = CONTEXT.Pipe(duplex=False)
    copy = CONTEXT.Process(target=_tell, args=(reader, writer, work, items[1::2]))
    with starting():
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
    """What `work` gives in a process that may take so much memory and says nothing; None where that died.

    Windows sets no such limit. Where processes aren't forked, `work` is handed over by pickle.
    """
    return begun_apart(work)()


def begun_apart(work: Callable[[], R]) -> Callable[[], R | None]:
    """As `apart`, begun at once: what is returned waits for it, and is asked once.

    The thread that begins it must be one that stays: it ends with that.
    """
    reader, writer = CONTEXT.Pipe(duplex=False)
    ours, confined = reader if FORKS else None, partial(_confined, work, os.getpid())
    other = CONTEXT.Process(target=_tell, args=(ours, writer, confined, [None]))
    with starting():
        other.start()
    writer.close()

    def waited() -> R | None:
        try:
            result = cast(R, reader.recv()[0])
        except EOFError:
            result = None
        reader.close()
        other.join()
        return result

    return waited


def _confined(work: Callable[[], R], parent: int, _: None) -> R:
    # Whoever is killed leaves nobody behind who holds its locks.
    end_with_parent(parent)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # where Rust writes of its panics
    # Windows lacks the module.
    with suppress(ImportError):
        import resource  # noqa: PLC0415

        most = _addresses(resource.getpagesize()) + MOST_APART
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    return work()


def _addresses(page: int) -> int:
    """The bytes of this process's addresses, as Linux counts them in pages; elsewhere about as many."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * page
    except OSError:
        return MOST_APART


def _tell(
    reader: Connection | None, writer: Connection, work: Callable[[T], R], items: Sequence[T]
) -> None:
    if reader is not None:
        # Kept open here, its own end would let the copy of a process that was killed wait for ever.
        reader.close()
    with suppress(BaseException):  # whoever waits does it again, and is told what is wrong
        writer.send([work(item) for item in items])

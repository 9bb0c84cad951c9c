"""Work shared with a second process, where it is Python's own and threads can't share it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import chain, zip_longest
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TypeVar, cast

T = TypeVar("T")
R = TypeVar("R")
_CONTEXT = get_context("fork")


def in_halves(work: Callable[[T], R], items: Sequence[T]) -> list[R]:
    """What `work` gives for each item, in their order; every second one is done by a copy of this process.

    Should the copy fail or be killed, its half is done here after all.
    """
    reader, writer = _CONTEXT.Pipe(duplex=False)
    copy = _CONTEXT.Process(target=_tell, args=(reader, writer, work, items[1::2]), daemon=True)
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


def _tell(
    reader: Connection, writer: Connection, work: Callable[[T], R], items: Sequence[T]
) -> None:
    # Kept open here, its own end would let the copy of a process that was killed wait for ever.
    reader.close()
    with suppress(BaseException):  # whoever waits does it again, and is told what is wrong
        writer.send([work(item) for item in items])

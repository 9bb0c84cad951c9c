"""Shares pages out over the cores there are; what is written does not depend on how many."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.sharedctypes import Synchronized
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_BATCH = 32


class WorkerError(Exception):
    """A worker failed; the message is its own."""


def share_out(
    count: int, work: Callable[[int], None], workers: int, advance: Callable[[int], None]
) -> None:
    """Do `work(0)` … `work(count - 1)`, in no promised order, on several processes.

    Args:
        count: How many pieces of work there are.
        work: Does one piece; called in a copy of this process, so what it keeps in memory is lost.
        workers: How many processes.
        advance: Told now and then how many more pieces are done.

    Raises:
        WorkerError: a piece failed in another process.
    """
    # Forked, so that the county's rows are shared and not copied piece by piece.
    context = multiprocessing.get_context("fork")
    taken = context.Value("q", 0)
    others = []
    for _ in range(min(workers, -(-count // _BATCH)) - 1):
        receive, send = context.Pipe(duplex=False)
        process = context.Process(target=_work_apart, args=(count, work, taken, send))
        process.start()
        send.close()
        others.append((process, receive))
    try:
        _work(count, work, taken, advance)
    finally:
        failures = [_join(process, receive) for process, receive in others]
    if any(failures):
        raise WorkerError(next(filter(None, failures)))


def _work(
    count: int,
    work: Callable[[int], None],
    taken: Synchronized[int],
    advance: Callable[[int], None],
) -> None:
    while True:
        with taken.get_lock():
            first = taken.value
            taken.value = first + _BATCH
        if first >= count:
            return
        for number in range(first, min(first + _BATCH, count)):
            work(number)
        advance(min(first + _BATCH, count))


def _work_apart(
    count: int, work: Callable[[int], None], taken: Synchronized[int], send: Connection
) -> None:
    try:
        _work(count, work, taken, lambda _: None)
        send.send("")
    except BaseException as error:  # the parent must hear of every failure
        send.send(f"{type(error).__name__}: {error}")
    finally:
        send.close()
        os._exit(0)


def _join(process: multiprocessing.process.BaseProcess, receive: Connection) -> str:
    try:
        failure = str(receive.recv())
    except EOFError:
        failure = "a worker ended without a word"
    process.join()
    return failure

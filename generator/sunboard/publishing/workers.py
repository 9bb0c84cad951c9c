"""Shares pages out over the cores there are; what is written does not depend on how many."""

from __future__ import annotations

import multiprocessing
import os
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar, cast

from sunboard.publishing.system import end_with_parent, signals_held

# Forked, so that the county's rows are shared and not copied piece by piece.
_CONTEXT = multiprocessing.get_context("fork")
_FEWEST = 16
_FEW = 4
"""So many pieces are taken at a time where each is a big one."""
_SHARES = 4
"""Of what is left, a process takes the fourth part of its share: neighbours have rows in common that are worded
where they are first listed, and all processes end together."""

T = TypeVar("T")


class WorkerError(Exception):
    """A worker failed; the message is its own."""


def share_out(
    count: int, work: Callable[[int], None], workers: int, advance: Callable[[int], None]
) -> None:
    """Do `work(0)` … `work(count - 1)`, in no promised order, on so many processes.

    Most of it is called in a copy of this process, so what it keeps in memory is lost. `advance` is told now
    and then how many pieces have been handed out and, here, done.

    Raises:
        WorkerError: a piece failed in another process.
    """
    batches = _Batches(count, workers, _FEWEST, count)

    def do(tell: Callable[[int], object]) -> None:
        for numbers in batches:
            for number in numbers:
                work(number)
            tell(numbers.stop)

    with _apart(batches.wanted() - 1, lambda _: do(lambda _: None)) as said:
        do(advance)
        for _ in said:
            pass


def gather(
    count: int, work: Callable[[int], T], workers: int, advance: Callable[[int], None]
) -> list[T]:
    """What `work(0)` … `work(count - 1)` give, in that order, all of it done in so many other processes.

    For big pieces of work that leave behind what no other process must inherit, such as threads. `advance` is
    told now and then how many pieces are done.

    Raises:
        WorkerError: a piece failed.
    """
    batches = _Batches(count, workers, _FEW, _FEW)

    def do(send: Callable[[object], object]) -> None:
        for numbers in batches:
            send({number: work(number) for number in numbers})

    given: dict[int, T] = {}
    with _apart(batches.wanted(), do) as said:
        for batch in said:
            given.update(batch)
            advance(len(given))
    return [given[number] for number in range(count)]


class _Batches:
    """Runs of numbers below a count, ever shorter; several processes that go through them get each run once."""

    def __init__(self, count: int, workers: int, fewest: int, most: int) -> None:
        self._count, self._workers = count, workers
        self._fewest, self._most = fewest, most
        self._taken = _CONTEXT.Value("q", 0)

    def wanted(self) -> int:
        """How many of the workers find something to do."""
        return min(self._workers, -(-self._count // self._fewest))

    def __iter__(self) -> Iterator[range]:
        while True:
            with self._taken.get_lock():
                first = self._taken.value
                share = (self._count - first) // (_SHARES * self._workers)
                end = min(first + max(self._fewest, min(share, self._most)), self._count)
                self._taken.value = end
            if first == end:
                return
            yield range(first, end)


@contextmanager
def _apart(workers: int, do: Callable[[Callable[[object], None]], None]) -> Iterator[Iterator[Any]]:
    """What other processes send, each of which does the same, until all have ended.

    Whatever ends this process ends the others, while it waits for them too: they would go on writing into a
    release that is being thrown away.
    """
    others: dict[Connection, BaseProcess] = {}
    try:
        for _ in range(workers):
            receive, send = _CONTEXT.Pipe(duplex=False)
            others[receive] = _CONTEXT.Process(target=_do, args=(os.getpid(), do, send))
            # While a process is forked Python runs what libraries have asked for, and lets nothing be raised
            # from there: a request to end would be printed and forgotten. It comes before or after; the new
            # process leaves it to this one, which ends it.
            with signals_held():
                others[receive].start()
            send.close()
        yield _received(others)
    except BaseException:
        for process in others.values():
            if process.pid is not None:
                process.kill()
                process.join()
        raise


def _received(others: dict[Connection, BaseProcess]) -> Iterator[Any]:
    """What processes send; the last word of each is "", or what made it fail."""
    failures: list[str] = []
    while others:
        for end in cast("list[Connection]", wait(list(others))):
            try:
                message = end.recv()
            except EOFError:
                message = "a worker ended without a word"
            if isinstance(message, str):
                failures.append(message)
                others[end].join()
                del others[end]
            else:
                yield message
    if any(failures):
        raise WorkerError(next(filter(None, failures)))


def _said(error: BaseException) -> str:
    """A failure in words; one that is not of files with the line of code, which no traceback will show."""
    said = f"{type(error).__name__}: {error}"
    if isinstance(error, OSError) or error.__traceback__ is None:
        return said
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{said}（{last.filename}，第{last.lineno}行）"


def _do(parent: int, do: Callable[[Callable[[object], None]], None], send: Connection) -> None:
    end_with_parent(parent)
    try:
        do(send.send)
        send.send("")
    except BaseException as error:  # the parent must hear of every failure
        send.send(_said(error))
    finally:
        send.close()
        os._exit(0)

"""Shares pages out over the cores there are; what is written does not depend on how many."""

from __future__ import annotations

import multiprocessing
import os
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar, cast

from sunboard.publishing.system import end_with_parent, signals_held

# Forked, so that the county's rows are shared and not copied piece by piece.
_CONTEXT = multiprocessing.get_context("fork")
_MANY = 16
"""So many pieces are taken at a time."""
_FEW = 4
"""So many where each is a big one."""

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
    shares = _Shares(count, workers, _MANY)

    def do(own: int, tell: Callable[[int], object]) -> None:
        for numbers, taken in shares.of(own):
            for number in numbers:
                work(number)
            tell(taken)

    with _apart(range(1, shares.count), lambda own, _: do(own, lambda _: None)) as said:
        do(0, advance)
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
    shares = _Shares(count, workers, _FEW)

    def do(own: int, send: Callable[[object], object]) -> None:
        for numbers, _ in shares.of(own):
            send({number: work(number) for number in numbers})

    given: dict[int, T] = {}
    with _apart(range(shares.count if count else 0), do) as said:
        for batch in said:
            given.update(batch)
            advance(len(given))
    return [given[number] for number in range(count)]


class _Shares:
    """Numbers below a count, a stretch for each process, which goes through it in small runs.

    Neighbours have rows in common that are drawn where they are first listed, so each keeps to its own; one
    that is through takes over half of the longest stretch left, so that all end together.
    """

    def __init__(self, count: int, workers: int, run: int) -> None:
        self.count = max(1, min(workers, -(-count // run)))
        """How many of the workers find something to do, one at least."""
        self._all, self._run = count, run
        bounds = [count * share // self.count for share in range(self.count + 1)]
        self._lock = _CONTEXT.Lock()
        self._next = _CONTEXT.Array("q", bounds[:-1], lock=False)
        self._end = _CONTEXT.Array("q", bounds[1:], lock=False)

    def of(self, own: int) -> Iterator[tuple[range, int]]:
        """The runs of one process; and how many numbers were taken by then, by all."""
        while True:
            with self._lock:
                if self._next[own] == self._end[own]:
                    self._take_over(own)
                first = self._next[own]
                self._next[own] = min(first + self._run, self._end[own])
                run, taken = range(first, self._next[own]), self._all - sum(self._left())
            if not run:
                return
            yield run, taken

    def _left(self) -> list[int]:
        return [end - first for first, end in zip(self._next, self._end, strict=True)]

    def _take_over(self, own: int) -> None:
        """Take half of what another has left, or all of a last run."""
        left = self._left()
        other = max(range(self.count), key=left.__getitem__)
        half = max(left[other] // 2, min(left[other], self._run))
        self._next[own], self._end[own] = self._end[other] - half, self._end[other]
        # Not before: it may be the same, with nothing left.
        self._end[other] -= half if other != own else 0


@contextmanager
def _apart(
    numbers: Iterable[int], do: Callable[[int, Callable[[object], None]], None]
) -> Iterator[Iterator[Any]]:
    """What other processes send, each of which does what has its number, until all have ended.

    Whatever ends this process ends the others, while it waits for them too: they would go on writing into a
    release that is being thrown away.
    """
    others: dict[Connection, BaseProcess] = {}
    try:
        for number in numbers:
            receive, send = _CONTEXT.Pipe(duplex=False)
            mine = partial(do, number)
            others[receive] = _CONTEXT.Process(target=_do, args=(os.getpid(), mine, send))
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

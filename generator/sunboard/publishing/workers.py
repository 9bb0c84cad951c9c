"""Shares pages out over the cores there are; what is written does not depend on how many."""

from __future__ import annotations

import gc
import os
import pickle
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, NamedTuple, Protocol, TypeVar, cast

from sunboard.language import Tongue, say, speaking, spoken
from sunboard.processes import CONTEXT, FORKS, starting
from sunboard.system import end_with_parent

_MANY = 16
"""So many pieces are taken at a time."""
_FEW = 4
"""So many where each is a big one."""

T = TypeVar("T")


class WorkerError(Exception):
    """A worker failed; the message is its own."""


class Noting(Protocol):
    """Keeps, in whichever process, what the first one reads in the end."""

    def leave(self) -> Any:
        """What was noted in this process since it was last asked for."""

    def take(self, left: Any) -> None:
        """Note what another process has left."""


def share_out(
    count: int,
    work: Callable[[int], None],
    workers: int,
    advance: Callable[[int], None],
    noting: Sequence[Noting] = (),
) -> None:
    """Do `work(0)` … `work(count - 1)`, in no promised order, on so many processes.

    Most of it is called in another process, which has a copy of it, so what it keeps in memory is lost, but for
    what is noted in `noting`. Where no process is forked, the copy is one that pickle makes. `advance` is told
    now and then how many pieces have been handed out and, here, done.

    Raises:
        WorkerError: a piece failed in another process.
    """
    shares = _Shares(count, workers, _MANY)
    with _apart(range(1, shares.count), _Errand(work, noting), shares, sends=False) as said:
        for numbers, taken in shares.of(0):
            for number in numbers:
                work(number)
            advance(taken)
        for _ in said:
            pass


def gather(
    count: int,
    work: Callable[[int], T],
    workers: int,
    advance: Callable[[int], None],
    noting: Sequence[Noting] = (),
) -> list[T]:
    """What `work(0)` … `work(count - 1)` give, in that order, all of it done in so many other processes.

    For big pieces of work that leave behind what no other process must inherit, such as threads. `work` and
    `noting` are as in `share_out`, `advance` is told now and then how many pieces are done.

    Raises:
        WorkerError: a piece failed.
    """
    shares = _Shares(count, workers, _FEW)
    given: dict[int, T] = {}
    numbers = range(shares.count if count else 0)
    with _apart(numbers, _Errand(work, noting), shares, sends=True) as said:
        for batch in said:
            given.update(batch)
            advance(len(given))
    return [given[number] for number in range(count)]


@contextmanager
def begun(count: int, work: Callable[[int], None], noting: Sequence[Noting] = ()) -> Iterator[None]:
    """Do `work(0)` … `work(count - 1)` in one other process while the block is, and wait for it at its end.

    `work` and `noting` are as in `share_out`.

    Raises:
        WorkerError: a piece failed.
    """
    shares = _Shares(count, 1, _FEW)
    with _apart(range(min(count, 1)), _Errand(work, noting), shares, sends=False) as said:
        yield
        for _ in said:
            pass


class _Errand(NamedTuple):
    """What other processes are to do."""

    work: Callable[[int], Any]
    noting: Sequence[Noting]


class _Left(NamedTuple):
    """What a process noted, before its last word."""

    notes: list[Any]


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
        with starting():
            self._lock = CONTEXT.Lock()
            self._next = CONTEXT.Array("q", bounds[:-1], lock=False)
            self._end = CONTEXT.Array("q", bounds[1:], lock=False)

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
    numbers: Sequence[int], errand: _Errand, shares: _Shares, *, sends: bool
) -> Iterator[Iterator[Any]]:
    """What other processes send, each of which does the share that has its number, until all have ended.

    Whatever ends this process ends the others, while it waits for them too: they would go on writing into a
    release that is being thrown away.
    """
    others: dict[Connection, BaseProcess] = {}
    # Once for all of them: a county takes its time.
    handed = errand if FORKS or not numbers else pickle.dumps((errand, spoken()), 5)
    try:
        for number in numbers:
            receive, send = CONTEXT.Pipe(duplex=False)
            share = _Share(shares, number, send, sends)
            others[receive] = CONTEXT.Process(target=_do, args=(os.getpid(), handed, share))
            with starting():
                others[receive].start()
            send.close()
        yield _received(others, errand.noting)
    except BaseException:
        for process in others.values():
            if process.pid is not None:
                process.kill()
                process.join()
        raise


def _received(others: dict[Connection, BaseProcess], noting: Sequence[Noting]) -> Iterator[Any]:
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
            elif isinstance(message, _Left):
                for keeper, notes in zip(noting, message.notes, strict=True):
                    keeper.take(notes)
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
    return say("{said}（{file}，第{line}行）", said=said, file=last.filename, line=last.lineno)


class _Share(NamedTuple):
    """One process's share of the work."""

    shares: _Shares
    own: int
    send: Connection
    sends: bool
    """Whether what the work gives is sent."""

    def do(self, work: Callable[[int], Any]) -> None:
        for numbers, _ in self.shares.of(self.own):
            given = {number: work(number) for number in numbers}
            if self.sends:
                self.send.send(given)


def _do(parent: int, handed: _Errand | bytes, share: _Share) -> None:
    end_with_parent(parent)
    send = share.send.send
    try:
        errand, tongue = _unpacked(handed)
        for keeper in errand.noting:
            keeper.leave()  # what was noted before is known
        with speaking(tongue):
            share.do(errand.work)
        send(_Left([keeper.leave() for keeper in errand.noting]))
        send("")
    except BaseException as error:  # the parent must hear of every failure
        send(_said(error))
    finally:
        share.send.close()
        os._exit(0)


def _unpacked(handed: _Errand | bytes) -> tuple[_Errand, Tongue]:
    """What was handed over, here; what is made of it stays to the end."""
    if not isinstance(handed, bytes):
        return handed, spoken()
    gc.disable()
    errand, tongue = cast("tuple[_Errand, Tongue]", pickle.loads(handed))
    return errand, tongue

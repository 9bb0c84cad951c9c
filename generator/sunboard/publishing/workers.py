"""Shares pages out over the cores there are; what is written does not depend on how many."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable
from multiprocessing.connection import wait
from multiprocessing.sharedctypes import Synchronized
from typing import TYPE_CHECKING, Any, TypeVar, cast

from sunboard.publishing.system import end_with_parent, signals_held

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_BATCH = 32
_BATCH_OF_BIG = 4
"""So many pieces are taken at a time where each is a big one."""

T = TypeVar("T")


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
    try:
        for _ in range(min(workers, -(-count // _BATCH)) - 1):
            receive, send = context.Pipe(duplex=False)
            arguments = (os.getpid(), count, work, taken, send)
            others.append((context.Process(target=_work_apart, args=arguments), receive))
            _start(others[-1][0])
            send.close()
        _work(count, work, taken, advance)
        failures = [_join(process, receive) for process, receive in others]
    except BaseException:
        # Whatever ends this process ends the others, while it waits for them too: they would go on writing
        # into a release that is being thrown away.
        _end(process for process, _ in others)
        raise
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


def _start(process: multiprocessing.process.BaseProcess) -> None:
    """Start a process; a request to end comes before or after.

    While a process is forked Python runs what libraries have asked for, and lets nothing be raised from there:
    the request would be printed and forgotten. The new process leaves requests to this one, which ends it.
    """
    with signals_held():
        process.start()


def _end(processes: Iterable[multiprocessing.process.BaseProcess]) -> None:
    for process in processes:
        if process.pid is not None:
            process.kill()
            process.join()


def _work_apart(
    parent: int, count: int, work: Callable[[int], None], taken: Synchronized[int], send: Connection
) -> None:
    end_with_parent(parent)
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


def gather(
    count: int, work: Callable[[int], T], workers: int, advance: Callable[[int], None]
) -> list[T]:
    """What `work(0)` … `work(count - 1)` give, in that order, all of it done in other processes.

    For big pieces of work that leave behind what no other process must inherit, such as threads.

    Args:
        count: How many pieces of work there are.
        work: Does one piece; what it gives is sent to this process.
        workers: How many processes.
        advance: Told now and then how many pieces are done.

    Raises:
        WorkerError: a piece failed.
    """
    context = multiprocessing.get_context("fork")
    taken = context.Value("q", 0)
    open_ends: dict[Connection, multiprocessing.process.BaseProcess] = {}
    given: dict[int, T] = {}
    failures: list[str] = []
    try:
        for _ in range(min(workers, -(-count // _BATCH_OF_BIG))):
            receive, send = context.Pipe(duplex=False)
            arguments = (os.getpid(), count, work, taken, send)
            open_ends[receive] = context.Process(target=_gather_apart, args=arguments)
            _start(open_ends[receive])
            send.close()
        while open_ends:
            for end in wait(list(open_ends)):
                batch, failure = _receive(cast("Connection", end))
                given.update(batch)
                advance(len(given))
                if failure is not None:
                    failures.append(failure)
                    open_ends.pop(cast("Connection", end)).join()
    except BaseException:
        _end(open_ends.values())
        raise
    if any(failures):
        raise WorkerError(next(filter(None, failures)))
    return [given[number] for number in range(count)]


def _receive(end: Connection) -> tuple[dict[int, Any], str | None]:
    """Some results; at the end of a process "" or what made it fail."""
    try:
        message = end.recv()
    except EOFError:
        return {}, "a worker ended without a word"
    return (message, None) if isinstance(message, dict) else ({}, message)


def _gather_apart(
    parent: int, count: int, work: Callable[[int], T], taken: Synchronized[int], send: Connection
) -> None:
    end_with_parent(parent)
    try:
        while True:
            with taken.get_lock():
                first = taken.value
                taken.value = first + _BATCH_OF_BIG
            if first >= count:
                break
            numbers = range(first, min(first + _BATCH_OF_BIG, count))
            send.send({number: work(number) for number in numbers})
        send.send("")
    except BaseException as error:  # the parent must hear of every failure
        send.send(f"{type(error).__name__}: {error}")
    finally:
        send.close()
        os._exit(0)

"""Every piece of work is done once, however many share it; a failure anywhere is heard of."""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sunboard.publishing.workers import WorkerError, begun, gather, share_out


def done_by(folder: Path, count: int, workers: int) -> tuple[list[str], set[int], list[int]]:
    """Which pieces were done, by which processes, and what progress was told."""
    told: list[int] = []

    def work(number: int) -> None:
        with (folder / str(number)).open("x") as file:
            file.write(str(os.getpid()))

    share_out(count, work, workers, told.append)
    files = list(folder.iterdir())
    return (
        sorted((file.name for file in files), key=int),
        {int(file.read_text()) for file in files},
        told,
    )


@pytest.mark.parametrize("workers", [1, 2, 3, 8, 64])
@pytest.mark.parametrize("count", [0, 1, 31, 32, 33, 200])
def test_work_then_each_piece_is_done_once(tmp_path: Path, count: int, workers: int) -> None:
    done, processes, told = done_by(tmp_path, count, workers)
    assert done == [str(number) for number in range(count)]
    assert len(processes) <= workers
    assert told == sorted(told)
    assert all(0 < number <= count for number in told)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 150), st.integers(1, 6))
def test_any_count_and_any_number_of_workers_then_each_piece_is_done_once(
    tmp_path_factory: pytest.TempPathFactory, count: int, workers: int
) -> None:
    done, _, _ = done_by(tmp_path_factory.mktemp("work"), count, workers)
    assert done == [str(number) for number in range(count)]


def test_one_worker_then_this_process_does_it_all(tmp_path: Path) -> None:
    _, processes, told = done_by(tmp_path, 100, 1)
    assert processes == {os.getpid()}
    assert told == [16, 32, 48, 64, 80, 96, 100]


def test_two_processes_then_each_keeps_to_neighbours(tmp_path: Path) -> None:
    count = 640

    def work(number: int) -> None:
        time.sleep(0.0005)
        (tmp_path / str(number)).write_text(str(os.getpid()))

    share_out(count, work, 2, lambda _: None)
    by = [(tmp_path / str(number)).read_text() for number in range(count)]
    assert len(set(by)) == 2
    assert sum(one != other for one, other in pairwise(by)) <= 12


@pytest.mark.parametrize("count", [0, 1, 9])
def test_begun_then_one_other_process_does_each_piece_once_before_the_block_is_left(
    tmp_path: Path, count: int
) -> None:
    def work(number: int) -> None:
        with (tmp_path / str(number)).open("x") as file:
            file.write(str(os.getpid()))

    with begun(count, work):
        pass
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == [str(number) for number in range(count)]
    processes = {int(file.read_text()) for file in files}
    assert os.getpid() not in processes
    assert len(processes) <= 1


def test_begun_then_the_block_goes_on_meanwhile() -> None:
    context = multiprocessing.get_context("fork")
    is_here, was_there = context.Event(), context.Event()

    def work(_: int) -> None:
        is_here.wait()
        was_there.set()

    with begun(1, work):
        is_here.set()
        assert was_there.wait(60)


def test_failure_of_what_was_begun_then_heard_at_the_end_of_the_block() -> None:
    done = []
    with (
        pytest.raises(WorkerError, match=r"FileExistsError: index\.html"),
        begun(3, elsewhere(fail)),
    ):
        done.append("block")
    assert done == ["block"]


def test_failure_in_the_block_then_what_was_begun_ends() -> None:
    with pytest.raises(ZeroDivisionError), begun(1, lambda _: time.sleep(600)):
        slip()
    assert multiprocessing.active_children() == []


def elsewhere(act: Callable[[], None]) -> Callable[[int], None]:
    """Work that goes wrong in the other processes; slow in this one, so that they get some of it."""
    return _in_turn(act, fails_here=False)


def here(act: Callable[[], None]) -> Callable[[int], None]:
    """Work that goes wrong in this process; slow in the others, so that it gets some of it."""
    return _in_turn(act, fails_here=True)


def _in_turn(act: Callable[[], None], *, fails_here: bool) -> Callable[[int], None]:
    this = os.getpid()

    def work(_: int) -> None:
        if (os.getpid() == this) == fails_here:
            act()
        time.sleep(0.002)

    return work


def fail() -> None:
    raise FileExistsError("index.html")


def slip() -> None:
    raise ZeroDivisionError("of code")


def test_failure_in_another_process_then_heard_with_its_message() -> None:
    with pytest.raises(WorkerError, match=r"FileExistsError: index\.html"):
        share_out(300, elsewhere(fail), 3, lambda _: None)


def test_fault_of_code_in_another_process_then_heard_with_its_line() -> None:
    line = slip.__code__.co_firstlineno + 1
    with pytest.raises(WorkerError, match=rf"ZeroDivisionError: .*test_workers\.py，第{line}行"):
        share_out(300, elsewhere(slip), 3, lambda _: None)


def test_failure_in_this_process_then_heard_as_it_is_and_the_others_end() -> None:
    with pytest.raises(FileExistsError, match=r"index\.html"):
        share_out(300, here(fail), 3, lambda _: None)
    assert multiprocessing.active_children() == []


def test_ended_while_it_waits_for_the_others_then_they_end() -> None:
    this, is_taken = os.getpid(), multiprocessing.get_context("fork").Event()

    def work(_: int) -> None:
        if os.getpid() == this:
            is_taken.wait()
            return
        is_taken.set()
        signal.pause()

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, 1)
    try:
        with pytest.raises(KeyboardInterrupt):
            share_out(64, work, 2, lambda _: None)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("workers", [1, 4])
def test_failure_of_every_piece_then_heard(workers: int) -> None:
    with pytest.raises((FileExistsError, WorkerError)):
        share_out(100, lambda _: fail(), workers, lambda _: None)


def test_worker_that_vanishes_then_heard() -> None:
    with pytest.raises(WorkerError, match="without a word"):
        share_out(300, elsewhere(lambda: os._exit(7)), 3, lambda _: None)


class Notebook:
    """Keeps the numbers that were noted in it."""

    def __init__(self) -> None:
        self.numbers: list[int] = []

    def leave(self) -> list[int]:
        left, self.numbers = self.numbers, []
        return left

    def take(self, left: list[int]) -> None:
        self.numbers += left


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_what_is_noted_anywhere_then_known_here_once(workers: int) -> None:
    shared, gathered = Notebook(), Notebook()
    shared.take([-1])
    share_out(100, lambda number: shared.take([number]), workers, lambda _: None, [shared])
    assert sorted(shared.numbers) == [*range(-1, 100)]
    gather(100, lambda number: gathered.take([number]), workers, lambda _: None, [gathered])
    assert sorted(gathered.numbers) == [*range(100)]


@pytest.mark.parametrize("workers", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 4, 5, 50])
def test_gathered_then_in_order_and_none_of_it_done_here(count: int, workers: int) -> None:
    told: list[int] = []
    given = gather(count, lambda number: (number, os.getpid()), workers, told.append)
    assert [number for number, _ in given] == list(range(count))
    processes = {process for _, process in given}
    assert os.getpid() not in processes
    assert len(processes) <= workers
    assert told == sorted(told)
    assert not count or told[-1] == count


def test_gathering_fails_then_heard_with_its_message() -> None:
    with pytest.raises(WorkerError, match=r"FileExistsError: index\.html"):
        gather(40, lambda _: fail(), 2, lambda _: None)
    assert multiprocessing.active_children() == []


def test_gathering_worker_that_vanishes_then_heard() -> None:
    with pytest.raises(WorkerError, match="without a word"):
        gather(40, lambda _: os._exit(7), 2, lambda _: None)

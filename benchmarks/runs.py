"""Whole processes, timed: wall clock, processor time and peak memory, as the kernel counts them."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

FINE = 0
RETIRED = "retired"


class RunError(Exception):
    """A measured program failed, so that there is nothing to report."""


@dataclass(frozen=True)
class Program:
    """What is run, and what it writes."""

    command: tuple[str, ...]
    out: Path
    """Moved away before each run, outside the timing: every run writes all of it from nothing."""
    env: Mapping[str, str] | None = None
    beside: tuple[Path, ...] = ()
    """What else it writes, and would find again: moved away as well."""

    @property
    def written(self) -> tuple[Path, ...]:
        """All that a run must not find."""
        return (self.out, *self.beside)


@dataclass(frozen=True)
class Run:
    """One run of a program."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds of processor, user and system, over all its processes."""
    peak_mb: float
    """Resident memory of its largest process at its largest."""


@dataclass(frozen=True)
class Runs:
    """All runs of one side; the n-th took turns with the n-th of every other side."""

    runs: tuple[Run, ...]

    @property
    def wall(self) -> float:
        return median(run.wall for run in self.runs)

    @property
    def cpu(self) -> float:
        return median(run.cpu for run in self.runs)

    @property
    def peak_mb(self) -> float:
        return median(run.peak_mb for run in self.runs)

    @property
    def spread(self) -> tuple[float, float]:
        """The fastest and the slowest, in seconds of wall clock."""
        walls = [run.wall for run in self.runs]
        return min(walls), max(walls)


def ratio(side: Runs, other: Runs) -> float:
    """How many times as long a side takes as another: the median over the pairs."""
    return median(a.wall / b.wall for a, b in zip(side.runs, other.runs, strict=True))


def cpu_ratio(side: Runs, other: Runs) -> float:
    """The same in processor time, which others on the machine disturb less."""
    return median(a.cpu / b.cpu for a, b in zip(side.runs, other.runs, strict=True))


def take_turns(sides: Mapping[str, Program], rounds: int) -> dict[str, Runs]:
    """Run every side once to warm up, then in turns: A B A B, so that a slow minute hits all.

    A single round only tries whether everything runs, and is not worth a warm-up.
    """
    if rounds > 1:
        for program in sides.values():
            run_once(program)
    taken: dict[str, list[Run]] = {name: [] for name in sides}
    for _ in range(rounds):
        for name, program in sides.items():
            taken[name].append(run_once(program))
    return {name: Runs(tuple(runs)) for name, runs in taken.items()}


def run_once(program: Program) -> Run:
    """Run a program on a clean folder and a quiet disk.

    Raises:
        RunError: it ended with another code than 0.
    """
    for path in program.written:
        _retire(path, program.out.parent)
    # What the run before wrote goes to the disk now, and not at this run's expense.
    os.sync()
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(
            program.command, stdout=said, stderr=subprocess.STDOUT, env=environment(program.env)
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != FINE:
            said.seek(0)
            raise RunError(_report(program.command, process.returncode, said.read()))
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6)


def _retire(path: Path, folder: Path) -> None:
    """Move what an earlier run wrote into a folder, out of the way; `clear_retired` deletes it in the end.

    Deleting it here would slow the run to come: ext4 searches around inodes freed less than five
    seconds ago whenever it makes a file or folder.
    """
    if path.exists():
        path.rename(Path(tempfile.mkdtemp(prefix=f"{RETIRED}-", dir=folder), path.name))


def clear_retired(folder: Path) -> None:
    """Delete what earlier runs wrote below a folder."""
    for retired in folder.glob(f"{RETIRED}-*"):
        shutil.rmtree(retired)


def environment(more: Mapping[str, str] | None) -> dict[str, str]:
    """This process's environment; Python may keep its bytecode, as it does for everybody else."""
    ours = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return ours | dict(more or {})


def call(command: Sequence[str]) -> str:
    """What a program that is not measured prints.

    Raises:
        RunError: it ended with another code than 0.
    """
    done = subprocess.run(command, capture_output=True, env=environment(None), check=False)
    if done.returncode != FINE:
        raise RunError(_report(command, done.returncode, done.stderr))
    return done.stdout.decode()


def page_count(folder: Path) -> int:
    """How many HTML pages a site has."""
    return sum(1 for _ in folder.rglob("*.html"))


def size_mb(folder: Path) -> float:
    """The bytes of a site's files, in MB."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def _report(command: Iterable[str], code: int, said: bytes) -> str:
    end = said.decode(errors="replace").strip().splitlines()[-20:]
    return "\n".join([f"{' '.join(command)} ended with {code}:", *end])

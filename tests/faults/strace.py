"""Which system calls of a publication change anything, and how one of them is made to go wrong."""

from __future__ import annotations

import posixpath
import re
import subprocess
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tests.faults.command import Outcome, end, fork, kill_group, wait_until_traced
from tests.faults.nights import Place

CREATING = ("openat", "mkdir", "mkdirat", "link", "linkat", "symlink", "symlinkat")
WRITING = ("write", "pwrite64", "ftruncate", "fsync", "fdatasync", "syncfs")
MOVING = ("rename", "renameat", "renameat2", "unlink", "unlinkat", "rmdir")
MARKING = ("chmod", "fchmod", "fchmodat", "utimensat")
CALLS = (*CREATING, *WRITING, *MOVING, *MARKING)
ON_DESCRIPTORS = {*WRITING, "fchmod"}

_LINE = re.compile(r"(?:(?P<process>\d+) +)?(?P<call>\w+)\((?P<rest>.*)")
_UNFINISHED = re.compile(r"(?P<begun>(?P<process>\d+) .*) <unfinished \.\.\.>")
_RESUMED = re.compile(r"(?P<process>\d+) +<\.\.\. \w+ resumed>(?P<rest>.*)")
_DESCRIPTOR = re.compile(r"\d+<([^>]*)>")
_PATH = re.compile(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"')


class Call(NamedTuple):
    """One finished system call, as strace showed it."""

    process: str
    name: str
    shown: str

    @property
    def failed(self) -> bool:
        return " = -1 " in self.shown

    @property
    def paths(self) -> list[str]:
        """The files it was about, absolute; for a symbolic link what it says, and the link."""
        if self.name in ON_DESCRIPTORS:
            return _DESCRIPTOR.findall(self.shown)[:1]
        pairs = [(folder or "/", _decoded(path)) for folder, path in _PATH.findall(self.shown)]
        if self.name.startswith("symlink"):
            return [pairs[0][1], posixpath.join(*pairs[1])]
        return [posixpath.join(folder, path) for folder, path in pairs]


def read_calls(trace: str) -> list[Call]:
    """The calls of a trace, in the order in which they were done."""
    calls, begun = [], {}
    for line in trace.splitlines():
        if match := _UNFINISHED.fullmatch(line):
            begun[match["process"]] = match["begun"]
            continue
        resumed = _RESUMED.fullmatch(line)
        whole = begun.pop(resumed["process"], "") + resumed["rest"] if resumed else line
        match = _LINE.fullmatch(whole)
        if match is not None and match["call"] in CALLS:
            calls.append(Call(match["process"] or "", match["call"], match["rest"]))
    return calls


def _decoded(path: str) -> str:
    """A path as it is: strace writes other than ASCII as octal numbers."""
    return path.encode("latin-1").decode("unicode_escape").encode("latin-1").decode("utf-8")


@dataclass(frozen=True)
class Point:
    """One system call of a publication: the `nth` of its name, and how strace showed it."""

    call: str
    nth: int
    shown: str
    in_child: bool = False
    """Whether it was made by a process that the publication had started."""

    @property
    def only_reads(self) -> bool:
        writing = re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC", self.shown)
        return self.call == "openat" and not writing

    @property
    def is_cleaning(self) -> bool:
        """Whether it deletes something, or looks for what to delete."""
        return self.call in ("unlink", "unlinkat", "rmdir") or "O_DIRECTORY" in self.shown


def traced(
    place: Place, arguments: list[str], work: Path, options: list[str], *, power_off: bool = True
) -> tuple[Outcome, str]:
    """Run the command under strace.

    Args:
        place: The trial's folders.
        arguments: The command's.
        work: A folder for the logs.
        options: strace's.
        power_off: Whether what the command had started is killed with it; else it runs on.

    Returns:
        How it ended, and what strace wrote.
    """
    child = fork(place, arguments, work / "said", stopped=True)
    tracer = attach(child, options, work)
    outcome = end(child, work / "said")
    if power_off:
        kill_group(child)
        tracer.wait()
    return outcome, (work / "trace").read_text("utf-8", "replace")


def has_struck(trace: str) -> bool:
    """Whether what was to be injected was."""
    return "(INJECTED)" in trace or "+++ killed by SIGKILL +++" in trace


def attach(child: int, options: list[str], work: Path) -> subprocess.Popen[bytes]:
    """Trace a stopped process from here on, into `work/trace`, and let it go on."""
    log = ["-o", str(work / "trace")]
    with (work / "strace").open("wb") as said:
        tracer = subprocess.Popen(
            ["strace", "-q", "-y", "-e", "signal=none", *log, *options, "-p", str(child)],
            stdout=subprocess.DEVNULL,
            stderr=said,
        )
    wait_until_traced(child)
    return tracer


def undisturbed(place: Place, arguments: list[str], work: Path) -> list[Call]:
    """Every call of an undisturbed run that changes something or opens a file."""
    options = ["-f", "-s", "0", "-e", f"trace={','.join(CALLS)}"]
    outcome, trace = traced(place, arguments, work, options)
    if outcome.code not in (0, 3):
        raise RuntimeError(f"the publication to be disturbed fails by itself: {outcome.said}")
    return read_calls(trace)


def points(calls: Iterable[Call], root: Path) -> list[Point]:
    """Those of a run's calls that touch a trial's folders, in order."""
    found, counts = [], Counter[tuple[str, str]]()
    main = next(iter(calls)).process
    for call in calls:
        counts[call.process, call.name] += 1
        if str(root) in call.shown:
            nth = counts[call.process, call.name]
            found.append(Point(call.name, nth, call.shown, in_child=call.process != main))
    return found


def inject(point: Point, how: str) -> list[str]:
    """strace's options for making a call go wrong, such as `error=EIO` or `signal=SIGKILL`."""
    follow = ["-f"] if point.in_child else []
    return [
        *follow,
        *("-e", f"trace={point.call}"),
        *("-e", f"inject={point.call}:{how}:when={point.nth}"),
    ]

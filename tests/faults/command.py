"""Runs `sunboard`: in a process of its own, or in a fork of this one that has imported everything.

A fork saves the second that imports take, and with it half the time of a sweep. It begins stopped where
strace is to be attached first.
"""

from __future__ import annotations

import ctypes
import os
import select
import signal
import subprocess
import sys
import time
import traceback
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sunboard.publishable import news

from tests.factories import ROOT
from tests.faults.nights import Place
from tests.warm import go_on, import_all, redirect

LONGEST = 120
"""Seconds after which a run counts as hung."""

SALTS = Path(__file__).with_name("constant_salts")
"""A folder that lets Python draw the same salts, so that ledgers can be compared."""
_PR_SET_PTRACER, _ANYBODY = 0x59616D61, ctypes.c_ulong(-1)


@dataclass(frozen=True)
class Outcome:
    """How a run ended: its exit code, or the signal that ended it below 0; and what it said."""

    code: int
    said: str


def settings(place: Place) -> dict[str, str]:
    """The environment of a run."""
    return {
        **os.environ,
        "TMPDIR": str(place.temporary),
        "PYTHONPATH": os.pathsep.join((str(ROOT / "generator"), str(SALTS))),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def start(place: Place, arguments: list[str], log: Path) -> subprocess.Popen[bytes]:
    """Start the command as an office does, in a process group of its own."""
    with log.open("wb") as out:
        return subprocess.Popen(
            [sys.executable, "-m", "sunboard", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            env=settings(place),
            cwd="/",
            start_new_session=True,
        )


def run(place: Place, arguments: list[str], log: Path) -> Outcome:
    """Run the command in a fork, to its end."""
    return end(fork(place, arguments, log), log)


def fork(place: Place, arguments: list[str], log: Path, *, stopped: bool = False) -> int:
    """Start the command in a fork of this process; returns its id, which is its group's too."""
    import_all()
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        try:
            _become(place, arguments, log, stopped=stopped)
        except BaseException:
            traceback.print_exc()
            sys.stderr.flush()
        finally:
            os._exit(1)
    if stopped:
        os.waitpid(child, os.WUNTRACED)
    return child


def end(child: int, log: Path) -> Outcome:
    """Wait for a fork's end."""
    handle = os.pidfd_open(child)
    try:
        if not select.select([handle], [], [], LONGEST)[0]:
            kill_group(child)
            os.waitpid(child, 0)
            return Outcome(1, f"hung for {LONGEST} s; {log.read_text('utf-8', 'replace')}")
    finally:
        os.close(handle)
    _, status = os.waitpid(child, 0)
    return Outcome(os.waitstatus_to_exitcode(status), log.read_text("utf-8", "replace"))


def kill_group(leader: int, number: int = signal.SIGKILL) -> None:
    with suppress(ProcessLookupError):
        os.killpg(leader, number)


def wait_until_traced(child: int) -> None:
    """Wait until strace has taken hold of a stopped fork, and let it go on."""
    for _ in range(5000):
        status = Path(f"/proc/{child}/status").read_text(encoding="utf-8")
        if "TracerPid:\t0\n" not in status:
            os.kill(child, signal.SIGCONT)
            return
        time.sleep(0.002)
    raise RuntimeError("strace did not attach")


def _become(place: Place, arguments: list[str], log: Path, *, stopped: bool) -> None:
    os.setsid()
    os.chdir("/")
    os.environ.update(settings(place))
    # Before anything is traced: what is injected must strike the command, not what starts it.
    redirect([str(log)] * 2)
    news.token_hex = lambda count: "00" * count
    if stopped:
        ctypes.CDLL(None).prctl(_PR_SET_PTRACER, _ANYBODY, 0, 0, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
    go_on(arguments)

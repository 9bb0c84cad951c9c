"""The memory of a program and all its processes together, in a run of its own that is not timed."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from runs import FINE, Program, RunError, environment

_EVERY_S = 0.05
_PSS = re.compile(r"^Pss:\s+([0-9]+) kB", re.MULTILINE)


def peak_total_mb(program: Program) -> float:
    """The most memory that all processes of a program held at a time; shared pages count once.

    Raises:
        RunError: it ended with another code than 0.
    """
    for path in program.written:
        shutil.rmtree(path, ignore_errors=True)
    process = subprocess.Popen(
        program.command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(program.env),
    )
    peak = 0.0
    while True:
        try:
            code = process.wait(_EVERY_S)
        except subprocess.TimeoutExpired:
            peak = max(peak, _total_mb(process.pid))
        else:
            break
    if code != FINE:
        raise RunError(f"{' '.join(program.command)} ended with {code}")
    return peak


def _total_mb(root: int) -> float:
    total, waiting = 0.0, [root]
    while waiting:
        process = Path("/proc", str(waiting.pop()))
        try:
            pss = _PSS.search((process / "smaps_rollup").read_text())
            for thread in (process / "task").iterdir():
                waiting += [int(child) for child in (thread / "children").read_text().split()]
        except OSError:  # it has ended meanwhile
            continue
        total += int(pss[1]) * 1024 / 1e6 if pss else 0.0
    return total

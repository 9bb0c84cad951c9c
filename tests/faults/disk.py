"""A disk that gets full: the site's folder, or the project, on a file system of a few sizes too small."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.faults.command import run
from tests.faults.history import NAMES, history, trial
from tests.faults.judge import Fault, after_the_next, after_the_night
from tests.faults.nights import arguments

ROOMY = "256m"
PAGE = 4096


class Disk(NamedTuple):
    """A full disk: which folder is on it, and how much room there is, in parts of what the night adds."""

    history: str
    part: str
    room: float
    number: int


def disks(sizes: int) -> list[Disk]:
    """Both folders on disks of so many sizes, from no room at all to a little more than is needed."""
    return [
        Disk(NAMES[size % len(NAMES)], part, size / (sizes - 1) * 1.1, 1000 * which + size)
        for which, part in enumerate(("www", "project"))
        for size in range(sizes)
    ]


def can_mount(work: Path) -> bool:
    """Whether this process may mount a tmpfs; in most containers it may not."""
    folder = work / "may-mount"
    folder.mkdir(exist_ok=True)
    tried = subprocess.run(
        ["mount", "-t", "tmpfs", "none", folder], capture_output=True, check=False
    )
    if tried.returncode == 0:
        subprocess.run(["umount", folder], check=True)
    return tried.returncode == 0


def fill(work: Path, disk: Disk) -> tuple[int, list[Fault]]:
    """Publish onto a disk with little room, then give it room and publish again."""
    of = history(work, disk.history)
    with trial(of, work, disk.number) as (place, logs):
        folder = place.root / disk.part
        before, after = (_pages(at.root / disk.part) for at in (of.start, of.ended))
        # The old site, or the old ledger, lies beside the new one for a while.
        most = after + before
        size = before + max(1, round((most - before) * disk.room))
        with _mounted(folder, of.start.root / disk.part, size * PAGE):
            outcome = run(place, arguments(place, of.night), logs / "said")
            faults = after_the_night(
                place, of, outcome, ("No space left on device", "没有空间", "磁盘")
            )
            subprocess.run(["mount", "-o", f"remount,size={ROOMY}", folder], check=True)
            faults += after_the_next(place, of, logs)
    return outcome.code, faults


@contextmanager
def _mounted(folder: Path, content: Path, size: int) -> Iterator[None]:
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOMY}", "none", folder], check=True)
    try:
        subprocess.run(["cp", "-a", f"{content}/.", folder], check=True)
        subprocess.run(["mount", "-o", f"remount,size={size}", folder], check=True)
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


def _pages(folder: Path) -> int:
    """Pages of a tmpfs that a folder's files take; a file that is there twice counts once."""
    sizes = {}
    for path in folder.rglob("*"):
        status = path.lstat()
        sizes[status.st_ino] = -(-status.st_size // PAGE) if path.is_file() else 1
    return sum(sizes.values()) + 1

"""Power lost during and after a night: images of a mounted disk, as they are then, mounted anew.

The disk is a file with an ext4 file system, mounted through a loop device. A copy of that file, taken while it
is mounted, holds what the kernel had written by then and nothing that was still in its memory.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.faults.command import end, fork
from tests.faults.history import History, history
from tests.faults.judge import Fault, after_the_next, live
from tests.faults.nights import Left, Place, arguments
from tests.faults.strace import attach

MEGABYTES = 64
COMMIT = 5
"""ext4's own choice."""
NO_SYNC = ["-f", "-e", "inject=fsync,fdatasync,syncfs,sync,sync_file_range,msync:retval=0"]
"""strace's options for a machine on which nothing is ever synced: the negative control."""


def moments(count: int, longest: float) -> list[float]:
    """Seconds after a night's end, closer together at first; a third as many before it, below 0."""
    during = [-(number + 1) * 0.12 for number in range(count // 3)]
    return sorted(during) + [longest * (number / (count - 1)) ** 2 for number in range(count)]


def can_loop(work: Path) -> bool:
    """Whether this process may mount a file as a disk; in most containers it may not."""
    disk = work / "may-loop.img"
    try:
        _make_disk(disk)
        with _mounted(disk, work / "may-loop"):
            return True
    except (OSError, subprocess.CalledProcessError):
        return False
    finally:
        disk.unlink(missing_ok=True)


def images(
    work: Path, name: str, when: Sequence[float], commit: int = COMMIT, *, control: int = 0
) -> list[list[Fault]]:
    """Publish on a disk, lose power at each of the moments, and see what stands then; faults by moment.

    Args:
        work: A folder.
        name: Which history.
        when: Seconds after the night's end; below 0, before it, by how long an undisturbed one takes.
        commit: Seconds after which the file system puts names down by itself.
        control: The number of the negative control, for which nothing is synced; 0 for none.
    """
    of = history(work, name)
    root = work / f"{name}-power-{control}"
    root.mkdir()
    disk = root / "disk.img"
    _make_disk(disk)
    with _mounted(disk, root / "disk", f",commit={commit}"):
        place = of.start.copy(root / "disk" / "trial")
        subprocess.run(["sync", "-f", place.root], check=True)
        copies = list(_copies(place, of, when, root, synced=not control))
    return [_look(copy, of, root) for copy in copies]


def _copies(
    place: Place, of: History, when: Sequence[float], root: Path, *, synced: bool
) -> Iterator[Path]:
    began = time.monotonic()
    child = fork(place, arguments(place, of.night), root / "said", stopped=not synced)
    if not synced:
        attach(child, NO_SYNC, root)
    for number, moment in enumerate(sorted(when)):
        if moment >= 0 and child:
            outcome, child, began = end(child, root / "said"), 0, time.monotonic()
            if outcome.code not in (0, 3):
                raise RuntimeError(f"a night on a disk of its own fails: {outcome.said}")
        wanted = began + (moment if moment >= 0 else of.seconds + moment)
        time.sleep(max(0.0, wanted - time.monotonic()))
        yield _copy(root / "disk.img", root / f"{number}.img")


def _copy(disk: Path, target: Path) -> Path:
    """Copy a disk as it is at one moment: again where something was written to it meanwhile."""
    for _ in range(50):
        before = disk.stat().st_mtime_ns
        shutil.copyfile(disk, target)
        if disk.stat().st_mtime_ns == before:
            return target
    raise RuntimeError("the disk is written to without a pause")


def _look(image: Path, of: History, root: Path) -> list[Fault]:
    """Mount an image, see what is live, and run the next night on it."""
    with _mounted(image, root / "disk"):
        place = Place(root / "disk" / "trial")
        _, faults = live(Left.of(place), of)
        faults += after_the_next(place, of, root)
    image.unlink()
    return faults


def _make_disk(disk: Path) -> None:
    with disk.open("wb") as file:
        file.truncate(MEGABYTES << 20)
    subprocess.run(["mkfs.ext4", "-q", disk], check=True, capture_output=True)


@contextmanager
def _mounted(disk: Path, folder: Path, options: str = "") -> Iterator[None]:
    folder.mkdir(exist_ok=True)
    subprocess.run(["mount", "-o", f"loop{options}", disk, folder], check=True, capture_output=True)
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)

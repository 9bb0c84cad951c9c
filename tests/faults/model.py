"""Power loss without a disk: what a night's system calls may have left, by the rules of a journal.

Names are put down in order, for each disk by itself: after a crash there stands what was named at the last sync
or later. What was written to a file is there whole once it was synced; until then it may be cut, or not there.
The project and the site are taken to be on two disks. The calls are strace's of a real night, so nothing here
knows how the program works; without its syncs (the negative control) the same model has to find broken states.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import NamedTuple

from tests.faults.history import History
from tests.faults.judge import Fault
from tests.faults.nights import MARK, Left, Place
from tests.faults.strace import MARKING, WRITING, Call

SYNCS = {"fsync", "fdatasync", "syncfs"}
WHOLE, CUT, EMPTY = "whole", "cut", "empty"


@dataclass(eq=False)
class Inode:
    """A file, a folder or a link, and how often it was written to."""

    content: str = ""
    """The hash of what a file holds in the end; empty where it is gone by then."""
    link: str = ""
    writes: int = 0
    synced: int = 0


class Seen(NamedTuple):
    """A file as it was after one of the calls."""

    inode: Inode
    writes: int
    synced: int

    def content(self, unsynced: str) -> str:
        """A hash, or a word for what else it holds if files that weren't synced are `unsynced`."""
        if self.writes != self.synced and unsynced != WHOLE:
            return unsynced
        return self.inode.content or WHOLE if self.writes == self.inode.writes else CUT


Names = dict[str, Inode]


class Disk:
    """What is named on one disk: now, and as of its last sync."""

    def __init__(self, folder: Path) -> None:
        self.folder = str(folder)
        self.now: Names = {}
        for path in (folder, *folder.rglob("*")):
            self.now[str(path)] = Inode(
                content=_hash(path), link=str(path.readlink()) if path.is_symlink() else ""
            )
        self.lasting = dict(self.now)

    def sync(self) -> None:
        self.lasting = dict(self.now)


class State(NamedTuple):
    """What may stand after a crash, files as they were at the call before it."""

    call: Call
    site: dict[str, Seen] | None
    ledger: dict[str, Seen]


def broken(of: History, calls: Sequence[Call]) -> tuple[int, list[Fault]]:
    """How many states the calls of a night may leave, and what is wrong with some of them."""
    states = list(_states(of, calls))
    faults = []
    for state, unsynced in product(states, (WHOLE, CUT, EMPTY)):
        if wrong := _wrong(state, unsynced, of):
            shown = f"{state.call.name}({state.call.shown[:150]}"
            faults.append(Fault("broken", f"unsynced files {unsynced}: {wrong}; after {shown}"))
    return len(states) * 3, faults


def _states(of: History, calls: Sequence[Call]) -> Iterator[State]:
    """After every call: both disks as they are, and either or both as of their last sync."""
    place = of.traced
    disks = [Disk(of.start.root / part) for part in ("project", "www")]
    for disk, part in zip(disks, ("project", "www"), strict=True):
        _rename_all(disk, str(of.start.root), str(place.root))
        disk.folder = str(place.root / part)
    found = []
    for call in calls:
        changed = [disk for disk in disks if any(p.startswith(disk.folder) for p in call.paths)]
        if not changed or call.failed:
            continue
        _apply(changed[0], call)
        project, www = disks
        for of_project, of_www in product((project.now, project.lasting), (www.now, www.lasting)):
            site, ledger = _site(of_www, place), _below(of_project, str(place.ledger))
            found.append(State(call, site, ledger or {}))
    for disk in disks:
        for path, inode in disk.now.items():
            inode.content = _hash(Path(path))
    yield from found


def _apply(disk: Disk, call: Call) -> None:
    paths = [_real(disk.now, path) for path in call.paths]
    if call.name in WRITING or call.name == "openat":
        _write(disk, call, paths[0])
    elif call.name not in MARKING:
        _name(disk.now, call, paths)


def _real(names: Names, path: str) -> str:
    """A path whose folders are no links."""
    folder, name = posixpath.split(path)
    if folder in ("", "/"):
        return path
    folder = _real(names, folder)
    if folder in names and names[folder].link:
        folder = posixpath.normpath(posixpath.join(posixpath.dirname(folder), names[folder].link))
    return posixpath.join(folder, name)


def _write(disk: Disk, call: Call, path: str) -> None:
    names = disk.now
    match call.name:
        case "openat":
            if "O_CREAT" in call.shown and path not in names:
                names[path] = Inode(writes=1)
            elif "O_TRUNC" in call.shown:
                names[path].writes += 1
        case "fsync" | "fdatasync" | "syncfs":
            synced = names.values() if call.name == "syncfs" else [names.get(path, Inode())]
            for inode in synced:
                inode.synced = inode.writes
            disk.sync()
        case _ if path in names:
            names[path].writes += 1


def _name(names: Names, call: Call, paths: list[str]) -> None:
    match call.name:
        case "mkdir" | "mkdirat":
            names[paths[0]] = Inode()
        case "symlink" | "symlinkat":
            names[paths[1]] = Inode(link=call.paths[0])
        case "link" | "linkat":
            names[paths[1]] = names[paths[0]]
        case "unlink" | "unlinkat" | "rmdir":
            _take(names, paths[0])
        case _:
            first, second = _take(names, paths[0]), _take(names, paths[1])
            names.update({paths[1] + below: inode for below, inode in first.items()})
            if "RENAME_EXCHANGE" in call.shown:
                names.update({paths[0] + below: inode for below, inode in second.items()})


def _take(names: Names, path: str) -> Names:
    """Take a name away with all below it; the names below it by their paths from there."""
    found = [name for name in names if name == path or name.startswith(f"{path}/")]
    return {name[len(path) :]: names.pop(name) for name in found}


def _rename_all(disk: Disk, old: str, new: str) -> None:
    disk.now = {new + path.removeprefix(old): inode for path, inode in disk.now.items()}
    disk.sync()


def _site(names: Names, place: Place) -> dict[str, Seen] | None:
    site = str(place.site)
    return _below(names, posixpath.dirname(_real(names, f"{site}/{MARK}")))


def _below(names: Names, folder: str) -> dict[str, Seen] | None:
    """The files below a folder; None where it isn't there."""
    if folder not in names:
        return None
    return {
        path[len(folder) + 1 :]: Seen(inode, inode.writes, inode.synced)
        for path, inode in names.items()
        if path.startswith(f"{folder}/") and (inode.content or inode.writes)
    }


def _wrong(state: State, unsynced: str, of: History) -> str:
    """What is wrong with a state; empty if nothing is."""
    site = None
    if state.site is not None:
        site = {name: seen.content(unsynced) for name, seen in state.site.items() if name != MARK}
    if site not in (of.before.site, of.once.site):
        return "the site is neither the old one nor the new one"
    ledger = {name: seen.content(unsynced) for name, seen in state.ledger.items()}
    names = {name: posixpath.basename(name) for name in ledger}
    if damaged := [n for n, c in ledger.items() if c in (CUT, EMPTY) and names[n][0] != "."]:
        return f"{damaged} of the ledger"
    settled = {name: content for name, content in ledger.items() if _counts(name)}
    old, new = _ledger(of.before), _ledger(of.once)
    # Files of the log are there before the state says that they count.
    drafts = {name for name in settled if name.endswith(".jsonl")} - old.keys()
    has_changed = old not in (new, {n: c for n, c in settled.items() if n not in drafts})
    if site == of.before.site and has_changed:
        return "the old site is live, and the ledger has changed"
    if site == of.once.site and settled != new and "pending.json" not in ledger:
        return "the new site is live, and the ledger doesn't say so"
    return ""


def _counts(name: str) -> bool:
    own = posixpath.basename(name)
    return not own.startswith(".") and own != "pending.json"


def _ledger(left: Left) -> dict[str, str]:
    return {
        name: hashlib.sha256(content).hexdigest()
        for name, content in left.ledger.items()
        if _counts(name)
    }


def _hash(path: Path) -> str:
    is_file = path.is_file() and not path.is_symlink()
    return hashlib.sha256(path.read_bytes()).hexdigest() if is_file else ""

"""A tiny county over three nights, the folders of one trial, and what undisturbed nights leave in them."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.factories import (
    Row,
    commitment,
    county_rows,
    finished,
    programme_tree,
    write_project,
    write_rows,
)

KINDS = ("towns", "communities", "estates", "units", "people", "pairings", "commitments")
BOARDS = ("home", "communities", "commitments", "sheets")
DAYS = {1: "2026-10-30", 2: "2026-10-31", 3: "2026-10-31"}
MARK = ".sunboard-site"
"""What a release says of itself; its number and id differ between histories that are else the same."""


@dataclass(frozen=True)
class Place:
    """The folders of one trial: a project, the folder that holds its site, and one for temporary files."""

    root: Path

    @property
    def project(self) -> Path:
        return self.root / "project"

    @property
    def site(self) -> Path:
        return self.root / "www" / "site"

    @property
    def releases(self) -> Path:
        return self.site.with_name(".site-releases")

    @property
    def ledger(self) -> Path:
        return self.project / "data" / "ledger"

    @property
    def temporary(self) -> Path:
        return self.root / "tmp"

    def make(self) -> Place:
        for folder in (self.project, self.site.parent, self.temporary):
            folder.mkdir(parents=True)
        return self

    def copy(self, root: Path) -> Place:
        """The same folders elsewhere, links between files and all."""
        _copy_tree(self.root, root)
        return Place(root)


def _copy_tree(source: Path, target: Path) -> None:
    linked: dict[int, str] = {}

    def copy(old: str, new: str) -> None:
        status = os.lstat(old)
        if status.st_nlink > 1 and status.st_ino in linked:
            os.link(linked[status.st_ino], new)
            return
        shutil.copy2(old, new, follow_symlinks=False)
        linked[status.st_ino] = new

    shutil.copytree(source, target, symlinks=True, copy_function=copy)


def write_night(place: Place, night: int) -> None:
    """Write the records of a night.

    The second night has one promise, one result and one faulty row more; on the third, somebody has
    reworded the promise of the second.
    """
    rows: dict[str, list[Row]] = {
        kind: rows if kind in KINDS else [] for kind, rows in county_rows().items()
    }
    rows["tasks"] = [finished()]
    # So many pages that they are shared out over processes.
    rows["commitments"] += [
        commitment(id=f"cn-{number}", text=f"清理{number}号楼楼道杂物", baseline="有杂物")
        for number in range(10, 50)
    ]
    if night > 1:
        text = "增设晾衣架6处" if night == 2 else "增设晾衣架2处"
        rows["commitments"] += [commitment(id="cn-5", text=text, baseline="没有晾衣架")]
        rows["commitments"] += [commitment(id="cn-6", due="2026-13-31")]
        rows["tasks"] += [finished(id="fw-2", text="井盖松动", completed_on="2026-10-20")]
    if not (place.project / "data").exists():
        write_project(place.project, programme_tree(boards=list(BOARDS)), **rows)
    for kind, of_kind in rows.items():
        write_rows(place.project / "data" / f"{kind}.csv", kind, of_kind)


def arguments(place: Place, night: int) -> list[str]:
    """The publication of a night, as it is asked for."""
    return [
        *("publish", "-C", str(place.project), "--out", str(place.site)),
        *("--as-of", DAYS[night], "--workers", "2"),
    ]


Files = dict[str, str]
"""Paths below a folder, and a hash of what each file holds."""


def files(folder: Path) -> Files:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def site_files(folder: Path) -> Files | None:
    """What visitors find, without the release's mark; None where there is no site."""
    if not folder.is_dir():
        return None
    return {name: content for name, content in files(folder).items() if name != MARK}


def names(place: Place) -> list[str]:
    """Everything that lies in a trial's folders, but for the records and the live site itself.

    Releases' numbers are left out: a night that was killed may have used one up.
    """
    found = set(_walk(place.root, place.site))
    return sorted({re.sub(r"(\.site-releases/)\d+", r"\1N", name) for name in found})


def _walk(root: Path, site: Path) -> Iterator[str]:
    for folder, folders, names_here in os.walk(root):
        here = Path(folder)
        if here == site:
            folders.clear()
            continue
        for name in (*folders, *names_here):
            yield (here / name).relative_to(root).as_posix()


@dataclass(frozen=True)
class Left:
    """What a trial's folders hold."""

    site: Files | None
    ledger: dict[str, bytes]
    names: list[str] = field(compare=False)

    @staticmethod
    def of(place: Place) -> Left:
        ledger = {
            path.relative_to(place.ledger).as_posix(): path.read_bytes()
            for path in sorted(place.ledger.rglob("*"))
            if path.is_file()
        }
        return Left(site_files(place.site), ledger, names(place))

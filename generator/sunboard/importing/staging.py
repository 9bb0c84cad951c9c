"""A private copy of a project's records, to try an import in: in the end all of it counts, or nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sunboard.importing.months import Earlier, earlier_of
from sunboard.publishing.private_folder import state_folder
from sunboard.records.confirmed_names import CONFIRMED_PATH
from sunboard.records.folders import DATA
from sunboard.records.layouts.mapping import MAPPING

REPLACED = "replaced"
"""In a project's private folder: the files that others took the place of."""


@dataclass(frozen=True)
class Placed:
    """A file that is to come into the project."""

    source: Path
    name: str
    """Below `data/`."""
    earlier: Earlier | None
    """The file of the project that it may take the place of; None for a new one."""


@dataclass(frozen=True)
class Stage:
    """The copy, and what was put into it."""

    project: Path
    root: Path
    """Holds `data/`."""
    placed: tuple[Placed, ...]

    def take_away(self, earlier: str) -> None:
        """Let a file of the project be without effect."""
        (self.root / DATA / earlier).unlink()

    def keep(self, replaced: Sequence[str]) -> list[Path]:
        """Let it all count: the new files, the answers, and what was replaced put aside; returns the latter.

        What is put aside comes first, so that whatever ends this leaves nothing counted twice and nothing lost.
        """
        aside = [self._put_aside(name) for name in replaced]
        for each in self.placed:
            _put(self.root / DATA / each.name, self.project / DATA / each.name)
        for name in (MAPPING, CONFIRMED_PATH):
            if (self.root / name).exists():
                _put(self.root / name, self.project / name)
        return aside

    def _put_aside(self, name: str) -> Path:
        folder = state_folder(self.project, REPLACED)
        numbers = (path.name.partition("-")[0] for path in folder.iterdir())
        number = 1 + max((int(each) for each in numbers if each.isdecimal()), default=0)
        path = folder / f"{number:04}-{Path(name).name}"
        shutil.move(self.project / DATA / name, path)
        return path


@contextmanager
def staged(project: Path, files: Sequence[Path], folder: str = "") -> Iterator[Stage]:
    """A copy of the project's records with the files in it; it goes when the block is left.

    `folder`, below `data/`, is where the files go, and which files they are compared with.

    Raises:
        OSError: a file can't be read or copied.
    """
    with tempfile.TemporaryDirectory(dir=state_folder(project), prefix="import-") as copy:
        root = Path(copy)
        shutil.copytree(project / DATA, root / DATA, copy_function=_link)
        (root / DATA / folder).mkdir(parents=True, exist_ok=True)
        placed = tuple(_placed(root / DATA, folder, file) for file in files)
        yield Stage(project, root, placed)


def _placed(data: Path, folder: str, file: Path) -> Placed:
    earlier = earlier_of(data / folder, file)
    if earlier and folder:
        earlier = replace(earlier, name=f"{folder}/{earlier.name}")
    name = f"{folder}/{file.name}" if folder else file.name
    target = data / name
    # What is there stays the project's own: the copy gets a file of its own.
    target.unlink(missing_ok=True)
    shutil.copyfile(file, target)
    return Placed(file, name, earlier)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.importing")
    shutil.copyfile(source, beside)
    beside.replace(target)

"""A private copy of a project's records, to try an import in: in the end all of it counts, or nothing."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from filecmp import cmp
from itertools import count
from pathlib import Path, PurePosixPath

from sunboard.importing.again import is_brought_again, remember, replaces_by_word
from sunboard.importing.months import Earlier, earlier_of
from sunboard.importing.unasked import UNASKED_PATH
from sunboard.importing.writing import (
    copy_in_mapping,
    leave_unread,
    read_continued,
    read_replaced,
    rename_in_mapping,
    write_continued,
)
from sunboard.language import say
from sunboard.publishing.numbering.given import hand_on, keep_of_kinds
from sunboard.publishing.private_folder import state_folder
from sunboard.records import read_records
from sunboard.records.confirmed_names import CONFIRMED_PATH
from sunboard.records.folders import DATA
from sunboard.records.given_ids import given_path
from sunboard.records.layouts.mapping import MAPPING
from sunboard.records.programme import PROGRAMME

_LONGEST = 240
"""Bytes of a name, of the 255 that file systems have room for."""
_LONGEST_PART = 20
"""Characters of the names of sheets in that of a file."""
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
    is_kept: bool = False
    """Whether the project's copy stays, as it was mended since the same file was brought in."""


@dataclass(frozen=True)
class Stage:
    """The copy, and what was put into it."""

    project: Path
    root: Path
    """Holds `data/`."""
    placed: tuple[Placed, ...]

    def replace(self, earlier: str, name: str) -> None:
        """Let a file of the project be without effect; what was said of it, and its ids, go to another."""
        if earlier != name:
            (self.root / DATA / earlier).unlink()
            rename_in_mapping(self.root, earlier, name)
            hand_on(self.root, f"{DATA}/{earlier}", f"{DATA}/{name}")

    def replace_in_part(
        self, earlier: str, name: str, stay: Sequence[str], gone: Sequence[str]
    ) -> str:
        """Let sheets of a file be without effect, as another has them, and others stay; its name is then this.

        What was said of it, and the ids of its rows, are from now on the other's as well.
        """
        stays_as = earlier
        if earlier == name:
            stays_as = _free_name(self.root / DATA, earlier, stay)
            shutil.copyfile(self.project / DATA / earlier, self.root / DATA / stays_as)
        kinds = _kinds_in(self.project, f"{DATA}/{earlier}", gone)
        copy_in_mapping(self.root, earlier, name, stays_as)
        if earlier == name:
            hand_on(self.root, f"{DATA}/{earlier}", f"{DATA}/{stays_as}")
            keep_of_kinds(self.root, f"{DATA}/{earlier}", kinds)
        else:
            hand_on(self.root, f"{DATA}/{earlier}", f"{DATA}/{name}", kinds)
        leave_unread(self.root, stays_as, gone)
        return stays_as

    def go_on(self, placed: Placed) -> list[str]:
        """Let a file tell of the cases that it has in common with those like it that stay; which are they?

        Those that go on with it already are later ones: it was brought in again.
        """
        continues = read_continued(self.root)
        family = placed.earlier.family if placed.earlier else ()
        folder = placed.name.rpartition("/")[0]
        names = (f"{folder}/{name}" if folder else name for name in family)
        later = {placed.name, *(new for new, old in continues.items() if placed.name in old)}
        stay = [each for each in names if each not in later and (self.root / DATA / each).exists()]
        if stay:
            every = dict.fromkeys((*continues.get(placed.name, ()), *stay))
            write_continued(self.root, {**continues, placed.name: [*every]})
        return stay

    def forget_unasked(self) -> None:
        """Let everything be asked."""
        (self.root / UNASKED_PATH).unlink(missing_ok=True)

    @contextmanager
    def tentatively(self) -> Iterator[Callable[[], None]]:
        """Take back what is written of answers in the block, unless what this yields is called."""
        paths = [self.root / name for name in (MAPPING, CONFIRMED_PATH, PROGRAMME)]
        before = {path: path.read_bytes() if path.exists() else None for path in paths}
        yield before.clear
        for path, content in before.items():
            # Never into the file itself, which may be the project's own by another name.
            path.unlink(missing_ok=True)
            if content is not None:
                path.write_bytes(content)

    @contextmanager
    def without(self, earlier: str, name: str) -> Iterator[None]:
        """Leave a file of the project out in the block; one of the name of the new one is out anyway."""
        path, aside = self.root / DATA / earlier, self.root / "aside"
        if earlier == name:
            yield
            return
        path.rename(aside)
        try:
            yield
        finally:
            aside.rename(path)

    def keep(self, replaced: Sequence[str], in_part: Sequence[str] = ()) -> list[Path]:
        """Let it all count: the new files, the answers, and what was replaced put aside; returns the latter.

        What is put aside comes first, so that whatever ends this leaves nothing counted twice and nothing lost.
        Of files of which only some sheets stay, `in_part`, those may be new under their names.
        """
        names = [f"{DATA}/{each.name}" for each in self.placed if not each.is_kept]
        names += [f"{DATA}/{each}" for each in in_part if not (self.project / DATA / each).exists()]
        ids = (given_path(f"{DATA}/{each}") for each in (*in_part, *(e.name for e in self.placed)))
        others = (MAPPING, CONFIRMED_PATH, PROGRAMME, UNASKED_PATH, *ids)
        names += [name for name in others if self._is_changed(name)]
        # What may fail for want of room comes before anything is moved.
        drafts = [
            (_copied(self.root / name, self.project / name, number), self.project / name)
            for number, name in enumerate(names)
        ]
        aside = [self._put_aside(name) for name in replaced]
        for draft, target in drafts:
            draft.replace(target)
        for each in self.placed:
            if not each.is_kept:
                remember(self.project, each.name, each.source)
        if not (self.root / UNASKED_PATH).exists():
            (self.project / UNASKED_PATH).unlink(missing_ok=True)
        return aside

    def _is_changed(self, name: str) -> bool:
        """Whether an answer was written into a file; what somebody of the office writes meanwhile is theirs."""
        ours, theirs = self.root / name, self.project / name
        return ours.exists() and not (theirs.exists() and cmp(ours, theirs, shallow=False))

    def _put_aside(self, name: str) -> Path:
        folder = state_folder(self.project, REPLACED)
        numbers = (path.name.partition("-")[0] for path in folder.iterdir())
        number = 1 + max((int(each) for each in numbers if each.isdecimal()), default=0)
        path = folder / f"{number:04}-{_shorter(Path(name).name)}"
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
        placed = tuple(_placed(project, root / DATA, folder, file) for file in files)
        yield Stage(project, root, placed)


def _placed(project: Path, data: Path, folder: str, file: Path) -> Placed:
    if not folder and is_brought_again(project, file.name, file):
        return Placed(file, file.name, None, is_kept=True)
    replaced = {} if folder else read_replaced(data.parent)
    earlier = earlier_of(data / folder, file, replaced)
    name = f"{folder}/{file.name}" if folder else file.name
    if earlier:
        before = f"{folder}/{earlier.name}" if folder else earlier.name
        is_said = replaces_by_word(project, name)
        earlier = replace(earlier, name=before, was_replaced_before=is_said)
    target = data / name
    # What is there stays the project's own: the copy gets a file of its own.
    target.unlink(missing_ok=True)
    shutil.copyfile(file, target)
    return Placed(file, name, earlier)


def _kinds_in(root: Path, file: str, sheets: Sequence[str]) -> set[str]:
    """The kinds of which there are records in some sheets of a file."""
    return {
        table.kind.name
        for table in read_records(root)[0].values()
        for source in table.files
        if source.path == file and source.sheet in sheets
    }


def _free_name(data: Path, name: str, sheets: Sequence[str]) -> str:
    """What a file is called of which only some sheets count from now on: 台账（10月诉求）.xlsx."""
    path = PurePosixPath(name)
    said = re.sub(r"\W+", "", "".join(sheets)) or say("原来的")
    for number in count(1):
        told = said[:_LONGEST_PART] + (str(number) if number > 1 else "")
        called = say("{name}（{place}）", name=path.stem, place=told)
        found = path.with_name(_shorter(f"{called}{path.suffix}"))
        if not (data / found).exists():
            break
    return found.as_posix()


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _copied(source: Path, target: Path, number: int) -> Path:
    """A copy beside the place where it is to be, under a name that is no longer than any other."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".importing-{number}")
    beside.unlink(missing_ok=True)
    shutil.copyfile(source, beside)
    return beside


def _shorter(name: str) -> str:
    """A name that leaves room for a number before it."""
    stem, ending = os.path.splitext(name)  # noqa: PTH122 - of a name alone
    room = _LONGEST - len(ending.encode())
    return stem.encode()[:room].decode(errors="ignore") + ending

"""The files of `data/pictures/`: which row names which, and which of them can be shown."""

from __future__ import annotations

import os
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from sunboard.problems import Place, Problem
from sunboard.records.drawn_photos import HUGE, UNREADABLE, WIDTHS, NotShownError, drawn_anew
from sunboard.records.loading import UnfitFileError, read_whole
from sunboard.schema.pictures import PICTURES

FOLDER = f"data/{PICTURES.name}"
MISSING = "photo-missing"
MOST_BYTES = 24 << 20
_RECIPE = "1"
"""Is changed where the same file is to be shown otherwise."""


class Judged(NamedTuple):
    """What is known of a file that a row names."""

    code: str
    """Of the problem with it; "" for none."""
    path: Path | None = None
    key: str = ""
    """Its content and how it is drawn: what is drawn of one that is called otherwise is the same."""


class PhotoFolder:
    """The photos that lie there, as rows name them; each is read once a run."""

    def __init__(self, project: Path, known: Container[str] = ()) -> None:
        """`known` are the keys of those that could be drawn before."""
        self._known, self._folder = known, project / FOLDER
        self._exactly: dict[str, set[Path]] = defaultdict(set)
        self._nearly: dict[str, set[Path]] = defaultdict(set)
        self._judged: dict[Path, Judged] = {}
        self._rows: Counter[str] = Counter()
        self._paths = tuple(_photos_in(self._folder))
        for path in self._paths:
            for name in (path.name, path.relative_to(self._folder).as_posix()):
                self._exactly[_exact(name)].add(path)
                self._nearly[_exact(name).casefold()].add(path)

    def judge(self, written: str) -> Judged:
        """What a cell names: a file's name, or the way to it from the folder."""
        path = self._find(written)
        if path is None:
            return Judged(MISSING)
        if path not in self._judged:
            self._judged[path] = self._look(path)
        return self._judged[path]

    def count(self, written: Iterable[str]) -> list[Problem]:
        """Take note of every row there is, whatever becomes of it; says which files no row names."""
        named = [self.judge(each) for each in written if each.strip()]
        self._rows = Counter(each.key for each in named if each.key)
        found = {each.path for each in named}
        unnamed = (path.relative_to(self._folder) for path in self._paths if path not in found)
        return [Problem(Place(f"{FOLDER}/{path.as_posix()}"), "photo-unnamed") for path in unnamed]

    def rows_of(self, key: str) -> int:
        """How many rows name a photo, under whatever name."""
        return self._rows[key]

    def _find(self, written: str) -> Path | None:
        """The one file of this name; one that is typed otherwise where nothing else is called so."""
        name = _exact(written)
        for paths in (self._exactly.get(name, ()), self._nearly.get(name.casefold(), ())):
            if len(paths) == 1:
                return next(iter(paths))
        return None

    def _look(self, path: Path) -> Judged:
        try:
            content = content_of(path)
            key = photo_key(content)
            if key not in self._known:
                drawn_anew(content, WIDTHS[:1])
        except NotShownError as error:
            return Judged(str(error), path)
        return Judged("", path, key)


def content_of(path: Path) -> bytes:
    """A file's bytes.

    Raises:
        NotShownError: it is too large, or can't be read.
    """
    try:
        return read_whole(path, f"{FOLDER}/{path.name}", MOST_BYTES, HUGE)
    except UnfitFileError as unfit:
        raise NotShownError(HUGE if unfit.problem.code == HUGE else UNREADABLE) from None
    except OSError:
        raise NotShownError(UNREADABLE) from None


def photo_key(content: bytes) -> str:
    """By what a photo is known: its bytes, and what draws it."""
    return blake2b(_recipe() + content, digest_size=16).hexdigest()


@cache
def _recipe() -> bytes:
    from PIL import __version__  # noqa: PLC0415

    # The same pixels are other bytes with another Pillow.
    return f"{_RECIPE} {__version__} ".encode()


def _photos_in(folder: Path) -> Iterator[Path]:
    """Every photo below a folder, in the order of their names. No link is followed: it may lead anywhere."""
    for here, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(here, name)
            is_hidden = name.startswith(".")
            if path.suffix.lower() in PICTURES.beside and not is_hidden and not path.is_symlink():
                yield path


def _exact(name: str) -> str:
    """A name with the same letters however they were typed, and ways as everywhere."""
    return unicodedata.normalize("NFC", name.strip().replace("\\", "/"))

"""A file that was brought in before: whether the project's copy was mended since, and what was said of it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from sunboard.publishing.private_folder import state_folder
from sunboard.records.folders import DATA
from sunboard.records.layouts.named import shape_of
from sunboard.records.layouts.words import folded

_IMPORTED = "imported"
"""In a project's private folder: by the name of each file that was brought in, the hash of what it was."""

_REPLACING = "replacing"
"""In a project's private folder: an empty file for each name, without dates, of which it was said."""


def is_brought_again(project: Path, name: str, file: Path) -> bool:
    """Whether a file is what was brought in last under its name, and the project's copy says something else.

    Whoever mended cells there, or numbered them, must not lose that by bringing in the same file once more.
    """
    known, own = _known(project, name), project / DATA / name
    if not (known.exists() and own.exists()):
        return False
    source = _hash(file)
    return known.read_text(encoding="ascii").strip() == source != _hash(own)


def remember(project: Path, name: str, file: Path) -> None:
    """Put down what a file is that was brought in.

    Raises:
        OSError: it can't be read, or written down.
    """
    _known(project, name).write_text(f"{_hash(file)}\n", encoding="ascii", newline="\n")


def replaces_by_word(project: Path, name: str) -> bool:
    """Whether somebody said that files of this name, but for a date, take the place of those before."""
    return _said(project, name).exists()


def remember_replacing(project: Path, name: str) -> None:
    """Put down that somebody said so.

    Raises:
        OSError: it can't be written down.
    """
    _said(project, name).touch()


def _said(project: Path, name: str) -> Path:
    shape = shape_of(folded(name))
    return state_folder(project, _REPLACING) / f"{sha256(shape.encode()).hexdigest()}.txt"


def _known(project: Path, name: str) -> Path:
    return state_folder(project, _IMPORTED) / f"{sha256(name.encode()).hexdigest()}.txt"


def _hash(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()

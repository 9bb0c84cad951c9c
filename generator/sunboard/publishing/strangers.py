"""Files in a published folder that Sunboard didn't write: they are never deleted, wherever the folder goes."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from sunboard.checks.saying import shown_path
from sunboard.language import listed, say_many
from sunboard.publishing.filesystem import walk
from sunboard.records.ledger_files import SITE_MARKER

_OURS = re.compile(rb'class="sb-(header|skip|main)')
"""Stands on every page of every Sunboard."""
_HEAD_BYTES = 65_536
_OUR_FILES = re.compile(
    r"assets/(stylesheets|javascripts|images)/[\w.-]+\.(css|js|svg|map)|sheets/[\w./-]+\.(pdf|zip)"
)
"""What an earlier Sunboard, which left no list, wrote beside its pages."""


class Strangers(NamedTuple):
    """What was found, and where it is now."""

    paths: tuple[str, ...] = ()
    folder: Path | None = None

    def said(self) -> Iterator[str]:
        """What a clerk should know of them; nothing where there are none."""
        if self.paths:
            yield say_many(
                "网站目录里有{n}个不是晒榜写的文件（{names}），已移到 {folder}；"
                "要公开的文件请放进项目的 static/。",
                len(self.paths),
                names=listed(map(shown_path, self.paths[:5])),
                folder=self.folder,
            )


def find_strangers(folder: Path, ours: Collection[str] | None) -> list[str]:
    """The paths of files in a site that aren't ours, sorted; where `ours` is None each file is looked at."""
    return sorted(
        path
        for path in _files(folder)
        if path != SITE_MARKER
        and not (path in ours if ours is not None else _looks_like_ours(folder, path))
    )


def is_earlier_site(folder: Path) -> bool:
    """Whether an earlier Sunboard published here: it left no marker, but its pages say so."""
    return all(_looks_like_ours(folder, name) for name in ("404.html", "index.html"))


def move_strangers(folder: Path, ours: Collection[str] | None, releases: Path) -> Strangers:
    """Move files that aren't ours out of a folder that is about to go, into a new one among the releases."""
    paths = find_strangers(folder, ours)
    if not paths:
        return Strangers()
    number = 1
    while (found := releases / f"found-{number}").exists():
        number += 1
    for path in paths:
        target = found / path
        target.parent.mkdir(parents=True, exist_ok=True)
        (folder / path).rename(target)
    return Strangers(tuple(paths), found)


def _files(folder: Path) -> Iterator[str]:
    for where, folders, names in walk(folder):
        links = [name for name in folders if os.path.islink(os.path.join(where, name))]  # noqa: PTH114, PTH118
        for name in (*names, *links):
            yield os.path.relpath(os.path.join(where, name), folder).replace(os.sep, "/")  # noqa: PTH118


def _looks_like_ours(folder: Path, path: str) -> bool:
    file = folder / path
    if file.is_symlink() or not file.is_file():
        return False
    if path.endswith(".html"):
        with file.open("rb") as content:
            return _OURS.search(content.read(_HEAD_BYTES)) is not None
    return _OUR_FILES.fullmatch(path) is not None

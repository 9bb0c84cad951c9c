"""Printed sheets kept between runs, by what they were made from: what did not change is not made again."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

_NAME = re.compile(r"(?P<key>[0-9a-f]{32})\.(?P<pages>\d+)\.(?P<ending>pdf|zip)")

_DRAFT = re.compile(rf"\.{_NAME.pattern}\.\d+")


class Stored(NamedTuple):
    """One kept file."""

    key: str
    file: Path
    pages: int
    size: int


class SheetStore:
    """A folder beside the site. A file's name is the hash of what it was made from, and its number of pages."""

    def __init__(self, folder: Path, recipe: str) -> None:
        """Open the store.

        Args:
            folder: Made if it is not there.
            recipe: What else decides about the bytes of a sheet: templates, fonts, program.
        """
        self._folder, self._recipe = folder, recipe.encode()
        folder.mkdir(parents=True, exist_ok=True)
        found = (_NAME.fullmatch(file.name) for file in folder.iterdir())
        self._names = {match["key"]: match[0] for match in found if match}

    def key(self, source: str) -> str:
        """The name of what is made from `source`."""
        return blake2b(self._recipe + b"\0" + source.encode(), digest_size=16).hexdigest()

    def find(self, key: str) -> Stored | None:
        """What was made under this key; None if nothing was."""
        name = self._names.get(key)
        return self._stored(name) if name else None

    def add(self, key: str, content: bytes, pages: int, ending: str = "pdf") -> Stored:
        """Keep what was made; it is there whole or not at all."""
        name = f"{key}.{pages}.{ending}"
        draft = self._folder / f".{name}.{os.getpid()}"
        draft.write_bytes(content)
        draft.replace(self._folder / name)
        self._names[key] = name
        return self._stored(name)

    def sweep(self, used: Collection[str]) -> None:
        """Remove the sheets that a run has not used, and drafts left behind; nothing that isn't the store's."""
        for file in list(self._folder.iterdir()):
            match = _NAME.fullmatch(file.name)
            if _DRAFT.fullmatch(file.name) or (match and match["key"] not in used):
                file.unlink(missing_ok=True)

    def _stored(self, name: str) -> Stored:
        key, pages, _ = name.split(".")
        file = self._folder / name
        return Stored(key, file, int(pages), file.stat().st_size)

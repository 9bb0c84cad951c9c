"""What was drawn of photos before, in a private folder of the project: a file a size."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from sunboard.records.drawn_photos import Sized
from sunboard.records.ledger_files import STATE

_NAME = re.compile(
    r"(?P<key>[0-9a-f]{32})\.(?P<part>\d)of(?P<parts>\d)\.(?P<width>\d+)x(?P<height>\d+)"
    r"\.(?P<content>[0-9a-f]{32})\.jpg"
)
_DRAFT = re.compile(rf"\.{_NAME.pattern}\.new")

STORE = "photos"
"""Below the project's private folder."""

Kept: TypeAlias = Mapping[str, Sequence[re.Match[str]]]
"""By the key of each photo that is there in every size what the names of its files say, the smallest first."""


def kept_name(key: str, part: int, parts: int, size: Sized, content: str) -> str:
    """What a file is called: of which photo it is which size of how many, and the hash of what it holds."""
    return f"{key}.{part}of{parts}.{size.width}x{size.height}.{content}.jpg"


def kept_folder(project: Path) -> Path:
    """Where a project keeps them, whether or not there is such a folder yet."""
    return project / STATE / STORE


def kept_photos(store: Path) -> Kept:
    """What is there. Of a photo that a night left between two sizes nothing is."""
    found: dict[str, dict[int, re.Match[str]]] = defaultdict(dict)
    for path in sorted(store.iterdir()) if store.is_dir() else ():
        if said := _NAME.fullmatch(path.name):
            found[said["key"]][int(said["part"])] = said
    return {
        key: [by_part[part] for part in sorted(by_part)]
        for key, by_part in found.items()
        if all(len(by_part) == int(said["parts"]) for said in by_part.values())
    }


def key_of_file(name: str) -> str | None:
    """Whose a file of such a folder is: nobody's, "", if half-written; None for one that is none of ours."""
    if _DRAFT.fullmatch(name):
        return ""
    said = _NAME.fullmatch(name)
    return said["key"] if said else None

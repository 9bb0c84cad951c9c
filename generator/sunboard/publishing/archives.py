"""Archives whose bytes depend on what is in them and on nothing else, and names that every system can write."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from sunboard.language import say

_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
"""Characters that a file's name can't have on Windows."""
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(\.|$)", re.IGNORECASE)
"""Names that Windows takes for a device, whatever stands after a dot."""
_LONGEST = 60
"""So much of a name is kept: file systems count 255 bytes, and a Chinese character is three or four."""


class Named(NamedTuple):
    """What a file in an archive is to be called after."""

    name: str
    """Of whose it is; others may have the same."""
    id: str
    """Of whose it is; nobody else's, in whatever capitals."""
    rest: str
    """Follows the name: what it is, and the ending."""


def file_names(files: Sequence[Named]) -> list[str]:
    """A name for each file: the name alone, and the id beside it only where names can't be told apart.

    Names that differ in capitals or in unfit characters alone are the same to somebody's computer.
    """
    short = [f"{_fit(file.name)}{file.rest}" for file in files]
    long = [
        f"{say('{name}（{id}）', name=_fit(file.name), id=file.id)}{file.rest}" for file in files
    ]
    times = Counter(map(_folded, short))
    names = [s if times[_folded(s)] == 1 else n for s, n in zip(short, long, strict=True)]
    # Somebody's name may be another's name and id.
    return names if len(set(map(_folded, names))) == len(names) else long


def archive(files: Iterable[tuple[str, Path]]) -> bytes:
    """A zip of files under the given names; PDFs are compressed already, so they are stored as they are."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as target:
        for name, file in files:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            target.writestr(entry, file.read_bytes())
    return content.getvalue()


def _fit(name: str) -> str:
    fit = _UNFIT.sub("_", name)[:_LONGEST].strip(" .") or "_"
    return f"_{fit}" if _DEVICE.match(fit) else fit


def _folded(name: str) -> str:
    return normalize("NFC", normalize("NFKC", name).casefold())

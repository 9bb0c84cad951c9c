"""Archives whose bytes depend on what is in them and on nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
"""Characters that a file's name can't have on Windows."""


def archive(files: Iterable[tuple[str, Path]]) -> bytes:
    """A zip of files under the given names; PDFs are compressed already, so they are stored as they are."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as target:
        for name, file in files:
            entry = zipfile.ZipInfo(_UNFIT.sub("_", name), _EPOCH)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            target.writestr(entry, file.read_bytes())
    return content.getvalue()

"""The one place where the read stage opens files."""

from __future__ import annotations

import os
from pathlib import Path

from sunboard.problems import Place, Problem

MOST_BYTES = 512 << 20
MOST_YAML_BYTES = 64 << 20


def load(path: Path, name: str, *, is_yaml: bool) -> bytes | Problem:
    """A file's bytes, or why there are none."""
    limit = MOST_YAML_BYTES if is_yaml else MOST_BYTES
    try:
        with path.open("rb", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            if size <= limit:
                return file.readall()
    except OSError as error:
        return Problem(Place(name), "file-unreadable", {"reason": error.strerror or ""})
    params = {"size": f"{size / 2**20:.0f}", "limit": limit >> 20}
    return Problem(Place(name), "file-too-big", params)

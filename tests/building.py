"""Builds by the command, for tests of what comes of them."""

import re
from pathlib import Path

from tests.factories import Run, run_sunboard

STAYS = re.compile("原来的网站(别的)?没有动")
"""Said last of a live site; of a copy, whose manifest is gone, there is a warning before."""


def content(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def build(project: Path, out: Path, *arguments: str) -> Run:
    """Run the command, whatever comes of it."""
    return run_sunboard("build", "-C", project, "--out", out, "--workers", "1", *arguments)

"""The counties that are built: fictional records, made by `sunboard demo` and kept between runs."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

from places import CHECKOUT, SCRATCH, SUNBOARD
from runs import call
from sunboard.days import Asked
from sunboard.schema import BOARDS, TO_PASS_ON

EACH = {"commitments": 30, "tasks": 50, "deeds": 10}
"""How many of each a community has."""
_NO_DATA = "open_data: no\n"
ASKED = Asked(datetime(2026, 11, 1, tzinfo=UTC))
"""What is asked of the days: nothing. The moment is never used: every county here is a demonstration, and its
programme names the day."""


def plain_county(communities: int) -> Path:
    """A county that asks for one board a community; places and units in YAML, the rest in CSV.

    It puts out no open data, as no peer does.
    """
    options = [f"--{kind}-each={count}" for kind, count in EACH.items()]
    project = _made(f"county-{communities}", communities, options)
    programme = project / "data" / "programme.yml"
    text = programme.read_text(encoding="utf-8")
    if _NO_DATA not in text:
        programme.write_text(text + _NO_DATA, encoding="utf-8")
    return project


def full_county(communities: int) -> Path:
    """The same county with every board on, but for printed sheets and what is passed on, and with open data."""
    plain = plain_county(communities)
    project = plain.with_name(f"{plain.name}-full")
    shutil.rmtree(project, ignore_errors=True)
    shutil.copytree(plain, project, copy_function=os.link)
    programme = project / "data" / "programme.yml"
    text = programme.read_text(encoding="utf-8")
    # The file is shared with the plain county until it is removed.
    programme.unlink()
    boards = ", ".join(board for board in BOARDS if board not in ("sheets", *TO_PASS_ON))
    text = re.sub(r"(?m)^boards:.*\n", f"boards: [{boards}]\n", text).replace(_NO_DATA, "")
    programme.write_text(text, encoding="utf-8")
    return project


def demo_county() -> Path:
    """The demonstration county, as `make demo` writes it."""
    return _made("county-demo", 14, [])


def _made(name: str, communities: int, options: list[str]) -> Path:
    project = SCRATCH / name
    stamp, recipe = project / "recipe", f"{_generator_hash()} {communities} {options}"
    if not stamp.is_file() or stamp.read_text() != recipe:
        shutil.rmtree(project, ignore_errors=True)
        project.mkdir(parents=True)
        call(
            [
                *SUNBOARD,
                "demo",
                f"--communities={communities}",
                f"--out={project}",
                "--seed=1",
                *options,
            ]
        )
        stamp.write_text(recipe)
    return project


def _generator_hash() -> str:
    """Tells whether `sunboard demo` would write other records than it did."""
    packages = [CHECKOUT / "generator" / name for name in ("sunboard_demo", "sunboard/schema")]
    files = [p for package in packages for p in sorted(package.rglob("*.[py]*"))]
    return hashlib.sha256(b"".join(p.read_bytes() for p in files if p.suffix != ".pyc")).hexdigest()

"""`make portable EMBEDDED=…/python-3.x.y-embed-amd64.zip`: the zip for a Windows PC without Python."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from deploy.windows.judging import Judge
from deploy.windows.portable import Embedded, files_of, pack
from deploy.windows.wheels import IncompleteError, Wheel, download, needed, pins, windows

ROOT = Path(__file__).parents[2]
_LEVEL = 6


def main() -> None:
    """Make the zip of the given Python and Sunboard's wheel; say where it lies, or why there is none."""
    asked = argparse.ArgumentParser(prog="make portable", description=__doc__)
    asked.add_argument("--embedded", type=Path, required=True)
    asked.add_argument("--wheel", type=Path, required=True)
    asked.add_argument("--out", type=Path, required=True, help="the folder for the zip")
    given = asked.parse_args()
    try:
        print(make(given.embedded, given.wheel, given.out))
    except IncompleteError as error:
        sys.exit(str(error))


def make(embedded_path: Path, wheel: Path, folder: Path, level: int = _LEVEL) -> Path:
    """Make the zip in a folder; returns its path.

    Raises:
        IncompleteError: something is missing, or is not what was pinned.
    """
    embedded = Embedded.read(embedded_path)
    own, environment = Wheel.read(wheel), windows(embedded.version)
    folder.mkdir(parents=True, exist_ok=True)
    out = folder / f"sunboard-{own.version}-windows.zip"
    with tempfile.TemporaryDirectory() as work:
        lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
        download([*pins(lock, environment)], embedded.version, Path(work))
        wheels = [own, *map(Wheel.read, Path(work).glob("*.whl"))]
        there = needed({each.name: each for each in wheels}, environment)
        licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
        pack(out, files_of(embedded, there, licence), Judge(), level)
    return out


if __name__ == "__main__":
    main()

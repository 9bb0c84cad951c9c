"""`sunboard` with nothing synced, to hold the real one against: what a release on the disk costs."""

from __future__ import annotations

import os
from pathlib import Path

from sunboard.publishing import filesystem


def nothing(_what: int | Path) -> None:
    """Leave it to the system, as programs do that don't ask whether it was written."""


os.fsync = nothing
# Before the modules that take it from here.
filesystem.sync_file_system = nothing

if __name__ == "__main__":
    from sunboard.cli import run

    run()

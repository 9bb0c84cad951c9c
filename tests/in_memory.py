"""Where tests keep their files: in memory, if it has room.

What is published is synced, and a disk on which several tests write takes seconds for that, time and again.
What a disk does with it when power is lost is tried on a file system of its own (`tests/faults/power.py`).
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

MEMORY = Path("/dev/shm")
LEAST = 3 << 30
"""Bytes; all tests together take a sixth of that, and a sweep of faults as much again."""


def memory() -> Path | None:
    """The folder of files that lie in memory; None where there is none, or too little room."""
    if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > LEAST:
        return MEMORY
    return None

"""Where things are: the checkout, its programs, and the folder that holds all that benchmarks write."""

from __future__ import annotations

import os
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
SCRATCH = Path(os.environ.get("SUNBOARD_BENCH", CHECKOUT / "build" / "bench"))
PEERS = Path(__file__).parent / "peers"
RESULTS = Path(__file__).with_name("RESULTS.md")

PYTHON = sys.executable
SUNBOARD = (PYTHON, "-m", "sunboard")


def script(name: str) -> str:
    """A benchmark that runs in a process of its own.

    The kernel counts the memory of whoever starts a program as that program's own until it is running,
    so the process that starts the measured ones has to stay small.
    """
    return str(Path(__file__).with_name(name))

"""`python -m tests.faults.make_histories FOLDER`: undisturbed nights, for several runs to be held against."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.faults.history import NAMES, history

if __name__ == "__main__":
    for each in NAMES:
        history(Path(sys.argv[1]), each)

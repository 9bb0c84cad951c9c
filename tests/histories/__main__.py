"""`python -m tests.histories`: is a name gone from everywhere one build after it was withdrawn?"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from pathlib import Path

from tests.faults.nights import Place
from tests.histories.history import History
from tests.in_memory import memory


def main() -> int:
    """Live through the histories; 1 where a name was left in one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--histories", type=int, default=200, help="how many")
    parser.add_argument("--from", type=int, default=0, dest="first", help="the first seed")
    parser.add_argument(
        "--seconds", type=float, default=float("inf"), help="begin none after so long"
    )
    asked = parser.parse_args()
    began, done, failed = time.monotonic(), 0, 0
    for seed in range(asked.first, asked.first + asked.histories):
        if time.monotonic() - began > asked.seconds:
            break
        found = faults(seed)
        done += 1
        failed += bool(found)
        for line in found:
            print(line, flush=True)
    print(f"{done} histories, {failed} failed, {time.monotonic() - began:.0f} s")
    return 1 if failed else 0


def faults(seed: int) -> list[str]:
    """What is wrong at the end of one history, with all that was done in it."""
    with tempfile.TemporaryDirectory(prefix="sunboard-history-", dir=memory()) as folder:
        history = History(Place(Path(folder) / "trial").make(), seed)
        try:
            left = list(history.run())
        except Exception:
            left = [traceback.format_exc()]
        return [f"seed {seed}: {'; '.join(history.told)}: {path}" for path in left]


if __name__ == "__main__":
    sys.exit(main())

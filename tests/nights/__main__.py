"""`python -m tests.nights`: is an honest history ever taken for a dishonest one?"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from pathlib import Path

from tests.in_memory import memory
from tests.nights.honest import History


def main() -> int:
    """Live through the histories; 1 where one gave a false alarm, or lost something."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--histories", type=int, default=200, help="how many")
    parser.add_argument("--from", type=int, default=0, dest="first", help="the first seed")
    asked = parser.parse_args()
    began, failed = time.monotonic(), 0
    for seed in range(asked.first, asked.first + asked.histories):
        found = faults(seed)
        failed += bool(found)
        for line in found:
            print(line, flush=True)
    print(f"{asked.histories} histories, {failed} failed, {time.monotonic() - began:.0f} s")
    return 1 if failed else 0


def faults(seed: int, nights: int = 5) -> list[str]:
    """What is wrong with one history, with all that was done in it."""
    with tempfile.TemporaryDirectory(prefix="sunboard-nights-", dir=memory()) as folder:
        history = History(Path(folder), seed)
        try:
            found = list(history.run(nights))
        except Exception:
            found = [traceback.format_exc()]
        return [f"seed {seed}: {each} after {'; '.join(history.told)}" for each in found]


if __name__ == "__main__":
    sys.exit(main())

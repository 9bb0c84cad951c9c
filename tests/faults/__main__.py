"""`python -m tests.faults`: does a publication do no harm, whatever happens to it? Prints one table."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import shutil
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from tests.faults.checks import CHECKS, FULL, SHORT, Run
from tests.faults.table import table
from tests.in_memory import memory
from tests.warm import import_all

TOOLS = ("strace", "mount", "umount", "mkfs.ext4")
PATH = f"{os.environ['PATH']}:/usr/sbin:/sbin"


def main() -> int:
    """Run the checks; 1 where one of them found anything."""
    asked = _asked()
    missing = [tool for tool in TOOLS if shutil.which(tool, path=PATH) is None]
    if missing:
        sys.exit(f"not installed: {missing}; make debian installs what Debian has")
    os.environ["PATH"] = PATH
    with ExitStack() as held:
        work = asked.histories or Path(
            held.enter_context(tempfile.TemporaryDirectory(prefix="sunboard-faults-", dir=memory()))
        )
        # For the processes of all pools, which are forks of this one.
        import_all()
        lines = []
        for name in asked.only or CHECKS:
            began = time.monotonic()
            own = Path(held.enter_context(tempfile.TemporaryDirectory(prefix=f"{name}-", dir=work)))
            context = multiprocessing.get_context("fork")
            with ProcessPoolExecutor(asked.jobs, mp_context=context) as pool:
                size = SHORT if asked.short else FULL
                line = CHECKS[name](Run(own, size, asked.seed, pool))
            line.seconds = time.monotonic() - began
            lines.append(line)
            if line.points < line.least:
                print(f"{name}: only {line.points} of {line.least} points were reached", flush=True)
            print(table([line]).splitlines()[1], file=sys.stderr, flush=True)
    print(table(lines))
    return 0 if all(line.is_fine for line in lines) else 1


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="a sample of two minutes")
    parser.add_argument(
        "--only", action="append", choices=CHECKS, help="one check; may be given again"
    )
    parser.add_argument(
        "--histories", type=Path, help="a folder for undisturbed nights, made once for several runs"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2, help="how many trials at a time")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

"""`make bench`: measures Sunboard against its peers and a plain copy, and writes RESULTS.md.

A run of everything takes about a quarter of an hour and 3 GB below build/bench/. With `--only`, or
with other sizes, the page is printed and RESULTS.md stays as it is.
"""

from __future__ import annotations

import argparse
import fcntl
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from bars import Report
from machine import machine_facts
from measure import (
    measure_demo,
    measure_full,
    measure_hugo,
    measure_mkdocs,
    measure_records,
    measure_sheets,
    measure_yaml,
    stage_seconds,
)
from places import RESULTS, SCRATCH
from results import results_page
from runs import RunError, clear_retired

PARTS = ("hugo", "mkdocs", "full", "demo", "yaml", "records", "sheets")
PROFILE = "profile"
SIZES = (1000, 5000)
SLOW_ROUNDS = 3
"""At most so many rounds of what takes long: MkDocs, and a site with every board on."""


def main() -> None:
    """Measure what is asked for."""
    options = _options()
    sizes = sorted(options.communities)
    if PROFILE in options.only:
        for communities in sizes:
            print(f"{communities} communities\n{stage_seconds(communities)}")
        return
    facts = machine_facts()
    report = _measure(sizes, options.rounds, options.only or PARTS)
    is_whole = not options.only and tuple(sizes) == SIZES
    command = shlex.join(["python", "benchmarks/run.py", *sys.argv[1:]])
    page = results_page(report, facts, command, datetime.now(UTC).date(), is_whole=is_whole)
    print(page)
    if is_whole:
        RESULTS.write_text(page, encoding="utf-8")
    # Takes minutes, and whoever waits for the figures has them by now.
    clear_retired(SCRATCH)


@contextmanager
def _alone() -> Iterator[None]:
    """Keep a second run out: it would use the same folders, and the processor that is measured."""
    SCRATCH.mkdir(parents=True, exist_ok=True)
    with (SCRATCH / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.exit("Another benchmark is running.")
        yield


def _measure(sizes: list[int], rounds: int, parts: tuple[str, ...]) -> Report:
    few, smallest = min(rounds, SLOW_ROUNDS), sizes[0]
    return Report(
        sizes=tuple(measure_hugo(size, rounds) for size in sizes) if "hugo" in parts else (),
        mkdocs=measure_mkdocs(smallest, few) if "mkdocs" in parts else None,
        full=measure_full(smallest, few) if "full" in parts else None,
        demo=measure_demo(rounds) if "demo" in parts else None,
        yaml=measure_yaml(smallest, rounds) if "yaml" in parts else None,
        records=measure_records(2 * smallest, sizes[-1], few) if "records" in parts else None,
        sheets=measure_sheets(smallest, few) if "sheets" in parts else None,
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--communities", type=int, nargs="+", default=SIZES, metavar="N")
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    parser.add_argument("--only", nargs="+", choices=[*PARTS, PROFILE], default=())
    return parser.parse_args()


if __name__ == "__main__":
    try:
        with _alone():
            main()
    except RunError as error:
        sys.exit(f"A measured program failed, so there are no figures.\n{error}")

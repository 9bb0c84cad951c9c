"""`make check-figures`: the reference against the fixed counties, and any others that are named."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.reference.compare import Comparison, compare
from tests.reference.pages import ROOT

FIXED = (ROOT, ROOT / "tests" / "sample_data", ROOT / "tests" / "second_programme")


def main() -> int:
    """Compare, print a table, and end with 1 where anything differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.reference", description=__doc__)
    parser.add_argument("projects", nargs="*", type=Path, help="instead of the fixed ones")
    asked, found = parser.parse_args(), Comparison()
    for folder in asked.projects or FIXED:
        found.add(compare(folder), folder.name)
    for line in found.differences:
        print(line)
    print(table(found))
    return 1 if found.differences else 0


def table(found: Comparison) -> str:
    """How many figures of each family were compared, and how many differ."""
    lines = [f"{family:16}{count:10,}" for family, count in found.compared.items()]
    total = f"{'all':16}{sum(found.compared.values()):10,}"
    return "\n".join([*lines, total, f"{'differences':16}{len(found.differences):10,}"])


if __name__ == "__main__":
    raise SystemExit(main())

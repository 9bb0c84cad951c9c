"""`make check-figures`: the reference against the fixed counties and 300 generated ones.

From their records it computes all that pages and sheets say, and from their open data alone every figure.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.reference.compare import Comparison, compare
from tests.reference.compare_package import compare_package, compare_site
from tests.reference.generated import write_county
from tests.reference.pages import ROOT

FIXED = (ROOT, ROOT / "tests" / "sample_data", ROOT / "tests" / "second_programme")


def main() -> int:
    """Compare, print a table, and end with 1 where anything differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.reference", description=__doc__)
    parser.add_argument("projects", nargs="*", type=Path, help="instead of the fixed ones")
    parser.add_argument("--seeds", type=int, default=300, help="how many counties are generated")
    parser.add_argument("--from", type=int, default=1, dest="first", help="the first seed")
    parser.add_argument("--site", type=Path, help="only a built site's figures, from its open data")
    asked, found = parser.parse_args(), Comparison()
    if asked.site:
        found.add(compare_site(asked.site), str(asked.site))
        return _said(found)
    for folder in asked.projects or FIXED:
        _add(found, folder, str(folder))
    for seed in range(asked.first, asked.first + asked.seeds):
        with TemporaryDirectory() as folder:
            _add(found, write_county(Path(folder), seed), f"seed {seed}")
    return _said(found)


def _add(found: Comparison, folder: Path, where: str) -> None:
    found.add(compare(folder), where)
    found.add(compare_package(folder), where)


def _said(found: Comparison) -> int:
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

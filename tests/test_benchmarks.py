"""The benchmarks still run: each part at the smallest size, so that none ends before its first figure."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories import ROOT
from tests.whole import WHOLE

# The bar that this part gives the figure of.
SAYS = {
    "full": "Pages a second with every board on",
    "hugo": "Wall time against Hugo's",
    "mkdocs": "Times faster than MkDocs + Material",
    "profile": "word_rows",
    "records": "requests in 200 workbooks",
    "sheets": "Times faster than WeasyPrint",
    "yaml": "A commitment of 10 keys in YAML",
}
LARGE = () if WHOLE else ("full", "mkdocs", "sheets")
"""Take longest, and use hardly anything that the others don't; `make whole` tries them."""
DEMO = "demo"
"""Has a size of its own, of a minute; but for the county it is what `full` is."""


def bench(scratch: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the benchmarks with a folder of their own."""
    command = [sys.executable, str(ROOT / "benchmarks" / "run.py"), *arguments]
    env = {**os.environ, "SUNBOARD_BENCH": str(scratch)}
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=env, check=False
    )


@pytest.mark.parametrize("part", [part for part in SAYS if part not in LARGE])
def test_part_at_two_communities_then_its_figures(tmp_path: Path, part: str) -> None:
    done = bench(tmp_path / "bench", "--only", part, "--communities", "2", "--rounds", "1")
    assert done.returncode == 0, done.stderr
    assert SAYS[part] in done.stdout, done.stdout


def test_parts_then_all_but_one_are_tried_here(tmp_path: Path) -> None:
    done = bench(tmp_path, "--only", "no-such-part")
    assert done.returncode == 2
    choices = re.findall(r"[\w-]+", done.stderr.rpartition("choose from")[2])
    assert sorted(choices) == sorted([*SAYS, DEMO])

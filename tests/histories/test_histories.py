"""A sample of random histories; `python -m tests.histories` lives through 200."""

import subprocess
import sys

import pytest

from tests.factories import ROOT


@pytest.mark.parametrize("first", [0, 4])
def test_name_that_was_withdrawn_then_it_is_nowhere_one_build_later(first: int) -> None:
    # Forked from a process of its own: this one has read files with Arrow, whose threads a fork loses.
    command = [sys.executable, "-m", "tests.histories", "--from", str(first), "--histories", "4"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"

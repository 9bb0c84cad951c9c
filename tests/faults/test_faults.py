"""A sample of everything that may befall a publication; `make faults` tries all of it."""

import subprocess
import sys

import pytest

from tests.factories import ROOT
from tests.faults.checks import CHECKS


@pytest.mark.parametrize("name", CHECKS)
def test_publication_that_is_disturbed_then_no_harm_is_done(name: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.faults", "--short", "--only", name],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, f"{run.stdout}\n{run.stderr}"

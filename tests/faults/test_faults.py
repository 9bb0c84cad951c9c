"""A sample of everything that may befall a publication; `make faults` tries all of it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import MadeOnce
from tests.factories import ROOT
from tests.faults.checks import CHECKS


@pytest.fixture(scope="session")
def histories(made_once: MadeOnce) -> Path:
    """Undisturbed nights, to hold disturbed ones against."""

    def make(folder: Path) -> None:
        # Forked from a process of its own: this one has read files with Arrow, whose threads a fork loses.
        script = (
            "import sys; from pathlib import Path; from tests.faults.history import NAMES, history\n"
            "for name in NAMES: history(Path(sys.argv[1]), name)"
        )
        command = [sys.executable, "-c", script, folder / "check"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    return made_once("faults", make)


@pytest.mark.parametrize("name", CHECKS)
def test_publication_that_is_disturbed_then_no_harm_is_done(name: str, histories: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.faults", "--short", "--only", name, "--histories", histories],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, f"{run.stdout}\n{run.stderr}"

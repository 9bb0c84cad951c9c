"""A sample of everything that may befall a publication; `make faults` tries all of it."""

from pathlib import Path

import pytest

from tests.conftest import MadeOnce
from tests.factories import ROOT
from tests.faults.checks import CHECKS
from tests.warm import run_warm


@pytest.fixture(scope="session")
def histories(made_once: MadeOnce) -> Path:
    """Undisturbed nights, to hold disturbed ones against."""

    def make(folder: Path) -> None:
        # Forked from another process: this one has read files with Arrow, whose threads a fork loses.
        code, out, err = run_warm([str(folder / "check")], ROOT, "tests.faults.make_histories")
        assert code == 0, f"{out}\n{err}"

    return made_once("faults", make)


@pytest.mark.parametrize("name", CHECKS)
def test_publication_that_is_disturbed_then_no_harm_is_done(name: str, histories: Path) -> None:
    arguments = ["--short", "--only", name, "--histories", str(histories)]
    code, out, err = run_warm(arguments, ROOT, "tests.faults")
    assert code == 0, f"{out}\n{err}"
    assert out.startswith("check "), "there is no table"

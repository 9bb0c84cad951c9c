"""A sample of random histories; `python -m tests.histories` lives through 200."""

import pytest

from tests.factories import ROOT
from tests.warm import run_warm


@pytest.mark.parametrize("first", [0, 4])
def test_name_that_was_withdrawn_then_it_is_nowhere_one_build_later(first: int) -> None:
    # Forked from another process: this one has read files with Arrow, whose threads a fork loses.
    arguments = ["--from", str(first), "--histories", "4"]
    code, out, err = run_warm(arguments, ROOT, "tests.histories")
    assert code == 0, f"{out}\n{err}"
    assert out.startswith("4 histories, 0 failed")

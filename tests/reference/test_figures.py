"""Every figure and list of fixed and generated counties, against a second computation from the method page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reference.compare import compare
from tests.reference.generated import write_county
from tests.reference.pages import ROOT


@pytest.mark.parametrize("project", ["sample_data", "second_programme"])
def test_pages_then_every_figure_is_what_the_method_page_makes_of_the_records(project: str) -> None:
    found = compare(ROOT / "tests" / project)
    assert not found.differences, "\n".join(found.differences)
    assert sum(found.compared.values()) > 300


@pytest.mark.parametrize("seed", range(1, 13))
def test_county_full_of_edges_then_every_figure_is_what_the_method_page_makes_of_it(
    seed: int, tmp_path: Path
) -> None:
    found = compare(write_county(tmp_path, seed)).differences
    assert not found, "\n".join(found)

"""Every figure and list of the fixed counties, against a second computation from the method page."""

from __future__ import annotations

import pytest

from tests.reference.compare import compare
from tests.reference.pages import ROOT


@pytest.mark.parametrize("project", ["sample_data", "second_programme"])
def test_pages_then_every_figure_is_what_the_method_page_makes_of_the_records(project: str) -> None:
    found = compare(ROOT / "tests" / project)
    assert found.differences == []
    assert sum(found.compared.values()) > 300

"""Whoever has no more than the open data computes every figure that the pages show."""

from __future__ import annotations

from pathlib import Path

import pytest
from sunboard.publishable.open_data import tables
from sunboard.publishable.open_data.counted import Count

from tests.reference.compare_package import compare_package
from tests.reference.generated import write_county
from tests.reference.pages import ROOT

SAMPLE = ROOT / "tests" / "sample_data"


@pytest.mark.parametrize("project", ["sample_data", "second_programme"])
def test_package_then_every_figure(project: str) -> None:
    found = compare_package(ROOT / "tests" / project)
    assert not found.differences, "\n".join(found.differences)
    assert found.compared["package"] > 300


@pytest.mark.parametrize("seed", [1, 2, 3, 12, 24])
def test_package_of_a_county_full_of_edges_then_every_figure(seed: int, tmp_path: Path) -> None:
    found = compare_package(write_county(tmp_path, seed)).differences
    assert not found, "\n".join(found)


def test_package_without_its_counts_then_figures_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_: object) -> tuple[Count, ...]:
        return ()

    monkeypatch.setattr(tables, "all_counts", none)
    assert compare_package(SAMPLE).differences

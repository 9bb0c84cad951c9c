from __future__ import annotations

import pytest
from sunboard_demo import write_demo

from tests.sunboard_demo.reading import SampleCounty


@pytest.fixture(scope="session")
def demo_county(tmp_path_factory: pytest.TempPathFactory) -> SampleCounty:
    """The demonstration county, as `make demo` writes it."""
    root = tmp_path_factory.mktemp("county")
    return SampleCounty(root, write_demo(root))


@pytest.fixture(scope="session")
def plain_county(tmp_path_factory: pytest.TempPathFactory) -> SampleCounty:
    """A county for measuring speed, small."""
    root = tmp_path_factory.mktemp("plain")
    counts = write_demo(root, communities=20, commitments_each=6, tasks_each=12, deeds_each=3)
    return SampleCounty(root, counts)

from __future__ import annotations

import pytest

from tests.site.county import CountySite, county_site
from tests.site.pages import SitePage, read_pages

__all__ = ["county_site"]


@pytest.fixture(scope="session")
def pages(county_site: CountySite) -> dict[str, SitePage]:
    """Every page of the county by its path."""
    return read_pages(county_site)

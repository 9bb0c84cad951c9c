"""The handbook in a browser: what a machine can tell of the guidelines, on a phone and on a desk."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.axe import AXE, RUN_AXE, TAGS
from tests.browser.conftest import NewPage
from tests.browser.serving import serve
from tests.factories import ROOT
from tests.site.pages import SUB_PATH

pytestmark = pytest.mark.browser

PAGES = ("", "clerk/", "daily/extend/", "keeper/", "many/", "en/", "en/many/")
"""Of each kind of page one that has most: tables, pictures, commands, links in texts."""
FADED_MS = 400
"""Material fades its tabs in and out."""


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("handbook")
    config = ROOT / "docs" / "mkdocs.yml"
    command = ["-m", "mkdocs", "build", "--quiet", "--config-file", str(config)]
    subprocess.run([sys.executable, *command, "--site-dir", str(folder)], check=True)
    with serve(folder) as server:
        yield f"{server}{SUB_PATH}"


@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_and_nothing_sticks_out(
    handbook: str, glance: NewPage, page: str
) -> None:
    tab = glance()
    tab.goto(f"{handbook}{page}")
    tab.evaluate(AXE)
    for width in (360, 1280):
        tab.set_viewport_size({"width": width, "height": 800})
        tab.wait_for_timeout(FADED_MS)
        assert tab.evaluate(RUN_AXE, TAGS) == [], f"at {width} pixels"
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_english_page_then_it_says_so(handbook: str, glance: NewPage) -> None:
    tab = glance()
    for page, language in (("clerk/", "zh"), ("en/clerk/", "en")):
        tab.goto(f"{handbook}{page}")
        assert tab.evaluate("document.documentElement.lang") == language

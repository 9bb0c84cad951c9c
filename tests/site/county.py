"""The demonstration county, built once a run, and what every test of it starts from."""

from __future__ import annotations

import fcntl
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from tests.factories import copy_records, report_of

ROOT = Path(__file__).parents[2]

PAGE_KINDS = {
    "home": "index.html",
    "communities": "c/index.html",
    "estates": "e/index.html",
    "units": "u/index.html",
    "search": "search/index.html",
    "community": "c/*/index.html",
    "month": "c/*/*/index.html",
    "estate": "e/*/index.html",
    "community-morning": "morning/c/*/index.html",
    "estate-morning": "morning/e/*/index.html",
    "unit": "u/*/index.html",
    "commitments": "commitments/index.html",
    "commitment": "commitments/*/index.html",
    "deeds": "deeds/index.html",
    "quarter": "deeds/????-q?/index.html",
    "year": "deeds/????/index.html",
    "progress": "deeds/progress/index.html",
    "member": "deeds/*/*/index.html",
    "deed": "deeds/*/index.html",
    "loop": "loop/index.html",
    "accountability": "accountability/index.html",
    "mechanisms": "mechanisms/index.html",
    "meetings": "meetings/index.html",
    "meeting": "meetings/*/index.html",
    "challenges": "challenges/index.html",
    "challenge": "challenges/*/index.html",
    "forces": "forces/index.html",
    "stations": "stations/index.html",
    "station": "stations/*/index.html",
    "positions": "positions/index.html",
    "pairings": "pairings/index.html",
    "lists": "lists/index.html",
    "community-lists": "lists/*/index.html",
    "services": "services/index.html",
    "community-services": "services/*/index.html",
    "obligations": "obligations/index.html",
    "notices": "notices/index.html",
    "past-notices": "notices/past/index.html",
    "notice": "notices/*/index.html",
    "corrections": "corrections/index.html",
    "changes": "changes/index.html",
    "editions": "editions/index.html",
    "silent": "silent/index.html",
    "sheets": "sheets/index.html",
    "data": "data/index.html",
    "about": "about/index.html",
    "method": "method/index.html",
    "privacy": "privacy/index.html",
    "object": "object/index.html",
    "updated": "updated/index.html",
    "404": "404.html",
}
"""Each kind of page, and where its pages lie; a page belongs to the first kind that fits it."""


@dataclass(frozen=True)
class CountySite:
    """The built site."""

    folder: Path

    @cached_property
    def report(self) -> Any:
        """What `build-report.json` says."""
        return report_of(self.folder.with_name("project"))

    @cached_property
    def files(self) -> tuple[str, ...]:
        """Every file, as a path below the site."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return tuple(sorted(path.relative_to(self.folder).as_posix() for path in found))

    @cached_property
    def pages_by_kind(self) -> dict[str, list[str]]:
        """The pages of each kind, the smallest first."""
        pages: dict[str, list[str]] = {kind: [] for kind in PAGE_KINDS}
        taken: set[str] = set()
        for kind, pattern in PAGE_KINDS.items():
            found = {path.relative_to(self.folder).as_posix() for path in self.folder.glob(pattern)}
            pages[kind] = sorted(found - taken, key=lambda page: (self.size(page), page))
            taken |= found
        return pages

    def most_telling(self, kind: str) -> list[str]:
        """The few pages of a kind that are hardest to fit: the longest names, words and lists."""
        text = {
            page: (self.folder / page).read_text(encoding="utf-8")
            for page in self.pages_by_kind[kind]
        }
        hardships: tuple[Callable[[str], int], ...] = (
            lambda page: _longest(r"<h1[^>]*>(.*?)</h1>", text[page]),
            lambda page: _longest(r'sb-answer__answer">(.*?)</p>', text[page]),
            lambda page: sum(map(len, re.findall(r'sb-answer__line">(.*?)</p>', text[page]))),
            lambda page: text[page].count('class="sb-pairing"'),
            lambda page: text[page].count("<img "),
            lambda page: _longest(r">([^<>]*)<", text[page]),
            lambda page: _longest(r"([!-;=?-~]+)", re.sub(r"<[^>]*>", "", text[page])),
            lambda page: len(text[page]),
            lambda page: -len(text[page]),
        )
        found = {sorted(text, key=hardship)[-rank] for hardship in hardships for rank in (1, 2)}
        return sorted(found)

    def size(self, page: str) -> int:
        return (self.folder / page).stat().st_size

    def largest(self, kind: str) -> str:
        """The page of a kind that shows most."""
        return self.pages_by_kind[kind][-1]

    def smallest(self, kind: str) -> str:
        """The page of a kind that has least to show."""
        return self.pages_by_kind[kind][0]


@pytest.fixture(scope="session")
def county_site(tmp_path_factory: pytest.TempPathFactory) -> CountySite:
    """The site of `data/`; the processes of one run share it."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    site = folder / "county" / "site"
    site.parent.mkdir(exist_ok=True)
    with (site.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        # The build puts the site in its place whole or not at all: if it is there, it is finished.
        if not site.is_dir():
            _build(site)
    return CountySite(site)


def _longest(pattern: str, text: str) -> int:
    return max((len(found) for found in re.findall(pattern, text, re.DOTALL)), default=0)


def _build(out: Path) -> None:
    project = copy_records(ROOT, out.with_name("project"))
    command = [sys.executable, "-m", "sunboard", "build", "-C", str(project), "--out", str(out)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if not out.is_dir():
        said = "\n".join(f"{run.stdout}{run.stderr}".splitlines()[-12:])
        pytest.fail(f"{' '.join(command)} ended with {run.returncode}:\n{said}", pytrace=False)


def page_address(page: str) -> str:
    """How a page is linked: `e/qinghe-1/` for `e/qinghe-1/index.html`."""
    return page.removesuffix("index.html")

"""Every figure that a site shows, computed from its downloaded open data alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from lxml import html
from sunboard.language import speaking
from sunboard.publishable.records import obey

from tests.open_data import data_files, members
from tests.reference import (
    accountability,
    challenges,
    deeds,
    forces,
    lists,
    loop,
    meetings,
    notices,
    obligations,
    pairings,
    positions_counted,
    rates,
    services,
    silence,
    stations,
)
from tests.reference.compare import Comparison, made_of
from tests.reference.package import AS_OF, CountedCounty, Package
from tests.reference.pages import SaidPage, make_pages

FAMILIES: tuple[ModuleType, ...] = (
    rates,
    loop,
    accountability,
    deeds,
    lists,
    services,
    obligations,
    challenges,
    meetings,
    forces,
    stations,
    positions_counted,
    pairings,
    notices,
    silence,
)
"""Each has `figures(county)`."""


def compare_package(folder: Path) -> Comparison:
    """What the pages of a project show, from what its open data are when its pages are made."""
    ground = obey(made_of(folder))
    with speaking(ground.programme.tongue):
        pages, files = make_pages(ground), data_files(ground)
    return compared(pages.values(), files["data/all.zip"], files[f"data/{AS_OF}"])


def compare_site(folder: Path) -> Comparison:
    """What the pages of a built site show, or of a copy that somebody downloaded, from its open data."""
    files = sorted(folder.rglob("*.html"))
    pages = (SaidPage(str(file), html.fromstring(file.read_bytes())) for file in files)
    data = folder / "data"
    return compared(pages, (data / "all.zip").read_bytes(), (data / AS_OF).read_bytes())


def compared(pages: Iterable[SaidPage], archive: bytes, as_of: bytes) -> Comparison:
    """What these pages show, from an archive of open data and the day beside it."""
    shown: dict[str, set[str]] = defaultdict(set)
    for key, value in chain.from_iterable(page.figures() for page in pages):
        shown[key].add(_number(value))
    figures, found = _computed(archive, as_of), Comparison()
    for key, values in shown.items():
        found.compared["package"] += 1
        if {figures.get(key)} != values:
            pages_say = " and ".join(sorted(values))
            found.differences.append(f"{key} is {figures.get(key)}, the pages say {pages_say}")
    return found


def _number(value: str) -> str:
    """A figure without the word behind its number, which each language has its own for."""
    return re.sub(r"(?<=\d)\s*[^\d/]+$", "", value)


def _computed(archive: bytes, as_of: bytes) -> dict[str, str]:
    """Every figure, by its key, from the archive of a package and the day beside it, and nothing else."""
    with TemporaryDirectory() as folder:
        for name, content in {**members(archive), AS_OF: as_of}.items():
            Path(folder, name).write_bytes(content)
        county = CountedCounty(Package(Path(folder)))
        return {
            key: _number(value)
            for family in FAMILIES
            for key, value in family.figures(county).items()
        }

"""One page of each kind as it was last read and approved; `make golden` writes the files again.

What differs is in the code's favour only if somebody has looked: read the difference before committing it.
"""

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent

PAGES = {
    "home": "",
    "communities": "c/",
    "units": "u/",
    "search": "search/",
    "community": "c/liuan/",
    "month": "c/liuan/2026-07/",
    "estate": "e/songyuan-1/",
    "unit": "u/weijian/",
    "commitments": "commitments/",
    "commitment": "commitments/cn-4/",
    "deeds": "deeds/",
    "quarter": "deeds/2026-q3/",
    "deed": "deeds/sg-1/",
    "loop": "loop/",
    "accountability": "accountability/",
    "meetings": "meetings/",
    "meeting": "meetings/hy-4/",
    "challenges": "challenges/",
    "challenge": "challenges/bt-1/",
    "forces": "forces/",
    "stations": "stations/",
    "station": "stations/zd-1/",
    "positions": "positions/",
    "pairings": "pairings/",
    "lists": "lists/",
    "community_lists": "lists/liuan/",
    "services": "services/",
    "community_services": "services/liuan/",
    "obligations": "obligations/",
    "notices": "notices/",
    "notices_past": "notices/past/",
    "notice": "notices/gs-2/",
    "corrections": "corrections/",
    "silent": "silent/",
    "method": "method/",
}
"""File and the page of the sample county it holds the <main> of."""

MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)
OF_PAPER = re.compile(r'<(p|section) class="[^"]*\bsb-(?:print|address)\b.*?</\1>\n', re.DOTALL)
"""What pages say of printed sheets, whose size depends on the machine's fonts, and of themselves on paper."""


HASH = re.compile(r"\.[0-9a-f]{10}(?=\.\w+\")")
"""What names of assets hold of their content: a changed colour is no change of the frame."""


def expected(name: str, found: str, request: pytest.FixtureRequest) -> str:
    """What a golden file holds; it is written first if that was asked for."""
    file = FOLDER / f"{name}.html"
    if request.config.getoption("--renew-golden"):
        file.write_text(found, encoding="utf-8")
    return file.read_text(encoding="utf-8")


@pytest.mark.golden
@pytest.mark.parametrize("name", PAGES)
def test_page_then_it_is_as_it_was_approved(
    name: str, sample_site: Path, request: pytest.FixtureRequest
) -> None:
    html = (sample_site / PAGES[name] / "index.html").read_text(encoding="utf-8")
    (main,) = MAIN.findall(OF_PAPER.sub("", html))
    assert main + "\n" == expected(name, main + "\n", request)


@pytest.mark.golden
def test_frame_of_a_page_then_it_is_as_it_was_approved(
    sample_site: Path, request: pytest.FixtureRequest
) -> None:
    html = (sample_site / "e" / "songyuan-1" / "index.html").read_text(encoding="utf-8")
    frame = HASH.sub("", MAIN.sub("<main></main>", html))
    assert frame == expected("frame", frame, request)


def test_golden_files_then_each_belongs_to_a_page() -> None:
    assert {file.stem for file in FOLDER.glob("*.html")} == {*PAGES, "frame"}

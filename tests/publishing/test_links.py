"""Every address that leads nowhere inside a finished site is found, and no other."""

from pathlib import Path

import pytest
from sunboard.publishing.links import dead_links

PAGES = {
    "index.html": '<h1 id="top">x</h1><a href="c/qinghe/#fw-1">a</a>',
    "c/qinghe/index.html": '<tr id="fw-1"></tr><img src="../../assets/logo.svg">',
    "assets/logo.svg": "<svg/>",
    "404.html": '<a href="/shaibang/nowhere/">x</a>',
}


def found(folder: Path, body: str, path: str = "c/nanyuan/index.html") -> list[tuple[str, object]]:
    for name, text in {**PAGES, path: body}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    problems = dead_links(folder, 2)
    return [(problem.place.file, problem.params["address"]) for problem in problems]


@pytest.mark.parametrize(
    "address",
    ["../../", "../../index.html", "../qinghe/", "../qinghe/#fw-1", "#here", "", "../../#top",
     "https://a.example/x", "//a.example/x", "mailto:a@b.example", "tel:0000", "../../assets/logo.svg?v=1",
     "../q%69nghe/", ".", "./", "../.."],
)  # fmt: skip
def test_address_that_leads_somewhere_then_nothing(tmp_path: Path, address: str) -> None:
    assert found(tmp_path, f'<p id="here"><a href="{address}">x</a>') == []


@pytest.mark.parametrize(
    "address",
    ["../gone/", "gone.html", "../qinghe/#fw-2", "#gone", "../../assets/logo.png", "../../../c/qinghe/",
     "../../assets/", "/c/qinghe/"],
)  # fmt: skip
def test_address_that_leads_nowhere_then_the_page_and_the_address(
    tmp_path: Path, address: str
) -> None:
    page = "c/nanyuan/index.html"
    assert found(tmp_path, f'<a id="here" href="{address}">x</a>') == [(page, address)]


def test_same_address_on_many_pages_then_told_once_by_the_first(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text('<a href="../gone/">x</a>', encoding="utf-8")
    assert found(tmp_path, "") == [("a/index.html", "../gone/")]

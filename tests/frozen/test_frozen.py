"""Two sites are held against each other: whatever one of them says otherwise is found."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.frozen.said import Said, differences, said_by_site


@pytest.fixture(scope="module")
def said(sample_site: Path) -> dict[str, Said]:
    return said_by_site(sample_site)


def test_same_site_then_nothing_differs(said: dict[str, Said]) -> None:
    assert any(name.endswith(".pdf") and of_it.words for name, of_it in said.items())
    assert sum(len(of_it.figures) for of_it in said.values()) > 100
    assert differences(said, said) == {}


def _replaced(old: str, new: str) -> Callable[[Path], None]:
    def change(page: Path) -> None:
        text = page.read_text(encoding="utf-8")
        assert old in text
        page.write_text(text.replace(old, new), encoding="utf-8")

    return change


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (_replaced("</h1>", "！</h1>"), "words: "),
        (_replaced("<h1", "<h1 lang=zh"), "marks: h1"),
        (_replaced('data-value="', 'data-value="9'), "figures: "),
        (Path.unlink, "gone: index.html"),
    ],
)
def test_page_that_says_something_else_then_found(
    said: dict[str, Said],
    sample_site: Path,
    tmp_path: Path,
    change: Callable[[Path], None],
    found: str,
) -> None:
    site = shutil.copytree(sample_site, tmp_path / "site")
    change(site / "index.html")
    assert any(difference.startswith(found) for difference in differences(said, said_by_site(site)))


def test_sheet_that_says_something_else_then_found() -> None:
    old, new = (Said([said], [], []) for said in ("承诺1件", "承诺2件"))
    sheets = {f"{number}.pdf": old for number in range(3)}
    assert differences(sheets, dict.fromkeys(sheets, new)) == {"words: 承诺1件 → 承诺2件": 3}

"""Whatever is written in a cell, no board is wider than the smallest phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sunboard.schema import KIND_BY_NAME, FieldType

from tests.browser.conftest import NewPage
from tests.browser.serving import serve
from tests.factories import county_rows, run_sunboard, write_project
from tests.site.pages import SUB_PATH

pytestmark = pytest.mark.browser

LENGTH = 200


@pytest.fixture(scope="module")
def long_words(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """A county with a word of 200 letters in every text of every kind: its address, and a page a board."""
    project = write_project(tmp_path_factory.mktemp("long"), **_with_long_words())
    site = project / "site"
    done = run_sunboard("build", "-C", project, "--out", site, "--as-of", "2026-10-31")
    assert done.code == 0, done.err
    pages: dict[tuple[str, int, str], str] = {}
    for file in sorted(site.rglob("index.html")):
        parts = file.parent.relative_to(site).parts
        if "w" * LENGTH in file.read_text(encoding="utf-8"):
            # What comes before and after the record's id says which board it is.
            board = (parts[0] if parts else "", len(parts), parts[-1] if len(parts) > 2 else "")
            pages.setdefault(board, "".join(f"{part}/" for part in parts))
    assert len(pages) >= 30
    with serve(site) as server:
        yield f"{server}{SUB_PATH}", list(pages.values())


def test_word_of_200_letters_in_every_text_then_no_board_is_wider_than_the_phone(
    long_words: tuple[str, list[str]], new_page: NewPage
) -> None:
    home, pages = long_words
    page = new_page(320, 640)
    wide = {}
    for path in pages:
        page.goto(home + path)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width != 320:
            wide[path] = width
    assert wide == {}


def _with_long_words() -> dict[str, list[dict[str, str]]]:
    found = county_rows()
    for kind, rows in found.items():
        names = [field.name for field in KIND_BY_NAME[kind].fields_of(FieldType.TEXT)]
        for number, row in enumerate(rows):
            for name in names:
                # A photo is found by the name of its file.
                if row.get(name) and (kind, name) != ("pictures", "file"):
                    row[name] = f"{row[name]}{'w' * LENGTH}{number}"
    return found

"""Assets under names that hold the hash of their content: named once, found by every page, by nobody else."""

import re
from pathlib import Path

import pytest
from sunboard.publishing.fingerprints import HASH_LENGTH, Assets, fingerprinted

LOGO, RAYS = "assets/images/logo.svg", "assets/images/rays.svg"
BASE, PRINT = "assets/stylesheets/base.css", "assets/stylesheets/print.css"
FILES = {
    BASE: b'a { background: url("../images/rays.svg") }',
    PRINT: b"@import 'base.css';\nb { background: url(data:x) url( ../images/rays.svg#top ) }",
    LOGO: b"<svg/>",
    RAYS: b"<svg>2</svg>",
}
ASSETS = fingerprinted(FILES)


def test_names_then_the_hash_stands_before_the_ending_and_nothing_else_changes() -> None:
    for name, published in ASSETS.names.items():
        stem, _, ending = name.rpartition(".")
        found = re.fullmatch(rf"{re.escape(stem)}\.([0-9a-f]+)\.{ending}", published)
        assert found, published
        assert len(found[1]) == HASH_LENGTH
    assert set(ASSETS.names) == set(FILES)
    assert set(ASSETS.contents) == set(ASSETS.names.values())


def test_same_content_then_the_same_name_in_whatever_order() -> None:
    assert fingerprinted(dict(reversed(FILES.items()))).names == ASSETS.names


@pytest.mark.parametrize(
    ("changed", "renamed"),
    [(RAYS, {RAYS, BASE, PRINT}), (BASE, {BASE, PRINT}), (LOGO, {LOGO}), (PRINT, {PRINT})],
)
def test_changed_file_then_it_and_what_refers_to_it_get_new_names(
    changed: str, renamed: set[str]
) -> None:
    now = fingerprinted({**FILES, changed: FILES[changed] + b" "}).names
    assert {name for name in FILES if now[name] != ASSETS.names[name]} == renamed


def test_stylesheet_then_it_asks_for_the_published_names() -> None:
    names = {name: Path(published).name for name, published in ASSETS.names.items()}
    base, sheet = (ASSETS.contents[ASSETS.names[name]].decode() for name in (BASE, PRINT))
    assert base == f'a {{ background: url("../images/{names[RAYS]}") }}'
    assert f"@import '{names[BASE]}'" in sheet
    assert "url(data:x)" in sheet
    assert f"url( ../images/{names[RAYS]}#top )" in sheet


def test_stylesheets_that_import_one_another_then_refused() -> None:
    with pytest.raises(ValueError, match=r"a\.css → assets/b\.css → assets/a\.css"):
        fingerprinted({"assets/a.css": b"@import 'b.css'", "assets/b.css": b"@import 'a.css'"})


LINKS = [
    ("index.html", f'<img src="{LOGO}">', LOGO),
    ("index.html", f'<img src="./{LOGO}">', LOGO),
    ("e/x/index.html", f'<img src="../../{LOGO}">', LOGO),
    ("e/x/index.html", f"<img src='../../{LOGO}?v=1'>", LOGO),
    ("e/x/index.html", f"<img src=../../{LOGO}>", LOGO),
    ("e/x/index.html", f'<img srcset="../../{LOGO} 1x, ../../{RAYS} 2x">', RAYS),
    ("e/x/index.html", f'<p style="background: url(../../{RAYS})">', RAYS),
    ("404.html", f'<img src="/{LOGO}">', LOGO),
    ("404.html", f'<img src="/shaibang/{LOGO}">', LOGO),
    ("404.html", f'<img src="%%SUNBOARD:ROOT%%/{LOGO}">', LOGO),
]


@pytest.mark.parametrize(("page", "html", "name"), LINKS)
def test_link_to_an_asset_then_it_leads_to_the_published_name(
    page: str, html: str, name: str
) -> None:
    linked = ASSETS.linked(html, page)
    assert ASSETS.names[name] in linked
    assert name not in linked
    assert linked.replace(ASSETS.names[name], name) == html or "srcset" in html


@pytest.mark.parametrize(
    "html",
    [
        f'<a href="https://other.example/{LOGO}">',
        f'<a href="//other.example/{LOGO}">',
        f'<img src="img/{LOGO}">',
        f'<img src="../../../{LOGO}">',
        f"<p>x{LOGO}</p>",
        '<img src="../../assets/images/gone.svg">',
        '<a href="../../assets/">',
    ],
)
def test_anything_else_then_it_stays(html: str) -> None:
    assert ASSETS.linked(html, "e/x/index.html") == html


def test_page_without_assets_then_it_stays() -> None:
    assert Assets({}, {}).linked('<img src="assets/x.svg">', "index.html") == (
        '<img src="assets/x.svg">'
    )

"""The stage: where shells lie, what is read back from it, and what of it is published."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sunboard.boards.makers import BOARD_MAKERS
from sunboard.outputs.html.shells import BOARD_HOLES, HEAD, NAV_HOLES, SITE_HOLES, read_shell
from sunboard.outputs.html.theme_words import said_in_page
from sunboard.publishing.mkdocs_site import shell_build
from sunboard.publishing.stage import Stage, shell_source
from sunboard.publishing.theme import Theme

from tests.factories import ROOT

DEPTHS = {maker.depth for maker in BOARD_MAKERS}


@pytest.mark.parametrize("depth", range(5))
def test_shell_then_it_lies_as_deep_as_its_boards(depth: int) -> None:
    source = shell_source(depth)
    # use_directory_urls gives each file but index.md a folder of its own.
    assert source.removesuffix(".md").count("/") + (source != "index.md") == depth


def test_shells_of_all_depths_then_no_two_share_a_file() -> None:
    assert len({shell_source(depth) for depth in range(10)}) == 10


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    """The real theme, rendered once."""
    with shell_build(Theme.of(ROOT), DEPTHS) as wait:
        yield wait()


def test_theme_then_every_shell_has_its_holes_once(stage: Stage) -> None:
    shells = stage.shells()
    assert set(shells) == DEPTHS
    for depth, html in shells.items():
        assert "%%SAY:" in html
        said = said_in_page(html)
        shell = read_shell(said, SITE_HOLES | NAV_HOLES | BOARD_HOLES | {HEAD}, f"shell {depth}")
        links = [
            link for text in shell.texts for link in re.findall(r'(?:href|src)="([^"]+)', text)
        ]
        # Relative to the depth the board will lie at, so that the site works below any path.
        assert links
        assert all(link.startswith(("../" * depth, "#")) for link in links), links
        assert not any(link.startswith(("/", "http")) for link in links)


def test_page_that_says_its_language_then_its_part_has_it(tmp_path: Path) -> None:
    pages = tmp_path / "content"
    pages.mkdir()
    (tmp_path / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    for page in (ROOT / "content").glob("*.md"):
        (pages / page.name).write_bytes(page.read_bytes())
    about = "---\ntitle: About\ndescription: x\nlang: en\n---\n# What this is\n"
    (pages / "about.md").write_text(about, encoding="utf-8")
    with shell_build(Theme.of(tmp_path, ROOT), {0}) as wait:
        stage = wait()
        about, updated = (
            stage.read(f"{name}/index.html").decode() for name in ("about", "updated")
        )
    assert '<article class="sb-prose md-typeset" lang="en">' in about
    assert '<article class="sb-prose md-typeset">' in updated
    assert {'<html lang="%%SUNBOARD:LANG%%">' in page for page in (about, updated)} == {True}


def test_hand_written_pages_then_those_of_content_and_the_lost_page(stage: Stage) -> None:
    pages = list(stage.hand_written_pages())
    content = {f"{file.stem}/index.html" for file in (ROOT / "content").glob("*.md")}
    assert set(pages) == content | {"404.html"}
    assert pages == sorted(pages)


def test_assets_then_ours_and_of_the_themes_only_what_pages_link(stage: Stage) -> None:
    assets = {_source(name) for name in stage.assets()}
    ours = {
        f"assets/{file.relative_to(ROOT / 'site_templates' / 'assets').as_posix()}"
        for file in (ROOT / "site_templates" / "assets").rglob("*")
        if file.is_file()
    }
    assert ours <= assets
    linked = (stage.site / "404.html").read_text(encoding="utf-8")
    assert all(path in ours or path in linked for path in assets)
    assert not any("search" in path or "lunr" in path for path in assets - ours)


def test_links_to_assets_then_each_leads_to_one_that_is_published(stage: Stage) -> None:
    assets = set(stage.assets())
    pages = {name: stage.read(name).decode() for name in stage.hand_written_pages()}
    shells = {f"{'x/' * depth}index.html": html for depth, html in stage.shells().items()}
    for page, html in {**pages, **shells}.items():
        links = re.findall(r'(?:href|src)="([^"]*assets/[^"]+)', html)
        assert len(links) > 5, page
        for link in links:
            from_page = posixpath.normpath(posixpath.join(posixpath.dirname(page), link))
            target = link[link.index("assets/") :] if page == "404.html" else from_page
            assert target in assets, (page, link)


def test_our_stylesheets_then_sent_without_what_only_explains_them(tmp_path: Path) -> None:
    name = "assets/stylesheets/own.css"
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / "404.html").write_text("", encoding="utf-8")
    style = """/* Why it's so. */\n.a::after {\n  content: "/* said */";\n  margin: 0 /* none */ auto;\n}\n"""
    (tmp_path / name).write_text(style, encoding="utf-8")
    stage = Stage(tmp_path, frozenset(), frozenset({name}), {}, frozenset())
    (sent,) = stage.assets()
    assert stage.read(sent).decode() == (
        '\n.a::after {\ncontent: "/* said */";\nmargin: 0  auto;\n}\n'
    )


def test_stylesheets_of_the_theme_then_no_comment_is_sent(stage: Stage) -> None:
    styles = [stage.read(name) for name in stage.assets() if name.endswith(".css")]
    assert len(styles) > 4
    assert not any(b"/*" in style for style in styles)


def _source(name: str) -> str:
    """The name of an asset without its hash."""
    return re.sub(r"\.[0-9a-f]{10}(\.\w+)$", r"\1", name)


def test_theme_s_stylesheet_then_on_hand_written_pages_alone_and_no_more_of_it_than_they_need(
    stage: Stage,
) -> None:
    (name,) = (asset for asset in stage.assets() if "/main." in asset)
    assert all(name.encode() in stage.read(page) for page in stage.hand_written_pages())
    assert [depth for depth, html in stage.shells().items() if name in html] == []
    css = stage.read(name).decode()
    assert ".md-typeset h2{" in css
    assert not re.search(r"\.md-(nav|header|search|tabs|dialog)", css)

"""What MkDocs made of the program's own pages: kept for the next build, and for nothing that isn't the same."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sunboard.language import speaking
from sunboard.publishing import kept_pages, mkdocs_site
from sunboard.publishing.kept_pages import KeptPages
from sunboard.publishing.mkdocs_site import shell_build, stand_by
from sunboard.publishing.theme import Theme

from tests.factories import ROOT
from tests.speaking import ENGLISH

DEPTHS = {0, 2}
PAGE = "---\ntitle: 说明\n---\n# 说明\n"


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """What comes with the program: its settings and templates, and one page."""
    folder = tmp_path / "installed"
    shutil.copytree(
        ROOT / "site_templates",
        folder / "site_templates",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    head, nav = settings.split("nav:\n")
    kept = [line for line in nav.splitlines() if "about.md" in line or not line.startswith("  - ")]
    (folder / "mkdocs.yml").write_text("\n".join([f"{head}nav:", *kept, ""]), encoding="utf-8")
    (folder / "content").mkdir()
    (folder / "content" / "about.md").write_text(PAGE, encoding="utf-8")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    return folder


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """The processes of MkDocs that were started, by their ids."""
    begin, pids = mkdocs_site._program, list[int]()

    def noted() -> subprocess.Popen[bytes]:
        process = begin()
        pids.append(process.pid)
        return process

    monkeypatch.setattr(mkdocs_site, "_program", noted)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    yield pids
    mkdocs_site._standing_by.clear()


def rendered(theme: Theme, static: Path | None = None) -> dict[str, bytes]:
    """All that a site takes of MkDocs, by name, and the office's files."""
    with shell_build(theme, DEPTHS, static) as wait:
        stage = wait()
        pages = [*stage.hand_written_pages(), *stage.assets()]
        shells = {str(depth): html.encode() for depth, html in stage.shells().items()}
        files = {name: path.read_bytes() for name, path in stage.files.items()}
        said = {f"said {number}": str(p).encode() for number, p in enumerate(stage.problems)}
        return {name: stage.read(name) for name in pages} | shells | files | said


def kept(theme: Theme) -> KeptPages:
    found = KeptPages.of(theme)
    assert found
    return found


def test_rendered_once_then_the_next_build_starts_no_mkdocs_and_says_the_same(
    installed: Path, project: Path, started: list[int]
) -> None:
    theme = Theme.of(project, installed)
    first = rendered(theme)
    assert len(started) == 1
    assert "about/index.html" in first
    stand_by(theme)
    assert rendered(theme) == first
    assert len(started) == 1


def test_office_s_files_beside_kept_pages_then_they_are_looked_through_as_ever(
    installed: Path, project: Path, started: list[int]
) -> None:
    theme, static = Theme.of(project, installed), project / "static"
    static.mkdir()
    (static / "CNAME").write_text("example.org\n")
    (static / "list.txt").write_text("张三 13812345678\n", encoding="utf-8")
    first = rendered(theme, static)
    assert "CNAME" in first
    assert "list.txt" not in first
    assert [name for name in first if name.startswith("said")]
    assert rendered(theme, static) == first
    assert len(started) == 1


OF_AN_OFFICE = {
    "a file": lambda folder: (folder / "x.txt").touch(),
    "something private": lambda folder: _append(folder / "about.md", "请打13812345678\n"),
}


@pytest.mark.parametrize("write", OF_AN_OFFICE.values(), ids=OF_AN_OFFICE)
def test_more_than_pages_beside_the_program_then_nothing_is_kept(
    installed: Path, project: Path, started: list[int], write: Callable[[Path], object]
) -> None:
    write(installed / "content")
    theme = Theme.of(project, installed)
    assert rendered(theme) == rendered(theme)
    assert len(started) == 2
    assert not kept(theme).archive.exists()


CHANGED = {
    "settings": lambda folder: _append(folder / "mkdocs.yml", "# x\n"),
    "a page": lambda folder: _append(folder / "content" / "about.md", "又一句。\n"),
    "a template": lambda folder: _append(folder / "site_templates/theme/main.html", "<!-- x -->"),
    "an asset": lambda folder: _append(
        folder / "site_templates/assets/stylesheets/base.css", "p{}"
    ),
    "one more asset": lambda folder: _append(folder / "site_templates/assets/x.css", "p{}"),
}


def _append(file: Path, text: str) -> None:
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    file.write_text(before + text, encoding="utf-8")


@pytest.mark.parametrize("change", CHANGED.values(), ids=CHANGED)
def test_what_they_are_made_from_changes_then_they_are_rendered_anew(
    installed: Path, project: Path, started: list[int], change: Callable[[Path], None]
) -> None:
    theme = Theme.of(project, installed)
    rendered(theme)
    other = kept(theme).archive.with_name("pages.content-en.kept")
    other.write_text("words that were taken out of both")
    change(installed)
    assert not kept(theme).are_there
    rendered(Theme.of(project, installed))
    assert len(started) == 2
    assert kept(theme).are_there
    assert not other.exists()


def test_page_changes_while_it_is_rendered_then_nothing_is_kept(
    installed: Path, project: Path, started: list[int]
) -> None:
    theme = Theme.of(project, installed)
    with shell_build(theme, DEPTHS) as wait:
        wait.prepared()
        _append(installed / "content" / "about.md", "又一句。\n")
        wait()
    assert not kept(theme).archive.exists()
    assert len(started) == 1


def test_what_makes_them_changes_then_they_are_rendered_anew(
    installed: Path, project: Path, started: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = Theme.of(project, installed)
    rendered(theme)
    assert kept(theme).are_there
    monkeypatch.setattr(kept_pages, "version", lambda package: f"another {package}")
    kept_pages._makers.cache_clear()
    assert not kept(theme).are_there
    monkeypatch.undo()
    kept_pages._makers.cache_clear()
    assert kept(theme).are_there
    assert len(started) == 1


def test_modules_that_lay_out_and_render_then_their_hash_is_looked_at() -> None:
    code = (
        "import sys; from sunboard.publishing import mkdocs_program, mkdocs_sources, private_files\n"
        "print(*(m.__file__ for n, m in sys.modules.items() if n.startswith('sunboard.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    said = {Path(name).relative_to(ROOT / "generator/sunboard") for name in done.stdout.split()}
    parts = ("publishing", "checks", "checks/private")
    asked = {file for file in said if file.parent.as_posix() in parts}
    hashed = {kept_pages._hash((ROOT / "generator/sunboard" / file).read_bytes()) for file in asked}
    assert len(hashed) > 20
    assert hashed <= {*kept_pages._makers().decode().splitlines()}


def cut(archive: Path) -> None:
    archive.write_bytes(archive.read_bytes()[:-100])


def emptied(archive: Path) -> None:
    archive.write_bytes(b"")


def one_byte_otherwise(archive: Path) -> None:
    content = archive.read_bytes()
    at = content.index("说明".encode())
    archive.write_bytes(content[:at] + b"x" + content[at + 1 :])


def said_to_be_encrypted(archive: Path) -> None:
    content = archive.read_bytes()
    at = content.index(b"PK\x03\x04") + 6
    archive.write_bytes(content[:at] + b"\x01" + content[at + 1 :])


def a_folder(archive: Path) -> None:
    archive.unlink()
    archive.mkdir()


@pytest.mark.parametrize(
    "damage", [cut, emptied, one_byte_otherwise, said_to_be_encrypted, a_folder]
)
def test_archive_is_damaged_then_they_are_rendered_anew(
    installed: Path, project: Path, started: list[int], damage: Callable[[Path], None]
) -> None:
    theme = Theme.of(project, installed)
    first = rendered(theme)
    damage(kept(theme).archive)
    stand_by(theme)
    assert rendered(theme) == first
    assert len(started) == 2


def test_another_depth_is_asked_for_then_it_is_rendered(
    installed: Path, project: Path, started: list[int]
) -> None:
    theme = Theme.of(project, installed)
    rendered(theme)
    with shell_build(theme, {0, 1, 2}) as wait:
        assert set(wait().shells()) == {0, 1, 2}
    assert len(started) == 2


OWN = {
    "a page": ("content/about.md", PAGE),
    "settings": ("mkdocs.yml", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")),
    "a template": ("site_templates/theme/x.html", ""),
}


@pytest.mark.parametrize(("name", "text"), OWN.values(), ids=OWN)
def test_project_has_something_of_its_own_then_nothing_is_kept(
    installed: Path, project: Path, name: str, text: str
) -> None:
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).write_text(text, encoding="utf-8")
    assert KeptPages.of(Theme.of(project, installed)) is None


def test_project_is_where_the_program_lies_then_nothing_is_kept() -> None:
    assert KeptPages.of(Theme.of(ROOT)) is None


def test_pages_in_another_language_then_each_is_kept(
    installed: Path, project: Path, started: list[int]
) -> None:
    shutil.copytree(installed / "content", installed / "content-en")
    _append(installed / "content-en" / "about.md", "In English.\n")
    themes = [Theme.of(project, installed, language=language) for language in ("zh-Hans", "en")]
    first = [rendered(theme) for theme in themes]
    assert first[0] != first[1]
    assert [rendered(theme) for theme in themes] == first
    assert len(started) == 2


def test_assets_that_say_something_then_they_say_it_in_the_language_of_each_site(
    installed: Path, project: Path, started: list[int]
) -> None:
    theme = Theme.of(project, installed)
    with shell_build(theme, DEPTHS) as wait:
        stage = wait()
        with speaking(ENGLISH):
            names = [*stage.assets()]
    with shell_build(theme, DEPTHS) as wait, speaking(ENGLISH):
        assert [*wait().assets()] == names
    assert len(started) == 1


def test_nothing_can_be_written_or_nobody_wants_it_then_built_as_ever(
    installed: Path, project: Path, started: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = Theme.of(project, installed)
    folder = kept(theme).archive.parent
    folder.write_text("a file where a folder would be")
    first = rendered(theme)
    folder.unlink()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered(theme) == first
    assert not folder.exists()
    assert len(started) == 2

"""A site is put where nothing of others is lost: an empty folder, or one that bears our marker."""

import json
import subprocess
from pathlib import Path

import pytest
from sunboard.publishing.target import TargetError, check_target
from sunboard.records.ledger_files import SITE_MARKER

OURS = '<a class="sb-skip" href="#main">跳到正文</a>'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "programme.yml").write_text("name: x\n", encoding="utf-8")
    return folder


def fill(folder: Path, *paths: str, text: str = "theirs") -> Path:
    for path in paths:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def mark(folder: Path) -> Path:
    return fill(folder, SITE_MARKER, text=json.dumps({"release": "r"}))


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True)


def test_nothing_there_or_an_empty_folder_then_fine(tmp_path: Path, project: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("empty", "new", "deep/er/new"):
        check_target(tmp_path / name, project)


def test_folder_with_our_marker_then_fine_and_so_is_a_link_to_it(
    tmp_path: Path, project: Path
) -> None:
    mark(fill(tmp_path / "site", "index.html", "404.html"))
    (tmp_path / "link").symlink_to(tmp_path / "site")
    check_target(tmp_path / "site", project)
    check_target(tmp_path / "link", project)


def test_site_that_is_a_link_into_its_own_releases_then_fine(tmp_path: Path, project: Path) -> None:
    mark(tmp_path / ".site-releases" / "1")
    (tmp_path / "site").symlink_to(".site-releases/1")
    check_target(tmp_path / "site", project)


def test_build_site_in_a_checkout_then_fine(project: Path) -> None:
    git(project, "init", "-q")
    git(project, "add", "data")
    check_target(project / "build" / "site", project)
    mark(project / "build" / "site")
    check_target(project / "build" / "site", project)


@pytest.mark.parametrize(
    "paths",
    [
        ("404.html", "index.html", "uploads/a.pdf"),
        ("404.html",),
        ("index.html",),
        ("a.txt",),
        (".htaccess",),
    ],
)
def test_folder_of_others_then_refused_by_what_was_found(
    tmp_path: Path, project: Path, paths: tuple[str, ...]
) -> None:
    out = fill(tmp_path / "www", *paths)
    for takes_over in (False, True):
        with pytest.raises(TargetError, match=paths[0].replace(".", r"\.")):
            check_target(out, project, takes_over=takes_over)


@pytest.mark.parametrize("inside", [".git/HEAD", "data/programme.yml", ".sunboard/lock"])
def test_folder_that_holds_more_than_a_site_then_refused_though_it_bears_a_marker(
    tmp_path: Path, project: Path, inside: str
) -> None:
    out = mark(fill(tmp_path / "www", inside))
    with pytest.raises(TargetError, match=r"\.git|data|\.sunboard"):
        check_target(out, project, takes_over=True)


def test_folder_above_the_project_then_refused(tmp_path: Path, project: Path) -> None:
    mark(tmp_path)
    for out in (tmp_path, project):
        with pytest.raises(TargetError):
            check_target(out, project)


@pytest.mark.parametrize(
    "out",
    [
        "data",
        "data/site",
        "content",
        "static/a",
        "site_templates/b",
        ".git/site",
        ".sunboard/site",
        ".site-releases/7",
        "a/../data/x",
    ],
)
def test_folder_inside_records_or_a_repository_then_refused(project: Path, out: str) -> None:
    with pytest.raises(TargetError, match="在"):
        check_target(project / out, project)


def test_folder_with_tracked_files_then_refused_by_their_names(project: Path) -> None:
    site = mark(fill(project / "docs", "index.html"))
    git(project, "init", "-q")
    git(project, "add", "docs/index.html")
    with pytest.raises(TargetError, match=r"index\.html"):
        check_target(site, project)


def test_file_then_refused(tmp_path: Path, project: Path) -> None:
    fill(tmp_path, "a.txt")
    with pytest.raises(TargetError, match="不是目录"):
        check_target(tmp_path / "a.txt", project)


def test_earlier_site_then_taken_over_once_it_is_asked_for_and_told_what_is_not_ours(
    tmp_path: Path, project: Path
) -> None:
    out = fill(tmp_path / "www", "index.html", "404.html", "c/qinghe/index.html", text=OURS)
    fill(out, "assets/stylesheets/base.css", "sheets/qinghe/all-a3.pdf")
    fill(out, "uploads/a.pdf", "c/qinghe/note.html")
    with pytest.raises(TargetError, match=r"--take-over") as refused:
        check_target(out, project)
    assert "2个文件不是晒榜写的（c/qinghe/note.html、uploads/a.pdf）" in str(refused.value)
    check_target(out, project, takes_over=True)

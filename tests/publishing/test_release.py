"""A release replaces the live site whole, or leaves it as it was."""

import os
import stat
from pathlib import Path

import pytest
from sunboard.publishing.release import Release

PAGES = {
    "index.html": b"home",
    "c/qinghe/index.html": b"board",
    "404.html": b"gone",
    "empty.txt": b"",
}


def publish(out: Path, pages: dict[str, bytes]) -> None:
    with Release(out) as release:
        for path, content in pages.items():
            release.write(path, content)
        release.publish()


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def beside(out: Path) -> list[str]:
    """Everything that lies beside the site, hidden folders too."""
    return sorted(path.name for path in out.parent.iterdir())


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "www" / "site"


def test_first_release_then_it_is_there_whole_and_alone(out: Path) -> None:
    publish(out, PAGES)
    assert content(out) == PAGES
    assert beside(out) == ["site"]


def test_next_release_then_nothing_of_the_old_remains(out: Path) -> None:
    publish(out, {**PAGES, "c/nanyuan/index.html": b"old", "u/zjj/index.html": b"old"})
    (out / "dropped-in.txt").write_text("by hand")
    changed = {**PAGES, "index.html": b"new home", "d/index.html": b"new"}
    publish(out, changed)
    assert content(out) == changed
    assert not (out / "u").exists()
    assert beside(out) == ["site"]


def test_before_it_is_published_then_nobody_sees_anything_of_it(out: Path) -> None:
    publish(out, PAGES)
    with Release(out) as release:
        release.write("index.html", b"new home")
        assert content(out) == PAGES
        release.publish()
    assert content(out) == {"index.html": b"new home"}


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_error_before_it_is_published_then_it_is_thrown_away(
    out: Path, error: type[BaseException]
) -> None:
    publish(out, PAGES)

    def fail() -> None:
        with Release(out) as release:
            release.write("index.html", b"new home")
            raise error

    with pytest.raises(error):
        fail()
    assert content(out) == PAGES
    assert beside(out) == ["site"]


def test_left_without_publishing_then_it_is_thrown_away(out: Path) -> None:
    with Release(out) as release:
        release.write("index.html", b"home")
    assert not out.exists()
    assert beside(out) == []


def test_swap_that_fails_then_the_live_site_is_put_back(out: Path) -> None:
    publish(out, PAGES)

    def lose_the_release() -> None:
        with Release(out) as release:
            release.write("index.html", b"new home")
            (release.folder / "index.html").unlink()
            release.folder.rmdir()
            release.publish()

    with pytest.raises(OSError, match="No such file"):
        lose_the_release()
    assert content(out) == PAGES
    assert beside(out) == ["site"]


@pytest.mark.parametrize(
    "live", [{}, PAGES, {"index.html": b"other"}], ids=["first", "same", "other"]
)
@pytest.mark.parametrize("second", [b"home", b"another"])
def test_two_pages_at_one_address_then_an_error_and_the_live_site_stays(
    out: Path, live: dict[str, bytes], second: bytes
) -> None:
    publish(out, live)

    def write_twice() -> None:
        with Release(out) as release:
            release.write("index.html", b"home")
            release.write("index.html", second)
            release.publish()

    with pytest.raises(FileExistsError):
        write_twice()
    assert content(out) == live


def test_unchanged_files_then_linked_and_changed_ones_written_anew(out: Path) -> None:
    publish(out, PAGES)
    before = {path: (out / path).stat().st_ino for path in PAGES}
    publish(out, {**PAGES, "index.html": b"emoh"})
    after = {path: (out / path).stat().st_ino for path in PAGES}
    assert {path for path in PAGES if before[path] == after[path]} == set(PAGES) - {"index.html"}
    assert (out / "404.html").stat().st_nlink == 1


def test_file_system_without_links_then_everything_is_written(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    publish(out, PAGES)
    monkeypatch.setattr(os, "link", refuse)
    publish(out, PAGES)
    assert content(out) == PAGES


@pytest.mark.parametrize(
    ("live", "new"),
    [
        ({"c": b"a file"}, {"c/qinghe/index.html": b"board"}),
        ({"c/qinghe/index.html": b"board"}, {"c": b"a file"}),
    ],
    ids=["a folder where a file was", "a file where a folder was"],
)
def test_file_and_folder_change_places_then_the_new_one_stands(
    out: Path, live: dict[str, bytes], new: dict[str, bytes]
) -> None:
    publish(out, live)
    publish(out, new)
    assert content(out) == new


def test_live_site_that_cannot_be_read_then_it_is_written_anew(out: Path) -> None:
    publish(out, PAGES)
    (out / "index.html").unlink()
    (out / "index.html").symlink_to("index.html")
    publish(out, PAGES)
    assert content(out) == PAGES
    assert not (out / "index.html").is_symlink()


def test_site_given_as_a_link_then_what_it_points_to_is_replaced(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    publish(real, {"index.html": b"old"})
    link.symlink_to(real)
    publish(link, PAGES)
    assert link.is_symlink()
    assert content(real) == PAGES


def test_large_file_then_it_is_written_whole(out: Path) -> None:
    large = os.urandom(1 << 20) * 3
    for _ in range(2):
        publish(out, {"large.bin": large})
        assert content(out) == {"large.bin": large}


def test_folder_of_a_release_then_a_server_may_read_it(out: Path) -> None:
    mask = os.umask(0o022)
    try:
        publish(out, PAGES)
    finally:
        os.umask(mask)
    for path in (out, *out.rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o755 if path.is_dir() else 0o644), path


def test_two_releases_at_once_then_the_last_published_stands_whole(out: Path) -> None:
    with Release(out) as first, Release(out) as second:
        first.write("index.html", b"first")
        second.write("index.html", b"second")
        second.write("more.html", b"second")
        second.publish()
        first.publish()
    assert content(out) == {"index.html": b"first"}
    assert beside(out) == ["site"]

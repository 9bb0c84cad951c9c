"""A release holds every file that was written into it once, readable by everybody, and knows them all."""

import os
import stat
from pathlib import Path

import pytest
from sunboard.publishing.release import Release, Written
from sunboard.publishing.workers import share_out

from tests.building import content

PAGES = {"index.html": b"home", "c/qinghe/index.html": b"board", "404.html": b"gone", "e.txt": b""}


def written(folder: Path, pages: dict[str, bytes], live: Path | None = None) -> Written:
    release = Release(folder, live)
    for path, data in pages.items():
        release.write(path, data)
    return release.listed()


def test_files_then_all_are_there_and_listed_with_their_sizes(tmp_path: Path) -> None:
    found = written(tmp_path / "1.new", PAGES)
    assert content(tmp_path / "1.new") == PAGES
    assert found.files == {path: len(data) for path, data in PAGES.items()}
    assert [entry.name for entry in tmp_path.iterdir()] == ["1.new"]


def test_same_files_in_another_order_then_the_same_release(tmp_path: Path) -> None:
    first = written(tmp_path / "1", PAGES)
    assert written(tmp_path / "2", dict(reversed(PAGES.items()))).release == first.release


@pytest.mark.parametrize(
    "other", [{**PAGES, "e.txt": b"x"}, {**PAGES, "f.txt": b""}, dict(list(PAGES.items())[1:])]
)
def test_other_files_then_another_release(tmp_path: Path, other: dict[str, bytes]) -> None:
    assert written(tmp_path / "1", PAGES).release != written(tmp_path / "2", other).release


def test_written_by_several_processes_then_none_is_missing(tmp_path: Path) -> None:
    release = Release(tmp_path / "1.new")

    def write(number: int) -> None:
        release.write(f"p/{number}/index.html", b"x" * number)

    release.write("index.html", b"")
    share_out(500, write, 4, lambda _: None, [release])
    assert release.listed().files == {
        "index.html": 0,
        **{f"p/{n}/index.html": n for n in range(500)},
    }


def test_two_files_at_one_address_then_an_error(tmp_path: Path) -> None:
    live = tmp_path / "live"
    written(live, {"index.html": b"home"})
    for second in (b"home", b"another"):
        release = Release(tmp_path / second.decode(), live)
        release.write("index.html", b"home")
        with pytest.raises(FileExistsError):
            release.write("index.html", second)


def test_unchanged_files_then_linked_and_changed_ones_written_anew(tmp_path: Path) -> None:
    live, new = tmp_path / "live", tmp_path / "new"
    written(live, PAGES)
    written(new, {**PAGES, "index.html": b"emoh"}, live)
    same = {path for path in PAGES if (live / path).samefile(new / path)}
    assert same == set(PAGES) - {"index.html"}


def test_unchanged_file_that_not_everybody_may_read_then_written_anew(tmp_path: Path) -> None:
    live, new = tmp_path / "live", tmp_path / "new"
    written(live, PAGES)
    (live / "index.html").chmod(0o600)
    written(new, PAGES, live)
    assert stat.S_IMODE((new / "index.html").stat().st_mode) == 0o644


def test_file_system_without_links_then_everything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    written(tmp_path / "live", PAGES)
    monkeypatch.setattr(os, "link", refuse)
    written(tmp_path / "new", PAGES, tmp_path / "live")
    assert content(tmp_path / "new") == PAGES


def test_asset_of_an_earlier_release_then_kept_but_no_part_of_this_one(tmp_path: Path) -> None:
    old = tmp_path / "base.0123456789.css"
    old.write_bytes(b"old")
    release = Release(tmp_path / "1.new")
    release.write("assets/base.abcdef0123.css", b"new", is_asset=True)
    before = release.listed().release
    release.carry("assets/base.0123456789.css", old)
    release.carry("assets/base.abcdef0123.css", old)
    release.carry("assets/gone.css", tmp_path / "gone")
    found = release.listed()
    assert content(tmp_path / "1.new") == {
        "assets/base.0123456789.css": b"old",
        "assets/base.abcdef0123.css": b"new",
    }
    assert (found.release, found.assets) == (before, ("assets/base.abcdef0123.css",))
    assert set(found.files) == set(content(tmp_path / "1.new"))


def test_name_with_a_line_break_then_refused(tmp_path: Path) -> None:
    release = Release(tmp_path / "1.new")
    with pytest.raises(ValueError, match="line break"):
        release.write("a\nb", b"")


def test_large_file_then_it_is_written_whole(tmp_path: Path) -> None:
    large = os.urandom(1 << 20) * 3
    written(tmp_path / "1", {"large.bin": large})
    assert content(tmp_path / "1") == {"large.bin": large}

"""What is asked of the file system, and what is said where it fails."""

import errno
import shutil
from pathlib import Path

import pytest
from sunboard.publishing.filesystem import cause, files_below, naming, walk, write_lasting


def test_files_below_a_folder_then_all_of_them_sorted(tmp_path: Path) -> None:
    for name in ("b/c.txt", "a.txt", "b/a/x.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert files_below(tmp_path) == ["a.txt", "b/a/x.html", "b/c.txt"]
    assert files_below(tmp_path / "gone") == []


def test_folder_that_cannot_be_searched_then_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(walk(tmp_path / "gone"))


def test_error_of_an_open_file_then_it_says_which(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="full") as error, naming(tmp_path / "page.html"):
        raise OSError(errno.ENOSPC, "full")
    assert cause(error.value) == f"full：{tmp_path}/page.html"


def test_copy_of_a_folder_that_fails_then_it_says_where_and_why(tmp_path: Path) -> None:
    (tmp_path / "from").mkdir()
    (tmp_path / "from" / "a").symlink_to("gone")
    with pytest.raises(shutil.Error) as error:
        shutil.copytree(tmp_path / "from", tmp_path / "to")
    assert "No such file" in cause(error.value)
    assert str(tmp_path / "to" / "a") in cause(error.value)


def test_file_that_is_cut_off_by_anything_then_the_old_one_stays_and_no_draft(
    tmp_path: Path,
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with pytest.raises(TypeError):
        write_lasting(path, "not bytes")  # type: ignore[arg-type]
    assert [file.name for file in tmp_path.iterdir()] == ["file"]
    assert path.read_bytes() == b"old"

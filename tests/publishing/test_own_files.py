"""Files beside the pages: what may be published is found, and the rest is refused by its name."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from sunboard.publishing import own_files
from sunboard.publishing.own_files import (
    LARGEST_BYTES,
    MOST_NAMED,
    UnpublishableFileError,
    copy_files,
    find_files,
    publish_beside,
    refuse_doubles,
)

RESERVED = {"assets": "留给主题"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "static"
    (made / "img").mkdir(parents=True)
    (made / "CNAME").write_text("a.example")
    (made / "img" / "图 1.png").write_bytes(b"png")
    (tmp_path / "secret.txt").write_text("x")
    return made


def found(folder: Path, *, skips_dot_names: bool = False) -> list[str]:
    return find_files(folder, "static", RESERVED, skips_dot_names=skips_dot_names)


def test_files_then_all_of_them_sorted(folder: Path) -> None:
    (folder / "empty").touch()
    assert found(folder) == ["CNAME", "empty", "img/图 1.png"]


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))


def _deep(path: Path) -> None:
    Path(path, *["d"] * (own_files.DEEPEST + 3)).mkdir(parents=True)


def _large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)


UNFIT: dict[str, tuple[Callable[[Path], object], str]] = {
    "a pipe": (os.mkfifo, "不是普通的文件"),
    "a socket": (_socket, "不是普通的文件"),
    "a device": (lambda path: path.symlink_to("/dev/zero"), "外面"),
    "a broken link": (lambda path: path.symlink_to("gone"), "断了"),
    "a link to itself": (lambda path: path.symlink_to(path.name), "断了"),
    "a link out": (lambda path: path.symlink_to("../../secret.txt"), "外面"),
    "a link out by its whole path": (lambda path: path.symlink_to("/etc/passwd"), "外面"),
    "a link to the folder above": (lambda path: path.symlink_to(".."), "通到文件夹的链接"),
    "a link to a folder": (lambda path: path.symlink_to("."), "通到文件夹的链接"),
    "a large file": (_large, "超过25 MB"),
    "a deep folder": (_deep, "32层"),
}


@pytest.mark.parametrize("what", UNFIT)
def test_unfit_file_then_refused_by_its_name(what: str, folder: Path) -> None:
    make, said = UNFIT[what]
    make(folder / "img" / "x")
    with pytest.raises(UnpublishableFileError) as refused:
        found(folder)
    assert str(refused.value).startswith("static/img/x")
    assert said in str(refused.value)


def test_link_to_a_file_inside_then_it_is_a_file_like_others(folder: Path) -> None:
    (folder / "img" / "again.png").symlink_to("图 1.png")
    assert "img/again.png" in found(folder)
    copy_files(folder, found(folder), folder.parent / "copy")
    assert not (folder.parent / "copy" / "img" / "again.png").is_symlink()


@pytest.mark.parametrize(
    "name", [".env", ".git/config", "img/.htaccess", ".well-known/.hidden", "img/.well-known/x"]
)
def test_dot_name_then_refused_or_passed_over(name: str, folder: Path) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).touch()
    with pytest.raises(UnpublishableFileError, match="以点开头"):
        found(folder)
    assert found(folder, skips_dot_names=True) == ["CNAME", "img/图 1.png"]


def test_well_known_and_what_systems_leave_behind_then_no_fault(folder: Path) -> None:
    (folder / ".well-known").mkdir()
    (folder / ".well-known" / "security.txt").touch()
    (folder / "img" / ".DS_Store").touch()
    (folder / ".gitkeep").touch()
    assert found(folder) == [".well-known/security.txt", "CNAME", "img/图 1.png"]


@pytest.mark.parametrize("name", [b"\xff.png", b"a\nb", b"a\x1b[31m"])
def test_name_nobody_can_type_then_refused_and_shown_in_plain_signs(
    name: bytes, folder: Path
) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).touch()
    with pytest.raises(UnpublishableFileError, match="不能用的字符") as refused:
        found(folder)
    assert str(refused.value).isprintable()


def test_reserved_name_then_refused_with_its_reason(folder: Path) -> None:
    (folder / "assets").mkdir()
    with pytest.raises(UnpublishableFileError, match=r"^static/assets：留给主题$"):
        found(folder)
    (folder / "assets").rmdir()
    (folder / "img" / "assets").touch()
    assert "img/assets" in found(folder)


def test_many_faults_then_all_are_counted_and_the_first_named(folder: Path) -> None:
    for number in range(MOST_NAMED + 5):
        os.mkfifo(folder / f"p{number:02}")
    with pytest.raises(UnpublishableFileError) as refused:
        found(folder)
    lines = str(refused.value).splitlines()
    assert [line.partition("：")[0] for line in lines[:2]] == ["static/p00", "static/p01"]
    assert len(lines) == MOST_NAMED + 1
    assert "还有5个" in lines[-1]


def test_two_files_at_one_address_then_refused_in_whatever_capitals() -> None:
    refuse_doubles({"content": ["a.png", "b.png"], "static": ["c.png"]})
    with pytest.raises(
        UnpublishableFileError, match=r"static/A\.png：和 content/a\.png 的网址一样"
    ):
        refuse_doubles({"content": ["a.png"], "static": ["A.png"]})


@pytest.mark.parametrize("error", [FileExistsError, NotADirectoryError])
def test_address_that_is_taken_then_the_others_are_written_and_it_is_named(
    error: type[OSError],
) -> None:
    written = []

    def write(name: str, content: bytes) -> None:
        if name == "taken":
            raise error
        written.append((name, content))

    with pytest.raises(UnpublishableFileError, match=r"^taken：网站已有这个网址"):
        publish_beside([("a", b"1"), ("taken", b"2"), ("b", b"3")], write)
    assert written == [("a", b"1"), ("b", b"3")]

"""Private files go nowhere that a site comes from or stands, however the folder is written."""

import os
from pathlib import Path

import pytest
from sunboard.publishing.private_folder import (
    PublicFolderError,
    TakenError,
    private_folder,
    write_private,
)


@pytest.fixture
def public(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "data").mkdir(parents=True)
    return folder


@pytest.mark.parametrize(
    "folder",
    ["project", "project/data", "project/new", "project/data/deep/er", "project/../project/x",
     "elsewhere/../project", "link", "link/x", "dangling"],
)  # fmt: skip
def test_folder_inside_a_public_one_then_refused(tmp_path: Path, public: Path, folder: str) -> None:
    (tmp_path / "link").symlink_to(public / "data")
    (tmp_path / "dangling").symlink_to(public / "not-there-yet")
    with pytest.raises(PublicFolderError):
        private_folder(tmp_path / folder, [public])


def test_public_folder_that_is_a_link_then_what_it_leads_to_is_public_too(
    tmp_path: Path, public: Path
) -> None:
    (tmp_path / "store").mkdir()
    (public / "content").symlink_to(tmp_path / "store")
    with pytest.raises(PublicFolderError):
        private_folder(tmp_path / "store" / "x", [public / "content"])


@pytest.mark.parametrize("folder", ["www", "www/private", "www/c/qinghe"])
def test_folder_inside_a_published_site_then_refused_wherever_it_stands(
    tmp_path: Path, folder: str
) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "www" / "404.html").touch()
    with pytest.raises(PublicFolderError):
        private_folder(tmp_path / folder, [])


@pytest.mark.parametrize("folder", ["private", "project-2", "."])
def test_folder_beside_or_above_then_it_will_do(tmp_path: Path, public: Path, folder: str) -> None:
    assert private_folder(tmp_path / folder, [public]) == (tmp_path / folder).resolve()


def test_files_then_only_their_owner_can_read_them(tmp_path: Path) -> None:
    mask = os.umask(0)
    try:
        write_private(tmp_path / "new", {"a.xlsx": b"1"}, replaces=False)
    finally:
        os.umask(mask)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "new" / "a.xlsx").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a.xlsx"]


def test_name_that_is_taken_then_no_file_at_all_is_written(tmp_path: Path) -> None:
    (tmp_path / "b.xlsx").write_bytes(b"somebody's")
    with pytest.raises(TakenError, match=r"b\.xlsx"):
        write_private(tmp_path, {"a.xlsx": b"1", "b.xlsx": b"2"}, replaces=False)
    assert not (tmp_path / "a.xlsx").exists()
    assert (tmp_path / "b.xlsx").read_bytes() == b"somebody's"


def test_replacing_then_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"public")
    (tmp_path / "a.xlsx").symlink_to(elsewhere)
    write_private(tmp_path, {"a.xlsx": b"1"}, replaces=True)
    assert elsewhere.read_bytes() == b"public"
    assert (tmp_path / "a.xlsx").read_bytes() == b"1"
    assert not (tmp_path / "a.xlsx").is_symlink()

"""`make_free`: what a sample county may be written over, and what it never is."""

import os
from pathlib import Path

import pytest
from sunboard_demo import write_demo
from sunboard_demo.folder import LIST, TakenError

SMALL = {"communities": 1, "tasks_each": 1, "commitments_each": 1, "deeds_each": 1}


def files_of(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def refusal(root: Path, *, replaces: bool = False) -> str:
    """What is said of a folder that is not written to; nothing in it changes."""
    before = files_of(root)
    with pytest.raises(TakenError) as refused:
        write_demo(root, **SMALL, replaces=replaces)
    assert files_of(root) == before
    return str(refused.value)


@pytest.fixture
def county(tmp_path: Path) -> Path:
    write_demo(tmp_path, **SMALL)
    return tmp_path


def test_the_list_names_every_file_and_its_hash(county: Path) -> None:
    lines = (county / "data" / LIST).read_text(encoding="utf-8").splitlines()
    names = [line[66:] for line in lines]
    assert {f"data/{name}" for name in [*names, LIST]} == files_of(county).keys()
    assert all(len(line[:64]) == 64 and line[64:66] == "  " for line in lines)


def test_a_county_as_it_was_written_is_replaced(county: Path) -> None:
    (county / "data" / "README.md").write_text("ours")
    before = files_of(county)
    write_demo(county, **SMALL)
    assert files_of(county) == before


EDITS = {
    "a record": ("tasks.csv", b"x"),
    "the programme": ("programme.yml", b"# x\n"),
    "the calendar": ("calendar.yml", b"# x\n"),
    "a new file of records": ("people.csv", b"x"),
    "a new file in a folder": ("visits/2026.csv", b"x"),
    "a ledger": ("ledger/ids.csv", b"x"),
    "anything else": ("notes.txt", b"x"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_county_that_was_changed_stays(county: Path, edit: str) -> None:
    name, added = EDITS[edit]
    path = county / "data" / name
    path.parent.mkdir(exist_ok=True)
    with path.open("ab") as file:
        file.write(added)
    said = refusal(county)
    assert f"：data/{name}。" in said
    assert "--replace" in said


def test_a_county_without_its_list_stays_but_where_somebody_says_so(county: Path) -> None:
    written = files_of(county)
    (county / "data" / LIST).unlink()
    assert "data/calendar.yml、data/commitments.csv" in refusal(county)
    (county / "data" / "tasks.csv").write_text("x")
    write_demo(county, **SMALL, replaces=True)
    assert files_of(county) == written


def test_many_changed_files_are_counted(county: Path) -> None:
    for number in range(20):
        (county / "data" / f"x{number:02}").touch()
    said = refusal(county)
    assert "data/x09 等20个文件" in said
    assert "data/x10" not in said


def test_records_of_an_office_stay_whatever_is_asked(county: Path) -> None:
    programme = county / "data" / "programme.yml"
    programme.write_bytes(programme.read_bytes().replace("demonstration: 是".encode(), b""))
    assert "不是示范的记录" in refusal(county, replaces=True)


def test_nothing_is_written_through_a_link(county: Path, tmp_path: Path) -> None:
    elsewhere = county / "elsewhere"
    link = tmp_path / "link"
    link.symlink_to(county)
    assert "是链接" in refusal(link)
    programme = county / "data" / "programme.yml"
    programme.rename(elsewhere)
    programme.symlink_to(elsewhere)
    assert "data/programme.yml" in refusal(county)
    assert "data/programme.yml" in refusal(county, replaces=True)
    programme.unlink()
    elsewhere.rename(programme)
    (county / "data").rename(elsewhere)
    (county / "data").symlink_to(elsewhere)
    assert "是链接" in refusal(county, replaces=True)


@pytest.mark.parametrize("below", [".git", ".git/x"])
def test_nothing_is_written_into_git_s_folder(tmp_path: Path, below: str) -> None:
    (tmp_path / ".git").mkdir()
    assert "是 Git 的目录" in refusal(tmp_path / below)
    assert not (tmp_path / below / "data").exists()


def test_a_pipe_among_the_records_is_not_opened(county: Path) -> None:
    os.mkfifo(county / "data" / "notes.csv")
    assert "data/notes.csv" in refusal(county)

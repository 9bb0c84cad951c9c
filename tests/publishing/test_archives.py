"""Archives: the same bytes for the same files, and a name for each that any computer can write."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.publishing.archives import Named, archive, file_names


def names_of(*communities: tuple[str, str]) -> list[str]:
    return file_names([Named(name, key, "-A4.pdf") for name, key in communities])


def test_names_that_differ_then_no_id_in_them() -> None:
    assert names_of(("清河社区", "a"), ("南苑社区", "b")) == ["清河社区-A4.pdf", "南苑社区-A4.pdf"]


def test_two_papers_of_one_community_then_no_id_in_them() -> None:
    files = [Named("清河社区", "a", f"-{paper}.pdf") for paper in ("A3", "A4")]
    assert file_names(files) == ["清河社区-A3.pdf", "清河社区-A4.pdf"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("清河", "清河"), ("A区", "a区"), ("东/西", "东:西"), ("清河", "清河. "), ("１号", "1号"),
     ("é", "e\u0301")],
)  # fmt: skip
def test_names_that_somebody_cannot_tell_apart_then_their_ids_alone_are_added(
    one: str, other: str
) -> None:
    names = names_of((one, "a"), ("南苑", "c"), (other, "b"))
    assert names[1] == "南苑-A4.pdf"
    assert names[0].endswith("（a）-A4.pdf")
    assert names[2].endswith("（b）-A4.pdf")


def test_name_that_is_another_s_name_and_id_then_still_apart() -> None:
    assert len(set(names_of(("甲", "a"), ("甲", "b"), ("甲（a）", "c")))) == 3


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("CON", "_CON-A4.pdf"),
        ("nul.社区", "_nul.社区-A4.pdf"),
        ("COM1", "_COM1-A4.pdf"),
        ("CONTI", "CONTI-A4.pdf"),
        (" 甲. ", "甲-A4.pdf"),
        ("...", "_-A4.pdf"),
        ("甲\n乙", "甲_乙-A4.pdf"),
        ("../../甲", "_.._甲-A4.pdf"),
        ("长" * 200, "长" * 60 + "-A4.pdf"),
    ],
)
def test_name_that_windows_cannot_write_then_one_that_it_can(name: str, written: str) -> None:
    assert names_of((name, "a")) == [written]


@given(st.lists(st.text("甲aA（）.: b", max_size=4), max_size=6))
def test_any_names_then_all_differ_in_whatever_capitals(names: list[str]) -> None:
    written = names_of(*((name, f"x-{number}") for number, name in enumerate(names)))
    assert len({name.casefold() for name in written}) == len(names)
    assert not any(set('\\/:*?"<>|') & set(name) for name in written)


def test_same_files_then_the_same_bytes_and_each_is_there(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF")
    files = [("甲.pdf", tmp_path / "x.pdf"), ("乙.pdf", tmp_path / "x.pdf")]
    made = archive(files)
    assert made == archive(files)
    with zipfile.ZipFile(io.BytesIO(made)) as found:
        assert found.namelist() == ["甲.pdf", "乙.pdf"]
        assert found.read("乙.pdf") == b"%PDF"

"""A folder of printed sheets: nothing of others is overwritten, and what was taken back doesn't stay."""

from pathlib import Path

import pytest
from sunboard.publishing.manifest import Told
from sunboard.publishing.sheet_folder import forget_sheets, put_sheets
from sunboard.publishing.target import TargetError
from sunboard.records.ledger_files import SITE_MARKER

BOTH = Told(frozenset({"a", "b"}))
ONE = Told(frozenset({"b"}))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "project" / "data").mkdir(parents=True)
    return tmp_path / "project"


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    (tmp_path / "stored").write_bytes(b"%PDF new")
    return tmp_path / "stored"


def test_sheets_then_they_are_there_and_again_replaced(
    tmp_path: Path, project: Path, pdf: Path
) -> None:
    out = tmp_path / "out"
    assert put_sheets(out, project, {"qinghe/all-a3.pdf": pdf}, BOTH) == []
    pdf.write_bytes(b"%PDF newer")
    assert put_sheets(out, project, {"qinghe/all-a3.pdf": pdf}, BOTH) == []
    assert (out / "qinghe/all-a3.pdf").read_bytes() == b"%PDF newer"


def test_file_of_somebody_else_s_in_the_way_then_refused_by_name_and_nothing_written(
    tmp_path: Path, project: Path, pdf: Path
) -> None:
    out = tmp_path / "out"
    (out / "qinghe").mkdir(parents=True)
    (out / "qinghe" / "all-a3.pdf").write_bytes(b"theirs")
    with pytest.raises(TargetError, match=r"qinghe/all-a3\.pdf"):
        put_sheets(out, project, {"a.pdf": pdf, "qinghe/all-a3.pdf": pdf}, BOTH)
    assert (out / "qinghe" / "all-a3.pdf").read_bytes() == b"theirs"
    assert not (out / "a.pdf").exists()
    # What lies below the project's own build/ an earlier Sunboard printed.
    (project / "build" / "sheets").mkdir(parents=True)
    (project / "build" / "sheets" / "a.pdf").write_bytes(b"earlier")
    put_sheets(project / "build" / "sheets", project, {"a.pdf": pdf}, BOTH)
    assert (project / "build" / "sheets" / "a.pdf").read_bytes() == b"%PDF new"


@pytest.mark.parametrize("out", ["project/data/x", "project/.sunboard/x", "x/.git", "www", "www/x"])
def test_folder_where_no_sheets_may_lie_then_refused(
    tmp_path: Path, project: Path, pdf: Path, out: str
) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "www" / SITE_MARKER).write_text("{}", encoding="utf-8")
    with pytest.raises(TargetError):
        put_sheets(tmp_path / out, project, {"a.pdf": pdf}, BOTH)


def test_consent_taken_back_then_what_was_printed_before_is_deleted_and_others_stay(
    tmp_path: Path, project: Path, pdf: Path
) -> None:
    out = tmp_path / "out"
    put_sheets(out, project, {"old.pdf": pdf, "again.pdf": pdf}, BOTH)
    (out / "theirs.pdf").write_bytes(b"theirs")
    assert put_sheets(out, project, {"again.pdf": pdf, "new.pdf": pdf}, ONE) == ["old.pdf"]
    names = {path.name for path in out.iterdir()}
    assert names == {".sunboard-sheets", "again.pdf", "new.pdf", "theirs.pdf"}
    assert forget_sheets(out, ONE) == []
    assert sorted(forget_sheets(out, Told())) == ["again.pdf", "new.pdf"]
    assert b'"a"' not in (out / ".sunboard-sheets").read_bytes()


def test_folder_that_is_not_there_then_nothing_to_forget(tmp_path: Path) -> None:
    assert forget_sheets(tmp_path / "none", ONE) == []
    assert not (tmp_path / "none").exists()

"""The ledger of what was promised in public: added to, never rewritten."""

from datetime import date
from pathlib import Path

import pytest
from sunboard.publishing.ledger import record_published
from sunboard.records.ledger import LEDGER_PATH, LedgerError, read_published_commitments

from tests.factories import AS_OF, Row, commitment, kept, make_measures, numbered


def record(project: Path, *rows: Row, as_of: date = AS_OF) -> int:
    table = make_measures(commitments=list(rows)).records["commitments"]
    return record_published(project, table, as_of)


def ledger(project: Path) -> str:
    return (project / LEDGER_PATH).read_text(encoding="utf-8")


def test_first_publication_then_every_promise_is_put_down(tmp_path: Path) -> None:
    rows = numbered([commitment(text='更换"灯",40盏'), commitment(due="", baseline=""), kept()])
    assert record(tmp_path, *rows) == 3
    lines = ledger(tmp_path).splitlines()
    assert lines[0] == "id,published_on,text,baseline,target,measure,made_on,due"
    assert lines[1] == (
        'cn-1,2026-10-31,"更换""灯"",40盏",坏了40盏,全部点亮,盏,2026-03-02,2026-11-30'
    )
    assert lines[2].endswith("2026-03-02,")


def test_what_was_put_down_then_it_is_read_back_the_same(tmp_path: Path) -> None:
    text = "第一行\n第二行,\"引\"、'号'"
    record(tmp_path, commitment(text=text, due=""))
    published = read_published_commitments(tmp_path)
    assert published.texts["text"].to_pylist() == [text]
    assert [str(day) for day in published.days["due"]] == ["NaT"]
    assert [str(day) for day in published.published_on] == ["2026-10-31"]


def test_next_publication_then_only_new_ones_are_added_at_the_end(tmp_path: Path) -> None:
    record(tmp_path, commitment(id="cn-5"))
    before = ledger(tmp_path)
    changed = commitment(id="cn-5", text="换了说法")
    assert record(tmp_path, commitment(id="cn-1"), changed, as_of=date(2026, 11, 1)) == 1
    assert ledger(tmp_path).startswith(before)
    added = ledger(tmp_path).removeprefix(before).splitlines()
    assert [line.split(",")[:2] for line in added] == [["cn-1", "2026-11-01"]]
    assert "换了说法" not in ledger(tmp_path)


def test_nothing_new_then_the_file_is_left_alone(tmp_path: Path) -> None:
    record(tmp_path, commitment())
    stamp = (tmp_path / LEDGER_PATH).stat()
    assert record(tmp_path, commitment()) == 0
    after = (tmp_path / LEDGER_PATH).stat()
    assert (after.st_mtime_ns, after.st_ino) == (stamp.st_mtime_ns, stamp.st_ino)


def test_nothing_to_publish_then_no_ledger(tmp_path: Path) -> None:
    assert record(tmp_path) == 0
    assert not (tmp_path / LEDGER_PATH).exists()


def test_order_of_the_records_then_it_makes_no_difference(tmp_path: Path) -> None:
    rows = numbered([commitment(text=f"装灯{n}盏") for n in range(12)])
    for name, order in (("a", rows), ("b", rows[::-1])):
        record(tmp_path / name, *order)
    assert ledger(tmp_path / "a") == ledger(tmp_path / "b")


def test_ledger_that_somebody_broke_then_nothing_is_added(tmp_path: Path) -> None:
    path = tmp_path / LEDGER_PATH
    path.parent.mkdir(parents=True)
    path.write_text("id,text\ncn-1,x\n", encoding="utf-8")
    with pytest.raises(LedgerError):
        record(tmp_path, commitment(id="cn-2"))
    assert path.read_text(encoding="utf-8") == "id,text\ncn-1,x\n"


def test_after_it_was_put_down_then_no_draft_is_left(tmp_path: Path) -> None:
    record(tmp_path, commitment())
    assert [path.name for path in (tmp_path / LEDGER_PATH).parent.iterdir()] == ["commitments.csv"]

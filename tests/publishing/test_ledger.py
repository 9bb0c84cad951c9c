"""The ledgers of what was promised in public and what stands there: added to, never rewritten."""

from datetime import date
from pathlib import Path

import pytest
from sunboard.publishing.ledger import record_counts, record_publications, record_published
from sunboard.records.counts import COUNTS_PATH
from sunboard.records.ledger import LEDGER_PATH, LedgerError, read_published_commitments
from sunboard.records.publications import IDS_PATH

from tests.factories import (
    AS_OF,
    Row,
    commitment,
    deed,
    event,
    finished,
    kept,
    make_measures,
    numbered,
    task,
)


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


def record_ids(project: Path, as_of: date = AS_OF, **rows: list[Row]) -> int:
    """What a recorded build of these rows puts down, given the ledger as it stands."""
    published = ids_ledger(project)[1:] if (project / IDS_PATH).exists() else None
    measures = make_measures(as_of, published=published, is_sound=False, **rows)
    return record_publications(project, measures)


def ids_ledger(project: Path) -> list[str]:
    return (project / IDS_PATH).read_text(encoding="utf-8").splitlines()


def test_first_build_then_all_that_stands_there_is_put_down(tmp_path: Path) -> None:
    added = record_ids(
        tmp_path,
        tasks=numbered([finished(), finished(result=""), task()]),
        commitments=[kept()],
        deeds=[deed()],
    )
    assert ids_ledger(tmp_path) == [
        "day,kind,id,event",
        "2026-10-31,commitments,cn-1,published",
        "2026-10-31,deeds,sg-1,published",
        "2026-10-31,tasks,fw-1,completed",
        "2026-10-31,tasks,fw-1,published",
        "2026-10-31,tasks,fw-2,published",
        "2026-10-31,tasks,fw-3,published",
    ]
    assert added == 6


def test_next_build_then_only_what_is_new_is_added_at_the_end(tmp_path: Path) -> None:
    record_ids(tmp_path, tasks=[task()])
    before = ids_ledger(tmp_path)
    monday = date(2026, 11, 2)
    done = {"completed_on": "2026-11-02", "result": "更换照明灯2盏"}
    assert record_ids(tmp_path, monday, tasks=[task(**done), task(id="fw-0", text="水管漏水")]) == 2
    assert ids_ledger(tmp_path) == [
        *before,
        "2026-11-02,tasks,fw-0,published",
        "2026-11-02,tasks,fw-1,completed",
    ]
    assert record_ids(tmp_path, date(2026, 11, 3), tasks=[task(**done)]) == 0


def test_nothing_new_then_the_file_of_ids_is_left_alone(tmp_path: Path) -> None:
    record_ids(tmp_path, tasks=[finished()])
    stamp = (tmp_path / IDS_PATH).stat()
    assert record_ids(tmp_path, tasks=[finished()]) == 0
    after = (tmp_path / IDS_PATH).stat()
    assert (after.st_mtime_ns, after.st_ino) == (stamp.st_mtime_ns, stamp.st_ino)


def test_done_again_then_the_new_result_is_put_down_as_well(tmp_path: Path) -> None:
    record_ids(tmp_path, date(2026, 9, 11), tasks=[finished()])
    reopened = [event("重办", "2026-09-14")]
    assert record_ids(tmp_path, date(2026, 9, 15), tasks=[finished()], task_events=reopened) == 0
    again = [finished(completed_on="2026-09-17")]
    assert record_ids(tmp_path, date(2026, 9, 18), tasks=again, task_events=reopened) == 1
    assert ids_ledger(tmp_path)[-1] == "2026-09-18,tasks,fw-1,completed"


def test_withheld_record_then_it_is_not_put_down(tmp_path: Path) -> None:
    wrong = finished(id="fw-2", completed_on="2026-11-30")
    assert record_ids(tmp_path, tasks=[task(), wrong]) == 1
    assert ids_ledger(tmp_path)[1:] == ["2026-10-31,tasks,fw-1,published"]


def test_ids_that_somebody_tore_then_nothing_is_added(tmp_path: Path) -> None:
    path = tmp_path / IDS_PATH
    path.parent.mkdir(parents=True)
    torn = "day,kind,id,event\n2026-10-30,tasks,fw-1,publi"
    path.write_text(torn, encoding="utf-8")
    with pytest.raises(LedgerError):
        record_publications(tmp_path, make_measures(tasks=[task()]))
    assert path.read_text(encoding="utf-8") == torn
    assert [other.name for other in path.parent.iterdir()] == ["ids.csv"]


def test_numbers_of_records_then_only_those_that_changed_are_put_down(tmp_path: Path) -> None:
    before = make_measures(tasks=numbered([task(), task()]), deeds=[deed()]).records
    after = make_measures(tasks=[task()], deeds=[deed()]).records
    for records, day in ((before, AS_OF), (before, AS_OF), (after, date(2026, 11, 1))):
        record_counts(tmp_path, records, day)
    lines = (tmp_path / COUNTS_PATH).read_text(encoding="utf-8").splitlines()
    of_tasks = [line for line in lines if ",tasks," in line]
    assert of_tasks == ["2026-10-31,tasks,2", "2026-11-01,tasks,1"]
    assert [line for line in lines if ",deeds," in line] == ["2026-10-31,deeds,1"]
    assert lines[0] == "day,kind,published"
    assert not any(line.endswith(",0") for line in lines)

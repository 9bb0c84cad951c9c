"""The ledger of what stood on the site since when is read as the build wrote it, or not at all."""

from pathlib import Path

import numpy as np
import pytest
from sunboard.records.ledger_files import LedgerError
from sunboard.records.publications import IDS_COLUMNS, IDS_PATH, Publications, read_publications

HEADER = ",".join(IDS_COLUMNS)


def read(root: Path, text: str) -> Publications | None:
    path = root / IDS_PATH
    path.parent.mkdir(parents=True)
    path.write_bytes(text.encode())
    return read_publications(root)


def test_before_the_first_publication_there_is_none(tmp_path: Path) -> None:
    assert read_publications(tmp_path) is None


def test_each_event_is_read_with_its_day(tmp_path: Path) -> None:
    ledger = read(
        tmp_path,
        f"{HEADER}\n2026-03-02,tasks,fw-1,published\n2026-03-04,tasks,fw-1,completed\n"
        "2026-03-01,deeds,fw-1,published\n2026-03-05,tasks,null,completed\n",
    )
    assert ledger is not None
    ids, days = ledger.entries("tasks", "completed")
    assert ids.to_pylist() == ["fw-1", "null"]
    assert [str(day) for day in days] == ["2026-03-04", "2026-03-05"]
    assert ledger.entries("commitments", "published")[0].to_pylist() == []
    assert str(ledger.began_on) == "2026-03-01"


def test_a_ledger_without_lines_began_on_no_day(tmp_path: Path) -> None:
    ledger = read(tmp_path, f"{HEADER}\n")
    assert ledger is not None
    assert np.isnat(ledger.began_on)
    assert len(ledger.entries("tasks", "published")[0]) == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "id,day\nfw-1,2026-03-02\n",
        f"{HEADER}\n2026-03-02,tasks,fw-1",
        f"{HEADER}\n2026-03-02,tasks,fw-1,comple",
        f"{HEADER}\n2026-03-02,tasks,fw-1,completed",
        f"{HEADER}\n2026-03-02,tasks,fw-1\n",
        f"{HEADER}\n2026-02-30,tasks,fw-1,completed\n",
        f"{HEADER}\n3月2日,tasks,fw-1,completed\n",
        f"{HEADER}\n,tasks,fw-1,completed\n",
        f"{HEADER}\n2026-03-02,tasks,,completed\n",
        f"{HEADER}\n2026-03-02,服务单,fw-1,completed\n",
        f"{HEADER}\n2026-03-02,tasks,fw-1,done\n",
        f'{HEADER}\n2026-03-02,tasks,"fw-1,completed\n',
    ],
    ids=[
        "empty",
        "another header",
        "torn in the middle of a line",
        "torn in a word",
        "torn before the end of a line",
        "a cell too few",
        "no such day",
        "a day in another form",
        "no day",
        "no id",
        "no such kind",
        "no such event",
        "a quotation mark without end",
    ],
)
def test_a_damaged_ledger_stops_everything(tmp_path: Path, text: str) -> None:
    with pytest.raises(LedgerError, match=IDS_PATH):
        read(tmp_path, text)

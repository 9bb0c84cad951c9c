from pathlib import Path

import numpy as np
import pytest
from sunboard.records.ledger_files import LedgerError
from sunboard.records.promises import (
    COLUMNS,
    LEDGER_PATH,
    PublishedCommitments,
    read_published_commitments,
)


def read(root: Path, *lines: str) -> PublishedCommitments:
    path = root / LEDGER_PATH
    path.parent.mkdir(parents=True)
    path.write_text("\n".join([",".join(COLUMNS), *lines, ""]), encoding="utf-8")
    return read_published_commitments(root)


def test_before_the_first_publication_there_is_nothing(tmp_path: Path) -> None:
    assert len(read_published_commitments(tmp_path).texts["id"]) == 0


def test_texts_and_days_are_as_written(tmp_path: Path) -> None:
    ledger = read(tmp_path, 'cn-1,2026-03-06,"修灯60盏,\n逐层验收",NA,null,盏,2026-03-02,')
    assert ledger.texts["text"].to_pylist() == ["修灯60盏,\n逐层验收"]
    assert ledger.texts["baseline"].to_pylist() == ["NA"]
    assert ledger.texts["target"].to_pylist() == ["null"]
    assert ledger.days["made_on"].tolist() == [np.datetime64("2026-03-02").item()]
    assert np.isnat(ledger.days["due"]).all()


def test_the_last_line_of_an_id_counts(tmp_path: Path) -> None:
    ledger = read(
        tmp_path,
        "cn-1,2026-03-06,修灯,,,,2026-03-02,",
        "cn-2,2026-03-06,修路,,,,2026-03-02,",
        "cn-1,2026-04-01,修灯60盏,,,,2026-03-02,",
    )
    assert ledger.texts["id"].to_pylist() == ["cn-2", "cn-1"]
    assert ledger.texts["text"].to_pylist() == ["修路", "修灯60盏"]


@pytest.mark.parametrize("line", ["cn-1,2026-03-06", "cn-1,3月6日,修灯,,,,2026-03-02,", 'cn-1,"'])
def test_a_damaged_ledger_stops_everything(tmp_path: Path, line: str) -> None:
    with pytest.raises(LedgerError, match=LEDGER_PATH):
        read(tmp_path, line)


def test_another_header_is_no_ledger(tmp_path: Path) -> None:
    path = tmp_path / LEDGER_PATH
    path.parent.mkdir(parents=True)
    path.write_text("id,text\ncn-1,修灯\n", encoding="utf-8")
    with pytest.raises(LedgerError, match="表头"):
        read_published_commitments(tmp_path)

"""The ledger of how many records stood on the site is read as the build wrote it, or not at all."""

from datetime import date
from pathlib import Path

import pytest
from sunboard.records.ledger_files import LedgerError
from sunboard.records.publications import COUNTS_COLUMNS, COUNTS_PATH, Count, read_counts

HEADER = ",".join(COUNTS_COLUMNS)


def read(root: Path, text: str) -> dict[str, Count]:
    path = root / COUNTS_PATH
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return read_counts(root)


def test_before_the_first_publication_then_none(tmp_path: Path) -> None:
    assert read_counts(tmp_path) == {}


def test_kind_with_several_lines_then_the_last_one_counts(tmp_path: Path) -> None:
    text = f"{HEADER}\n2026-03-02,tasks,7\n2026-03-02,deeds,1\n2026-03-05,tasks,9\n"
    assert read(tmp_path, text) == {
        "tasks": Count(date(2026, 3, 5), 9),
        "deeds": Count(date(2026, 3, 2), 1),
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        "day,kind\n",
        f"{HEADER}\n2026-03-02,tasks\n",
        f"{HEADER}\n2026-13-02,tasks,7\n",
        f"{HEADER}\n2026-03-02,tasks,七\n",
        f'{HEADER}\n2026-03-02,"tasks,7\n',
    ],
)
def test_file_that_no_build_wrote_then_an_error_that_names_it(tmp_path: Path, text: str) -> None:
    with pytest.raises(LedgerError, match=r"counts\.csv"):
        read(tmp_path, text)

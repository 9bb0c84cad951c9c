"""Of which kinds tonight's records may be only a part: what can't be opened may hold any kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from sunboard.records import read_records
from sunboard.records.unread import unread_kinds

REQUESTS = (
    ("受理时间", "社区", "反映问题", "承办单位"),
    ("2026-10-01", "永兴社区", "路灯不亮", "县财政局"),
    ("2026-10-02", "永兴社区", "水管漏水", "县财政局"),
)
STRANGE = (("项目", "内容", "备注"), ("甲", "乙", "丙"), ("丁", "戊", "己"))


@pytest.mark.parametrize(
    ("rows", "expected"), [(REQUESTS, {"tasks"}), (STRANGE, set())], ids=["requests", "no kind"]
)
def test_hidden_row_then_its_own_kind_is_in_question_and_no_other(
    tmp_path: Path, rows: tuple[tuple[str, ...], ...], expected: set[str]
) -> None:
    book = Workbook()
    page = book.worksheets[0]
    for row in rows:
        page.append(row)
    page.row_dimensions[3].hidden = True
    (tmp_path / "data").mkdir()
    book.save(tmp_path / "data" / "台账.xlsx")
    tables, problems = read_records(tmp_path)
    assert "rows-hidden" in {each.code for each in problems}
    assert unread_kinds(tmp_path, tables, problems) == expected


def test_file_that_is_broken_then_every_kind_is_in_question(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "台账.xlsx").write_bytes(b"PK\x03\x04 and no more")
    tables, problems = read_records(tmp_path)
    assert unread_kinds(tmp_path, tables, problems) == {*tables}

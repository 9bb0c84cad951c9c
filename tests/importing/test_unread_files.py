"""Files and sheets that can't be read: each is named on the screen of the import, with what to do."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.factories import run_sunboard
from tests.importing.test_sheets_of_months import PAIRS, Sheets, pairings, project, saved

__all__ = ["project"]
NOTHING = "里一条记录也没有读出来"
LEGACY = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000
STRANGE = [("项目", "内容", "备注"), *((f"甲{n}", f"乙{n}", f"丙{n}") for n in range(5))]


def book(sheets: Sheets) -> bytes:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(tuple(row))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


UNREAD = {
    "broken.xlsx": b"PK\x03\x04 and no more",
    "blank.xlsx": book({"Sheet1": []}),
    "old.xls": LEGACY,
    "letter.docx": b"PK\x03\x04 a letter",
    "empty.csv": b"",
    "one column.xlsx": book({"名单": [("单位",), ("县财政局",), ("县水利局",)]}),
    "strange.xlsx": book({"杂项": STRANGE}),
    "wide commas.csv": "社区，反映问题\n永兴社区，路灯不亮\n".encode(),
    "page.xls": b"<html><table><tr><td>1</td></tr></table></html>",
}


@pytest.mark.parametrize("name", UNREAD)
def test_nothing_of_a_file_can_be_read_then_it_is_named_with_why(
    project: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(UNREAD[name])
    out = run_sunboard("import", tmp_path / name, "-C", project, "--yes").out
    assert f"data/{name} {NOTHING}" in out
    why = [line for line in out.splitlines() if "：" in line and NOTHING not in line]
    assert why
    assert any(word in why[0] for word in (name, "名单", "杂项")), out


def test_one_sheet_can_not_be_read_then_it_is_named_and_the_file_is_not(
    project: Path, tmp_path: Path
) -> None:
    strange = [("项目", "内容"), ("甲", "乙"), ("丙", "丁"), ("戊", "己")]
    sheets = {"结对": pairings(3), "杂项": strange, "封面": [("二〇二六年",)]}
    file = saved(tmp_path / "台账.xlsx", sheets)
    out = run_sunboard("import", file, "-C", project, "--yes").out
    assert PAIRS[0] not in out
    assert "杂项：" in out
    assert "封面：" in out
    assert NOTHING not in out


def test_office_says_that_a_file_is_not_to_be_read_then_nothing_is_to_be_mended(
    project: Path, tmp_path: Path
) -> None:
    mapping = "sheets:\n  - {file: strange.xlsx, kind: 不读}\n"
    (project / "data" / "mapping.yml").write_text(mapping, encoding="utf-8")
    (tmp_path / "strange.xlsx").write_bytes(UNREAD["strange.xlsx"])
    out = run_sunboard("import", tmp_path / "strange.xlsx", "-C", project, "--yes").out
    assert "写了不读" in out
    assert NOTHING not in out

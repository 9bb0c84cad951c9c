"""What is read of a PDF's tags in one pass is what poppler reads of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sunboard.outputs.sheets.documents import render_sheets
from sunboard.outputs.sheets.month import make_month_sheet

from tests.factories import commitment, finished, kept, make_measures, numbered, task
from tests.outputs.sheets.paper import squeezed, tool
from tests.outputs.sheets.read_back import the_typesetter
from tests.outputs.sheets.tagged import table_rows


def rows_by_poppler(pdf: Path) -> list[str]:
    """The rows of a PDF's tables, without white space; heads are left out."""
    said = tool("pdfinfo", "-struct-text", str(pdf))
    rows: list[str] = []
    table, is_body = -1, False
    for line in said.splitlines():
        tag, depth = line.strip(), len(line) - len(line.lstrip())
        if tag.startswith("Table (block)"):
            table = depth
        elif depth <= table:
            table, is_body = -1, False
        elif tag in ("THead", "TBody"):
            is_body = tag == "TBody"
        elif is_body and tag == "TR":
            rows.append("")
        elif is_body and (text := re.fullmatch(r'"(.*)"', tag)):
            rows[-1] += text[1]
    return [squeezed(row) for row in rows]


@pytest.mark.parametrize("paper", ["a3", "a4"])
def test_tables_over_pages_then_poppler_reads_the_same_rows(paper: str, tmp_path: Path) -> None:
    late = task(due="2026-10-20", accepted_on="2026-10-14", raised_on="2026-10-12", people="")
    late.update(reported_on="2026-10-12", dispatched_on="2026-10-13")
    many = numbered(
        [kept(), commitment(due="2026-08-31"), commitment(text="office 365，" * 40)] * 6
    )
    county = make_measures(commitments=many, tasks=[*numbered([late] * 5), finished(id="fw-9")])
    sheet = make_month_sheet(county, 0, paper)
    pdf = tmp_path / "month.pdf"
    pdf.write_bytes(the_typesetter().pdf(render_sheets(sheet.title, [sheet])))
    rows = table_rows(pdf)
    assert len(rows) > 10
    assert rows == rows_by_poppler(pdf)

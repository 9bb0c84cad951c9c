"""Workbooks: read back with openpyxl, the same bytes for the same values, no text taken for a formula."""

from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from sunboard.boards.appraisal import Sheet
from sunboard.publishing.workbook import workbook_bytes

DAY = date(2026, 10, 31)


def sheet(*rows: tuple[str | int | float | None, ...]) -> Sheet:
    return Sheet("个人数据", ("姓名", "走访（次）"), rows, (10, 12))


def test_values_then_they_are_read_back_as_they_are() -> None:
    made = workbook_bytes([sheet(("王䶮", 3), ("吴𬭎", 1.5), ("", None), ("0012", 0))], DAY)
    page = load_workbook(BytesIO(made))["个人数据"]
    assert list(page.values) == [
        ("姓名", "走访（次）"), ("王䶮", 3), ("吴𬭎", 1.5), (None, None), ("0012", 0)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["=1+1", "=HYPERLINK(\"http://a\")", "+1", "-1", "@SUM(A1)", "{=1}", "http://example.com",
     "internal:Sheet!A1", "\t=1", "１"],
)  # fmt: skip
def test_text_that_looks_like_a_formula_number_or_link_then_it_stays_text(text: str) -> None:
    made = workbook_bytes(
        [sheet((text, 1)), sheet((1, 2))._replace(title="说明", heads=(text,))], DAY
    )
    book = load_workbook(BytesIO(made))
    for cell in (book["个人数据"]["A2"], book["说明"]["A1"]):
        assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    with ZipFile(BytesIO(made)) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist())


def test_same_values_then_the_same_bytes() -> None:
    one, other = (workbook_bytes([sheet(("周立群", 3))], DAY) for _ in range(2))
    assert one == other
    assert load_workbook(BytesIO(one)).properties.created == datetime(2026, 10, 31)
    assert workbook_bytes([sheet(("周立群", 4))], DAY) != one

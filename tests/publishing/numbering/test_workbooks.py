"""Ids in workbooks: they stand where they should, and every other part and cell is what it was."""

import io
import re
import zipfile
from datetime import date

import lxml.etree
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font
from sunboard.publishing.numbering.column import IdColumn, UnfitError
from sunboard.publishing.numbering.workbooks import with_ids
from sunboard.records.layouts.grids import letters_of
from sunboard.records.workbooks import read_book

from tests.publishing.numbering.books import BOOKS, OPENPYXL, RAW, SHEET, Book, raw_parts, repacked


def numbered(book: Book) -> bytes:
    return with_ids(book.content, book.sheet, column_of(book)).content


def column_of(book: Book) -> IdColumn:
    return IdColumn("编号", book.head_row, ids_of(book), book.at)


def ids_of(book: Book) -> dict[int, str]:
    return {row: f"dongguan-{row}" for row in book.rows}


def cells_of(content: bytes) -> dict[tuple[str, str], object]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {
        (page.title, cell.coordinate): cell.value
        for page in book.worksheets
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None
    }


def is_read_by_openpyxl(name: str) -> bool:
    # It knows no other namespace, and no cells without references.
    return name not in ("strict", "prefix")


def test_there_are_fifty_workbooks() -> None:
    assert len(BOOKS) >= 50


@pytest.mark.parametrize("name", BOOKS)
def test_every_other_part_is_the_same_bytes_in_the_same_order(name: str) -> None:
    book = BOOKS[name]
    before, after = (list(raw_parts(content)) for content in (book.content, numbered(book)))
    assert [part for part, _ in before] == [part for part, _ in after]
    changed = [old[0] for old, new in zip(before, after, strict=True) if old[1] != new[1]]
    assert len(changed) == 1
    assert changed[0].startswith("xl/worksheets/sheet")


@pytest.mark.parametrize("name", BOOKS)
def test_the_archive_is_whole_and_says_the_same_of_itself(name: str) -> None:
    book = BOOKS[name]
    with (
        zipfile.ZipFile(io.BytesIO(book.content)) as old,
        zipfile.ZipFile(io.BytesIO(numbered(book))) as new,
    ):
        assert new.testzip() is None
        assert new.comment == old.comment
        for before, after in zip(old.infolist(), new.infolist(), strict=True):
            assert (before.filename, before.date_time, before.external_attr, before.extra) == (
                after.filename,
                after.date_time,
                after.external_attr,
                after.extra,
            )


@pytest.mark.filterwarnings("ignore:Sparkline Group extension")
@pytest.mark.parametrize("name", [name for name in BOOKS if is_read_by_openpyxl(name)])
def test_openpyxl_reads_the_ids_and_what_else_there_was(name: str) -> None:
    book = BOOKS[name]
    letters = letters_of(book.column)
    expected = cells_of(book.content) | {
        (book.sheet, f"{letters}{row}"): own for row, own in ids_of(book).items()
    }
    if book.at is None:
        expected[book.sheet, f"{letters}{book.head_row}"] = "编号"
    assert cells_of(numbered(book)) == expected


@pytest.mark.parametrize("name", BOOKS)
def test_nothing_in_the_sheet_changes_but_new_cells_and_how_far_it_reaches(name: str) -> None:
    book = BOOKS[name]
    rows = {*book.rows, book.head_row}
    before, after = (sheet_of(content, book.sheet) for content in (book.content, numbered(book)))
    assert plain(before, rows, book.column) == plain(after, rows, book.column)


def sheet_of(content: bytes, sheet: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        book = lxml.etree.fromstring(file.read("xl/workbook.xml"))
        relations = lxml.etree.fromstring(file.read("xl/_rels/workbook.xml.rels"))
        (own,) = book.xpath(
            "//*[local-name()='sheet'][@name=$name]/@*[local-name()='id']", name=sheet
        )
        (target,) = relations.xpath("*[@Id=$id]/@Target", id=own)
        return file.read(target.lstrip("/") if target.startswith("/") else f"xl/{target}")


def plain(content: bytes, rows: set[int], column: int) -> bytes:
    """A sheet without the cells that may be new, and without what says how far it reaches."""
    tree = lxml.etree.fromstring(content)
    number = 0
    for row in tree.iterfind("{*}sheetData/{*}row"):
        number = int(row.get("r", number + 1))
        row.attrib.pop("spans", None)
        at = 0
        for cell in list(row):
            reference = re.match("[A-Z]+", cell.get("r", ""))
            at = openpyxl.utils.column_index_from_string(reference[0]) if reference else at + 1
            if number in rows and at == column:
                row.remove(cell)
    for name in ("dimension", "autoFilter"):
        for each in tree.iterfind(f"{{*}}{name}"):
            each.attrib.pop("ref", None)
    return lxml.etree.tostring(tree, method="c14n2", strip_text=True)


@pytest.mark.parametrize("name", BOOKS)
def test_once_more_with_nothing_to_number_changes_nothing(name: str) -> None:
    book = BOOKS[name]
    once = numbered(book)
    assert (
        with_ids(once, book.sheet, IdColumn("编号", book.head_row, {}, book.column)).content == once
    )


def test_a_row_that_comes_later_is_put_into_the_same_column() -> None:
    book = OPENPYXL["plain"]
    column = IdColumn("编号", 1, {2: "a-1", 3: "a-2"})
    first, at, _ = with_ids(book.content, book.sheet, column)
    second, *_ = with_ids(first, book.sheet, IdColumn("编号", 1, {4: "a-3"}, at))
    page = openpyxl.load_workbook(io.BytesIO(second))["公开承诺"]
    assert [cell.value for cell in page["F"]] == ["编号", "a-1", "a-2", "a-3"]


def test_the_heading_looks_like_the_one_beside_it_and_ids_like_the_cells_beside_them() -> None:
    book = OPENPYXL["borders to Z"]
    page = openpyxl.load_workbook(io.BytesIO(numbered(book)))["公开承诺"]
    assert page["F1"].font.bold
    assert page["F2"].border.left.style == "thin"
    page = openpyxl.load_workbook(io.BytesIO(numbered(BOOKS["by XlsxWriter"])))
    head = page.worksheets[0]["F3"]
    assert (head.font.bold, head.fill.fgColor.rgb) == (True, "FFFFEE00")


def test_a_filter_reaches_over_the_ids_so_that_sorting_takes_them_along() -> None:
    page = openpyxl.load_workbook(io.BytesIO(numbered(OPENPYXL["filter"])))["公开承诺"]
    assert page.auto_filter.ref == "A1:F4"
    assert page.auto_filter.filterColumn[0].colId == 1


def test_a_sheet_says_that_it_reaches_further() -> None:
    text = sheet_of(numbered(BOOKS["spans"]), "公开承诺").decode()
    assert '<dimension ref="A1:F4"' in text
    assert text.count('spans="1:6"') == 4


def unfit(content: bytes, column: IdColumn, sheet: str = "公开承诺") -> str:
    with pytest.raises(UnfitError) as caught:
        with_ids(content, sheet, column)
    return str(caught.value)


def changed(old: bytes, new: bytes) -> bytes:
    content = OPENPYXL["plain"].content
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        sheet = file.read(SHEET)
    assert old in sheet
    return repacked(content, {SHEET: sheet.replace(old, new, 1)})


def test_what_can_t_be_written_into_says_why() -> None:
    plain_column = column_of(OPENPYXL["plain"])
    content = OPENPYXL["plain"].content
    assert unfit(content, plain_column, "别的表") == "里面找不到这张工作表"
    assert unfit(content, IdColumn("编号", 1, {9: "a-1"})) == "没有第9行"
    assert unfit(content, IdColumn("编号", 8, {2: "a-1"})) == "第8行没有表头"
    assert unfit(content, IdColumn("编号", 1, {2: "a-1"}, 4)) == "D列第2行不是空的"
    assert unfit(b"PK\3\4", plain_column) == "不是完好的工作簿"
    assert unfit(b"\xd0\xcf\x11\xe0", plain_column) == "是老格式的工作簿"
    for name in ("content.xml", "xl/workbook.bin"):
        other = io.BytesIO()
        with zipfile.ZipFile(other, "w") as file:
            file.writestr("[Content_Types].xml", b"")
            file.writestr(name, b"")
        assert unfit(other.getvalue(), plain_column) == "不是 .xlsx 格式的工作簿"
    assert unfit(repacked(content, {"_xmlsignatures/sig1.xml": b""}), plain_column) == "有电子签名"
    assert (
        unfit(repacked(content, {"xl/revisions/a.xml": b""}), plain_column) == "是多人共享的工作簿"
    )


HIDDEN = b'<cols><col min="6" max="16384" hidden="1"/></cols><sheetData>'
PROTECTED = b'</sheetData><sheetProtection sheet="1"/>'


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (b"</sheetData>", PROTECTED, "工作表加了保护"),
        (b"<worksheet", b"<!DOCTYPE worksheet><worksheet", "工作表里有文档类型声明"),
        (b"<worksheet", b'<?xml version="1.0" encoding="gb18030"?><worksheet', "工作表的编码少见"),
        (b"<worksheet", b"\xff\xfe<\0w\0", "工作表的编码少见"),
        (b"</worksheet>", b"", "工作表读不了"),
        (b'<row r="4"', b'<row r="3"', "第3行写了两次"),
        (b'r="B2"', b'r="A2"', "第2行的单元格没有按次序写"),
        (b"<sheetData>", HIDDEN, "表头右边没有空列"),
    ],
)
def test_a_sheet_that_can_t_be_written_into_says_why(old: bytes, new: bytes, why: str) -> None:
    assert unfit(changed(old, new), column_of(OPENPYXL["plain"])) == why


def test_an_id_is_never_written_over_anything() -> None:
    def with_cell(cell: bytes) -> bytes:
        return changed(b"</row>", cell + b"</row>")

    column = IdColumn("编号", 1, {1: "a-1"}, 7)
    for cell in (
        b'<c r="G1"><f>A1</f></c>',
        b'<c r="G1"><v>7</v></c>',
        b'<c r="G1" t="inlineStr"><is><t>b-1</t></is></c>',
    ):
        assert unfit(with_cell(cell), column) == "G列第1行不是空的"
    for cell in (b'<c r="G1" s="0"/>', '<c r="G1" t="inlineStr"><is><t>　</t></is></c>'.encode()):
        assert b"a-1" in sheet_of(with_ids(with_cell(cell), "公开承诺", column).content, "公开承诺")


def test_an_id_is_never_hidden_in_a_merged_cell() -> None:
    merged = b'</sheetData><mergeCells><mergeCell ref="G2:G3"/></mergeCells>'
    content = changed(b"</sheetData>", merged)
    assert unfit(content, IdColumn("编号", 1, {3: "a-1"}, 7)) == "G列第3行在合并的单元格里"
    assert b"a-1" in sheet_of(
        with_ids(content, "公开承诺", IdColumn("编号", 1, {2: "a-1"}, 7)).content, "公开承诺"
    )


def test_damaged_archives_are_refused_and_never_written() -> None:
    content = RAW["streamed"].content
    column = column_of(RAW["streamed"])
    for at in range(0, len(content), 97):
        harmed = content[:at] + bytes([content[at] ^ 0x55]) + content[at + 1 :]
        try:
            new, *_ = with_ids(harmed, "公开承诺", column)
        except UnfitError:
            continue
        before, after = dict(raw_parts(harmed)), dict(raw_parts(new))
        assert sum(before[name] != after[name] for name in before) <= 1


def test_a_table_right_beside_another_is_left_alone() -> None:
    other = b'<c r="G1" t="inlineStr"><is><t>B</t></is></c></row>'
    content = changed(b"</row>", other)
    assert unfit(content, IdColumn("编号", 1, {2: "a-1"}, after=5)) == "右边紧挨着别的表"
    assert with_ids(content, "公开承诺", IdColumn("编号", 1, {2: "a-1"})).at == 8


def test_what_stands_beside_a_table_of_the_program_s_is_said() -> None:
    said = {
        name: with_ids(BOOKS[name].content, BOOKS[name].sheet, column_of(BOOKS[name])).is_outside
        for name in ("plain", "table", "table by XlsxWriter", "filter")
    }
    assert said == {"plain": False, "table": True, "table by XlsxWriter": True, "filter": False}


def shown_of(content: bytes) -> dict[tuple[str, int, int], str]:
    """What the program itself reads of a workbook, by calamine: sheet, row and column → text."""
    return {
        (sheet.name, sheet.first_row + down, sheet.first_column + right): text
        for sheet in read_book(content, "台账.xlsx").sheets
        for down, row in enumerate(sheet.cells)
        for right, text in enumerate(row)
        if text.strip()
    }


@pytest.mark.parametrize("name", BOOKS)
def test_the_program_reads_the_ids_and_what_else_there_was(name: str) -> None:
    book = BOOKS[name]
    expected = shown_of(book.content)
    own = {(book.sheet, row, book.column): own for row, own in ids_of(book).items()}
    if book.at is None:
        own[book.sheet, book.head_row, book.column] = "编号"
    shown = {row for sheet, row, _ in expected if sheet == book.sheet}
    told = shown_of(numbered(book))
    assert {key: text for key, text in told.items() if key not in own} == {
        key: text for key, text in expected.items() if key not in own
    }
    assert {key: text for key, text in own.items() if key[1] in shown}.items() <= told.items()


CELLS = st.one_of(
    st.none(),
    st.text(st.sampled_from("甲乙龥𠮷ab1 ,<>&\"'\n　"), max_size=5),
    st.integers(-5, 10**9),
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    st.booleans(),
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=6),
    st.integers(1, 4),
    st.integers(1, 28),
    st.sets(st.integers(0, 5)),
)
def test_whatever_stands_in_a_table_it_is_read_as_before(
    rows: list[list[object]], head_row: int, left: int, styled: set[int]
) -> None:
    book = openpyxl.Workbook()
    page = book.active
    for number, row in enumerate([["甲", "乙", "丙"], *rows], head_row):
        for column, value in enumerate(row, left):
            page.cell(number, column, value)
    for column in styled:
        page.cell(head_row, left + 3 + column).font = Font(bold=True)
    file = io.BytesIO()
    book.save(file)
    ids = {head_row + 1 + at: f"a-{at}" for at, row in enumerate(rows) if row[0] is not None}
    after, at, _ = with_ids(file.getvalue(), page.title, IdColumn("编号", head_row, ids))
    expected = shown_of(file.getvalue())
    if ids:
        assert at == left + 3
        own = {head_row: "编号", **ids}
        expected |= {(page.title, row, at): text for row, text in own.items()}
    assert shown_of(after) == expected

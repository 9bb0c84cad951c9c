"""Workbooks in many shapes, as offices' programs write them: by openpyxl, by XlsxWriter, and by hand."""

import io
import re
import struct
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image as Picture
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from PIL import Image

HEADS = ["序号", "社区", "承诺内容", "完成时限", "单位"]
ROWS = [
    [1, "东关社区", "修好楼道灯 <3 盏 & 门", date(2026, 3, 1), "县住建局"],
    [2, "西关社区", "加装扶手", "长期", "县民政局"],
    [3, "南门社区", "清理杂物", "3月底", None],
]
PIXEL = io.BytesIO()
Image.new("RGB", (2, 2), "red").save(PIXEL, "PNG")


@dataclass(frozen=True)
class Book:
    """A workbook, and where its table stands."""

    content: bytes
    sheet: str
    head_row: int
    rows: tuple[int, ...]
    """Those that get an id."""
    column: int
    """Where the ids are to stand."""
    at: int | None = None
    """Where the column is, if there is one already."""


def _saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _filled(
    head_row: int = 1, first_column: int = 1
) -> tuple[openpyxl.Workbook, openpyxl.worksheet.worksheet.Worksheet]:
    book = openpyxl.Workbook()
    page = book.active
    page.title = "公开承诺"
    for number, row in enumerate([HEADS, *ROWS], head_row):
        for column, value in enumerate(row, first_column):
            page.cell(number, column, value)
    return book, page


def _openpyxl(change: Callable[..., object], **where: int) -> Book:
    book, page = _filled(where.get("head_row", 1), where.get("first_column", 1))
    change(page)
    head = where.get("head_row", 1)
    column = where.get("first_column", 1) + len(HEADS)
    return Book(
        _saved(book),
        "公开承诺",
        where.get("last_head_row", head),
        tuple(range(head + 1, head + 1 + len(ROWS))),
        where.get("column", column),
        where.get("at"),
    )


def _titled(page) -> None:
    page["A1"] = "2026年公开承诺台账"
    page.merge_cells("A1:E1")


def _titled_wide(page) -> None:
    page["A1"] = "2026年公开承诺台账"
    page.merge_cells("A1:H1")
    page["A2"] = "填报单位：县委组织部"


def _heads_in_two(page) -> None:
    page["A1"], page["C1"] = "基本情况", "承诺"
    page.merge_cells("A1:B1")
    page.merge_cells("C1:E1")


def _styled(page) -> None:
    line = Side(style="thin")
    for row in page["A1:Z9"]:
        for cell in row:
            cell.border = Border(left=line, right=line, top=line, bottom=line)
    for cell in page[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", "FFEE00")


def _note_beside(page) -> None:
    page["F3"] = "注：按7月要求改"


def _merged_beside(page) -> None:
    page["E1"] = "单位"
    page.merge_cells("E1:G1")


def _hidden_beside(page) -> None:
    page.column_dimensions["F"].hidden = True


def _filtered(page) -> None:
    page.auto_filter.ref = "A1:E4"
    page.auto_filter.add_filter_column(1, ["东关社区"])


def _as_table(page) -> None:
    page.add_table(Table(displayName="表1", ref="A1:E4"))


def _with_total(page) -> None:
    page["A5"], page["B5"] = "合计", 3
    page["A6"] = "注：本表每季更新"
    page.merge_cells("A6:K6")


def _merged_down(page) -> None:
    page.merge_cells("B2:B3")


def _validated(page) -> None:
    page.add_data_validation(DataValidation("list", formula1='"东关社区,西关社区"', sqref="B2:B9"))
    page.conditional_formatting.add(
        "A2:A4", CellIsRule("greaterThan", ["2"], font=Font(color="FF0000"))
    )


def _commented(page) -> None:
    page["C2"].comment = Comment("核实过", "张")
    page["E2"].hyperlink = "https://example.org/?a=1&b=2"


def _pictured(page) -> None:
    page.add_image(Picture(io.BytesIO(PIXEL.getvalue())), "H2")
    chart = BarChart()
    chart.add_data(Reference(page, min_col=1, min_row=1, max_row=4))
    page.add_chart(chart, "H9")


def _printed(page) -> None:
    page.print_area, page.print_title_rows, page.freeze_panes = "A1:E4", "1:1", "B2"
    page.sheet_view.zoomScale = 85
    page.oddFooter.center.text = "第 &P 页"


def _named(page) -> None:
    page.parent.defined_names["全部"] = DefinedName("全部", attr_text="公开承诺!$A$1:$E$4")


def _counted(page) -> None:
    page["E4"] = "=COUNTA(C2:C4)"


def _grouped(page) -> None:
    page.row_dimensions.group(2, 3, hidden=True)
    page.row_dimensions[2].height = 33


def _among_others(page) -> None:
    page.parent.create_sheet("说明", 0)["A1"] = "填表说明"
    page.parent.create_sheet("旧表").sheet_state = "hidden"


def _id_blank(page) -> None:
    page["F1"] = "编号"


def _id_in_part(page) -> None:
    page["F1"], page["F2"], page["F4"] = "编号", "dongguan-1", " "


def _id_first(page) -> None:
    page["A1"] = "编号"
    for row in (2, 3, 4):
        page.cell(row, 1).value = None


def _odd_texts(page) -> None:
    page["C2"], page["C3"] = "  两头有空格  ", "第一行\n第二行"
    page["E3"] = "0000123456789012345"
    page["E4"] = True


OPENPYXL: dict[str, Book] = {
    "plain": _openpyxl(lambda _: None),
    "title": _openpyxl(_titled, head_row=2),
    "titles wider than the table": _openpyxl(_titled_wide, head_row=3),
    "two rows of headings": _openpyxl(_heads_in_two, head_row=2),
    "right of a blank column": _openpyxl(lambda _: None, first_column=3),
    "far down": _openpyxl(lambda _: None, head_row=40, first_column=27),
    "borders to Z": _openpyxl(_styled),
    "a note beside": _openpyxl(_note_beside, column=7),
    "a heading merged over more": _openpyxl(_merged_beside, column=8),
    "a hidden column beside": _openpyxl(_hidden_beside, column=7),
    "filter": _openpyxl(_filtered),
    "table": _openpyxl(_as_table),
    "total and note": _openpyxl(_with_total),
    "merged down": _openpyxl(_merged_down),
    "validation and formats": _openpyxl(_validated),
    "comments and links": _openpyxl(_commented),
    "picture and chart": _openpyxl(_pictured),
    "print settings": _openpyxl(_printed),
    "names": _openpyxl(_named),
    "formula": _openpyxl(_counted),
    "hidden and grouped rows": _openpyxl(_grouped),
    "among other sheets": _openpyxl(_among_others),
    "ids blank": _openpyxl(_id_blank, at=6, column=6),
    "ids first": _openpyxl(_id_first, at=1, column=1),
    "odd texts": _openpyxl(_odd_texts),
}


def _xlsxwriter(
    change: Callable[..., object] | None = None, options: dict[str, object] | None = None
) -> Book:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, **(options or {})})
    page = book.add_worksheet("任务 & \"清单\" '一' ")
    day = book.add_format({"num_format": 'yyyy"年"m"月"d"日"', "border": 1})
    page.write_row(2, 0, HEADS, book.add_format({"bold": True, "bg_color": "#ffee00"}))
    for number, row in enumerate(ROWS, 3):
        for column, value in enumerate(row):
            if isinstance(value, date):
                page.write_datetime(number, column, value, day)
            else:
                page.write(number, column, value)
    if change:
        change(book, page)
    book.close()
    return Book(file.getvalue(), "任务 & \"清单\" '一' ", 3, (4, 5, 6), 6)


def _rich(book, page) -> None:
    page.write_rich_string(3, 2, "修好", book.add_format({"bold": True}), "楼道灯", "。")


def _with_parts(_, page) -> None:
    page.insert_textbox(1, 7, "填表说明")
    page.insert_image(5, 7, "点.png", {"image_data": io.BytesIO(PIXEL.getvalue())})
    page.add_sparkline(3, 8, {"range": "A4:A6"})
    page.insert_checkbox(4, 8, True)


def _with_table(_, page) -> None:
    page.add_table("A3:E6", {"columns": [{"header": head} for head in HEADS]})


def _blank_styled(book, page) -> None:
    page.set_row(9, 30, book.add_format({"bold": True}))
    page.set_column("A:XFD", 12, book.add_format({"bold": True}))


def _merged_title(book, page) -> None:
    page.merge_range("A1:E1", "任务清单", book.add_format({"align": "center"}))


def _long(book, page) -> None:
    page.freeze_panes(3, 0)
    book.define_name("全部", "='任务 & \"清单\" ''一'' '!$A$3:$E$6")
    for number in range(8, 3000):
        page.write_row(number, 0, [number, "东关社区", "修灯"])


def _filtered_too(book, page) -> None:
    page.autofilter("A3:E6")
    book.use_zip64()


XLSXWRITER: dict[str, Book] = {
    "by XlsxWriter": _xlsxwriter(),
    "inline texts": _xlsxwriter(options={"in_memory": False, "constant_memory": True}),
    "rich text": _xlsxwriter(_rich),
    "text box, picture, sparkline": _xlsxwriter(_with_parts),
    "table by XlsxWriter": _xlsxwriter(_with_table),
    "filter and 64-bit sizes": _xlsxwriter(_filtered_too),
    "blank styled rows": _xlsxwriter(_blank_styled),
    "merged title": _xlsxwriter(_merged_title),
    "1904": _xlsxwriter(options={"date_1904": True}),
    "long": _xlsxwriter(_long),
}

SHEET = "xl/worksheets/sheet1.xml"


def repacked(content: bytes, changes: dict[str, bytes], pack: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The same parts, some with other bytes, written by `zipfile`."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", pack) as new:
        for name in dict.fromkeys([*old.namelist(), *changes]):
            new.writestr(
                zipfile.ZipInfo(name), changes[name] if name in changes else old.read(name), pack
            )
    return file.getvalue()


def _sheet(change: Callable[[str], str], base: str = "plain") -> Book:
    book = OPENPYXL[base]
    with zipfile.ZipFile(io.BytesIO(book.content)) as file:
        text = file.read(SHEET).decode()
    changed = change(text)
    assert changed != text
    return Book(
        repacked(book.content, {SHEET: changed.encode()}),
        *(book.sheet, book.head_row, book.rows, book.column, book.at),
    )


def _prefixed(text: str) -> str:
    text = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", text)
    return text.replace(' xmlns="', ' xmlns:x="', 1)


def _alternate(text: str) -> str:
    more = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="x14"><row r="9"><c r="A9"><v>1</v></c></row></mc:Choice>'
        "<mc:Fallback/></mc:AlternateContent>"
    )
    return text.replace("<pageMargins", f"{more}<pageMargins")


def _streamed(content: bytes) -> bytes:
    """As written to a stream: sizes follow what they are of."""

    class Stream(io.RawIOBase):
        def __init__(self) -> None:
            self.parts: list[bytes] = []

        def writable(self) -> bool:
            return True

        def write(self, data) -> int:
            self.parts.append(bytes(data))
            return len(data)

    stream = Stream()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, old.read(info), zipfile.ZIP_DEFLATED)
    return b"".join(stream.parts)


def _with_room(content: bytes) -> bytes:
    """As some writers do: each local header has room for sizes of 64 bits."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        new.comment = "县委组织部".encode()
        for info in old.infolist():
            with new.open(info.filename, "w", force_zip64=True) as part:
                part.write(old.read(info))
    return file.getvalue()


def _padded(content: bytes) -> bytes:
    """As Excel does: an extra field that keeps room for the part to grow."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for info in old.infolist():
            grown = zipfile.ZipInfo(info.filename)
            grown.extra = struct.pack("<2H", 0xA220, 60) + b"\x28\xa0" + bytes(58)
            new.writestr(grown, old.read(info), zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _packed(change: Callable[[bytes], bytes]) -> Book:
    book = OPENPYXL["title"]
    return Book(change(book.content), book.sheet, book.head_row, book.rows, book.column)


def _absolute(content: bytes) -> bytes:
    name = "xl/_rels/workbook.xml.rels"
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        text = file.read(name).decode()
    return repacked(content, {name: text.replace('Target="/xl/', 'Target="').encode()})


def _strict(content: bytes) -> bytes:
    """The namespaces of ISO 29500 Strict."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {
            name: file.read(name) for name in file.namelist() if name.endswith((".xml", ".rels"))
        }
    pairs = (
        ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"),
        ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"),
    )  # fmt: skip
    for name, part in parts.items():
        for old, new in pairs:
            part = part.replace(old.encode(), new.encode())  # noqa: PLW2901
        parts[name] = part
    return repacked(content, parts)


def _with_macros(content: bytes) -> bytes:
    name = "[Content_Types].xml"
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        types = file.read(name).decode()
    types = types.replace("sheet.main+xml", "x", 1).replace(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.x",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    return repacked(content, {name: types.encode(), "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 99})


RAW: dict[str, Book] = {
    "rows without numbers": _sheet(lambda text: re.sub(r'<row r="\d+"', "<row", text)),
    "cells without references": _sheet(
        lambda text: re.sub(r'<c r="\w+"', "<c", re.sub(r'<row r="\d+"', "<row", text))
    ),
    "spans": _sheet(lambda text: re.sub(r'(<row r="\d+")', r'\1 spans="1:5"', text)),
    "no dimension": _sheet(lambda text: re.sub(r"<dimension[^>]*/>", "", text)),
    "prefix": _sheet(_prefixed),
    "alternate content": _sheet(_alternate),
    "apostrophes": _sheet(lambda text: text.replace("'", "&apos;").replace('"', "'")),
    "line breaks": _sheet(lambda text: re.sub(r"(</c>|</row>|<row[^>]*>)", "\\1\r\n  ", text)),
    "byte order mark": _sheet(lambda text: "\ufeff" + text),
    "a row without cells": _sheet(
        lambda text: text.replace('<row r="4">', '<row r="4" ht="15" >').replace(
            "</sheetData>", '<row r="7" ht="9"/></sheetData>'
        )
    ),
    "cells of a shared blank": _sheet(
        lambda text: re.sub(r'(<c r="F1"[^/]*?</c>)', r"\1", text).replace(
            "</row>", '<c r="H1" s="0"/></row>', 1
        )
    ),
    "stored": _packed(lambda content: repacked(content, {}, zipfile.ZIP_STORED)),
    "streamed": _packed(_streamed),
    "room in headers": _packed(_with_room),
    "room to grow": _packed(_padded),
    "paths from the root": _packed(_absolute),
    "strict": _packed(_strict),
    "macros": _packed(_with_macros),
}


def _saved_by_libreoffice(name: str, file: str) -> Book:
    """One of those above, as LibreOffice 7.4 saved it (`soffice --convert-to xlsx`)."""
    return replace(OPENPYXL[name], content=(Path(__file__).parent / file).read_bytes())


LIBREOFFICE: dict[str, Book] = {
    "filter, by LibreOffice": _saved_by_libreoffice("filter", "libreoffice-filter.xlsx"),
    "total, by LibreOffice": _saved_by_libreoffice("total and note", "libreoffice-total.xlsx"),
}

BOOKS: dict[str, Book] = {**OPENPYXL, **XLSXWRITER, **RAW, **LIBREOFFICE}


def raw_parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Each part's name, and its bytes as they lie in the archive, its header with it."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        infos = file.infolist()
        end = content.rindex(b"PK\5\6")
        (directory_at,) = struct.unpack_from("<I", content, end + 16)
    starts = sorted([*(info.header_offset for info in infos), directory_at])
    for info in infos:
        stop = next(start for start in starts if start > info.header_offset)
        yield info.filename, content[info.header_offset : stop]

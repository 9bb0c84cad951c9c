"""Workbooks as offices and their programs make them, each with what is read of it and what is said."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.records.workbooks.making import (
    TYPES,
    by_openpyxl,
    by_xlsxwriter,
    edited,
    lying,
    parts_of,
    raw,
    with_parts,
    zipped,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DAY = date(2026, 3, 1)
_BROKEN = (
    "文件坏了，或者不是工作簿，没有读取；请用表格软件打开后另存为新的 .xlsx，打不开的请重新导出。"
)
BROKEN = f"错误 a.xlsx：{_BROKEN}"
BROKEN_SHEET = f"错误 a.xlsx「表」：{_BROKEN}"
ENTITIES = "错误 a.xlsx：里面有表格软件不会写的声明（DOCTYPE），没有读取；请用表格软件打开后另存为新的 .xlsx。"
PASSWORD = "错误 a.xlsx：打开要密码，没有读取；请用表格软件打开，去掉密码后另存为 .xlsx。"
OTHER_FORM = (
    "错误 a.xlsx：这种格式的工作簿（.ods、.xlsb）读不全，没有读取；请用表格软件打开后另存为 .xlsx。"
)
TOO_BIG = (
    "错误 a.xlsx：展开以后超过 512 MiB，没有读取；请删掉用不着的工作表和图片，或拆成几个文件。"
)
MACROS = "提醒 a.xlsx：里面有宏，没有运行，也用不着；表格照常读取。"
LINKS = "提醒 a.xlsx：有公式引用了别的文件，读的是上次保存时的结果；请核对是不是最新的。"
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


@dataclass(frozen=True)
class Case:
    """A workbook, the cells of its one sheet (None where none is read), and what is said."""

    name: str
    make: Callable[[], bytes]
    cells: Sequence[Sequence[str]] | None
    said: Sequence[str] = ()
    at: tuple[int, int] = (1, 1)
    """Row and column of the first cell."""


def cut(row: int, letter: str, count: int = 1) -> str:
    return (
        f"错误 a.xlsx「表」第{row}行 {letter}列：从这里起这一列有 {count} 格数字超过 15 位，末尾的已经丢了，"
        "按空着读；请把这一列设成文本再重填。"
    )


def uncomputed(row: int, letter: str, count: int = 1) -> str:
    return (
        f"错误 a.xlsx「表」第{row}行 {letter}列：从这里起这一列有 {count} 格公式没有存下结果，按空着读；"
        "请用表格软件打开，保存一次。"
    )


def at_fault(row: int, letter: str, found: str) -> str:
    return (
        f"错误 a.xlsx「表」第{row}行 {letter}列：这一格是公式出错的「{found}」，按空着读；"
        "请改正公式，或直接填上内容。"
    )


def pictures(row: int, letter: str, count: int = 1) -> str:
    return (
        f"提醒 a.xlsx「表」第{row}行 {letter}列：从这里起这一列有 {count} 格放的是图片，按空着读；"
        "表格里的图片不会公布。"
    )


def hidden_rows(count: int, rows: str) -> str:
    return (
        f"错误 a.xlsx「表」：有 {count} 行是隐藏的或筛选掉的，没有读取：第 {rows} 行；"
        "请取消隐藏和筛选，不要的请删掉。"
    )


def hidden_columns(columns: str) -> str:
    return f"提醒 a.xlsx「表」：这些列是隐藏的，没有读取：{columns}；要读取，请取消隐藏。"


def shown_as(code: str, value: object) -> Callable[[], bytes]:
    """One cell under a number format."""

    def change(sheet: Worksheet) -> None:
        sheet["A1"] = value
        sheet["A1"].number_format = code

    return lambda: by_openpyxl((), change)


def cell(xml: str, **more: str) -> Callable[[], bytes]:
    """One row as XML."""
    return lambda: raw(f'<row r="1">{xml}</row>', **more)


def changed(
    rows: Sequence[Sequence[object]], change: Callable[[Worksheet], object]
) -> Callable[[], bytes]:
    return lambda: by_openpyxl(rows, change)


FORMATS = [
    ("0000", 7, "0007"),
    ("000000", 12.0, "000012"),
    ("0000", 1.5, "1.5"),
    ("0000", -3, "-3"),
    ('"A-"000', 12, "A-012"),
    ('0"户"', 12, "12"),
    ("#,##0", 1234567, "1234567"),
    ("0.00", 1.5, "1.5"),
    ("0%", 0.5, "50%"),
    ("0.0%", 0.125, "12.5%"),
    ("@", 12, "12"),
    ("General", 46082, "46082"),
    ("General", 999999999999999, "999999999999999"),
    ("General", 0.1 + 0.2, "0.3"),
    ("General", 1e-7, "0.0000001"),
    ("General", -5.0, "-5"),
    ("0.00E+00", 123.0, "123"),
    ('yyyy"年"m"月"', DAY, "2026年3月"),
    ('yyyy"年"', DAY, "2026年"),
    ('m"月"d"日"', DAY, "2026-03-01"),
    ('yyyy"年"m"月"d"日"', DAY, "2026-03-01"),
    ("yyyy-mm", DAY, "2026年3月"),
    ("mmm-yy", DAY, "2026年3月"),
    ("e年m月", DAY, "2026年3月"),
    ('[$-804]yyyy"年"m"月"', DAY, "2026年3月"),
    ('[DBNum1][$-804]yyyy"年"m"月"d"日"', DAY, "2026-03-01"),
    ("yyyy.mm.dd", DAY, "2026-03-01"),
    ("yyyy/m/d h:mm", datetime(2026, 3, 1, 9, 5), "2026-03-01 09:05"),
    ("h:mm", time(9, 5), "09:05"),
    ("[h]:mm", timedelta(hours=30), "30:00"),
]
"""Number formats, a value, and how its cell reads."""


def _merged(sheet: Worksheet) -> None:
    sheet.merge_cells("A1:A3")
    sheet.row_dimensions[1].hidden = True


def _filtered(sheet: Worksheet) -> None:
    sheet.auto_filter.ref = "A1:A9"
    for row in (2, 4, 5, 6):
        sheet.row_dimensions[row].hidden = True


def _hide(what: str) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        for letter in what:
            sheet.column_dimensions[letter].hidden = True

    return change


def _sheets(*states: str) -> bytes:
    """Sheets 甲, 乙, … in these states; the first is named 表."""
    book = openpyxl.Workbook()
    book.active.title = "表"
    book.active.append(["a"])
    for name, state in zip("乙丙丁", states, strict=False):
        sheet = book.create_sheet(name)
        sheet.append(["b"])
        sheet.sheet_state = state
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _of_other_encoding(encoding: str) -> bytes:
    parts = parts_of(raw(ONE))
    text = parts["xl/worksheets/sheet1.xml"].decode()
    declared = f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding)
    return zipped({**parts, "xl/worksheets/sheet1.xml": declared})


def _prefixed() -> bytes:
    parts = parts_of(raw(f'{ONE}<row r="2" hidden="1"><c r="A2"><v>2</v></c></row>'))
    text = parts["xl/worksheets/sheet1.xml"].decode()
    for name in ("worksheet", "sheetData", "row", "c", "v"):
        text = text.replace(f"<{name} ", f"<x:{name} ").replace(f"<{name}>", f"<x:{name}>")
        text = text.replace(f"</{name}>", f"</x:{name}>")
    return zipped({**parts, "xl/worksheets/sheet1.xml": text.replace("xmlns=", "xmlns:x=")})


def _strict() -> bytes:
    old, new = "http://schemas.openxmlformats.org", "http://purl.oclc.org/ooxml"
    moved = {
        f"{old}/spreadsheetml/2006/main": f"{new}/spreadsheetml/main",
        f"{old}/officeDocument/2006/relationships": f"{new}/officeDocument/relationships",
    }
    parts = parts_of(raw(ONE))
    for name, content in parts.items():
        text = content.decode()
        for before, after in moved.items():
            text = text.replace(before, after)
        parts[name] = text.encode()
    return zipped(parts)


def _twice() -> bytes:
    file = io.BytesIO(raw(ONE))
    with zipfile.ZipFile(file, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("xl/worksheets/sheet1.xml", "<worksheet/>")
    return file.getvalue()


DOCTYPE = '<!DOCTYPE a [<!ENTITY b "c">]>'
STYLES = (
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="31"/><xf numFmtId="57"/></cellXfs>'
)

CASES = [
    *(Case(f"{code} {value!r}", shown_as(code, value), [[text]]) for code, value, text in FORMATS),
    # --- values ---
    Case("booleans", changed([[True, False]], str), [["是", "否"]]),
    Case(
        "an id of 18 figures as text",
        changed([["123456789012345678"]], str),
        [["123456789012345678"]],
    ),
    Case(
        "a number of 16 figures",
        changed([[10**15], [10**15 + 1]], str),
        [[""], [""]],
        [cut(1, "A", 2)],
    ),
    Case(
        "18 figures whole", cell('<c r="A1"><v>123456789012345678</v></c>'), [[""]], [cut(1, "A")]
    ),
    Case("5.1E+17 as a number", cell('<c r="A1"><v>5.1E+17</v></c>'), [[""]], [cut(1, "A")]),
    Case(
        "5.1E+17 as text",
        changed([["5.1E+17", "E+17号楼"]], str),
        [["", "E+17号楼"]],
        [cut(1, "A")],
    ),
    Case(
        "numbers that only look odd",
        changed([["1E5", "5.1E+3", "3E+2栋"]], str),
        [["1E5", "5.1E+3", "3E+2栋"]],
    ),
    Case(
        "a day since 1904",
        cell(
            '<c r="A1" s="1"><v>44620</v></c>', workbook='<workbookPr date1904="1"/>', styles=STYLES
        ),
        [["2026-03-01"]],
    ),
    Case(
        "a day since 1900",
        cell('<c r="A1" s="1"><v>46082</v></c>', styles=STYLES),
        [["2026-03-01"]],
    ),
    Case(
        "a day and its time",
        cell('<c r="A1" s="1"><v>46082.5</v></c>', styles=STYLES),
        [["2026-03-01 12:00"]],
    ),
    Case(
        "formats not spelt out",
        cell('<c r="A1" s="2"><v>46082</v></c><c r="B1" s="3"><v>46082</v></c>', styles=STYLES),
        [["2026-03-01", "2026年3月"]],
    ),
    Case("days written as ISO", cell('<c r="A1" t="d"><v>2026-03-01</v></c>'), [["2026-03-01"]]),
    Case(
        "text of several runs",
        cell(
            '<c r="A1" t="s"><v>0</v></c>',
            strings="<si><r><t>甲</t></r><r><rPr><b/></rPr><t>乙</t></r>"
            '<rPh sb="0" eb="1"><t>jia</t></rPh></si>',
        ),
        [["甲乙"]],
    ),
    Case(
        "line breaks of Windows",
        cell('<c r="A1" t="inlineStr"><is><t>甲_x000D_\n乙</t></is></c>'),
        [["甲\n乙"]],
    ),
    Case("full width and blanks", changed([["ＡＢ　１", " a "]], str), [["ＡＢ　１", " a "]]),
    # --- formulas ---
    Case(
        "formulas by openpyxl",
        changed([["=1+1", "x"], ["=2", "y"]], str),
        [["x"], ["y"]],
        [uncomputed(1, "A", 2)],
        (1, 2),
    ),
    Case("nothing but a formula", changed([["=1+1"]], str), [], [uncomputed(1, "A")]),
    Case(
        "results XlsxWriter made up",
        lambda: by_xlsxwriter([["x"]], lambda _, sheet: sheet.write_formula(0, 1, "=1+1")),
        [["x", ""]],
        [uncomputed(1, "B")],
    ),
    Case(
        "results of an office program",
        cell(
            '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>""</f><v></v></c>'
            '<c r="C1" t="b"><f>TRUE()</f><v>1</v></c>'
        ),
        [["2", "", "是"]],
    ),
    Case(
        "a formula without result",
        cell('<c r="A1"><v>1</v></c><c r="B1"><f>1/0</f></c>'),
        [["1"]],
        [uncomputed(1, "B")],
    ),
    *(
        Case(
            f"the error {e}",
            cell(f'<c r="A1" t="e"><f>1</f><v>{e}</v></c>'),
            [[""]],
            [at_fault(1, "A", e)],
        )
        for e in ("#REF!", "#DIV/0!", "#N/A", "#NAME?", "#VALUE!")
    ),
    Case(
        "an error as text",
        changed([["#REF!", "#1楼"]], str),
        [["", "#1楼"]],
        [at_fault(1, "A", "#REF!")],
    ),
    Case(
        "a picture in a cell",
        cell(
            '<c r="A1" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>'
            '<c r="B1"><v>2</v></c>'
        ),
        [["", "2"]],
        [pictures(1, "A")],
    ),
    # --- hidden ---
    Case(
        "rows filtered away",
        changed([[n] for n in range(1, 8)], _filtered),
        [["1"], [""], ["3"], [""], [""], [""], ["7"]],
        [hidden_rows(4, "2、4–6")],
    ),
    Case(
        "hidden columns",
        changed([list("abcdef")], _hide("BDE")),
        [["a", "", "c", "", "", "f"]],
        [hidden_columns("B、D–E")],
    ),
    Case("hidden and blank", changed([["a", None, "c"]], _hide("BZ")), [["a", "", "c"]]),
    Case(
        "an error in a hidden column",
        changed([["a", "#REF!"]], _hide("B")),
        [["a", ""]],
        [hidden_columns("B")],
    ),
    Case(
        "merged cells that begin hidden",
        changed([["东关社区", 1], [None, 2], [None, 3]], _merged),
        [["", ""], ["东关社区", "2"], ["", "3"]],
        [hidden_rows(1, "1")],
    ),
    Case(
        "a hidden sheet",
        lambda: _sheets("hidden"),
        [["a"]],
        ["提醒 a.xlsx「乙」：这张工作表是隐藏的，没有读取；要读取，请取消隐藏。"],
    ),
    Case(
        "a sheet hidden from menus",
        lambda: _sheets("veryHidden"),
        [["a"]],
        ["提醒 a.xlsx「乙」：这张工作表是隐藏的，没有读取；要读取，请取消隐藏。"],
    ),
    # --- forms of XML ---
    Case(
        "cells that don't say where they are",
        lambda: raw(
            '<row><c><v>1</v></c><c><v>2</v></c></row><row hidden="1"><c><v>3</v></c></row>'
        ),
        [["1", "2"], ["", ""]],
        [hidden_rows(1, "2")],
    ),
    Case("elements with a prefix", _prefixed, [["1"], [""]], [hidden_rows(1, "2")]),
    Case("strict OOXML", _strict, [["1"]]),
    Case(
        "a table further down",
        changed([], lambda sheet: sheet.cell(4, 3, "a")),
        [["a"]],
        (),
        (4, 3),
    ),
    Case(
        "a blank cell far away",
        lambda: raw(f'{ONE}<row r="1048576"><c r="XFD1048576" s="0"/></row>'),
        [["1"]],
    ),
    Case(
        "a filled cell far away",
        lambda: raw(f'{ONE}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        None,
        [
            "错误 a.xlsx「表」：内容一直到第 1048576 行、XFD 列，超过 8000000 格，没有读取；"
            "请删掉表格以外的行和列。"
        ],
    ),
    Case(
        "a filled cell far away in a row that says otherwise",
        lambda: raw(f'{ONE}<row r="2"><c r="A2"><v>1</v></c><c r="XFD999999"><v>1</v></c></row>'),
        None,
        [
            "错误 a.xlsx「表」：内容一直到第 999999 行、XFD 列，超过 8000000 格，没有读取；"
            "请删掉表格以外的行和列。"
        ],
    ),
    Case(
        "blank",
        by_openpyxl,
        None,
        ["错误 a.xlsx：文件是空的；请填入表头和记录，或删除这个文件。"],
    ),
    Case("UTF-16", lambda: _of_other_encoding("utf-16"), None, [BROKEN]),
    Case("GBK", lambda: _of_other_encoding("gbk"), None, [BROKEN]),
    # --- whole files ---
    Case(
        "macros", lambda: with_parts(by_openpyxl([["a"]]), xl__vbaProject=b"x"), [["a"]], [MACROS]
    ),
    Case(
        "links",
        lambda: zipped({**parts_of(raw(ONE)), "xl/externalLinks/externalLink1.xml": "<a/>"}),
        [["1"]],
        [LINKS],
    ),
    Case(
        "a password",
        lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        None,
        [PASSWORD],
    ),
    Case(
        "entities in a sheet",
        lambda: edited(raw(ONE), "xl/worksheets/sheet1.xml", "<worksheet", f"{DOCTYPE}<worksheet"),
        None,
        [ENTITIES],
    ),
    Case(
        "entities in the workbook",
        lambda: edited(raw(ONE), "xl/workbook.xml", "<workbook", f"{DOCTYPE}<workbook"),
        None,
        [ENTITIES],
    ),
    Case(
        "entities in texts",
        lambda: edited(
            raw(ONE, strings="<si><t>a</t></si>"), "xl/sharedStrings.xml", "<sst", f"{DOCTYPE}<sst"
        ),
        None,
        [ENTITIES],
    ),
    Case(
        "larger than it says",
        lambda: lying(raw(ONE), "xl/worksheets/sheet1.xml", 10),
        None,
        [BROKEN],
    ),
    Case(
        "a bomb",
        lambda: lying(raw(ONE), "xl/worksheets/sheet1.xml", 1 << 30),
        None,
        [TOO_BIG],
    ),
    Case(
        "a long text named by many cells",
        lambda: raw(
            "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 9000)),
            strings=f"<si><t>{'长' * 30_000}</t></si>",
        ),
        None,
        [TOO_BIG.replace("a.xlsx", "a.xlsx「表」")],
    ),
    Case("cut off near its end", lambda: raw(ONE)[:-50], None, [BROKEN]),
    Case("cut off in its middle", lambda: raw(ONE)[:300], None, [BROKEN]),
    Case("its first bytes alone", lambda: b"PK\x03\x04", None, [BROKEN]),
    Case("an old workbook that is none", lambda: OLE + bytes(600), None, [BROKEN]),
    Case(
        "a letter",
        lambda: zipped({"[Content_Types].xml": TYPES, "word/document.xml": "<a/>"}),
        None,
        [BROKEN],
    ),
    Case(
        "a workbook of OpenDocument",
        lambda: zipped(
            {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ""}
        ),
        None,
        [OTHER_FORM],
    ),
    Case(
        "a binary workbook",
        lambda: zipped({"[Content_Types].xml": TYPES, "xl/workbook.bin": b"\0"}),
        None,
        [OTHER_FORM],
    ),
    Case("a part twice", _twice, None, [BROKEN]),
    Case(
        "a sheet that is no XML",
        lambda: edited(raw(ONE), "xl/worksheets/sheet1.xml", "</sheetData>", "<"),
        None,
        [BROKEN_SHEET],
    ),
    Case(
        "no sheet where it should be",
        lambda: zipped({k: v for k, v in parts_of(raw(ONE)).items() if "sheet1" not in k}),
        None,
        [BROKEN_SHEET],
    ),
    Case(
        "a sheet cut off",
        lambda: edited(raw(ONE * 2), "xl/worksheets/sheet1.xml", "</sheetData></worksheet>", ""),
        None,
        [BROKEN_SHEET],
    ),
]

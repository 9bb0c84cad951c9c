"""Workbooks made for tests: by openpyxl, by XlsxWriter, and part by part."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[Any]]
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    + "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'spreadsheetml.{kind}+xml"/>'
        for name, kind in (
            ("workbook", "sheet.main"),
            ("worksheets/sheet1", "worksheet"),
            ("styles", "styles"),
            ("sharedStrings", "sharedStrings"),
        )
    )
    + "</Types>"
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def by_openpyxl(rows: Rows = (), change: Callable[[Worksheet], object] | None = None) -> bytes:
    """One sheet 表 of some rows, changed at will."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "表"
    for row in rows:
        sheet.append(list(row))
    if change:
        change(sheet)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def by_xlsxwriter(
    rows: Rows = (),
    change: Callable[[xlsxwriter.Workbook, Any], object] | None = None,
    **options: object,
) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "default_date_format": "yyyy-mm-dd", **options}
    )
    sheet = book.add_worksheet("表")
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    if change:
        change(book, sheet)
    book.close()
    return file.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def raw(
    sheet_data: str, *, styles: str = "", strings: str = "", workbook: str = "", after: str = ""
) -> bytes:
    """A workbook of one sheet 表, as its XML is written here."""
    relation = f'<Relationship Id="{{}}" Type="{RELATIONS}/{{}}" Target="{{}}"/>'
    relations = [relation.format("s1", "worksheet", "worksheets/sheet1.xml")]
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}">'
        + relation.format("r1", "officeDocument", "xl/workbook.xml")
        + "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{workbook}<sheets>'
        '<sheet name="表" sheetId="1" r:id="s1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{sheet_data}</sheetData>'
        f"{after}</worksheet>",
    }
    if styles:
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'
        relations.append(relation.format("s2", "styles", "styles.xml"))
    if strings:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{strings}</sst>'
        relations.append(relation.format("s3", "sharedStrings", "sharedStrings.xml"))
    parts["xl/_rels/workbook.xml.rels"] = (
        f'<Relationships xmlns="{PACKAGE}">{"".join(relations)}</Relationships>'
    )
    return zipped(parts)


def edited(data: bytes, part: str, old: str, new: str) -> bytes:
    """A workbook with a text in a part replaced."""
    parts = parts_of(data)
    text = parts[part].decode()
    assert old in text, text
    return zipped({**parts, part: text.replace(old, new)})


def with_parts(data: bytes, **more: bytes | str) -> bytes:
    """A workbook with more parts, `__` in their names for `/`."""
    names = {name.replace("__", "/") + ".bin": content for name, content in more.items()}
    return zipped({**parts_of(data), **names})


def lying(data: bytes, part: str, size: int) -> bytes:
    """A zip whose directory says that a part has another size than it has."""
    name = part.encode()
    result = bytearray(data)
    at = data.rfind(name) - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    struct.pack_into("<I", result, at + 24, size)
    return bytes(result)

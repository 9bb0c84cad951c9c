"""Ids written into a workbook (.xlsx, .xlsm): one sheet's XML is patched; every other part stays as packed."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote
from xml.etree import ElementTree

from sunboard.language import later, mark
from sunboard.publishing.numbering.column import IdColumn, UnfitError, Written
from sunboard.publishing.numbering.sheets import sheet_with_ids
from sunboard.publishing.numbering.zip_parts import part_bytes, part_names, replaced
from sunboard.records.workbooks.book import ZIP

_TYPES, _MAIN = "[Content_Types].xml", "workbook.xml"
"""Parts that a workbook of the format has; `.ods` has neither, `.xlsb` another for the second."""
_SEALS = (
    ("_xmlsignatures/", mark("有电子签名")),
    ("xl/revisions/", mark("是多人共享的工作簿")),
)
"""Folders of a workbook that a change would put out of step."""


def with_ids(book: bytes, sheet: str, column: IdColumn) -> Written:
    """A workbook with the ids of one table of a sheet, which is named as it is shown.

    Raises:
        UnfitError: they can't be written into it.
    """
    if not column.ids:
        return Written(book, column.at or 0)
    if not book.startswith(ZIP):
        raise UnfitError(later("是老格式的工作簿"))
    names = part_names(book)
    if _TYPES not in names or not any(name.endswith(_MAIN) for name in names):
        raise UnfitError(later("不是 .xlsx 格式的工作簿"))
    for folder, why in _SEALS:
        if any(name.startswith(folder) for name in names):
            raise UnfitError(later(why))
    try:
        part = _part_of(book, sheet)
        content = part_bytes(book, part)
    except KeyError:
        raise UnfitError(later("里面找不到这张工作表")) from None
    written = sheet_with_ids(content, column)
    return written._replace(content=replaced(book, part, written.content))


def _part_of(book: bytes, sheet: str) -> str:
    """Which part holds a sheet; the ways there are those of ECMA-376 part 2, 6.5."""
    root = _relations(book, "_rels/.rels", "", "/officeDocument")
    main = next(iter(root.values()))
    folder, name = posixpath.split(main)
    targets = _relations(book, f"{folder}/_rels/{name}.rels".lstrip("/"), folder, "/worksheet")
    for element in _tree(book, main).iter():
        if _local(element.tag) == "sheet" and element.get("name") == sheet:
            ids = [value for key, value in element.items() if _local(key) == "id" and key != "id"]
            return targets[ids[0]] if ids else targets[""]
    raise KeyError(sheet)


def _relations(book: bytes, part: str, folder: str, kind: str) -> dict[str, str]:
    """Where a part leads: id → name of the part there, for those of one kind."""
    found = {
        relation.get("Id", ""): posixpath.normpath(
            posixpath.join("/", folder, unquote(relation.get("Target", "")))
        ).lstrip("/")
        for relation in _tree(book, part)
        if relation.get("Type", "").endswith(kind) and relation.get("TargetMode") != "External"
    }
    if not found:
        raise KeyError(kind)
    return found


def _tree(book: bytes, part: str) -> ElementTree.Element:
    content = part_bytes(book, part)
    if b"<!DOCTYPE" in content:
        raise UnfitError(later("里面有文档类型声明"))
    try:
        return ElementTree.fromstring(content)
    except ElementTree.ParseError:
        raise UnfitError(later("不是完好的工作簿")) from None


def _local(name: str) -> str:
    return name.rpartition("}")[2]

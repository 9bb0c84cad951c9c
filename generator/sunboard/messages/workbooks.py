"""Messages about workbooks: what can't be opened, and what of a sheet was not read."""

from __future__ import annotations

from sunboard.messages.message import Message, error, warning

WORKBOOK_MESSAGES: dict[str, Message] = {
    "book-password": error(
        "打开要密码，没有读取；请用表格软件打开，去掉密码后另存为 .xlsx。",
    ),
    "book-broken": error(
        "文件坏了，或者不是工作簿，没有读取；请用表格软件打开后另存为新的 .xlsx，打不开的请重新导出。",
    ),
    "book-too-big": error(
        "展开以后超过 {limit} MiB，没有读取；请删掉用不着的工作表和图片，或拆成几个文件。",
    ),
    "book-entities": error(
        "里面有表格软件不会写的声明（DOCTYPE），没有读取；请用表格软件打开后另存为新的 .xlsx。",
    ),
    "book-form": error(
        "这种格式的工作簿（.ods、.xlsb）读不全，没有读取；请用表格软件打开后另存为 .xlsx。",
    ),
    "book-web-page": error(
        "这其实是网页，只是用了表格的文件名，没有读取；请用表格软件打开后另存为 .xlsx。",
    ),
    "book-xml": error(
        "这是 XML 格式的表格（Excel 2003），没有读取；请用表格软件打开后另存为 .xlsx。",
    ),
    "book-macros": warning(
        "里面有宏，没有运行，也用不着；表格照常读取。",
    ),
    "book-links": warning(
        "有公式引用了别的文件，读的是上次保存时的结果；请核对是不是最新的。",
    ),
    "book-old": warning(
        "这是旧格式（.xls、.et）：隐藏的行列也读取了，公式出错的格按空着读，数字前面的 0 和只写到月的日期"
        "看不出来；请另存为 .xlsx。",
    ),
    "sheet-hidden": warning(
        "这张工作表是隐藏的，没有读取；要读取，请取消隐藏。",
    ),
    "sheet-too-big": error(
        "内容一直到第 {row} 行、{letter} 列，超过 {limit} 格，没有读取；请删掉表格以外的行和列。",
    ),
    "rows-hidden": error(
        "有 {count} 行是隐藏的或筛选掉的，没有读取：第 {rows} 行；请取消隐藏和筛选，不要的请删掉。",
    ),
    "columns-hidden": warning(
        "这些列是隐藏的，没有读取：{columns}；要读取，请取消隐藏。",
    ),
    "cell-error": error(
        "这一格是公式出错的「{found}」，按空着读；请改正公式，或直接填上内容。",
    ),
    "cells-uncomputed": error(
        "从这里起这一列有 {count} 格公式没有存下结果，按空着读；请用表格软件打开，保存一次。",
    ),
    "cells-pictures": warning(
        "从这里起这一列有 {count} 格放的是图片，按空着读；表格里的图片不会公布。",
    ),
    "cells-cut-unshown": warning(
        "从这里起这一列有 {count} 格数字超过 15 位，末尾的已经丢了，按空着读；这一列不公布，不改也行。",
    ),
    "cells-cut": error(
        "从这里起这一列有 {count} 格数字超过 15 位，末尾的已经丢了，按空着读；请把这一列设成文本再重填。",
    ),
}

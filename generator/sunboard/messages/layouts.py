"""Messages about sheets as offices keep them: what was taken for granted, and what could not be known."""

from __future__ import annotations

from sunboard.messages.message import Message, error, warning

LAYOUT_MESSAGES: dict[str, Message] = {
    "layout-read": warning(
        "按「{label}」读，{count}条记录。",
        "read as {kind_en}: {count} records.",
    ),
    "layout-read-told": warning(
        "按「{label}」读，{count}条记录；从中列出{kinds}。",
        "read as {kind_en}: {count} records, which list {kinds_en}.",
    ),
    "layout-unread": warning(
        "这些列没有读取，也不会公布：{headings}。",
        "these columns were not read and will not be published: {headings}.",
    ),
    "layout-unheaded": warning(
        "{letter}列没有表头，没有读取；要读的请补上表头。",
        "column {letter} has no heading and was not read; give it one if it should be.",
    ),
    "layout-second": warning(
        "这一列和「{first}」都像是「{label}」，读的是「{first}」，这一列没有读取；"
        "要换，在 data/mapping.yml 的 columns 里写明。",
        "this column and “{first}” mean the same; that one was read. To change it, say so under columns in "
        "data/mapping.yml.",
    ),
    "layout-left-out": warning(
        "这些行不是记录，没有算进去：{rows}。",
        "{count} rows are no records and were left out: {rows}.",
    ),
    "layout-merged": warning(
        "合并的单元格，{count}行按上面写的算。",
        "of merged cells, {count} rows have what is written above.",
    ),
    "layout-ditto": warning(
        "{count}格写了「同上」一类的话，按上面写的算。",
        "{count} cells say ditto and have what is written above.",
    ),
    "layout-filled": warning(
        "{count}格空着，按上面写的地方算；不是的请填上。",
        "{count} cells are blank and have the place written above; fill them in if that is wrong.",
    ),
    "layout-above": warning(
        "没有「{label}」这一列，各行都按表头上面写的算。",
        "there is no column {name}; all rows have what stands above the headings.",
    ),
    "layout-year": warning(
        "{count}格没有写年份，按{source}的{year}年算；不是的请写上年份，或在 data/mapping.yml 里写 year。",
        "{count} cells have no year and were taken for {year}; where that is wrong, write the year, or one in "
        "data/mapping.yml.",
    ),
    "layout-differs": warning(
        "这里写的{kind}的「{label}」和第{row}行不一样，用的是第{row}行的；请核对。",
        "this says otherwise than row {row} of the {label_en} ({kind_en}); row {row} was used.",
    ),
    "layout-differs-there": warning(
        "这里写的{kind}的「{label}」和 {file} 第{row}行不一样，用的是那里的；请核对。",
        "this says otherwise than {file}, row {row}, of the {label_en} ({kind_en}); that was used.",
    ),
    "layout-listed": warning(
        "另有「{label}」的表，有哪些以那张表为准，这里只对名称。",
        "{kind_en} have a list of their own, which says what there is; here only their names are looked up.",
    ),
    "layout-no-table": warning(
        "这里没有表格，没有读取；不用管它。",
        "there is no table here, so it was not read.",
    ),
    "layout-no-headings": error(
        "认不出表头，{count}行都没有读取；请补上表头，或在 data/mapping.yml 里写明每一列是什么。",
        "no headings were recognised, so {count} rows were not read; add them, or say in data/mapping.yml what "
        "the columns are.",
    ),
    "layout-kind-unknown": error(
        "认不出这张表登记的是什么，没有读取；表头是：{headings}。请在 data/mapping.yml 的 sheets 下写一行，"
        "例如：{how}",
        "nothing tells what these records are, so they were not read; the headings are {headings}. Write a "
        "line under sheets in data/mapping.yml, such as: {how}",
    ),
    "layout-kind-doubt": error(
        "这张表可能是{kinds}，定不下来，没有读取；请在 data/mapping.yml 的 sheets 下写一行，例如：{how}",
        "these may be {kinds_en}; as nothing decides, they were not read. Write a line under sheets in "
        "data/mapping.yml, such as: {how}",
    ),
    "heading-missing-in-sheet": error(
        "缺少「{label}」这一列；请补上（表头也可以写 {others}）。表里另有一列就是它的，或者各行都一样的，"
        "也可以在 data/mapping.yml 的 sheets 下写 {columns} 或 {fixed} 这样一行。",
        "the column {name} is missing; please add it (other headings that would do: {others}). Where another "
        "column is it, or all rows have the same, a line under sheets in data/mapping.yml does as well: such "
        "as {columns} or {fixed}.",
    ),
    # --- data/mapping.yml ---
    "mapping-form": error(
        "这里应当是 sheets: 和一个列表。",
        "this should hold sheets: and a list.",
    ),
    "mapping-kind": error(
        "没有「{word}」这一类记录；请写其中之一：{labels}。",
        "there is no kind of record “{word}”; write one of these: {labels}.",
    ),
    "mapping-field": error(
        "「{label}」里没有「{word}」这一项；请写其中之一：{labels}，不要读的列写「不读」。",
        "{kind_en} have no field “{word}”; write one of these: {labels}, or “unread” to leave one out.",
    ),
    "mapping-heading": error(
        "那张表里没有「{heading}」这个表头；请照表里写的抄。",
        "that sheet has no heading “{heading}”; copy it as it is written there.",
    ),
    "mapping-values": error(
        "那张表里没有「{word}」这个表头，「{label}」里也没有这一项；请照表里的表头抄。",
        "that sheet has no heading “{word}”, nor have {kind_en} such a field; copy the heading as it stands.",
    ),
    "mapping-unused": error(
        "没有叫「{name}」的工作表或文件；请核对名称。名称会变的，变的地方写成 *，例如「包联一览表*.xlsx」。",
        "there is no sheet or file named “{name}”; check the name, and write * where it changes, as in "
        "“list*.xlsx”.",
    ),
    "mapping-again": warning(
        "和 data/mapping.yml 第{line}行的「{name}」只差日期、期数，照那一条读；每次都照它读的，"
        "把名称里变的地方写成 *。",
        "but for a date or an edition this is “{name}”, as in line {line} of data/mapping.yml, and was read in "
        "the same way; write * there where the name changes.",
    ),
    "mapping-again-in-part": warning(
        "和 data/mapping.yml 第{line}行的「{name}」只差日期、期数，照那一条读，但是它的 fixed、year "
        "说的是那一份，没有用；每次都一样的，把名称里变的地方写成 *，不一样的另写一条。",
        "but for a date or an edition this is “{name}”, as in line {line} of data/mapping.yml, and was read in "
        "the same way, without what fixed and year say there of that one; write * where the name changes, or "
        "an entry of its own.",
    ),
}

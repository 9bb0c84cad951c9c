"""Messages about names that stand for records, and about records without an id."""

from __future__ import annotations

from sunboard.messages.message import Cost, Message, error, warning

IDENTITY_MESSAGES: dict[str, Message] = {
    # --- names where a record is referred to ---
    "R-10-several-names": error(
        "{place}「{found}」不止一个：{several}，分不清是哪一个；请写编号，或在 data/names.yml 的 {kind}: 下面"
        "写明这个名称指哪一个。",
        "“{found}” may be any of {several}; give the id, or say in data/names.yml, under {kind}:, which it is.",
    ),
    "R-10-near-name": error(
        "{place}{kinds}里没有叫「{found}」的，像是{near}；确实是的，请在 data/names.yml 的 {kind}: 下面写一行"
        "「{within}{found}: {would}」。写上之前按没有填写计算。",
        "no record of {kinds_en} is called “{found}”; {near} is like it. If that is meant, add the line "
        "“{within}{found}: {would}” to data/names.yml, under {kind}:. Until then the cell counts as empty.",
    ),
    "R-10-elsewhere-name": error(
        "{place}{kinds}里没有叫「{found}」的，别处有：{elsewhere}；请核对这一行，或改正{kinds}表里它所在的地方。",
        "none of {kinds_en} here is called “{found}”, but elsewhere {elsewhere} is; check this row, or where "
        "that one is said to be.",
    ),
    "R-10-unknown-name": error(
        "{place}{kinds}里没有叫「{found}」的；请核对名称，或先把它登记到{kinds}表。",
        "no record of {kinds_en} is called “{found}”; check the name, or add the record first.",
    ),
    # --- names.yml, and ids that nobody has written down ---
    "unnumbered": warning(
        "{labels}还没有编号，先用临时编号；运行 sunboard number 就编好，以后不变。",
        "records without an id ({labels}) are given one for this run; sunboard number gives them for good.",
    ),
    "unnumbered-withheld": error(
        "{labels}还没有编号，没有公布；请运行 sunboard number，或者用 sunboard publish --number 发布。",
        "records without an id ({labels}) are not published; run sunboard number, or publish --number.",
    ),
    "number-alike": error(
        "和编过号的 {ids} 分不清是不是同一条；是的，请在「编号」一列写上它的编号，不是的写「{new}」；"
        "这一行写不了编号的，另放一张有编号和名称的表。写上之前不编号。",
        "may be any of {ids}, which had ids; write its id into the column of ids, or {new} if it is a new one; "
        "where it can't stand, add a table with ids and names. Until then it gets none.",
        costs=Cost.NOTHING,
    ),
    "number-changed": error(
        "这一行像是新的，也可能是编过号的 {ids} 改了内容；是的，请在「编号」一列写上它的编号，"
        "不是的写「{new}」；这一行写不了编号的，另放一张有编号和名称的表。写上之前不编号。",
        "may be new, or one of {ids}, changed; write its id into the column of ids, or {new} if it is "
        "a new one; where it can't stand, add a table with ids and names. Until then it gets none.",
        costs=Cost.NOTHING,
    ),
    "ids-unreadable": error(
        "编号的存底读不出来，这份文件里的行按没有编号算；请从备份或 git 里恢复，不要手工改它。",
        "the ids kept here can't be read, so their rows have none; restore the file, and never edit it.",
    ),
    "names-no-mapping": error(
        "文件里应当先写表的名称（如 units:），下面每行写「名称: 编号」；请对照 data/README.md 改写。",
        "the file should hold kinds (units:), and below each “name: id”; see data/README.md.",
    ),
    "names-not-of-these": error(
        "「{key}」不按名称认，没有读取；这里只能写 {known}。人的姓名不能写在这里。",
        "“{key}” is not known by name and was not read; only {known} are. People's names never stand here.",
    ),
    "names-within": error(
        "没有叫「{within}」的地方，这个名称没有用上；请核对斜杠前面的名称。",
        "no place is called “{within}”, so the name was not used; check what stands before the slash.",
    ),
    "names-unknown": error(
        "没有编号或名称是「{found}」的记录，这个名称没有用上；请核对冒号后面的编号。",
        "no record has the id or the name “{found}”, so the name was not used; check what follows the colon.",
    ),
    "names-several": error(
        "叫「{found}」的不止一个，分不清是哪一个，这个名称没有用上；请在冒号后面写编号。",
        "more than one record is called “{found}”, so the name was not used; give the id after the colon.",
    ),
    "names-another": warning(
        "这个名称更像「{other}」，这里写的却是「{found}」，这样写的记录都算在「{found}」名下；请核对冒号后面的编号。",
        "this name is rather that of “{other}”, but “{found}” is written, which all records with it count for; "
        "check what follows the colon.",
    ),
}

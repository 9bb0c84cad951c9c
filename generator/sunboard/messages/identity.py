"""Messages about names that stand for records, and about records without an id."""

from __future__ import annotations

from sunboard.messages.message import Cost, Message, error, warning

IDENTITY_MESSAGES: dict[str, Message] = {
    # --- names where a record is referred to ---
    "R-10-several-names": error(
        "{place}「{found}」不止一个：{several}，分不清是哪一个；请写编号，或在 data/names.yml 的 {kind}: 下面"
        "写明这个名称指哪一个。",
    ),
    "R-10-near-name": error(
        "{place}{kinds}里没有叫「{found}」的，像是{near}；确实是的，请在 data/names.yml 的 {kind}: 下面写一行"
        "「{within}{found}: {would}」。写上之前按没有填写计算。",
    ),
    "R-10-elsewhere-name": error(
        "{place}{kinds}里没有叫「{found}」的，别处有：{elsewhere}；请核对这一行，或改正{kinds}表里它所在的地方。",
    ),
    "R-10-several-in-one": error(
        "{place}「{found}」是几个{kinds}，这一格只能写一个，按没有填写计算；请写牵头的那一个。",
    ),
    "unit-first": warning(
        "「{found}」是几个部门单位，这一格只算一个，按写在最前面的「{word}」算；牵头的是别的，请只写牵头的那一个。",
    ),
    "unit-all": warning(
        "「{found}」不是哪一个部门单位，不算在哪个单位；有牵头的，请写牵头的那一个。",
    ),
    "units-place": warning(
        "「{found}」不是部门单位，没有算进这一格的单位；是单位的，请写它登记的名称。",
    ),
    "unit-town": warning(
        "「{found}」是镇（街道）自己，不是部门单位；按镇（街道）自办算，不算在哪个单位。",
    ),
    "unit-community": warning(
        "「{found}」是社区自己的，不是部门单位；按社区自办算，不算在哪个单位。",
    ),
    "place-narrower": warning(
        "「{found}」是小区，按小区算，社区按它所在的算；不是的请改正。",
    ),
    "place-wider": warning(
        "「{found}」比社区大，按没有写明社区算；只关一个社区的，请写社区。",
    ),
    "place-within": warning(
        "「{found}」写着几级地名，按其中最小的一级算，在{word}；不是的请改正。",
    ),
    "place-several": warning(
        "「{found}」是几个小区，都在{word}，算在整个社区；只算其中一个的，请只写那一个。",
    ),
    "address-read": warning(
        "没有写社区、小区的，按这里写的社区、小区算；写的是什么不公布。",
    ),
    "place-told": warning(
        "没有写社区、小区的，按这里写的「{found}」算；不是的，请在「社区」「小区」一栏写明。",
    ),
    "address-several": warning(
        "这里写着{several}，分不清在哪一个，按没有写明社区算；请在「社区」一栏写明。",
    ),
    "address-none": warning(
        "这里没有找到登记过的社区、小区，按没有写明社区算；知道的请在「社区」一栏写明。",
    ),
    "R-10-unknown-name": error(
        "{place}{kinds}里没有叫「{found}」的；请核对名称，或先把它登记到{kinds}表。",
    ),
    # --- names.yml, and ids that nobody has written down ---
    "unnumbered": warning(
        "{labels}还没有编号，先用临时编号；运行 sunboard number 就编好，以后不变。",
    ),
    "unnumbered-withheld": error(
        "{labels}还没有编号，没有公布；请运行 sunboard number，或者用 sunboard publish --number 发布。",
    ),
    "number-alike": error(
        "和编过号的 {ids} 分不清是不是同一条；是的，请在「编号」一列写上它的编号，不是的写「{new}」；"
        "这一行写不了编号的，另放一张有编号和名称的表。写上之前不编号，也不公布。",
        costs=Cost.NOTHING,
    ),
    "number-changed": error(
        "这一行像是新的，也可能是编过号的 {ids} 改了内容；是的，请在「编号」一列写上它的编号，"
        "不是的写「{new}」；这一行写不了编号的，另放一张有编号和名称的表。写上之前不编号，也不公布。",
        costs=Cost.NOTHING,
    ),
    "ids-unreadable": error(
        "编号的存底读不出来，这份文件里的行按没有编号算；请从备份或 git 里恢复，不要手工改它。",
    ),
    "names-no-mapping": error(
        "文件里应当先写表的名称（如 units:），下面每行写「名称: 编号」；请对照 data/README.md 改写。",
    ),
    "names-not-of-these": error(
        "「{key}」不按名称认，没有读取；这里只能写 {known}。人的姓名不能写在这里。",
    ),
    "names-within": error(
        "没有叫「{within}」的地方，这个名称没有用上；请核对斜杠前面的名称。",
    ),
    "names-unknown": error(
        "没有编号或名称是「{found}」的记录，这个名称没有用上；请核对冒号后面的编号。",
    ),
    "names-several": error(
        "叫「{found}」的不止一个，分不清是哪一个，这个名称没有用上；请在冒号后面写编号。",
    ),
    "names-another": warning(
        "这个名称更像「{other}」，这里写的却是「{found}」，这样写的记录都算在「{found}」名下；请核对冒号后面的编号。",
    ),
}

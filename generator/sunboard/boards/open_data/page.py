"""`/data/`: what every column means, under which terms data may be used, how to cite them, all files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sunboard.boards import addresses
from sunboard.boards.alike import county_page, sums_link
from sunboard.boards.blocks import Block, Facts, Grid, LinkLine, LinkList, Section
from sunboard.boards.folding import folded
from sunboard.boards.open_data.catalogue import schema_org
from sunboard.boards.open_data.naming import title_of
from sunboard.boards.values import Cell, Fact, GridRow, Page
from sunboard.checks.records import NOT_PUBLIC, NOT_TOLD, WITHHELD
from sunboard.language import listed, mark, say
from sunboard.measures.ground import Ground
from sunboard.publishable.names import knows_people
from sunboard.publishable.open_data.fields import DataField, DataType
from sunboard.publishable.open_data.tables import OpenTable, as_of_table, open_tables


@dataclass(frozen=True)
class LinkedData(Block):
    """What search engines read of a page, and nobody else."""

    described: dict[str, object]


def data_page_count(ground: Ground) -> int:
    """One where the programme asks for open data."""
    return int(ground.programme.has_open_data)


def make_data_page(ground: Ground, _: int) -> Page:
    """The page about open data."""
    tables = (*open_tables(ground), as_of_table(ground))
    return county_page(
        ground,
        addresses.DATA,
        (
            _files(),
            _terms(ground),
            _forms(),
            _unlisted(ground),
            *folded(*map(_table, tables)),
        ),
        title=say("开放数据"),
        description=title_of(ground.programme),
        lead=(say("网站上的记录都在这里，一类一张表，谁都可以下载、核对。"),),
        opening=(LinkedData(schema_org(ground)),),
        more=(sums_link(addresses.root_of(addresses.DATA)),),
        entry="about",
    )


_UNLISTED = {
    "deeds": mark("还没有公示的、撤下的闪光言行"),
    "people": mark("没有同意公开姓名的人"),
    "positions": mark("他们的岗位"),
    "visits": mark("走访记录"),
    "corrections": mark("涉及隐私的更正"),
}
"""What has no row of the kinds of which not every record has one."""
_COUNTED = mark(
    "{what}，都不逐条列出；counts 表按算数要用的每一种分法数出有多少。"
    "网站上的每一个数，都可以用这些表和「怎么算的」一页从头算一遍。"
)
_NAMES = mark(
    "写姓名要本人同意在开放数据里公开；没有同意的，不写姓名和编号，只写是哪个单位的、有几个人。"
    "话里写到姓名的，整格隐去。"
)
_INSTEAD = mark(
    "有不能公开的一格写「{private}」；撤下的记录，内容写「{removed}」；没有登记清楚的内容写「{unclear}」。"
)
_CSV = mark("给程序用：UTF-8，没有 BOM，每行用 LF 结束，有内容的都加引号，空着的没有。")
_EXCEL = mark(
    "给 Excel、WPS 用：UTF-8，有 BOM，表头是各列的名称；以 =、+、-、@、制表符、回车开头的文字（前面有空格的、"
    "全角的也算），前面加一个单引号，不会当成公式。"
)
_JSON = mark("一行一个列表，第一行是各列的名称；空着的是 null。")
_CITE = mark("{title}，{issuer}，{address}，数据截至{day}（写下载那天 as_of.csv 里的日期）")


def _unlisted(ground: Ground) -> Section:
    words = {"private": say(WITHHELD), "removed": say(NOT_PUBLIC), "unclear": say(NOT_TOLD)}
    unlisted = [say(text) for kind, text in _UNLISTED.items() if ground.keeps(kind)]
    what = listed([*unlisted, say("看不清的记录")])
    facts = (
        Fact(say("只计数的"), say(_COUNTED, what=what)),
        *([Fact(say("姓名"), say(_NAMES))] if knows_people(ground) else ()),
        Fact(say("隐去的"), say(_INSTEAD, **words)),
    )
    return Section(say("不逐条列出的"), (Facts(facts),), id="unlisted")


def _files() -> Section:
    lines = (
        (
            addresses.DATA_ARCHIVE,
            "all.zip",
            say("全部表格和说明，一个压缩包；没有新内容就不变，不带日期"),
        ),
        (addresses.data_path("as_of", "csv"), "as_of.csv", say("数据截至哪一天；只有它每天变")),
        (addresses.DATA_PACKAGE, "datapackage.json", say("给程序看的说明：Data Package 第2版")),
        (addresses.DATA_SCHEMA_ORG, "schema-org.json", say("给搜索引擎看的说明：schema.org")),
        (addresses.DATA_DCAT, "dcat.json", say("给数据目录看的说明：DCAT")),
        (addresses.FIGURES, "figures.csv", say("网站上的每一个数，一行一个")),
    )
    return Section(say("下载"), (LinkList(tuple(LinkLine(*line) for line in lines)),), id="files")


def _terms(ground: Ground) -> Section:
    programme = ground.programme
    licence = programme.licence
    address = f"{programme.web_address}{addresses.DATA}" if programme.web_address else say("网址")
    cited = say(
        _CITE, title=title_of(programme), issuer=programme.issuer, address=address, day="____"
    )
    said = say("没有写明；能不能再用、怎样用，请问{issuer}", issuer=programme.issuer)
    said = said if licence is None else licence.called
    facts = (
        Fact(say("许可"), said, licence.address or None if licence else None),
        Fact(say("怎样引用"), cited),
    )
    return Section(say("许可和引用"), (Facts(facts),), id="terms-of-use")


def _forms() -> Section:
    facts = (
        Fact("CSV", say(_CSV)),
        Fact(say("Excel 用的 CSV"), say(_EXCEL)),
        Fact("JSON", say(_JSON)),
    )
    return Section(say("三种写法"), (Facts(facts),), id="forms")


def _table(table: OpenTable) -> Section:
    caption = say("{table}表的各列", table=table.label)
    heads = (say("列"), say("名称"), say("写什么"), say("意思"))
    rows = tuple(_row(field) for field in table.fields)
    return Section(
        table.label,
        (LinkList(tuple(_lines(table))), Grid(caption, heads, rows, has_prose=True)),
        id=table.name,
        note=say("一行是{what}。", what=table.row_meaning),
    )


def _lines(table: OpenTable) -> Iterator[LinkLine]:
    """Its files in every form."""
    for name in table.files:
        path = addresses.data_path(name, "csv")
        yield LinkLine(path, f"{name}.csv")
        if table.is_daily:
            continue
        yield LinkLine(addresses.data_path(name, "json"), f"{name}.json")
        yield LinkLine(
            addresses.data_for_offices_path(name), say("{name}.csv（Excel 用）", name=name)
        )


def _row(field: DataField) -> GridRow:
    cells = (Cell(field.label), Cell(_content(field)), Cell(field.description))
    return GridRow("", field.name, "", cells)


def _content(field: DataField) -> str:
    """What kind of value it is, and of a closed list its words."""
    if field.vocabulary is not None and field.vocabulary.terms:
        terms = field.vocabulary.terms
        return listed(say("{label}（{key}）", label=term.label, key=term.key) for term in terms)
    if field.refers_to:
        return say("{tables} 表里的编号", tables=listed(field.refers_to))
    words = say(_TYPES[field.type])
    return say("{type}（{unit}）", type=words, unit=field.unit) if field.unit else words


_TYPES = {
    DataType.STRING: mark("文字"),
    DataType.INTEGER: mark("整数"),
    DataType.NUMBER: mark("数字"),
    DataType.DATE: mark("日期，如 2026-03-01"),
    DataType.BOOLEAN: mark("true 或 false"),
    DataType.LIST: mark("文字，几个的用 ; 隔开"),
}

"""The lists (四张清单): the county's, with what is stuck in the open, and one page a community."""

from __future__ import annotations

from dataclasses import dataclass

from sunboard.boards import addresses
from sunboard.boards.alike import cell, home_crumbs, unit_link
from sunboard.boards.blocks import Grid, GridBoard, GridSection
from sunboard.boards.grids import by_rate, count_cell, order_words, rate_cell
from sunboard.boards.lists.rows import ListRow, make_list_rows
from sunboard.boards.lists.title import lists_title
from sunboard.boards.order import chosen_rows
from sunboard.boards.values import (
    Cell,
    GridRow,
    Link,
    Page,
)
from sunboard.figures.kind import figures
from sunboard.figures.lists import LIST_FIGURES
from sunboard.figures.values import Figure
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.lists import ListTally, list_tally_of, lists_of
from sunboard.measures.tally import Rate
from sunboard.settings import Programme, Term

_GAPS_SHOWN = 30


@dataclass(frozen=True)
class ListSection:
    """One list of a community."""

    id: str
    """Its anchor."""
    title: str
    note: str
    rows: tuple[ListRow, ...]
    partners: str
    """What the column of matched items is called; "" where there is none."""


@dataclass(frozen=True)
class CommunityLists:
    """Everything the page of a community's lists shows."""

    title: str
    crumbs: tuple[Link, ...]
    figures: tuple[Figure, ...]
    gaps: tuple[ListRow, ...]
    """What lacks an owner, a date, a match or a result."""
    gap_rule: str
    sections: tuple[ListSection, ...]


def make_lists_page(ground: Ground, _: int) -> Page:
    """The county's lists."""
    programme = ground.programme
    title = lists_title(programme)
    names = "、".join(term.label for term in programme.vocabulary("lists").terms)
    return Page(
        path=addresses.LISTS,
        title=title,
        description=f"{programme.county}{title}：{names}，哪些对接上了、落实成了什么、哪些没有着落",
        section="mechanisms",
        template="grids.html",
        board=GridBoard(
            method="lists",
            title=title,
            lead="居民需要什么、单位能给什么、办哪些项目、谁负责什么。每一项都要写明谁管、什么时候办完、"
            "最后落实成了哪件事；缺了哪样，这里写出来。",
            crumbs=home_crumbs(ground, addresses.root_of(addresses.LISTS)),
            sections=(_total(ground), _gaps(ground), _units(ground)),
        ),
    )


def _total(ground: Ground) -> GridSection:
    terms = ground.programme.vocabulary("lists").terms
    tally = list_tally_of(ground, Scope.COMMUNITY)
    least = ground.programme.limits.min_cell
    order = by_rate(_orphan_rates(tally), least, highest_first=True)
    return GridSection(
        id="communities",
        title="各社区",
        note="「需求对接」是写明了用哪项资源的需求；「落实」是资源以外的事项，由别的记录做成了的。"
        "点社区名看每一项。",
        figures=figures(ground, LIST_FIGURES, Scope.COUNTY, 0),
        grids=(
            Grid(
                caption="「没有着落」写作 没有着落的 / 全部事项；" + order_words("占得多", least),
                heads=("社区", *(term.label for term in terms), "需求对接", "落实", "没有着落"),
                rows=tuple(_community_row(ground, tally, row) for row in order),
            ),
        ),
    )


def _community_row(ground: Ground, tally: ListTally, community: int) -> GridRow:
    name = cell(ground, "communities", community, "id")
    about = f"community/{name}/lists"
    terms = ground.programme.vocabulary("lists").terms
    return GridRow(
        id=name,
        name=cell(ground, "communities", community, "name"),
        path=addresses.lists_path(name),
        cells=(
            *(
                count_cell(int(tally.by_list[community, code]), f"{about}/list-{term.key}")
                for code, term in enumerate(terms)
            ),
            rate_cell(tally.matched_rate(community), f"{about}/matched"),
            rate_cell(tally.fulfilled_rate(community), f"{about}/fulfilled"),
            rate_cell(tally.orphan_rate(community), f"{about}/orphans"),
        ),
    )


def _orphan_rates(tally: ListTally) -> list[Rate]:
    return [tally.orphan_rate(entity) for entity in range(len(tally.orphans))]


def _gaps(ground: Ground) -> GridSection:
    lists = lists_of(ground)
    made = make_list_rows(ground)
    stuck = made.order[lists.is_orphan[made.order]]
    rest = len(stuck) - _GAPS_SHOWN
    cut = f"列出等得最久的{_GAPS_SHOWN}项，另有{rest}项，见各社区的清单。" if rest > 0 else ""
    names = ground.records["communities"].texts("name")
    community = lists.table.codes("community")
    return GridSection(
        id="gaps",
        title="没有着落的事项",
        note=_gap_rule(ground.programme),
        figures=(),
        grids=(
            Grid(
                caption=f"共{len(stuck)}项，按列入的先后排列。{cut}",
                heads=("事项", "缺什么", "社区", "责任单位", "列入"),
                rows=tuple(
                    _gap_row(made.rows[row], names[community[row]])
                    for row in stuck[:_GAPS_SHOWN].tolist()
                ),
            ),
        ),
    )


def _gap_rule(programme: Programme) -> str:
    """Which items count as stuck."""
    return (
        "列在这里的：没有责任单位（或责任单位已撤并），没有期限，过了期限没有落实；"
        f"需求和资源列入超过{programme.limits.match_days}天没有对接。资源不要求期限。"
    )


def _gap_row(row: ListRow, community: str) -> GridRow:
    cells = (
        Cell(row.lacks, "bad"),
        Cell(community),
        Cell(row.unit, path=row.unit_path),
        Cell(row.listed_on),
    )
    return GridRow("", row.text, row.path, cells)


def _units(ground: Ground) -> GridSection:
    tally = list_tally_of(ground, Scope.UNIT)
    least = ground.programme.limits.min_cell
    order = by_rate(_orphan_rates(tally), least, highest_first=True)
    return GridSection(
        id="units",
        title="各责任单位",
        note="各单位名下的事项，一项也没有的也列出。",
        figures=(),
        grids=(
            Grid(
                caption="「没有着落」写作 没有着落的 / 全部事项；" + order_words("占得多", least),
                heads=("单位", "名下事项", "资源用上", "落实", "没有着落"),
                rows=tuple(_unit_row(ground, tally, unit) for unit in order),
            ),
        ),
    )


def _unit_row(ground: Ground, tally: ListTally, unit: int) -> GridRow:
    name = cell(ground, "units", unit, "id")
    about = f"unit/{name}/lists"
    return GridRow(
        id=name,
        name=cell(ground, "units", unit, "name"),
        path=unit_link(ground, unit),
        cells=(
            count_cell(tally.total(unit), f"{about}/all"),
            rate_cell(tally.used_rate(unit), f"{about}/used"),
            rate_cell(tally.fulfilled_rate(unit), f"{about}/fulfilled"),
            rate_cell(tally.orphan_rate(unit), f"{about}/orphans"),
        ),
    )


def make_community_lists_page(ground: Ground, community: int) -> Page:
    """The lists of one community, item by item."""
    programme = ground.programme
    name = cell(ground, "communities", community, "name")
    path = addresses.lists_path(cell(ground, "communities", community, "id"))
    root, title = addresses.root_of(path), lists_title(programme)
    made, lists = make_list_rows(ground), lists_of(ground)
    rows = made.by_community[community]
    codes = lists.table.codes("list")[rows]
    return Page(
        path=path,
        title=f"{name}{title}",
        description=f"{name}的需求、资源、项目和责任，以及各自落实成了什么",
        section="mechanisms",
        template="lists.html",
        board=CommunityLists(
            title=f"{name}{title}",
            crumbs=(*home_crumbs(ground, root), Link(title, root + addresses.LISTS)),
            figures=figures(ground, LIST_FIGURES, Scope.COMMUNITY, community),
            gaps=chosen_rows(made.rows, rows[lists.is_orphan[rows]]),
            gap_rule=_gap_rule(programme),
            sections=tuple(
                _section(term, chosen_rows(made.rows, rows[codes == code]))
                for code, term in enumerate(programme.vocabulary("lists").terms)
            ),
        ),
    )


def _section(term: Term, rows: tuple[ListRow, ...]) -> ListSection:
    partners = {"need": "对接的资源", "resource": "对接的需求"}.get(term.counts_as, "")
    note = f"{term.note}。" if term.note else ""
    return ListSection(
        id=f"list-{term.key}",
        title=term.label,
        note=f"{note}没有着落的在前，其次没有办完的，最后是办完的；各按列入的先后。",
        rows=rows,
        partners=partners,
    )

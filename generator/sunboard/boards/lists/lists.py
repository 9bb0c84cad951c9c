"""The lists (四张清单): the county's, with what is stuck in the open, and one page a community."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from sunboard.boards import addresses
from sunboard.boards.alike import (
    community_row,
    home_crumbs,
    mechanism_page,
    sums_link,
    text_of,
    unit_row,
)
from sunboard.boards.blocks import Block, Board, Empty, Figures, Grid, Section, filled
from sunboard.boards.figure_grid import by_figure, figure_grid
from sunboard.boards.folding import first_few, first_open
from sunboard.boards.grids import order_words
from sunboard.boards.lists.rows import ListRow, make_list_rows
from sunboard.boards.mechanism import BoardMaker, Mechanism
from sunboard.boards.order import chosen_rows
from sunboard.boards.values import Cell, GridRow, Link, Page
from sunboard.figures.kind import FigureKind, figures
from sunboard.figures.lists import ALL, FULFILLED, LIST_FIGURES, MATCHED, ORPHANS, USED, by_list
from sunboard.figures.values import Figure
from sunboard.figures.worded import numeral
from sunboard.language import listed, say, say_many
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.lists import lists_of
from sunboard.settings import Term

_GAPS_SHOWN = 30


@dataclass(frozen=True)
class GapList(Block):
    """The items of the page that lack an owner, a date, a match or a result."""

    rows: tuple[ListRow, ...]


@dataclass(frozen=True)
class ListTable(Block):
    """The items of one list, each with its own address; on a phone each is a card."""

    rows: tuple[ListRow, ...]
    caption: str
    """What the list is called."""
    partners: str
    """What the column of matched items is called; "" where there is none."""


def lists_title(ground: Ground) -> str:
    """What the programme calls them: 四张清单."""
    count = len(ground.programme.vocabulary("lists").terms)
    return say_many("{count}张清单", count, count=numeral(count)) if count else say("清单")


def path_of(ground: Ground, scope: Scope, entity: int) -> str:
    """A community has a page of its lists; a unit a row."""
    name = text_of(ground, scope.value, entity, "id")
    if scope is Scope.COMMUNITY:
        return addresses.lists_path(name)
    return f"{addresses.LISTS}#{name}"


def make_lists_page(ground: Ground, _: int) -> Page:
    """The county's lists."""
    programme = ground.programme
    title = lists_title(ground)
    names = listed(term.label for term in programme.vocabulary("lists").terms)
    return mechanism_page(
        ground,
        "lists",
        (_communities(ground), _gaps(ground), _units(ground)),
        title=title,
        description=say(
            "{county}{lists}：{names}，哪些对接上了、落实成了什么、哪些没有着落",
            county=programme.county,
            lists=title,
            names=names,
        ),
        lead=say(
            "居民需要什么、单位能给什么、办哪些项目、谁负责什么。每一项都要写明谁管、什么时候办完、"
            "最后落实成了哪件事；缺了哪样，这里写出来。"
        ),
    )


def _communities(ground: Ground) -> Section:
    def row(community: int, cells: Sequence[Cell]) -> GridRow:
        shown = community_row(ground, community, cells)
        return shown._replace(path=addresses.lists_path(shown.id))

    columns = (*by_list(ground), MATCHED, FULFILLED, ORPHANS)
    told = Figures(figures(ground, LIST_FIGURES, Scope.COUNTY, 0))
    return Section(
        say("各社区"),
        (told, _by_orphans(ground, Scope.COMMUNITY, columns, row)),
        id="communities",
        note=say(
            "「需求对接」是写明了用哪项资源的需求；「落实」是资源以外的事项，由别的记录做成了的。"
            "点社区名看每一项。"
        ),
    )


def _units(ground: Ground) -> Section:
    columns, row = (ALL, USED, FULFILLED, ORPHANS), partial(unit_row, ground, is_short=False)
    grid = _by_orphans(ground, Scope.UNIT, columns, row)
    note = say("各单位名下的事项，一项也没有的也列出。")
    return Section(say("各责任单位"), (grid,), id="units", note=note)


def _by_orphans(
    ground: Ground,
    scope: Scope,
    columns: tuple[FigureKind, ...],
    row: Callable[[int, Sequence[Cell]], GridRow],
) -> Block:
    """Communities or units, those first of whose items the largest share is stuck."""
    order = by_figure(ground, ORPHANS, scope, highest_first=True)
    least = ground.programme.limits.min_cell
    caption = say(
        "「没有着落」写作 没有着落的 / 全部事项；{order}",
        order=order_words(say("占得多"), least),
    )
    return filled(figure_grid(ground, scope, caption, columns, order, row))


def _gaps(ground: Ground) -> Section:
    lists, made = lists_of(ground), make_list_rows(ground)
    stuck = made.order[lists.is_orphan[made.order]]
    names = ground.records["communities"].texts("name")
    community = lists.table.codes("community")
    grid = Grid(
        _gaps_order(len(stuck)),
        (say("事项"), say("缺什么"), say("社区"), say("责任单位"), say("列入")),
        tuple(
            _gap_row(made.rows[row], names[community[row]]) for row in stuck[:_GAPS_SHOWN].tolist()
        ),
    )
    return Section(say("没有着落的事项"), (filled(grid),), id="gaps", note=_gap_rule(ground))


def _gaps_order(count: int) -> str:
    """How many are stuck, how they are ordered, and where those are that the grid has no room for."""
    if count <= _GAPS_SHOWN:
        return say_many("共{n}项，按列入的先后排列。", count)
    return say(
        "共{count}项，按列入的先后排列。列出等得最久的{most}项，另有{rest}项，见各社区的清单。",
        count=count,
        most=_GAPS_SHOWN,
        rest=count - _GAPS_SHOWN,
    )


def _gap_rule(ground: Ground) -> str:
    """Which items count as stuck."""
    return say_many(
        "列在这里的：没有责任单位（或责任单位已撤并），没有期限，过了期限没有落实；"
        "需求和资源列入超过{n}天没有对接。资源不要求期限。",
        ground.programme.limits.match_days,
    )


def _gap_row(row: ListRow, community: str) -> GridRow:
    cells = (
        Cell(row.lacks, "bad"),
        Cell(community),
        Cell(row.unit, path=row.unit_path),
        Cell(row.listed_on),
    )
    return GridRow("", row.text, row.path, cells)


def make_community_lists_page(ground: Ground, community: int) -> Page:
    """The lists of one community, item by item."""
    name = text_of(ground, "communities", community, "name")
    path = addresses.lists_path(text_of(ground, "communities", community, "id"))
    root, title = addresses.root_of(path), lists_title(ground)
    # A number at the end of a name would go on into 四张清单, and no gate would know it.
    named = say("{community}的{lists}", community=name, lists=title)
    return Page(
        path=path,
        title=named,
        description=say(
            "{community}的需求、资源、项目和责任，以及各自落实成了什么", community=name
        ),
        section="mechanisms",
        board=Board(
            title=named,
            crumbs=(*home_crumbs(ground, root), Link(title, root + addresses.LISTS)),
            opening=(Figures(figures(ground, LIST_FIGURES, Scope.COMMUNITY, community)),),
            sections=_own_sections(ground, community),
            more=(sums_link(root, "lists"),),
        ),
    )


def _own_sections(ground: Ground, community: int) -> tuple[Section, ...]:
    """What has nobody, no day or no sequel; then each list."""
    made, lists = make_list_rows(ground), lists_of(ground)
    rows = made.by_community[community]
    codes = lists.table.codes("list")[rows]
    every = (
        _list(term, chosen_rows(made.rows, rows[codes == code]))
        for code, term in enumerate(ground.programme.vocabulary("lists").terms)
    )
    gaps = _own_gaps(ground, chosen_rows(made.rows, rows[lists.is_orphan[rows]]))
    return gaps, *first_open(*every)


def _own_gaps(ground: Ground, rows: tuple[ListRow, ...]) -> Section:
    none = (Empty(say("没有。每一项都有人管、有期限、有下文。")),)
    listed = first_few(rows, GapList, say("其余的")) if rows else none
    count = Cell(say_many("{n}项", len(rows)))
    return Section(say("没有着落"), listed, id="gaps", note=_gap_rule(ground), count=count)


def _list(term: Term, rows: tuple[ListRow, ...]) -> Section:
    partners = {"need": say("对接的资源"), "resource": say("对接的需求")}.get(term.counts_as, "")
    order = say("没有着落的在前，其次没有办完的，最后是办完的；各按列入的先后。")
    note = say("{explained}。{order}", explained=term.note, order=order) if term.note else order
    make = partial(ListTable, caption=term.label, partners=partners)
    none = (Empty(say("这张清单上没有事项。")),)
    items = first_few(rows, make, say("其余的")) if rows else none
    count = Cell(say_many("{n}项", len(rows)))
    standings = Counter(row.status.word for row in rows)
    brief = tuple(Figure(word, str(number)) for word, number in standings.items())
    return Section(
        term.label,
        items,
        id=f"list-{term.key}",
        note=note if rows else "",
        count=count,
        brief=brief,
    )


LISTS = Mechanism(
    "lists",
    lists_title,
    make_lists_page,
    LIST_FIGURES,
    (USED, by_list),
    (BoardMaker("lists", make_community_lists_page, 2, lambda c: c.size(Scope.COMMUNITY)),),
    path_of=path_of,
)

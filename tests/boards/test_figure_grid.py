"""Grids of declared figures: their columns, their keys, and what stands where nothing can be said."""

import math
from collections.abc import Sequence

from sunboard.boards.blocks import Grid
from sunboard.boards.figure_grid import Column, by_figure, cell_of, figure_grid
from sunboard.boards.values import Bar, Cell, GridRow
from sunboard.figures.kind import FigureKind, InGrid, Number, full, quiet, toned, whole
from sunboard.figures.work import COMMITMENT_FIGURES, TASK_FIGURES
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.tally import Rate

from tests.factories import finished, make_measures

UNIT_COUNT = 3


def kind(*numbers: Number, in_grid: InGrid | None = None) -> FigureKind:
    column: Sequence[Number] = numbers
    in_grid = in_grid or InGrid()
    return FigureKind(
        "loop/x", "一件", lambda *_: column, (Scope.UNIT,), (), unknown="未填", in_grid=in_grid
    )


def cells(county: Ground, figure: FigureKind) -> list[Cell]:
    return [cell_of(county, figure, Scope.UNIT, unit) for unit in range(UNIT_COUNT)]


def test_numbers_then_keys_and_values_as_on_every_board() -> None:
    count, share, gone = cells(make_measures(), kind(3, Rate(1, 4), None))
    assert count == Cell("3", "", "unit/zjj/loop/x", "3")
    assert share == Cell("1\u00a0/\u00a04", "", "unit/czj/loop/x", "1/4")
    assert gone == Cell("—", "mute")


def test_nothing_to_divide_by_and_nothing_known_then_two_things() -> None:
    none, unknown, zero = cells(make_measures(), kind(Rate(0, 0), math.nan, 0))
    assert (none.text, none.value, none.tone) == ("—", "—", "mute")
    assert (unknown.text, unknown.value) == ("未填", "未填")
    assert (zero.text, zero.tone) == ("0", "mute")


def test_counter_and_aside_then_the_cell_alone_says_them() -> None:
    in_grid = InGrid(counter="{n}班", aside=lambda _, __, unit: f"第{unit}")
    first, *_ = cells(make_measures(), kind(3, 0, 0, in_grid=in_grid))
    assert (first.text, first.value, first.note) == ("3班", "3", "第0")


def test_shares_then_the_first_of_them_alone_is_drawn_where_enough_is_counted() -> None:
    columns = (kind(3, 4, 5), kind(Rate(9, 10), Rate(1, 2), None), kind(Rate(9, 10), None, None))
    drawn = [
        [cell.bar for cell in row.cells]
        for row in figure_grid(make_measures(), Scope.UNIT, "各单位", columns).rows
    ]
    assert drawn == [[None, Bar(90, "good"), None], [None] * 3, [None] * 3]


def test_column_of_numbers_then_words_in_it_say_that_there_is_none() -> None:
    def columns(*cells: Cell) -> tuple[bool, ...]:
        return Grid(
            "", ("社区", "几个"), tuple(GridRow("", "", "", (c,)) for c in cells)
        ).of_numbers

    assert columns(Cell("3 / 4"), Cell("空缺", "bad"), Cell("—", "mute")) == (True,)
    assert columns(Cell("县住建局"), Cell("3号楼物业"), Cell("县公安局")) == (False,)
    assert Grid("", ("社区",), (), has_prose=True).of_numbers == ()


def test_tones() -> None:
    rates = (Rate(5, 5), Rate(4, 5), Rate(3, 4), Rate(0, 4))
    assert [full(rate) for rate in rates] == ["", "", "warn", "bad"]
    assert [whole(rate) for rate in rates] == ["", "warn", "warn", "warn"]
    assert [quiet(number) for number in (2, 0, Rate(0, 4))] == ["", "mute", ""]
    assert [toned("bad", "")(number) for number in (2, 0)] == ["bad", ""]


def test_kind_of_record_that_nobody_keeps_then_no_column() -> None:
    county = make_measures(programme_overrides={"kept_from": {}}, tasks=[finished()])
    columns = (COMMITMENT_FIGURES[0], TASK_FIGURES[0], Column("名", lambda unit: Cell(str(unit))))
    grid = figure_grid(county, Scope.UNIT, "各单位", columns)
    assert grid.heads == ("单位", "服务单总数", "名")
    assert [row.cells[1].text for row in grid.rows] == ["0", "1", "2"]


def test_scope_with_a_word_of_its_own_then_the_head_says_it() -> None:
    named = FigureKind(
        "x",
        "全县的",
        lambda *_: (0,) * UNIT_COUNT,
        (Scope.UNIT,),
        (),
        labels={Scope.UNIT: "本单位的"},
    )
    grid = figure_grid(make_measures(), Scope.UNIT, "各单位", (named, Column("名", named)))
    assert grid.heads == ("单位", "本单位的", "名")


def test_order_then_shares_of_too_few_and_of_none_last() -> None:
    county = make_measures()
    figure = kind(None, Rate(9, 10), Rate(1, 10))
    assert by_figure(county, figure, Scope.UNIT, least=1) == [2, 1, 0]
    assert by_figure(county, figure, Scope.UNIT, (0, 1), highest_first=True) == [1, 0]
    assert by_figure(county, figure, Scope.UNIT, (1, 2)) == [2, 1]

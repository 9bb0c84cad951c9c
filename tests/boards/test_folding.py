"""What is folded: long sections, whose figures stand above all, and all of a list but its first few."""

from __future__ import annotations

from sunboard.boards.blocks import Empty, Figures, Grid, Note, Section, TaskTable
from sunboard.boards.folding import (
    Rest,
    begun,
    first_few,
    first_open,
    folded,
    in_brief,
    long_folded,
    told_above,
)
from sunboard.boards.values import Cell, GridRow
from sunboard.figures.values import Figure

ONE, OTHER, THIRD = Figure("承诺总数", "3"), Figure("服务单总数", "5"), Figure("逾期", "1")
NONE = Empty("没有。")


def section(*blocks: object) -> Section:
    return Section("承诺", blocks)  # type: ignore[arg-type]


def grid(count: int) -> Grid:
    rows = tuple(GridRow(f"c-{n}", f"社区{n}", "", (Cell("1"),)) for n in range(count))
    return Grid("", ("社区", "几个"), rows)


def test_one_section_with_figures_is_folded_then_all_stand_above() -> None:
    told, rest = told_above(folded(section(Figures((ONE, OTHER)), NONE), section(NONE)))
    assert told == (Figures((ONE, OTHER)),)
    assert [part.blocks for part in rest] == [(NONE,), (NONE,)]


def test_several_are_folded_then_the_first_of_each_stands_above_and_the_others_stay() -> None:
    told, rest = told_above(
        folded(section(Figures((ONE, THIRD)), NONE), section(Figures((OTHER,))))
    )
    assert told == (Figures((ONE, OTHER)),)
    assert [part.blocks for part in rest] == [(Figures((THIRD,), "line"), NONE), ()]


def test_open_then_its_figures_stay() -> None:
    stays = section(Figures((ONE,)))
    assert told_above((stays,)) == ((), (stays,))


def test_page_begins_with_what_is_long_then_it_stands_open_and_nothing_else() -> None:
    first, other = long_folded(section(grid(15)), section(grid(15)))
    assert (first.is_folded, first.is_open) == (True, True)
    assert (other.is_folded, other.is_open) == (True, False)


def test_page_begins_with_a_table_longer_than_anyone_passes_then_its_first_few_rows_stand_open() -> (
    None
):
    first, other = map(begun, long_folded(section(grid(16)), section(grid(16))))
    shown, rest = first.blocks
    assert first.is_open
    assert isinstance(shown, Grid)
    assert isinstance(rest, Rest)
    assert (len(shown.rows), rest.count) == (5, 11)
    assert (other.is_open, other.blocks) == (False, (grid(16),))


def test_table_begins_with_sums_then_as_many_places_stand_open_below_them() -> None:
    sums = (GridRow("", "全县", "", ()), GridRow("", "缺的社区", "", ()))
    places = tuple(GridRow("", f"社区{n}", f"c/{n}/", ()) for n in range(16))
    (first,) = map(begun, long_folded(section(Grid("", ("社区",), sums + places))))
    shown, rest = first.blocks
    assert isinstance(shown, Grid)
    assert isinstance(rest, Rest)
    assert shown.rows == sums + places[:5]
    assert rest.count == 11


def test_begins_with_another_list_longer_than_anyone_passes_then_folded() -> None:
    (first,) = long_folded(section(TaskTable(range(16))))
    assert (first.is_folded, first.is_open) == (True, False)


def test_parts_alike_then_the_first_stands_open() -> None:
    parts = first_open(section(NONE), section(NONE), section(NONE))
    assert [part.is_folded for part in parts] == [True] * 3
    assert [part.is_open for part in parts] == [True, False, False]


def test_folded_then_its_title_says_how_many_and_what_they_come_to() -> None:
    (shown,) = folded(section(Figures((ONE, OTHER, THIRD)), grid(14)))
    assert in_brief(shown).brief == ("14个社区", ONE, OTHER)
    (said,) = folded(Section("承诺", (Figures((ONE,)), grid(1)), brief=("未开2次",)))
    assert in_brief(said).brief == ("1个社区", "未开2次")
    assert in_brief(section(Figures((ONE,)))).brief == ()


def test_sum_above_the_places_then_it_is_none_of_them() -> None:
    rows = (GridRow("", "全县", "", ()), *(GridRow("", "社区", "c/1/", ()) for _ in range(9)))
    (shown,) = folded(section(Grid("", ("社区",), rows)))
    assert in_brief(shown).brief == ("9个社区",)


def test_long_list_then_all_but_its_first_few_are_opened_by_a_reader() -> None:
    def make(rows: tuple[str, ...]) -> Note:
        return Note("".join(rows))

    assert first_few("一二三四五六七八", make, "更早的") == (Note("一二三四五六七八"),)
    rest = Rest("更早的", 4, (Note("六七八九"),))
    assert first_few("一二三四五六七八九", make, "更早的") == (Note("一二三四五"), rest)

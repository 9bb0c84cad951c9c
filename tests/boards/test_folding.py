"""What is folded: long sections, whose figures stand above all, and all of a list but its first few."""

from __future__ import annotations

from sunboard.boards.blocks import Empty, Figures, Grid, Note, Section
from sunboard.boards.folding import Rest, first_few, folded, in_brief, long_folded, told_above
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


def test_longer_than_anyone_passes_then_folded_wherever_it_stands() -> None:
    (first,) = long_folded(section(grid(16)))
    assert (first.is_folded, first.is_open) == (True, False)


def test_folded_then_its_title_says_how_many_and_what_they_come_to() -> None:
    (shown,) = folded(section(Figures((ONE, OTHER, THIRD)), grid(14)))
    assert in_brief(shown).brief == ("14个社区", ONE, OTHER)
    (said,) = folded(Section("承诺", (Figures((ONE,)), grid(1)), brief=("未开2次",)))
    assert in_brief(said).brief == ("1个社区", "未开2次")
    assert in_brief(section(Figures((ONE,)))).brief == ()


def test_long_list_then_all_but_its_first_few_are_opened_by_a_reader() -> None:
    def make(rows: tuple[str, ...]) -> Note:
        return Note("".join(rows))

    assert first_few("一二三四五六七八", make, "更早的") == (Note("一二三四五六七八"),)
    rest = Rest("更早的", 4, (Note("六七八九"),))
    assert first_few("一二三四五六七八九", make, "更早的") == (Note("一二三四五"), rest)

"""What is folded: long sections, whose figures stand above all."""

from __future__ import annotations

from sunboard.boards.blocks import Empty, Figures, Section
from sunboard.boards.folding import folded, told_above
from sunboard.figures.values import Figure

ONE, OTHER = Figure("承诺总数", "3"), Figure("服务单总数", "5")


def section(*blocks: object) -> Section:
    return Section("承诺", blocks)  # type: ignore[arg-type]


def test_folded_then_its_figures_stand_above_in_their_order() -> None:
    none = Empty("没有。")
    told, rest = told_above(folded(section(Figures((ONE,)), none), section(Figures((OTHER,)))))
    assert told == (Figures((ONE, OTHER)),)
    assert [part.blocks for part in rest] == [(none,), ()]


def test_open_then_its_figures_stay() -> None:
    stays = section(Figures((ONE,)))
    assert told_above((stays,)) == ((), (stays,))

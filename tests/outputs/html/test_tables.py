"""Rows of large tables are drawn column by column, and say what the block's own macro makes of each."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sunboard.boards.blocks import CommitmentTable, DeedList, ListBlock, TaskTable
from sunboard.boards.columns import Column, Picked, Rows, each, same
from sunboard.boards.counted import Counted
from sunboard.boards.values import CommitmentRow, DeedRow, PhotoView, Served, Status, TaskRow
from sunboard.measures.ground import PhotoFile
from sunboard.outputs.html import table_cells, tables
from sunboard.outputs.html.drawing import Drawing
from sunboard.outputs.html.environment import make_environment
from sunboard.outputs.html.links import with_links
from sunboard.records.gathering import TEXT

from tests.factories import ROOT

TEXTS = st.sampled_from(
    [
        "",
        "修好路灯",
        "<b>&'\"",
        "见 https://a.example/x?a=1&b=2 。",
        "8:30前",
        "\ufdd00\ufdd1",
        "a;0;",
    ]
) | st.text(max_size=4)
STATUSES = st.sampled_from([Status("已兑现", "disc", "good"), Status("在办", "ring", "calm")])
TIMINGS = TEXTS | st.builds(Counted, TEXTS, TEXTS, TEXTS)
NAMES = st.lists(TEXTS.filter(bool), max_size=3).map(tuple)
SERVED = st.just(()) | st.lists(st.builds(Served, TEXTS, TEXTS), max_size=2).map(tuple)
PHOTO_FILES = st.builds(PhotoFile, st.just("photos/x-240.webp"), st.just(240), st.just(180))
PHOTOS = st.just(()) | st.lists(
    st.builds(PhotoView, st.tuples(PHOTO_FILES), TEXTS, TEXTS, TEXTS), max_size=2
).map(tuple)
OTHERS = {"photos": PHOTOS, "status": STATUSES, "timing": TIMINGS, "names": NAMES, "serves": SERVED}
"""What the fields hold that are no texts."""

BLOCKS: list[tuple[type[Any], Callable[[Sequence[Any]], ListBlock]]] = [
    (CommitmentRow, CommitmentTable),
    (CommitmentRow, lambda rows: CommitmentTable(rows, has_unit=False)),
    (CommitmentRow, lambda rows: CommitmentTable(rows, has_place=False)),
    (TaskRow, TaskTable),
    (TaskRow, lambda rows: TaskTable(rows, has_unit=False, has_place=False)),
    (TaskRow, lambda rows: TaskTable(rows, is_home=True)),
    (DeedRow, DeedList),
]


@pytest.fixture(scope="module")
def drawing() -> Drawing:
    return Drawing(make_environment(ROOT / "site_templates"))


@st.composite
def some_rows(draw: st.DrawFn, kind: type[Any]) -> Rows[Any]:
    """Rows of a kind, each column held in one of the two ways there are."""
    count = draw(st.integers(1, 12))

    def column(name: str) -> Column:
        values = draw(st.lists(OTHERS.get(name, TEXTS), min_size=count, max_size=count))
        if name not in OTHERS and draw(st.booleans()):
            return pa.array(values, TEXT)
        return Picked(values, np.array(draw(st.permutations(range(count)))) - count)

    return Rows(kind, [column(name) for name in kind._fields])


def drawn(drawing: Drawing, block: ListBlock) -> str:
    """A block as it stands on a finished page."""
    (piece,) = drawing.pieces((block,), "../../")
    return drawing.environment.tables.framed(with_links(piece).encode()).whole().decode()


@pytest.mark.parametrize(("kind", "block_of"), BLOCKS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(data=st.data())
def test_rows_by_columns_then_they_say_what_the_macro_makes_of_each(
    kind: type[Any],
    block_of: Callable[[Sequence[Any]], ListBlock],
    drawing: Drawing,
    data: st.DataObject,
) -> None:
    rows = data.draw(some_rows(kind))
    chosen = data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=12))
    listing = rows.chosen(np.array(chosen, dtype=np.intp))
    expected = drawn(drawing, block_of(tuple(listing)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "FEW", 0)
        patch.setattr(tables, "_STRETCH", data.draw(st.integers(1, 12)))
        patch.setattr(table_cells, "MOST_ALIKE", data.draw(st.integers(0, 2)))
        assert drawn(drawing, block_of(listing)) == expected


def test_what_stands_for_a_cell_is_written_in_a_link_then_it_stays_what_it_is(
    drawing: Drawing, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = (Served("承诺", "x/\ufdd00\ufdd1"),)
    values: dict[str, Any] = {"serves": odd, "photos": (), "status": Status("在办", "ring", "calm")}
    columns = [same(values.get(name, "平常"), 3) for name in TaskRow._fields]
    rows = Rows(TaskRow, columns)
    expected = drawn(drawing, TaskTable(tuple(rows), is_home=True))
    monkeypatch.setattr(tables, "FEW", 0)
    assert drawn(drawing, TaskTable(rows.chosen(np.arange(3)), is_home=True)) == expected


def test_a_small_table_then_its_macro_draws_it(drawing: Drawing) -> None:
    rows = Rows(CommitmentRow, [same("x", 2)] * 7 + [same(Status("在办", "", ""), 2)] * 3)
    (piece,) = drawing.pieces((CommitmentTable(rows.chosen(np.array([0, 1]))),), "")
    assert piece.count("<tr>") == 3


def test_rows_of_two_lists_on_one_page_then_each_stands_in_its_own(drawing: Drawing) -> None:
    count = tables.FEW
    texts = each(f"第{number}件" for number in range(count))
    columns = [texts, *[same("", count)] * 6, same(Status("在办", "", ""), count)]
    rows = Rows(CommitmentRow, [columns[0], columns[1], texts, *columns[3:], *columns[1:3]])
    blocks = [CommitmentTable(rows.chosen(np.array([row]))) for row in (7, 3)]
    first, second = drawing.pieces(blocks, "")
    page = drawing.environment.tables.framed(f"{second}|{first}".encode()).whole().decode()
    assert [("第3件" in part, "第7件" in part) for part in page.split("|")] == [
        (True, False),
        (False, True),
    ]


def test_columns_then_the_values_of_rows_are_made_of_them() -> None:
    rows = Rows(
        Status,
        [pa.array(["a", "b", ""], TEXT), Picked(["x", "y"], np.array([1, 0, -1])), same(1, 3)],
    )
    assert list(rows) == [("a", "y", 1), ("b", "x", 1), ("", "y", 1)]
    assert rows[1] == Status("b", "x", 1)  # type: ignore[arg-type]
    assert rows.chosen(np.array([2, 0])) == (rows[2], rows[0])
    assert rows.chosen(np.array([2, 0]))[1:] == (rows[0],)


def test_some_rows_of_a_column_changed_then_the_others_stay() -> None:
    column = Picked(["a", "b"], np.array([0, -1, 1]))
    assert list(column.changed({0: "c", 2: "d"})) == ["c", "b", "d"]
    assert list(column.changed({})) == list(column) == ["a", "b", "b"]

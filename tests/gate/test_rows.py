"""Rows of large tables are looked through where they are drawn: whatever column a private text is in."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from sunboard.boards.blocks import CommitmentTable, DeedList, ListBlock, TaskTable
from sunboard.boards.columns import Column, Picked, Rows, same
from sunboard.boards.values import CommitmentRow, DeedRow, PhotoView, Served, Status, TaskRow
from sunboard.gate.gate import Gate
from sunboard.measures.ground import PhotoFile
from sunboard.outputs.html import table_cells, tables
from sunboard.outputs.html.drawing import Drawing
from sunboard.outputs.html.environment import make_environment
from sunboard.outputs.html.tables import FramedPage
from sunboard.records.gathering import TEXT

from tests.factories import ROOT
from tests.gate.looked_for import HIDDEN, MOBILE, Written, judge

PAGE = "c/angang/index.html"
STATUS = Status("在办", "ring", "calm")
PLAIN = {"status": STATUS, "names": ("甲某人",), "serves": (), "photos": ()}
"""What stands in the fields that hold no text."""
PRIVATE = {
    "status": Status(MOBILE, "ring", "calm"),
    "names": ("甲某人", MOBILE),
    "serves": (Served(f"承诺 {MOBILE}", "x/"),),
    "photos": (
        PhotoView((PhotoFile("photos/x-240.webp", 240, 180),), f"请打{MOBILE}", "之前的样子", ""),
    ),
}
BLOCKS: dict[type[Any], Callable[[Sequence[Any]], ListBlock]] = {
    CommitmentRow: CommitmentTable,
    TaskRow: lambda rows: TaskTable(rows, is_home=True),
    DeedRow: DeedList,
}
HOLDINGS: dict[str, Callable[[list[Any]], Column]] = {
    "texts": lambda values: pa.array(values, TEXT),
    "picked": lambda values: Picked(values, np.arange(len(values))),
}


def page_of(gate: Gate, rows: Rows[Any], chosen: Sequence[int]) -> FramedPage:
    environment = make_environment(ROOT / "site_templates")
    environment.tables.is_innocent = gate.is_innocent
    block = BLOCKS[rows.kind](rows.chosen(np.array(chosen)))
    (piece,) = Drawing(environment).pieces((block,), "../../")
    return environment.tables.framed(f"<h1>安港</h1>{piece}<p>完</p>".encode())


def rows_of(kind: type[Any], field: str, holding: Callable[[list[Any]], Column]) -> Rows[Any]:
    """Three rows of a kind, the second of which holds a mobile in one field."""

    def column(name: str) -> Column:
        plain = PLAIN.get(name, "平常")
        if name != field:
            return same(plain, 3)
        return holding([plain, PRIVATE.get(name, f"请打{MOBILE}"), plain])

    return Rows(kind, [column(name) for name in kind._fields])


CASES = [
    pytest.param(kind, field, holding, id=f"{kind.__name__}.{field}, {name}")
    for kind in BLOCKS
    for field in kind._fields
    for name, holding in HOLDINGS.items()
    if not (name == "texts" and field in PLAIN)
]


@pytest.mark.parametrize("alike", [0, 64])
@pytest.mark.parametrize(("kind", "field", "holding"), CASES)
def test_a_private_cell_then_it_goes_out_on_no_page_that_lists_it(
    kind: type[Any],
    field: str,
    holding: Callable[[list[Any]], Column],
    alike: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tables, "FEW", 1)
    monkeypatch.setattr(table_cells, "MOST_ALIKE", alike)
    rows, written = rows_of(kind, field, holding), Written()
    page = page_of(written.gate, rows, [0, 1])
    written.gate.before_boards(written.__setitem__)(PAGE, page)
    was_drawn = MOBILE.encode() in page.whole()
    assert MOBILE.encode() not in written[PAGE]
    assert (HIDDEN in written.text(PAGE) or b'href="#"' in written[PAGE]) == was_drawn
    assert bool(written.found) == was_drawn


def test_innocent_rows_then_looked_at_once_and_the_frame_by_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tables, "FEW", 1)
    rows = rows_of(CommitmentRow, "", HOLDINGS["texts"])
    gate = Gate(judge("司马蓁"))
    page = page_of(gate, rows, [0, 2])
    written = Written(gate)
    gate.before_boards(written.__setitem__)(PAGE, page)
    assert page.are_innocent
    assert written[PAGE] == page.whole()
    guilty = page._replace(frame=page.frame.replace("安港".encode(), "司马蓁".encode()))
    gate.before_boards(written.__setitem__)("x/index.html", guilty)
    assert written.text("x/index.html") == page.whole().decode().replace("安港", HIDDEN)


def test_rows_nobody_asked_about_then_they_are_looked_through_with_the_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tables, "FEW", 1)
    environment = make_environment(ROOT / "site_templates")
    rows = rows_of(CommitmentRow, "", HOLDINGS["texts"])
    (piece,) = Drawing(environment).pieces((CommitmentTable(rows.chosen(np.array([0]))),), "")
    assert not environment.tables.framed(piece.encode()).are_innocent

"""From every board the way to the tables that hold the records which it lists."""

from __future__ import annotations

from sunboard.boards import addresses
from sunboard.boards.mechanism import BoardMaker
from sunboard.boards.values import Line
from sunboard.language import say
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.kept import counted_by
from sunboard.publishable.open_data.tables import OpenTable, open_tables
from sunboard.schema import BOARDS


def rows_at(ground: Ground, maker: BoardMaker) -> tuple[Line, ...]:
    """The file of each kind of record that a maker's pages list, and what its columns mean."""
    kinds = maker.lists
    if not ground.programme.has_open_data or kinds == ():
        return ()
    if kinds is None:
        kinds = counted_by(maker.board) if maker.board in BOARDS else ()
    return _rows_of(ground, kinds)


@remembered
def _rows_of(ground: Ground, kinds: tuple[str, ...]) -> tuple[Line, ...]:
    found = (_line(ground, kind) for kind in kinds if ground.keeps(kind))
    return (*dict.fromkeys(found), Line(say("数据说明"), addresses.DATA))


def _line(ground: Ground, kind: str) -> Line:
    """A kind's file; its part of the page that describes it where it has several, or none but of counts."""
    table = _tables(ground).get(kind)
    if table is not None and table.years:
        return Line(kind, f"{addresses.DATA}#{kind}")
    path = addresses.data_path("counts" if table is None else kind, "csv")
    return Line(path.removeprefix(addresses.DATA), path)


@remembered
def _tables(ground: Ground) -> dict[str, OpenTable]:
    return {table.name: table for table in open_tables(ground)}

"""What printed sheets say: the values that Typst sets; that it prints them is held by `tests/sheets`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sunboard.boards.places.silent import make_silent_page
from sunboard.boards.values import FunnelStep
from sunboard.measures.ground import Ground
from sunboard.sheets import SHEET_MAKERS
from sunboard.sheets.values import SheetFigure, SheetRecord, SheetTable

from tests.reference.said_records import PARTS, Said

KINDS = ("month", "challenges", "posts", "summary")


def sheets(county: Ground) -> Said:
    """Every part of every sheet of these kinds, by the sheet's path and the part's name."""
    titles = {section.title: section.key for section in make_silent_page(county, 0).board.sections}  # type: ignore[attr-defined]
    for maker in (maker for maker in SHEET_MAKERS if maker.kind in KINDS):
        for paper in maker.papers:
            for number in range(maker.count(county)):
                sheet = maker.make(county, number, paper)
                for name, said in _parts(sheet.body, titles):
                    yield f"sheet {sheet.path} {name}", said


def _parts(body: Any, titles: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name, part in vars(body).items():
        if isinstance(part, SheetTable):
            yield name, _table(part)
        elif name == "tables":
            for number, table in enumerate(part):
                yield f"table {number + 1}", _table(table)
        elif name == "funnel" and part:
            yield name, PARTS.join(map(_step, part))
        elif name == "silent" and part:
            yield name, PARTS.join(sorted(f"{titles[f.label]} {_value(f)}" for f in part))
        elif part and not isinstance(part, str):
            yield name, _figures(part)


def _figures(figures: Iterable[SheetFigure]) -> str:
    return PARTS.join(f"{figure.label} {_value(figure)}" for figure in figures)


def _value(figure: SheetFigure) -> str:
    return figure.numerator + (f"/{figure.denominator}" if figure.denominator is not None else "")


def _step(step: FunnelStep) -> str:
    waits = f"{step.waiting}件在等这一步" if step.waiting else ""
    late = step.overdue.word if step.overdue else ""
    said = (f"{step.label} {step.word} {step.count}件", step.note or "", waits, late)
    return " ".join(filter(None, said)).replace(" / ", "/")


def _table(table: SheetTable) -> str:
    rest = table.note[table.note.find("另有") :].partition("（")[0].partition("，")[0]
    return PARTS.join((table.title, *map(_row, table.rows), rest if "另有" in table.note else ""))


def _row(row: SheetRecord) -> str:
    """A row's id, and of each cell what is not its words, place or doer."""
    said = [row.id]
    for cell in row.cells:
        if cell.status:
            said += [cell.status.word, cell.timing, cell.text]
        elif "\n" in cell.text:
            said.append(cell.text.rpartition("\n")[2])
        elif cell.text.endswith(("满意", "还没有评", "—", " 人")):
            said.append(cell.text)
    return " ".join(" ".join(filter(None, said)).split())

"""What printed sheets say: the values that Typst sets; `tests/outputs/sheets` holds that it prints them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from sunboard.boards.places.silent import silent_parts
from sunboard.boards.printed import SheetRecord, SheetTable
from sunboard.measures.ground import Ground
from sunboard.outputs.sheets.makers import SHEET_MAKERS
from sunboard.outputs.sheets.values import SheetFigure, SheetStep

from tests.reference.said_records import PARTS, Said


def sheets(county: Ground) -> Said:
    """Every part of every sheet, by the sheet's path and the part's name."""
    titles = {part.title: part.key for part in silent_parts(county)}
    for maker in SHEET_MAKERS:
        for paper in maker.papers:
            for number in range(maker.count(county)):
                sheet = maker.make(county, number, paper)
                parts = OWN[maker.kind](sheet.body) if maker.kind in OWN else ()
                for name, said in parts or _parts(sheet.body, titles):
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


def _step(step: SheetStep) -> str:
    waits = step.waiting
    late = step.overdue.word if step.overdue else ""
    said = (f"{step.label} {step.word} {step.count}", waits, late)
    return " ".join(filter(None, said)).replace(" / ", "/")


def _table(table: SheetTable) -> str:
    rest = "；".join(re.findall(r"另有\d+[^（，]*", table.note))
    return PARTS.join((table.title, *map(_row, table.rows), rest))


def _row(row: SheetRecord) -> str:
    """A row's id, and of each cell what is not its words, place or doer."""
    said = [row.id]
    for cell in row.cells:
        if cell.status:
            said += [cell.status.word, cell.timing, cell.text]
        elif "\n" in cell.text:
            said.append(cell.text.rpartition("\n")[2])
        elif cell.text.endswith(("满意", "已解决", "还没有评", "—", " 人")):
            said.append(cell.text)
    return " ".join(" ".join(filter(None, said)).split())


def _honours(body: Any) -> Iterator[tuple[str, str]]:
    yield "figures", _figures(body.figures)
    yield "wall", PARTS.join((*body.wall, body.order.rpartition("；")[2].rpartition("序")[2]))
    said = (f"{one.id} {'、'.join(filter(None, (*one.names, one.others)))}" for one in body.deeds)
    yield "deeds", PARTS.join(("", *said, ""))


def _doers(row: SheetRecord) -> str:
    return f"{row.id} {row.cells[1].text}"


def _notice(body: Any) -> Iterator[tuple[str, str]]:
    for number, table in enumerate(body.tables, 1):
        of_deeds = table.heads[1].startswith("党员")
        rows = map(_doers, table.rows) if of_deeds else map(_row, table.rows)
        yield f"table {number}", PARTS.join(("", *rows, ""))
    yield "window", body.window.partition("（")[0]


def _roster(body: Any) -> Iterator[tuple[str, str]]:
    days = [day for week in body.month.weeks for day in week if day]
    shifts = (
        " ".join(filter(None, (day.iso, one.slot, one.unit, one.service, one.status.word)))
        for day in days
        for one in day.shifts
    )
    yield "month", " ".join((f"{body.month.title}值班表", f"{len(days)}天", *shifts))


def _plate(body: Any) -> Iterator[tuple[str, str]]:
    said = (
        " ".join((one.name, one.phone, *(pairing.id for pairing in one.pairings))).replace(
            "  ", " "
        )
        for one in body.units
    )
    yield "units", PARTS.join(("", *said, ""))


def _certificate(body: Any) -> Iterator[tuple[str, str]]:
    yield "certificate", PARTS.join((body.to, body.number, body.signed_on))


OWN: Mapping[str, Callable[[Any], Iterator[tuple[str, str]]]] = {
    "honours": _honours,
    "notice": _notice,
    "roster": _roster,
    "plate": _plate,
    "certificate": _certificate,
}
"""How the parts of some kinds are told; of the others each part by its type."""

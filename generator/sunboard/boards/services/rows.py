"""Service sessions as rows, made once for the county and shown on their community's page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from sunboard.boards.blocks import Block
from sunboard.boards.order import split_by
from sunboard.boards.words import Texts, day_texts, name_texts, pick, term_texts, unit_paths
from sunboard.figures.services import NOT_WRITTEN
from sunboard.measures.columns import Positions
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.services import services_of
from sunboard.publishable.names import unit_names


class SessionRow(NamedTuple):
    """One activity."""

    id: str
    title: str
    date: str
    service: str
    place: str
    unit: str
    unit_path: str
    turnout: str
    """场次, 人次 and 人数."""
    result: str


@dataclass(frozen=True)
class SessionTable(Block):
    """Sessions, each with its own address."""

    rows: tuple[SessionRow, ...]


@dataclass(frozen=True)
class SessionRows:
    """Every activity as a row, in the table's order, and each community's, newest first."""

    rows: list[SessionRow]
    by_community: list[Positions]


@remembered
def make_session_rows(ground: Ground) -> SessionRows:
    """Word every activity of the county."""
    services = services_of(ground)
    table = services.table
    rows = zip(
        table.texts("id"),
        table.texts("title"),
        day_texts(table.days("date")),
        term_texts(table, "service", ground),
        name_texts(ground.records["estates"], table.codes("estate"), "全社区"),
        pick(unit_names(ground), table.codes("unit")),
        unit_paths(ground, table.codes("unit")),
        _turnouts(ground),
        table.texts("result"),
        strict=True,
    )
    newest = -table.days("date").astype(np.int64)
    size = services.community_count
    positions = np.arange(len(newest))
    return SessionRows(
        [SessionRow(*row) for row in rows],
        split_by(table.codes("community"), positions, newest, size),
    )


def _turnouts(ground: Ground) -> Texts:
    services = services_of(ground)
    columns = (services.table.numbers(name).tolist() for name in ("attendances", "persons"))
    return [
        f"{sessions}场 · {_written(attended, '人次')} · {_written(people, '人')}"
        for sessions, attended, people in zip(services.sessions.tolist(), *columns, strict=True)
    ]


def _written(number: float, unit: str) -> str:
    """A count with its unit; NaN is said in words."""
    name = "人数" if unit == "人" else unit
    return f"{name}{NOT_WRITTEN}" if np.isnan(number) else f"{number:.0f}{unit}"

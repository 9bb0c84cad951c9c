"""Service sessions as rows, made once for the county and shown on their community's page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from sunboard.boards.blocks import Block
from sunboard.boards.columns import Picked
from sunboard.boards.order import split_by
from sunboard.boards.words import Texts, day_texts, name_texts, pick, term_texts, unit_paths
from sunboard.language import mark, mark_many, say, say_many
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
        name_texts(ground.records["estates"], table.codes("estate"), say("全社区")),
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
    numbers = services.table.numbers
    columns = (
        _written(services.sessions, *_SESSIONS),
        _written(numbers("attendances"), *_ATTENDANCES),
        _written(numbers("persons"), *_PERSONS),
    )
    return [" · ".join(counts) for counts in zip(*columns, strict=True)]


_SESSIONS = (mark_many("{n}场"), "")
_ATTENDANCES = (mark_many("{n}人次"), mark("人次未登记"))
_PERSONS = (mark_many("{n}人"), mark("人数未登记"))
"""How a count is written, and what stands for one that nobody wrote down."""


def _written(column: npt.NDArray[Any], counted: str, unknown: str) -> Picked[str]:
    """Counts in words; each that occurs is worded once."""
    numbers, codes = np.unique(column, return_inverse=True)
    return Picked(
        [say(unknown) if np.isnan(n) else say_many(counted, round(n)) for n in numbers.tolist()],
        codes,
    )

"""`data/calendar.yml`: what was announced of the country's days off, and the days of the county's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sunboard.problems import Problem
from sunboard.public_holidays import Arrangement
from sunboard.records.announced import ANNOUNCED, read_announced
from sunboard.records.folders import CALENDAR, DATA
from sunboard.records.tree_reader import TreeReader, read_mapping
from sunboard.records.yaml_nodes import MapNode
from sunboard.settings import LocalDay

CALENDAR_FILE = f"{DATA}/{CALENDAR}"
LISTS = ("rest", "work")
DAY_KEYS = ("date", "note")


@dataclass(frozen=True)
class CalendarFile:
    """What the file holds."""

    days: tuple[LocalDay, ...] = ()
    """The county's own days, each once, by day."""
    announced: tuple[Arrangement, ...] = ()
    """What was announced, by year."""


def read_calendar(root: Path) -> tuple[CalendarFile, list[Problem]]:
    """Reads the file where there is one; a day, or a year, at fault is left out and reported."""
    tree, reader = read_mapping(root, CALENDAR_FILE, missing="", no_mapping="calendar-no-mapping")
    if tree is None:
        return CalendarFile(), reader.problems
    reader.check_keys(tree, (*LISTS, ANNOUNCED))
    listed = [found for key in LISTS for found in _days(reader, tree, key)]
    days = tuple(sorted(_once_each(reader, listed), key=lambda local: local.day))
    announced = sorted(read_announced(reader, tree), key=lambda arrangement: arrangement.year)
    return CalendarFile(days, tuple(announced)), reader.problems


def _days(reader: TreeReader, tree: MapNode, key: str) -> Iterator[tuple[int, LocalDay]]:
    """Each day of a list that can be read, with its line."""
    for item in reader.items(tree, key):
        # A day alone, or a day and why.
        node = item if isinstance(item, MapNode) else MapNode(item.line, {"date": item})
        node.lines.setdefault("date", item.line)
        reader.check_keys(node, DAY_KEYS)
        day = reader.day(node, "date") if reader.text(node, "date", required=True) else None
        if day is not None:
            yield item.line, LocalDay(day, key == "work", reader.text(node, "note"))


def _once_each(reader: TreeReader, listed: list[tuple[int, LocalDay]]) -> Iterator[LocalDay]:
    """Each day the first time it is listed."""
    line_of: dict[date, int] = {}
    for line, local in listed:
        if local.day in line_of:
            params = {"day": local.day.isoformat(), "earlier": line_of[local.day]}
            reader.report(line, LISTS[local.is_work], "calendar-twice", **params)
        else:
            line_of[local.day] = line
            yield local

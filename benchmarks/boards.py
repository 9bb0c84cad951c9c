"""What a peer needs to make the same pages: Sunboard's own page values, as JSON.

Runs as a program of its own: `python benchmarks/boards.py PROJECT OUT` writes OUT/boards/<id>.json, and
OUT/index.json with the boards without their tables.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from counties import ASKED
from sunboard.boards.blocks import Board, DeedList
from sunboard.boards.counted import Counted
from sunboard.boards.folds import Folds
from sunboard.boards.places.community import make_community_page
from sunboard.boards.values import Page
from sunboard.measures.ground import Ground, Scope, make_ground
from sunboard.project import check_project

Listed = Folds | DeedList
TABLES = ("commitments", "tasks", "deeds")
_NOT_SHOWN = frozenset({"iso", "serves", "sum", "trail"})
"""Fields of rows that other pages show: a peer need not read them. No row of a plain county serves anything
that has a page."""


def main(project: Path, out: Path) -> None:
    """Write the values of every community's page."""
    checked = check_project(project, ASKED)
    county = make_ground(checked.checked.records, checked.programme, checked.as_of)
    (out / "boards").mkdir(parents=True)
    index = []
    for page in _pages(county):
        name = page.path.strip("/").split("/")[-1]
        tables = {table: _listed(page, table) for table in TABLES}
        values = {table: _rows(block) for table, block in tables.items()}
        _write(out / "boards" / f"{name}.json", values)
        about = {"id": name, "title": page.title, "description": page.description}
        tasks = tables["tasks"]
        index.append(about | {"tasks_note": tasks.note if tasks else ""})
    _write(out / "index.json", index)


def _pages(county: Ground) -> Iterator[Page]:
    for community in range(county.size(Scope.COMMUNITY)):
        yield make_community_page(county, community)


def _listed(page: Page, section: str) -> Listed | None:
    """The list of a section; None where it has nothing to list."""
    board = cast("Board", page.board)
    parts = (part for part in board.sections if part.id == section)
    blocks = (block for part in parts for block in part.blocks)
    return next((block for block in blocks if isinstance(block, Listed)), None)


def _rows(listed: Listed | None) -> list[dict[str, Any]]:
    """The rows of a list, by the names of their fields; those of its parts one after the other."""
    if listed is None:
        return []
    parts = [fold.table for fold in listed.folds] if isinstance(listed, Folds) else [listed]
    rows = [row._asdict() for part in parts for row in part.rows]
    return [
        {name: _shown(value) for name, value in row.items() if name not in _NOT_SHOWN}
        | {"status": row["status"]._asdict()}
        for row in rows
    ]


def _shown(value: Any) -> Any:
    return str(value) if isinstance(value, Counted) else value


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

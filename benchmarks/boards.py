"""What a peer needs to make the same pages: Sunboard's own page values, as JSON.

Runs as a program of its own: `python benchmarks/boards.py PROJECT OUT` writes OUT/boards/<id>.json, and
OUT/index.json with the boards without their tables.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from counties import ASKED
from sunboard.boards.counted import Counted
from sunboard.boards.places.community import make_community_page
from sunboard.boards.values import Page
from sunboard.measures.ground import Ground, Scope, make_ground
from sunboard.project import check_project

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
        _write(out / "boards" / f"{name}.json", {table: _rows(page, table) for table in TABLES})
        about = {"id": name, "title": page.title, "description": page.description}
        index.append(about | {"tasks_note": page.board.tasks_note})  # type: ignore[attr-defined]
    _write(out / "index.json", index)


def _pages(county: Ground) -> Iterator[Page]:
    for community in range(county.size(Scope.COMMUNITY)):
        yield make_community_page(county, community)


def _rows(page: Page, table: str) -> list[dict[str, Any]]:
    """The rows of a table, by the names of their fields."""
    rows = [row._asdict() for row in getattr(page.board, table)]
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

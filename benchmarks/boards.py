"""What a peer needs to make the same pages: Sunboard's own page values, as JSON, and its shell.

Runs as a program of its own: `python benchmarks/boards.py PROJECT OUT` writes OUT/boards/<id>.json,
OUT/index.json (the boards without their tables) and OUT/shell.json.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from sunboard.boards import County, Page, make_county
from sunboard.boards.community import make_community_page
from sunboard.build import check_project, theme_project
from sunboard.measures import Scope, derive_measures
from sunboard.publishing.mkdocs_site import ShellBuild
from sunboard.rendering import Shell, make_renderer
from sunboard.settings import Programme

TABLES = ("commitments", "tasks", "deeds")
_SHELL_KEY = ("places", 2)
_TODAY = date(2026, 10, 31)
"""Never used: the programme of a sample county names its day."""


def main(project: Path, out: Path) -> None:
    """Write the values of every community's page, and the shell they stand in."""
    checked = check_project(project, None, _TODAY)
    county = make_county(derive_measures(checked.checked.records, checked.programme, checked.as_of))
    shell = _shell(project, checked.programme, checked.as_of)
    (out / "boards").mkdir(parents=True)
    index = []
    for page in _pages(county):
        name = page.path.strip("/").split("/")[-1]
        _write(out / "boards" / f"{name}.json", {table: _rows(page, table) for table in TABLES})
        about = {"id": name, "title": page.title, "description": page.description}
        index.append(about | {"tasks_note": page.board.tasks_note})  # type: ignore[attr-defined]
    _write(out / "index.json", index)
    _write(out / "shell.json", {"texts": shell.texts, "holes": shell.holes})


def _pages(county: County) -> Iterator[Page]:
    for community in range(county.measures.size(Scope.COMMUNITY)):
        yield make_community_page(county, community)


def _rows(page: Page, table: str) -> list[dict[str, Any]]:
    """The rows of a table, by the names of their fields."""
    rows = [row._asdict() for row in getattr(page.board, table)]
    return [row | {"status": row["status"]._asdict()} for row in rows]


def _shell(project: Path, programme: Programme, as_of: date) -> Shell:
    """The shell of a community's page, with all filled that is alike on every page."""
    theme = theme_project(project)
    with tempfile.TemporaryDirectory() as folder:
        stage = ShellBuild(theme, Path(folder), [_SHELL_KEY]).wait()
        shells = stage.shells()
    return make_renderer(theme / "site_templates", shells, programme, as_of).shells[_SHELL_KEY]


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

"""Makes sure that the peers show the same: every cell of the boards' tables, compared as visible text.

Runs as a program of its own: `python benchmarks/cells.py OURS THEIRS` compares two sites.
"""

from __future__ import annotations

import sys
from pathlib import Path

from lxml import html

_SAMPLE = 25
"""Pages compared, evenly over all there are."""

_ROWS = (
    '//*[@id="commitments" or @id="tasks"]//table/tbody/tr'
    ' | //*[@id="deeds"]//ul/li'
    ' | //article[contains(@class, "md-content__inner")]//table/tbody/tr'
)
"""A row of commitments, tasks or deeds: Sunboard's and Hugo's, or that of a Markdown table."""


def main(ours: Path, theirs: Path) -> None:
    """Compare two sites.

    Raises:
        SystemExit: they have other pages, or a cell differs.
    """
    names = _boards(ours)
    if not names or names != _boards(theirs):
        raise SystemExit(f"{theirs} has other boards than {ours}")
    for name in names[:: max(1, len(names) // _SAMPLE)]:
        rows, other_rows = _rows(ours / name), _rows(theirs / name)
        if not rows or len(rows) != len(other_rows):
            raise SystemExit(f"{name}: {len(rows)} rows here, {len(other_rows)} there")
        for row, other in zip(rows, other_rows, strict=True):
            if row != other:
                raise SystemExit(f"{name}: a row differs:\n  {row}\n  {other}")


def _boards(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.glob("c/*/index.html"))


def _rows(page: Path) -> list[list[str]]:
    """The visible text of each cell of each row."""
    tree = html.fromstring(page.read_bytes().decode())
    return [[" ".join(cell.text_content().split()) for cell in row] for row in tree.xpath(_ROWS)]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

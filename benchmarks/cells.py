"""Makes sure that the peers show the same.

Runs as a program of its own: `python benchmarks/cells.py OURS THEIRS [--rows]` compares the boards of two
sites: every element with its attributes and words; of a site of another make the rows of records alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from lxml import html

_SAMPLE = 25
"""Pages compared, evenly over all there are."""

_ROWS = '//*[@id="commitments" or @id="tasks"]//table/tbody/tr | //*[@id="deeds"]//ul/li'
"""A row of commitments, tasks or deeds."""
_MARKDOWN_ROWS = '//article[contains(@class, "md-content__inner")]//table/tbody/tr'

Row = tuple[object, ...]


def main(ours: Path, theirs: Path, *, are_rows: bool) -> None:
    """Compare two sites.

    Raises:
        SystemExit: they have other pages, or something differs.
    """
    names = _boards(ours)
    if not names or names != _boards(theirs):
        raise SystemExit(f"{theirs} has other boards than {ours}")
    for name in names[:: max(1, len(names) // _SAMPLE)]:
        (_same_rows if are_rows else _same_pages)(name, ours / name, theirs / name)


def _same_pages(name: str, ours: Path, theirs: Path) -> None:
    elements, others = _elements(ours), _elements(theirs)
    for element, other in zip(elements, others, strict=False):
        if element != other:
            raise SystemExit(f"{name} differs:\n  {element}\n  {other}")
    if len(elements) != len(others):
        raise SystemExit(f"{name}: {len(elements)} elements here, {len(others)} there")


def _same_rows(name: str, ours: Path, theirs: Path) -> None:
    """Each row of ours has to stand there too."""
    rows, others = _rows(ours, _ROWS), _rows(theirs, _MARKDOWN_ROWS)
    missing = [row for row in rows if row not in set(others)]
    if missing or not rows:
        raise SystemExit(
            f"{name}: of {len(rows)} rows {len(missing)} are missing:\n  {missing[:1]}"
        )


def _boards(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.glob("c/*/index.html"))


def _elements(page: Path) -> list[Row]:
    """Each element: its name, its attributes, and the words before its first part and behind it."""
    tree = html.fromstring(page.read_bytes().decode())
    return [
        (e.tag, sorted(e.attrib.items()), _words([e.text or ""]), _words([e.tail or ""]))
        for e in tree.iter()
        if isinstance(e.tag, str)
    ]


def _rows(page: Path, path: str) -> list[Row]:
    """The visible text of each cell of each row."""
    tree = html.fromstring(page.read_bytes().decode())
    return [tuple(_words(cell.itertext()) for cell in row) for row in tree.xpath(path)]


def _words(texts: Iterable[str]) -> str:
    return " ".join("".join(texts).split())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), are_rows="--rows" in sys.argv)

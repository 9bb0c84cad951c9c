"""What tables say in cells that have no key, by the page, the section, the row and the column."""

from __future__ import annotations

from lxml.html import HtmlElement

from tests.reference.said_orders import grid_row, where
from tests.reference.said_parts import told
from tests.reference.said_records import Said, words

ELSEWHERE = ("obligations", "held", "months", "void")
"""Sections of tables that are compared whole, or whose cells without a key say that nothing was kept."""


def asides(_: str, tree: HtmlElement) -> Said:
    """What stands in small type beside a figure in a table, by the figure's key."""
    for cell in tree.xpath("//td[@data-figure][small]"):
        yield f"aside {cell.get('data-figure')}", " ".join(map(words, cell.xpath("small")))


def cells(path: str, tree: HtmlElement) -> Said:
    """Every cell without a key of the tables of places, units and the like."""
    if path == "obligations/":
        return
    for table in tree.xpath("//table[contains(@class,'sb-grid')]"):
        section = where(table)
        heads = [words(head) for head in table.xpath("thead//th")][1:]
        for row in table.xpath("tbody/tr") if section not in ELSEWHERE else ():
            for head, cell in zip(heads, row.xpath("td"), strict=True):
                if cell.get("data-figure") is None:
                    yield f"cell {path} {section} {grid_row(row)} {head}", told(cell)

"""In which order pages list records, places and units: every list and every table, row by row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from tests.reference.said_records import end_of, row_name, words

TOLD_BESIDE = {"事项": (1, 2, 4), "轮值单位": (1,), "服务单": (3, 4)}
"""Of tables of single records, by their first head, the columns that tell one record from another."""
TERMS = ("谁评的", "办结后", "服务方式", "角色")
"""The first head of tables whose rows are the programme's terms, in its order."""
_NO_REST = "[not(ancestor::details[contains(@class,'sb-rest')])]"
_ALL = "tbody/tr | following-sibling::*[1][self::details]/table/tbody/tr"
"""Of a long table the others stand behind the first few."""
_COMPARES = " and ".join(f"not(thead//th[1]='{head}')" for head in TERMS)


def grid_row(row: HtmlElement) -> str:
    """What names a row of a table."""
    beside = TOLD_BESIDE.get(row.xpath("string(ancestor::table/thead//th)"), ())
    return " ".join(words(row[number]) for number in (0, *beside))


ROWS: tuple[tuple[str, str, Callable[[HtmlElement], str]], ...] = (
    ("//div[@class='sb-folds']", "details/table/tbody/tr", row_name),
    (
        "//table[contains(@class,'sb-records')][not(ancestor::div[@class='sb-folds'])]",
        "tbody/tr",
        row_name,
    ),
    (f"//table[contains(@class,'sb-lists')]{_NO_REST}", _ALL, lambda row: str(row.get("id"))),
    (f"//table[contains(@class,'sb-grid')][{_COMPARES}]{_NO_REST}", _ALL, grid_row),
    (f"//table[contains(@class,'sb-sessions')]{_NO_REST}", _ALL, lambda row: str(row.get("id"))),
    (
        f"//ul[contains(@class,'sb-gaps')]{_NO_REST}",
        "li | following-sibling::*[1][self::details]/ul/li",
        lambda row: end_of(row.find("a")),
    ),
    (
        "//ul[contains(@class,'sb-deeds') and not(contains(@class,'sb-corrections'))]",
        "li",
        lambda row: "".join(end_of(link) for link in row.xpath("p/a[1]")[:1]),
    ),
    ("//div[@class='sb-honours__list']", "article", lambda row: str(row.get("id"))),
    ("//section[h2='已撤榜']/ul", "li", lambda row: "".join(map(end_of, row.xpath("a")))),
    (
        "//*[@id='ladder']/ul[@class='sb-silent']",
        "li",
        lambda row: "".join(map(end_of, row.xpath("a"))),
    ),
)
"""Each list, its rows, and what names a row."""


def orders(path: str, tree: HtmlElement) -> Iterator[tuple[str, list[str]]]:
    """Every list of a page that has rows, by the page's path and the section it stands in."""
    met: Counter[str] = Counter()
    for found, rows, name in ROWS:
        for element in tree.xpath(found):
            key = f"order {path} {where(element)}"
            met[key] += 1
            number = f" ({met[key]})" if met[key] > 1 else ""
            if listed := [name(row) for row in element.xpath(rows)]:
                yield key + number, listed


def counts(path: str, tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """What captions of records say of how many there are, are listed, and are left out."""
    for listed in tree.xpath("//div[@class='sb-folds'] | //table[contains(@class,'sb-records')]"):
        caption = listed.xpath("string(self::div/p | self::table/caption)")
        if found := re.findall(r"(?:共|列出|另有)(\d+)", caption):
            yield f"count {path} {where(listed)}", " ".join(found)


def where(element: HtmlElement) -> str:
    """The anchor above a list, or else the heading of its section."""
    anchors = element.xpath("ancestor::*[@id][1]/@id")
    return (
        str(anchors[0])
        if anchors
        else words(element.xpath("ancestor::section[1]//h2")[0], ("span",))
    )

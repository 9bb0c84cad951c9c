"""What pages say of long lists in parts, of what is overdue, and on the wall of honour."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml.html import HtmlElement

from tests.reference.said_orders import where
from tests.reference.said_records import PARTS, words


def folded(path: str, tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Every bar of a list and the counts of its parts, the few overdue ones, and the wall."""
    met: Counter[str] = Counter()
    for listed in tree.xpath("//div[@class='sb-folds']"):
        place = f"{path} {where(listed)}"
        met[place] += 1
        key = f"{place} ({met[place]})" if met[place] > 1 else place
        parts = map(words, listed.xpath("figure/figcaption/span"))
        yield f"stack {key}", PARTS.join(sorted(parts))
        yield f"folds {key}", PARTS.join(map(words, listed.xpath("details/summary")))
    for section in tree.xpath("//section[@id='overdue'][ul[@class='sb-late']]"):
        count = words(section.xpath("h2/span")[0])
        rows = map(words, section.xpath("ul/li/*[1]"))
        rest = re.findall(r"另有\d+件", section.xpath("string(p)"))
        yield f"late {path}", PARTS.join((count, *rows, *rest))
    for wall in tree.xpath("//div[@class='sb-wall']"):
        (people,) = re.findall(r"\d+(?:人|件言行)上榜", wall.xpath("string(p)"))
        names = len(wall.xpath(".//ul[@class='sb-wall__names']/li"))
        rest = re.findall(r"(?:另有)?\d+人没有(?:同意)?署名", " ".join(wall.xpath("p//text()")))
        yield f"wall {path}", PARTS.join((people, f"{names}个名字", *rest))

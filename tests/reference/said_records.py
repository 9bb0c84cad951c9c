"""What pages say of single records: every row of a table, and every own page, by the record's id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from lxml.html import HtmlElement

Said = Iterator[tuple[str, str]]
"""A key and what it says; of a row of a table "row tasks/fw-1", of an own page "own commitments/cn-1"."""

KINDS = {
    "什么事": "tasks",
    "答应的事": "commitments",
    "题目": "challenges",
    "议定事项": "decisions",
    "提级的事项": "decisions",
}
"""The kind that a table lists, by its first head."""

PARTS = "｜"

COUNTS_OF_COUNTS = ("/forces/teams", "/forces/social", "/households/linked", "/silent/units")
"""Figures of two numbers beside which no share is written."""


def records(path: str, tree: HtmlElement) -> Said:
    """Every record that a page says anything of."""
    yield from chain.from_iterable(
        map(_table, tree.xpath("//table[contains(@class,'sb-records')]"))
    )
    yield from chain.from_iterable(
        map(_list_table, tree.xpath("//table[contains(@class,'sb-lists')]"))
    )
    for item in tree.xpath(_LISTED):
        key = "left" if path == "deeds/progress/" and _counts(item) else "row"
        yield f"{key} {_leads_to(item.xpath('p/a')[0])}", words(item[0], skip=("a",))
    yield from _decisions(tree)
    yield from _by_period(path, tree)
    yield from chain.from_iterable(
        map(_beside, tree.xpath("//div[@class='sb-figure'][dd/@data-figure]"))
    )
    own = path.strip("/")
    for key, found in (
        ("own", tree.xpath("//p[@class='sb-promise__state' and parent::header]")),
        (
            "own",
            tree.xpath("//p[@class='sb-deed__kind' or @class='sb-marks'][not(ancestor::section)]"),
        ),
        ("why", tree.xpath("//section[@class='sb-reasons']/ol/li[position()>1]")),
        ("so", tree.xpath("//p[@class='sb-reasons__conclusion']")),
        ("replied", tree.xpath("//div[@class='sb-replies']/p")),
        ("judged", tree.xpath("//section[h2[starts-with(., '评诺')]]/p[@class='sb-marks']")),
        ("sum", tree.xpath("//section[h2='公示期']/p")),
        ("outcome", tree.xpath("//section[h2='公示结果']/p/strong")),
        ("milestones", tree.xpath("//section[h2='节点']//li")),
        ("window", tree.xpath("//section[h2='走到哪一步']//li[p/strong='公示']")),
    ):
        if found:
            yield f"{key} {own}", PARTS.join(map(_state if key == "own" else words, found))


_LISTED = "//ul[contains(@class,'sb-deeds') and not(contains(@class,'sb-corrections'))]/li[p/a]"


def _counts(item: HtmlElement) -> bool:
    return not item.xpath("p/span[contains(@class,'sb-status')]")


def _state(line: HtmlElement) -> str:
    """The status, and how it stands against its day."""
    return " ".join(words(part) for part in line.xpath("span | strong"))


WITH_NOTES = re.compile(
    r"(?!town/).*/(?:commitments|tasks)/(?:all|fulfilled|on-time)"
    r"|(?:county|(?:community|unit)/[^/]+)/(?:satisfaction|solved)"
    r"|county/coverage/(?:communities|estates|leaders|units)|community/[^/]+/pairings/estates"
)
"""The keys of the figures beside which the reference says what stands."""


def _beside(figure: HtmlElement) -> Said:
    key = figure.xpath("string(dd/@data-figure)")
    note = figure.xpath("string(dd[@class='sb-figure__note'])")
    if WITH_NOTES.fullmatch(key) and note:
        yield f"note {key}", note
    if found := re.search(r"另有(\d+)(?:项|件)看不清，没有计入", note):
        yield f"unclear {key}", found[1]
    if course := figure.xpath("dd[@class='sb-figure__course']"):
        line = course[0].xpath("string(.//*[local-name()='polyline']/@points)")
        yield f"course {key}", PARTS.join((words(course[0]).replace(" / ", "/"), line))
    is_rate = "/" in figure.xpath("string(dd/@data-value)")
    if is_rate and not key.endswith(COUNTS_OF_COUNTS):
        bar = figure.xpath("string(.//*[local-name()='rect']/@width)")
        yield f"percent {key}", f"{figure.xpath('string(dd[1]/span)')} {bar}".strip()


def _table(table: HtmlElement) -> Said:
    kind = KINDS[table.xpath("string(thead//th)")]
    has_unit = len(table.xpath("thead//th")) == 5
    for row in table.xpath("tbody/tr"):
        name = row_name(row)
        cells = row.xpath("td")
        said = [words(cell, ("small", "p")) for cell in (cells[0], *cells[-2:])]
        if kind == "tasks":
            said.append(row.xpath("string(td[last()]/small)"))
        yield f"row {kind}/{name}", PARTS.join(said)
        if row.get("id"):
            yield f"sum tasks/{name}", row.xpath("string(td[1]/small)")
            if replied := row.xpath("td[last()]/p"):
                yield f"replied tasks/{name}", words(replied[0])
        if has_unit and kind != "challenges":
            yield f"unit {kind}/{name}", "".join(end_of(link) for link in cells[1].xpath("a"))


def row_name(row: HtmlElement) -> str:
    """The id of the record that a row of a table is about; where nothing leads to it, its words."""
    if row.get("id"):
        return str(row.get("id"))
    head = row.find("th")
    if KINDS[row.xpath("string(ancestor::table/thead//th)")] == "tasks":
        return str(head.xpath("string(small)")).split()[0]
    links = head.xpath("a")
    return end_of(links[0]) if links else words(head)


def _list_table(table: HtmlElement) -> Said:
    for row in table.xpath("tbody/tr"):
        cells = row.xpath("td")
        status, lacks = words(cells[0]), " ".join(map(words, cells[0].xpath("small")))
        became = "、".join(row.xpath("td[starts-with(@data-label, '对接')]/small/text()"))
        done = "".join(row.xpath("td[last()]/span/text()"))
        said = (status, lacks, words(cells[-2]), became, done)
        yield f"row list_items/{row.get('id')}", PARTS.join(said)


def _by_period(path: str, tree: HtmlElement) -> Said:
    for table in tree.xpath("//table[contains(@class,'sb-trend')]"):
        heads = [words(head) for head in table.xpath("thead//th")[1:]]
        rows = [
            " ".join(words(cell).replace(" / ", "/") for cell in row)
            for row in table.xpath("tbody/tr")
        ]
        yield f"trend {path}", PARTS.join((" ".join(heads), *rows))
    for funnel in tree.xpath("//ol[contains(@class,'sb-funnel')]"):
        steps = (words(step, ()).replace(" / ", "/") for step in funnel.xpath("li"))
        yield f"funnel {path}", PARTS.join(steps)
    for strip in tree.xpath("//ol[contains(@class,'sb-strip')]"):
        months = [(part.get("title"), (part.text or "").strip()) for part in strip.xpath("li/*[1]")]
        if strip.get("reversed") is not None:
            months.reverse()
        yield f"strip {path}", PARTS.join(" ".join(month) for month in months)


def _decisions(tree: HtmlElement) -> Said:
    for card in tree.xpath("//article[@class='sb-decision']"):
        state = words(card.xpath("p[@class='sb-promise__state']")[0])
        facts = card.find("dl")
        said = {dt.text: words(dt.getnext()) for dt in facts.xpath("dt")}
        due, done = (
            next((said[name] for name in names if name in said), "")
            for names in (("期限", "上一级最迟开会"), ("完成", "上一级开会"))
        )
        yield f"own decisions/{card.get('id')}", PARTS.join((state, due, done))


def words(element: HtmlElement, skip: tuple[str, ...] = ("small",)) -> str:
    """What an element says without its small type; words that a script counts from, with how it does."""
    return " ".join("".join(_texts(element, skip)).split())


def _texts(element: HtmlElement, skip: tuple[str, ...]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in skip:
            yield from _texts(child, skip)
            if child.get("data-sb-day"):
                yield f"{{{child.get('data-sb-day')} {child.get('data-sb-said')}}}"
        yield child.tail or ""


def _leads_to(link: HtmlElement) -> str:
    """The kind and id of the page that a link leads to."""
    return "/".join(link.get("href").strip("/").split("/")[-2:])


def end_of(link: HtmlElement) -> str:
    """The id at the end of an address."""
    return str(link.get("href")).rstrip("/").rpartition("/")[2].rpartition("#")[2]

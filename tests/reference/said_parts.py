"""What pages say beside figures and rows of records: facts, attendance, rosters, pairings, corrections."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml.html import HtmlElement

from tests.reference.said_records import PARTS, Said, words

NOBODY = "没有"
MONTHS = {
    "meetings": "//*[@id='months']//tr[td]",
    "stations": "//*[@id='held']//tr[td]",
}
"""The tables of months whose cells have no keys, by board."""
NONE = "/none"
EVENTS = "//ol[contains(@class,'sb-timeline')]/li"


def parts(path: str, tree: HtmlElement) -> Said:
    """Every such part of a page, by a word for what it is and the page's path."""
    for name, found in (
        ("pairs", tree.xpath("//ul[@class='sb-pairings']/li")),
        ("ladder", tree.xpath("//ol[@class='sb-ladder']/li")),
        ("notes", tree.xpath("//*[@id='ladder']/ul[@class='sb-silent']/li/small")),
        ("months", tree.xpath(MONTHS.get(path.partition("/")[0], NONE))),
        ("next", tree.xpath("//div[contains(@class,'sb-next')]/*[self::p or self::ul]")),
        ("corrected", tree.xpath("//p[@class='sb-notice'][strong]")),
    ):
        if found:
            yield f"{name} {path}", PARTS.join(map(told, found))
    for tell in (_facts_and_rosters, _meeting, _front, _records, _corrections):
        yield from tell(path, tree)


def _facts_and_rosters(path: str, tree: HtmlElement) -> Said:
    for facts in tree.xpath("//*[@id='positions']/dl[@class='sb-facts']"):
        yield f"posts {path}", PARTS.join(_facts(facts))
    for lead in tree.xpath("//p[starts-with(., '最近一条记录：')]"):
        yield f"updated {path}", " ".join(lead.text.split()).partition("：")[2].removesuffix(" ·")
    if rosters := tree.xpath("//table[@class='sb-roster']"):
        yield f"roster {path}", PARTS.join(_roster(table) for table in rosters)


def _corrections(path: str, tree: HtmlElement) -> Said:
    for row in tree.xpath("//ul[contains(@class,'sb-corrections')]/li"):
        yield f"corrects {row.get('id')}", PARTS.join(_correction(row))
    if rows := tree.xpath("//ul[contains(@class,'sb-corrections')]/li/@id"):
        yield f"corrections {path}", " ".join(rows)


def _records(path: str, tree: HtmlElement) -> Said:
    """Who judged a commitment, what happened to it, and what came of a session."""
    for column in tree.xpath("//section[@class='sb-triad__column'][h2[starts-with(., '评诺')]]"):
        if facts := list(_facts(column.find("dl"))):
            yield f"evaluated {path}", PARTS.join(facts)
    for row in tree.xpath("//table[contains(@class,'sb-sessions')]/tbody/tr"):
        yield f"session {path} {row.get('id')}", PARTS.join(map(words, row.xpath("td")))
    if path.startswith("commitments/") and (events := tree.xpath(EVENTS)):
        yield f"happened {path}", PARTS.join(map(_event, events))


def told(element: HtmlElement) -> str:
    """Its words, one part from another by a space; a telephone number is part of its sentence."""
    element = deepcopy(element)
    for link in element.xpath(".//a[starts-with(@href, 'tel:')]"):
        link.drop_tag()
    # Several links one after another are one list.
    return " ".join(" ".join(element.itertext()).split()).replace(" 、 ", "、")


def _event(event: HtmlElement) -> str:
    """When, what, and of an extension until when and why."""
    head = " ".join(words(part) for part in event.xpath("p[1]/time | p[1]/strong"))
    is_done = event.xpath("string(p[1]/strong)") == "完成"
    return head if is_done else " ".join((head, *map(words, event.xpath("p[2]"))))


def _front(path: str, tree: HtmlElement) -> Said:
    for card in tree.xpath("//li[@class='sb-place']"):
        said = card.xpath("ul/li | p[@class='sb-place__paired'] | p[@class='sb-place__facts']/span")
        yield f"card {words(card.find('h4'))}", PARTS.join(map(words, said))
    for card in tree.xpath("//ul[@class='sb-units']/li"):
        said = card.xpath("em | small/span")
        yield f"card {words(card[0])}", PARTS.join(map(words, said))
    for tile in tree.xpath("//ul[@class='sb-tiles']/li/*"):
        shade = tile.getparent().get("class").removeprefix("sb-tile--")
        said = " ".join((*(words(part).replace(" / ", "/") for part in tile.xpath("small")), shade))
        yield f"tile {tile.text.strip()} {tile.get('href', '').removeprefix('../')}", said
    if answers := tree.xpath("//section[@class='sb-answer']"):
        said = "h2 | p[@class='sb-answer__answer' or @class='sb-answer__line']"
        cards = (PARTS.join(map(words, answer.xpath(said))) for answer in answers)
        yield f"answers {path}", " ".join(cards)


def _facts(facts: HtmlElement) -> Iterator[str]:
    for name in facts.xpath("dt"):
        values = []
        for value in name.itersiblings():
            if value.tag == "dt":
                break
            values.append(words(value))
        yield f"{name.text} {'、'.join(values)}"


def _roster(table: HtmlElement) -> str:
    """The month, how many of its days there are, and every day that has shifts."""
    days = table.xpath("tbody//td[time]")
    shifts = (
        f"{day.xpath('string(time/@datetime)')} {told(shift)}"
        for day in days
        for shift in day.xpath("ul/li")
    )
    return " ".join((words(table.find("caption")), f"{len(days)}天", *shifts))


def _meeting(path: str, tree: HtmlElement) -> Said:
    """Who convened a meeting, what it was about, who came, and who didn't."""
    for card in tree.xpath("//section[@class='sb-card'][h2='谁召集的']"):
        yield f"convened {path}", PARTS.join(_facts(card.find("dl")))
        yield f"pager {path}", PARTS.join(map(words, tree.xpath("//nav[@class='sb-pager']/a")))
    for card in tree.xpath("//section[@class='sb-card'][h2='议题']"):
        yield f"topic {path}", words(card.find("p"))
        for head in card.xpath("h3"):
            names = head.getnext().xpath("li")
            key = "came" if head.text == "到会单位" else "away"
            yield f"{key} {path}", "、".join(map(words, names)) or NOBODY


def _correction(row: HtmlElement) -> Iterator[str]:
    head = row.find("p")
    yield " ".join((head.xpath("string(time/@datetime)"), words(head)))
    for facts in row.xpath("dl"):
        yield from _facts(facts)
    if not row.xpath("dl"):
        yield words(row.xpath("p[2]")[0]) if row.xpath("p[2]") else ""

"""What a part of a finished page shows its reader, whatever it is made of.

Words come with each run of white space, no-break spaces among it, as one space. Links come as where they lead
to below the site's root (`c/qinghe/2026-09/#fw-1`), whatever page they stand on. What isn't there is "".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urljoin

from lxml.html import HtmlElement
from sunboard.boards.counted import Counted

from tests.markup import HEADINGS, below, filled, of_class, words

HERE = "/deep/down/on/its/server/"
"""Where the site is thought to lie, so deep that a link which climbs too far is seen to leave it."""


class Link(NamedTuple):
    """Words that lead somewhere."""

    label: str
    href: str


class Fact(NamedTuple):
    """A name and what is said beside it."""

    label: str
    text: str
    href: str = ""


@dataclass(frozen=True)
class Shown:
    """A page, or a part of one."""

    element: HtmlElement
    path: str
    """The page's own, from which its links lead."""

    @property
    def id(self) -> str:
        return self.element.get("id") or ""

    @property
    def anchors(self) -> list[str]:
        """The ids in it, which links can lead to."""
        return list(map(str, self.element.xpath("descendant::*/@id")))

    @property
    def text(self) -> str:
        """All its words."""
        return words(self.element)

    @property
    def counted(self) -> list[Counted]:
        """Its words that the page's script counts on from."""
        return [
            Counted(words(span), span.get("data-sb-day"), span.get("data-sb-said"))
            for span in self.element.xpath(".//span[@data-sb-day]")
        ]

    @property
    def said(self) -> str:
        """Its words without those in small type."""
        return words(self.element, has_asides=False)

    @property
    def note(self) -> str:
        """Its words in small type."""
        return " ".join(map(words, self.element.iter("small")))

    @property
    def lines(self) -> list[str]:
        """The words of its paragraphs."""
        return list(map(words, self.element.iter("p")))

    @property
    def notes(self) -> list[str]:
        """What is said about its lists."""
        return list(map(words, of_class(self.element, "sb-section__note")))

    @property
    def notices(self) -> list[str]:
        """What is to be seen before all else: corrections, and an end."""
        return list(map(words, of_class(self.element, "sb-notice")))

    @property
    def title(self) -> str:
        """Its first heading, without a count beside it."""
        return words(next(self.element.iter("h1", *HEADINGS)), has_asides=False)

    @property
    def head(self) -> Shown:
        """What stands around its title."""
        return self._in(next(self.element.iter("header")))

    @property
    def tone(self) -> str:
        names = (self.element.get("class") or "").split()
        return " ".join(name for name in names if not name.startswith("sb-"))

    @property
    def statuses(self) -> list[str]:
        """The words of its marks."""
        return list(map(words, of_class(self.element, "sb-status")))

    @property
    def empty(self) -> list[str]:
        """What it says where there is nothing to list."""
        return list(map(words, of_class(self.element, "sb-empty")))

    @property
    def links(self) -> list[Link]:
        """Where it leads; what is rung up leads nowhere."""
        found = self.element.xpath("descendant-or-self::a[not(starts-with(@href, 'tel:'))]")
        return [Link(words(a), self._target(a)) for a in found]

    @property
    def href(self) -> str:
        """Where its first link leads."""
        return next((link.href for link in self.links), "")

    @property
    def contents(self) -> list[Link]:
        """The list of what is on the page."""
        return [
            link for nav in of_class(self.element, "sb-contents") for link in self._in(nav).links
        ]

    @property
    def ways(self) -> dict[str, Link]:
        """The ways to the page before and after, as "prev" and "next"."""
        found = self.element.xpath(".//a[@rel='prev' or @rel='next']")
        return {a.get("rel"): Link(words(a), self._target(a)) for a in found}

    @property
    def titles(self) -> list[str]:
        """Its headings below that of the page, without the counts beside them."""
        found = self.element.iter(*HEADINGS)
        return [words(heading, has_asides=False) for heading in found]

    def section(self, name: str) -> Shown:
        """The part of that id, or below that heading; KeyError if there is none."""
        for found in self.element.xpath(".//*[@id=$id]", id=name):
            # What a reader opens bears its heading outside.
            is_folded = "sb-fold__inner" in (found.get("class") or "")
            return self._in(found.getparent() if is_folded else found)
        for heading in self.element.iter(*HEADINGS):
            if name in (words(heading), words(heading, has_asides=False)):
                return self._in(below(heading))
        raise KeyError(f"{name}: neither an id nor one of {self.titles}")

    @property
    def facts(self) -> list[Fact]:
        """Its names with their values, figures left out."""
        rest = self.element.xpath(
            ".//dl[not(contains(@class, 'sb-figures'))]/dd[not(@data-figure)]"
        )
        return [
            Fact(words(dd.xpath("preceding-sibling::dt[1]")[0]), words(dd), self._in(dd).href)
            for dd in rest
        ]

    @property
    def figures(self) -> dict[str, Figure]:
        """By key, wherever they stand; of two of the same key the first."""
        found: dict[str, Figure] = {}
        for element in self.element.xpath("descendant-or-self::*[@data-figure]"):
            found.setdefault(element.get("data-figure"), Figure(element, self.path))
        return found

    @property
    def values(self) -> dict[str, str]:
        """The numbers of its figures by key: `3/4`, `3` or `—`."""
        return {key: figure.value for key, figure in self.figures.items()}

    @property
    def tables(self) -> list[Table]:
        return [Table(table, self.path) for table in self.element.iter("table")]

    @property
    def rows(self) -> list[ShownRow]:
        """The rows of all its tables."""
        return [row for table in self.tables for row in table.rows]

    @property
    def items(self) -> list[ShownRow]:
        """The items of its lists, those of lists in lists left out."""
        inner = ".//li[not(ancestor::nav or ancestor::li or ancestor::table)]"
        own = "./ul/li | ./ol/li"
        found = self.element.xpath(own if self.element.tag in {"li", "td"} else inner)
        return [ShownRow(li, self.path, ()) for li in found]

    @property
    def pictures(self) -> list[float]:
        """How much of each bar in it is filled, in hundredths."""
        return list(map(filled, self.element.xpath(".//svg/rect")))

    def _in(self, element: HtmlElement) -> Shown:
        return Shown(element, self.path)

    def _target(self, link: HtmlElement) -> str:
        return urljoin(HERE + self.path, link.get("href")).removeprefix(HERE)


class Figure(Shown):
    """A number with the key that names it on every page."""

    @property
    def key(self) -> str:
        return self.element.get("data-figure") or ""

    @property
    def value(self) -> str:
        """Its numbers: `3/4`, `3` or `—`."""
        return self.element.get("data-value") or ""

    @property
    def label(self) -> str:
        return " ".join(map(words, self.element.xpath("preceding-sibling::dt[1]")))

    @property
    def share(self) -> str:
        """`75%`, where it is told."""
        return " ".join(map(words, self.element.xpath("self::dd/span")))

    @property
    def note(self) -> str:
        beside = self.element.xpath("following-sibling::dd[@class='sb-figure__note']")
        return " ".join(map(words, beside)) or super().note

    @property
    def href(self) -> str:
        """Where its records are."""
        for link in self.element.xpath("preceding-sibling::dt[1]/a | .//a"):
            return self._target(link)
        return ""

    @property
    def pictures(self) -> list[float]:
        beside = self.element.xpath("following-sibling::dd[@class='sb-figure__bar']")
        return [picture for bar in beside for picture in self._in(bar).pictures]


class Cell(Figure):
    """A cell; one of a table of figures has a key and a value."""


class Table(Shown):
    """A table by its heads."""

    @property
    def caption(self) -> str:
        return " ".join(map(words, self.element.iter("caption")))

    @property
    def heads(self) -> list[str]:
        return [words(th) for th in self.element.xpath("thead/tr/th")]

    @property
    def rows(self) -> list[ShownRow]:
        found = self.element.xpath("tbody/tr")
        return [ShownRow(row, self.path, tuple(self.heads)) for row in found]

    def row(self, name: str) -> ShownRow:
        """The first row of that name or id; KeyError if there is none."""
        for row in self.rows:
            if name in (row.name, row.id):
                return row
        raise KeyError(f"{name}: not among {[row.name for row in self.rows]}")


@dataclass(frozen=True)
class ShownRow(Shown):
    """A record, a place or a unit in a table or list."""

    heads: tuple[str, ...]

    @property
    def _head(self) -> HtmlElement:
        for tags in (("th",), ("h3", "h4", "a", "b", "strong"), ("p",)):
            for element in self.element.iter(*tags):
                return element
        return self.element

    @property
    def id(self) -> str:
        """Its own, that of the record it leads to, or the one that a table's small type begins with."""
        aside = (self._head.findtext("small") or "") if self._head.tag == "th" else ""
        leads_to = self.href.strip("/").replace("#", "").split("/")[-1]
        return super().id or leads_to or next(iter(aside.split()), "")

    @property
    def name(self) -> str:
        """What it begins with, without what is in small type."""
        return words(self._head, has_asides=False)

    @property
    def note(self) -> str:
        return self._in(self._head if self._head.tag == "th" else self.element).note

    @property
    def href(self) -> str:
        """Where it has a page or an address of its own."""
        own = "descendant-or-self::a[not(parent::small)] | small/a[starts-with(@href, '#')]"
        for link in self._head.xpath(own):
            return self._target(link)
        return ""

    @property
    def cells(self) -> dict[str, Cell]:
        """What stands beside it, by the head above."""
        beside = self.element.xpath("td")
        heads = self.heads[len(self.element.xpath("th")) :]
        cells = (Cell(td, self.path) for td in beside)
        return dict(zip(heads, cells, strict=True))

    @property
    def texts(self) -> list[str]:
        """The words of its cells in their order."""
        return [cell.text for cell in self.cells.values()]

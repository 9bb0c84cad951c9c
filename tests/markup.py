"""How the markup of a finished page is read."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import html
from lxml.html import HtmlElement

INLINE = frozenset({"a", "b", "strong", "em", "small", "span", "time", "data", "svg"})
HEADINGS = ("h2", "h3", "h4")


def words(element: HtmlElement, *, has_asides: bool = True) -> str:
    """An element's words; `has_asides` says whether with those in small type and counts beside headings."""
    return " ".join("".join(_pieces(element, has_asides=has_asides)).split())


def _pieces(element: HtmlElement, *, has_asides: bool) -> Iterator[str]:
    gap = "" if element.tag in INLINE else " "
    yield gap + (element.text or "")
    for child in element:
        is_aside = child.tag == "small" or "sb-section__count" in child.get("class", "")
        if has_asides or not is_aside:
            yield from _pieces(child, has_asides=has_asides)
        yield child.tail or ""
    yield gap


def of_class(element: HtmlElement, name: str) -> list[HtmlElement]:
    found: list[HtmlElement] = element.find_class(name)
    return found


def filled(rect: HtmlElement) -> float:
    """How much of its picture a bar fills, in hundredths."""
    *_, width, height = map(float, rect.getparent().get("viewbox").split())
    return 100 * float(rect.get("width")) * float(rect.get("height")) / (width * height)


def below(heading: HtmlElement) -> HtmlElement:
    """All that a heading stands above: its parent, or the part of it up to the next such heading."""
    parent = heading.getparent()
    if parent.tag == "summary":
        return parent.getparent()
    others = [h for h in parent if h.tag in HEADINGS and h is not heading and h.tag <= heading.tag]
    is_first = next(h for h in parent if h.tag in HEADINGS) is heading
    if is_first and not others and (parent.tag != "div" or heading.getprevious() is None):
        return parent
    part = html.Element("div")
    part.append(deepcopy(heading))
    for sibling in heading.itersiblings():
        if sibling in others:
            break
        part.append(deepcopy(sibling))
    return part

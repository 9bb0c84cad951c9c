"""The pages of the built site, parsed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html

from tests.site.county import CountySite
from tests.site.records import programme

NOT_FOUND = "404.html"
SUB_PATH = urlsplit(programme()["web_address"]).path
"""Where the county says that its site lies on its server."""

HERE = "http://site.invalid/"
"""Where the site is thought to lie while its links are followed."""

_URL_ATTRIBUTES = ("href", "src", "action", "formaction", "poster", "data", "cite", "ping")
_ID_ATTRIBUTES = (
    "for",
    "headers",
    "list",
    "form",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-owns",
    "aria-details",
    "aria-activedescendant",
)
_URL_XPATH = etree.XPath(" | ".join(f"//@{name}" for name in (*_URL_ATTRIBUTES, "srcset", "style")))
_ID_XPATH = etree.XPath(" | ".join(f"//@{name}" for name in _ID_ATTRIBUTES))
_CSS_URL = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)'"\s]*))\s*\)|@import\s*["']([^"']+)"""
)


@dataclass(frozen=True)
class SitePage:
    """One page."""

    path: str
    """Below the site: `e/qinghe-1/index.html`."""
    text: str

    @cached_property
    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(
            self.text.encode(), parser=html.HTMLParser(encoding="utf-8")
        )

    @cached_property
    def ids(self) -> Counter[str]:
        """Every id, and how often it stands on the page."""
        return Counter(map(str, self.tree.xpath("//@id")))

    @cached_property
    def links(self) -> tuple[str, ...]:
        """Everything the page refers to, as written, but telephones and where it lies itself."""
        found: list[str] = []
        for value in _URL_XPATH(self.tree):
            if value.startswith("tel:") or value.getparent().get("rel") == "canonical":
                continue
            if value.attrname == "srcset":
                found.extend(part.split()[0] for part in value.split(",") if part.strip())
            elif value.attrname == "style":
                found.extend(css_links(value))
            else:
                found.append(str(value))
        for style in self.tree.xpath("//style"):
            found.extend(css_links(style.text or ""))
        return tuple(found)

    @cached_property
    def ids_referred_to(self) -> tuple[str, ...]:
        """The ids that other elements of the page name."""
        return tuple(name for value in _ID_XPATH(self.tree) for name in value.split())

    @cached_property
    def shown(self) -> str:
        """What the page's body says, spaces made even."""
        return " ".join(self.tree.find("body").text_content().split())


def css_links(css: str) -> list[str]:
    """What a style sheet refers to; what it carries in itself is no link."""
    found = ("".join(parts) for parts in _CSS_URL.findall(css))
    return [url for url in found if not url.startswith("data:")]


def target_of(page: str, link: str) -> tuple[str, str]:
    """The file that a link leads to from a page, and the anchor in it."""
    url = urlsplit(urljoin(HERE + page, link))
    path = unquote(url.path)
    # The server shows 404.html at any address: its links start from where the site lies.
    if page == NOT_FOUND and path.startswith(SUB_PATH):
        path = path.removeprefix(SUB_PATH)
    path = path.removeprefix("/")
    if path == "" or path.endswith("/"):
        path += "index.html"
    return path, unquote(url.fragment)


def broken_links(site: CountySite, pages: Mapping[str, SitePage]) -> list[tuple[str, str]]:
    """Every page and link that leads to no file, or to an anchor that isn't there."""
    files = set(site.files)
    broken = set()
    for page in pages.values():
        for link in set(page.links):
            path, anchor = target_of(page.path, link)
            if path not in files or (anchor and anchor not in pages[path].ids):
                broken.add((page.path, link))
    return sorted(broken)


def read_pages(site: CountySite) -> dict[str, SitePage]:
    """Every page by its path, but those that stand alone."""
    return {name: page for name, page in _read(site).items() if not stands_alone(name)}


def read_alone(site: CountySite) -> dict[str, SitePage]:
    """Every page by its path that no head and foot of the site surround: cards, and copies to keep."""
    return {name: page for name, page in _read(site).items() if stands_alone(name)}


def stands_alone(name: str) -> bool:
    return name.startswith("embed/") or name.endswith("/copy.html")


def _read(site: CountySite) -> dict[str, SitePage]:
    return {
        name: SitePage(name, (site.folder / name).read_text(encoding="utf-8"))
        for name in site.files
        if name.endswith(".html")
    }

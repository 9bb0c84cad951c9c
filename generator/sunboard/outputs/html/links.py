"""Web addresses in record text as links, in HTML that was escaped before.

Every `<`, `>`, `"` and `'` of such HTML is a template's own, so where an address stands (in text, in an
attribute, in another link) can be read off it, whatever field or board it comes from.
"""

from __future__ import annotations

import re

_MARK = "://"
_SCHEME = re.compile(r"(?<![A-Za-z0-9])https?\Z")
_LONGEST_SCHEME = len("https")
# Escaped text alone is looked at: of the characters that HTML escapes only & can be part of an address.
_REST = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9.-]*(?::\d{1,5})?"
    r"(?:[/?#](?:[A-Za-z0-9._~/?#\[\]@!$()*+,;=:%-]|&amp;)*)?"
)
_CLOSED = re.compile(r"<(/?)(?:a|button|option|script|style|textarea|title)\b")
"""Elements in which no link stands, or means anything."""
_PAIRS = {")": "(", "]": "["}


def with_links(html: str) -> str:
    """The same with each http and https address in its text a link; one search where there is none."""
    # Looked for first, as "p" is rarer than "/": a third of the time on a page that holds neither.
    mark = html.find(_MARK) if "http" in html else -1
    parts: list[str] = []
    copied = passed = depth = 0
    while mark >= 0:
        # How many elements that take no link are open here: counted on from the address before.
        for tag in _CLOSED.finditer(html, passed, mark):
            depth += -1 if tag[1] else 1
        passed = mark
        address = "" if depth else _address_around(html, mark)
        if address:
            start = html.index(address, max(copied, mark - _LONGEST_SCHEME))
            link = f'<a class="sb-url" href="{address}" rel="nofollow noopener">{address}</a>'
            parts += (html[copied:start], link)
            copied = start + len(address)
        mark = html.find(_MARK, max(copied, mark + len(_MARK)))
    return "".join((*parts, html[copied:])) if parts else html


def _address_around(html: str, mark: int) -> str:
    """The address around a `://` that stands outside all tags; "" for none."""
    # One character more shows whether a longer word ends there.
    scheme = _SCHEME.search(html[max(mark - _LONGEST_SCHEME - 1, 0) : mark])
    rest = _REST.match(html, mark + len(_MARK))
    if scheme is None or rest is None or html.rfind("<", 0, mark) > html.rfind(">", 0, mark):
        return ""
    return _without_what_follows(scheme[0] + _MARK + rest[0])


def _without_what_follows(address: str) -> str:
    """The address without the punctuation of the sentence around it; brackets that it opened itself stay."""
    while True:
        last = address[-1]
        opening = _PAIRS.get(last)
        is_closing = opening is not None and address.count(last) > address.count(opening)
        # 「&amp;」 is one character of the address, and its semicolon no punctuation.
        if not is_closing and (last not in ".,;:!?*" or address.endswith("&amp;")):
            return address
        address = address[:-1]

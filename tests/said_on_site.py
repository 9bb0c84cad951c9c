"""What a finished site says: on its pages, on its sheets, and in its other files."""

from __future__ import annotations

import html
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

_MARKUP = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<!--.*?-->", re.DOTALL)
_SAID = re.compile(r'(?:alt|title|aria-label|content|placeholder|data-sb-\w+)="([^"]*)"')
_DATA = {".csv", ".css", ".js", ".json", ".md", ".svg", ".txt", ".webmanifest", ".xml"}


def texts_of_page(page: str) -> Iterator[str]:
    """What somebody reads, or is read to, of a page."""
    bare = _MARKUP.sub(" ", page)
    yield from map(html.unescape, _SAID.findall(bare))
    yield html.unescape(re.sub(r"<[^>]*>", " ", bare))


def text_of_sheet(path: Path) -> str:
    """What is printed on a sheet."""
    return subprocess.run(
        ["pdftotext", "-q", str(path), "-"], check=True, capture_output=True, text=True
    ).stdout


def texts_of_site(site: Path) -> Iterator[tuple[Path, str]]:
    """Everything that a site says, with the file that does."""
    for path in sorted(site.rglob("*")):
        if path.suffix == ".html":
            yield from ((path, text) for text in texts_of_page(path.read_text(encoding="utf-8")))
        elif path.suffix == ".pdf":
            # Words are broken at the end of a line.
            yield path, text_of_sheet(path).replace("\n", "")
        elif path.suffix in _DATA:
            yield path, path.read_text(encoding="utf-8")

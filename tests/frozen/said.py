"""What the pages and sheets of a site say, so that two sites can be held against each other."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from lxml import html

_HASH = re.compile(r"[.-][0-9a-f]{8,64}(?=\.)")
"""What an asset's name has of its content."""


@dataclass(frozen=True)
class Said:
    """What one page or sheet says."""

    words: list[str]
    """Its stretches of text, in their order; of a sheet its lines."""
    marks: list[str]
    """Its elements with their attributes, in their order; none of a sheet."""
    figures: list[str]
    """Each figure's key and value."""


def said_by_site(folder: Path) -> dict[str, Said]:
    """By path what each page and sheet says; sheets that hold all of a place or town repeat the others."""
    pages = sorted(folder.rglob("*.html"))
    sheets = [path for path in sorted(folder.rglob("*.pdf")) if not path.name.startswith("all-")]
    with ThreadPoolExecutor() as pool:
        said = [*map(_page, pages), *pool.map(_sheet, sheets)]
    names = [path.relative_to(folder).as_posix() for path in (*pages, *sheets)]
    return dict(zip(names, said, strict=True))


def differences(before: dict[str, Said], after: dict[str, Said]) -> Counter[str]:
    """Each difference in one line, and on how many pages and sheets it stands."""
    found: Counter[str] = Counter()
    found.update(f"gone: {name}" for name in before.keys() - after.keys())
    found.update(f"new: {name}" for name in after.keys() - before.keys())
    for name in sorted(before.keys() & after.keys()):
        old, new = before[name], after[name]
        found.update(set(_changes("words", old.words, new.words)))
        found.update(set(_changes("marks", old.marks, new.marks)))
        found.update(set(_changes("figures", old.figures, new.figures)))
    return found


def _changes(what: str, before: list[str], after: list[str]) -> Iterator[str]:
    if before == after:
        return
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield f"{what}: {' | '.join(before[a:b])} → {' | '.join(after[c:d])}"


def _page(path: Path) -> Said:
    tree = html.fromstring(path.read_bytes())
    for hidden in list(tree.iter("script", "style")):
        hidden.drop_tree()
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    return Said(
        words=[" ".join(text.split()) for text in tree.itertext() if text.strip()],
        marks=[_mark(element) for element in elements],
        figures=sorted(
            f"{element.get('data-figure')} = {element.get('data-value')}"
            for element in elements
            if element.get("data-figure")
        ),
    )


def _mark(element: html.HtmlElement) -> str:
    attributes = " ".join(f"{name}={value}" for name, value in sorted(element.attrib.items()))
    return _HASH.sub("", f"{element.tag} {attributes}".strip())


def _sheet(path: Path) -> Said:
    command = ["pdftotext", "-raw", str(path), "-"]
    text = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return Said(words=[line for line in text.splitlines() if line.strip()], marks=[], figures=[])

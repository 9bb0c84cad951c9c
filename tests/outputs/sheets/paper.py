"""PDFs, read by tools that are none of ours: their texts, their faults, the QR codes in their pictures.

A tool that is missing fails the run.
"""

from __future__ import annotations

import itertools
import re
import subprocess
from pathlib import Path
from typing import NamedTuple

import numpy as np
import zxingcpp


def text_of(pdf: Path) -> str:
    """Everything that stands on a PDF, without white space."""
    return squeezed(tool("pdftotext", "-raw", str(pdf), "-"))


def faults(pdf: Path, language: str = "zh-CN") -> list[str]:
    """What keeps a PDF from being tagged, titled, in a language and complete, and what tools complain of."""
    facts = dict(re.findall(r"(?m)^([^:]+):\s+(.*)$", tool("pdfinfo", str(pdf), is_quiet=True)))
    found = []
    if facts.get("Tagged") != "yes" or b"<pdfuaid:part>1<" not in pdf.read_bytes():
        found.append("not tagged as PDF/UA-1 asks")
    if not facts.get("Title"):
        found.append("no title")
    if f"/Lang({language})".encode() not in pdf.read_bytes():
        found.append("no language")
    fonts = tool("pdffonts", str(pdf), is_quiet=True).splitlines()[2:]
    # name, type, encoding, emb, sub, uni, object, generation: names and types may have spaces.
    found += [f"not embedded: {font}" for font in fonts if font.split()[-5] != "yes"]
    tool("qpdf", "--check", str(pdf), is_quiet=True)
    return found


class Word(NamedTuple):
    """A word on a page, and where it stands, in points from the left and from above."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


def words_on(pdf: Path, page: int = 1) -> list[Word]:
    """Every word on a page, as it is drawn."""
    said = tool("pdftotext", "-bbox", "-f", str(page), "-l", str(page), str(pdf), "-")
    found = re.findall(
        r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', said
    )
    return [Word(*map(float, box), text) for *box, text in found]


def overlaps(pdf: Path, page: int = 1) -> list[tuple[str, str]]:
    """Words that stand on one another: the middle of one lies within the other."""
    words = words_on(pdf, page)
    return [
        (one.text, other.text)
        for one, other in itertools.permutations(words, 2)
        if other.left < one.middle[0] < other.right and other.top < one.middle[1] < other.bottom
    ]


def fills(pdf: Path) -> bool:
    """Whether what stands on the first page goes down to its foot, and leaves no half of it empty."""
    foot = next(word.top for word in words_on(pdf) if word.text.startswith("网上："))
    lowest = max(word.bottom for word in words_on(pdf) if word.bottom <= foot)
    return lowest > _FILLED * foot


_FILLED = 0.8


def qr_codes(pdf: Path, page: int = 1) -> list[str]:
    """What the QR codes on a page say, read from its picture as a scanner sees it."""
    picture = subprocess.run(
        ["pdftoppm", "-gray", "-r", "110", "-f", str(page), "-l", str(page), str(pdf)],
        capture_output=True,
        check=True,
    ).stdout
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", picture)
    assert head
    width, height = int(head[1]), int(head[2])
    grey = np.frombuffer(picture, np.uint8, width * height, head.end()).reshape(height, width)
    return [code.text for code in zxingcpp.read_barcodes(grey)]


def tool(*command: str, is_quiet: bool = False) -> str:
    """What a tool says; with `is_quiet` it may not complain of anything."""
    run = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False
    )
    assert run.returncode == 0, f"{command}: {run.stderr}"
    assert not (is_quiet and run.stderr), f"{command}: {run.stderr}"
    return run.stdout


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]", "", text)

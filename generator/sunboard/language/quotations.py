"""What somebody said, within a text that tells it."""

from __future__ import annotations

import re

_SAID = re.compile(r"[“「]([^“”「」]{6,48})[”」]")
"""A sentence in quotation marks, and no term: those are shorter, and what is longer is no saying."""


def sentence_said(text: str) -> str:
    """The first sentence in quotation marks, without these; "" for none."""
    found = _SAID.search(text)
    return found[1] if found else ""

"""Numbers that an office gave its rows, in the form of ids: LX8001 is lx8001."""

from __future__ import annotations

import re
import unicodedata

_BETWEEN = re.compile(r"[\s_.—–-]+")
_MAY_BE_ID = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_.][A-Za-z0-9]+)*")
_WIDE = str.maketrans({"－": "-", "＿": "_", "．": "."})


def may_be_id(text: str) -> bool:
    """Whether a cell could be an id, but for its case and what stands between its parts."""
    return _MAY_BE_ID.fullmatch(text) is not None


def as_id(text: str) -> str:
    """An office's number as an id, where nothing but its looks keeps it from being one; else as it is."""
    plain = unicodedata.normalize("NFKC", text.translate(_WIDE)).strip()
    return _BETWEEN.sub("-", plain.lower()) if may_be_id(plain) else text

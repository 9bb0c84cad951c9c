"""Text made to be heard, by a voice or over a loudspeaker: numbers and dates as they are said, no signs."""

from __future__ import annotations

import re

from sunboard.language.heard import chinese, english
from sunboard.language.speech import spoken


def heard(text: str) -> str:
    """A text as somebody says it aloud, in the language that is spoken.

    What no voice says (brackets, quotation marks, signs) is gone or a pause.
    """
    if spoken().is_chinese:
        said = _tidy(chinese.said(text), "，")
        return re.sub(r"(?<=[。，！？；：、一-鿿]) | (?=[。，！？；：、一-鿿])", "", said)
    said = re.sub(r" +([.,!?;:])", r"\1", _tidy(english.said(text), ",")).rstrip()
    return _BEGINNINGS.sub(lambda first: first[0].upper(), said)


def heard_figures(text: str) -> str:
    """A telephone number, figure by figure."""
    figures = re.sub(r"\D+", " ", text).strip()
    return chinese.one_by_one(figures) if spoken().is_chinese else english.one_by_one(figures)


def read_out(lines: str) -> str:
    """Lines as somebody reads them out, each as it is heard; the last may be a telephone number."""
    return "".join(
        f"{heard_figures(line) if _TELEPHONE.match(line) else heard(line)}\n"
        for line in lines.splitlines()
    )


_TELEPHONE = re.compile(r"[+(（]*\d[\d\s()（）/-]{3,}(?!.*[。.])")
"""Begins a line that is one; a sentence has a stop."""


_BEGINNINGS = re.compile(r"(?:^|(?<=[.!?] ))[a-z]", re.MULTILINE)
"""Where a sentence begins: with a number that was written in figures it would begin small."""
_MARKS = "。，！？；：、.,!?;:"
_PAUSES = re.compile(r"[（）()\[\]【】·—…/|~～]+")
_SIGNS = re.compile(rf"[^\w\s{_MARKS}'’-]|_|[²³¹½¼]")


def _tidy(text: str, pause: str) -> str:
    """Pauses for brackets, nothing for other signs, and no two marks one after another."""
    text = _SIGNS.sub("", _PAUSES.sub(f"{pause} ", text))
    text = re.sub(rf"([{_MARKS}])(?:\s*[{pause}、])+", r"\1", text)
    text = re.sub(rf"(?:[{pause}、]\s*)+([{_MARKS}])", r"\1", text)
    return re.sub(rf"^[{_MARKS}\s]+", "", re.sub(r"[ \t]+", " ", text), flags=re.MULTILINE)

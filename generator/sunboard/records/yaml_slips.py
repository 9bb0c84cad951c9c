"""Full-width marks that a Chinese keyboard leaves where YAML wants plain ones, and blanks left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sunboard.problems import Problem

_LINES_LOOKED_AT = 2
"""YAML notices a slip on its own line, or on the next one that says anything."""
_KEY = r"[^\s:：\"'#\[\]{},，。]{1,20}"
_SLIPS = (
    ("yaml-wide-blank", re.compile(rf" *-? *\u3000|[ -]*{_KEY}:\u3000")),
    ("yaml-wide-dash", re.compile(r" *[－—–]")),
    ("yaml-wide-colon", re.compile(rf"[ -]*{_KEY}：")),
    ("yaml-no-blank", re.compile(rf"[ -]*{_KEY}:[^\s/]")),
)


def explained(problem: Problem, text: bytes) -> Problem:
    """What is wrong with a file that YAML can't read, by the slip behind it if there is one.

    Args:
        problem: Why it can't be read from some line on.
        text: The file, in UTF-8, its lines ended by LF.
    """
    row = problem.place.row
    if row is None or not problem.code.startswith("yaml-"):
        return problem
    for line, said in _lines_before(text, row):
        for code, slip in _SLIPS:
            if slip.match(said):
                return replace(
                    problem, place=replace(problem.place, row=line), code=code, params={}
                )
    return problem


_WIDE_COLON = "："


def slip_in_key(key: str) -> str | None:
    """The code of what is wrong with a key that nobody knows; None where it holds no full-width mark."""
    if _WIDE_COLON in key:
        return "yaml-wide-colon"
    return "yaml-wide-blank" if "\u3000" in key else None


def _lines_before(text: bytes, row: int) -> Iterator[tuple[int, str]]:
    """A line and the nearest above it, by number, without those that are blank or comments."""
    lines = text.split(b"\n", row)[:row]
    left = _LINES_LOOKED_AT
    for number in range(len(lines), 0, -1):
        said = lines[number - 1].decode(errors="replace")
        if said.strip() and not said.lstrip().startswith("#"):
            yield number, said
            left -= 1
        if not left:
            return

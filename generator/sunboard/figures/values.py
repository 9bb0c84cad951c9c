"""What a figure is once it is worded."""

from __future__ import annotations

from typing import NamedTuple


class Figure(NamedTuple):
    """A number with its denominator (blocks/figures.html)."""

    label: str
    numerator: str
    denominator: str | None = None
    text: str | None = None
    """The share in words, "75%"; None below the least cohort or where there is no denominator."""
    note: str | None = None
    bar: int | None = None
    """Width of the picture, 0 to 100."""
    tone: str = "calm"
    href: str | None = None
    key: str = ""
    """Names the figure and what it is about, so that the same figure can be found on two pages."""

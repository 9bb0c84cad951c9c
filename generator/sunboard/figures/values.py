"""What a figure is once it is worded."""

from __future__ import annotations

from typing import NamedTuple


class Course(NamedTuple):
    """How a share went from month to month."""

    points: str
    """A line in a field of 100 by 100, all at the top, the newest month at its end; "" of too few months."""
    words: str
    """The last two months that have ended, both numbers each."""


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
    course: Course | None = None
    """None where it has none, or one of the last two months had too few due."""
    key: str = ""
    """Names the figure and what it is about, so that the same figure can be found on two pages."""

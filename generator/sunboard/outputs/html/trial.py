"""What only the pages of a trial (试运行) show: that they are one, and what stands in the way of a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Obstacle:
    """Something that keeps records of a page's place or unit from being published, or should be looked at."""

    mark: str
    """How grave it is, in a word."""
    words: str
    places: tuple[str, ...]
    """In which sheets, columns and rows."""


ObstaclesByBoard = Mapping[str, tuple[Obstacle, ...]]
"""By the path of a board."""

"""Where something is told."""

from __future__ import annotations

from enum import StrEnum


class Surface(StrEnum):
    """Where something is told, and so to whom, and whether it can be called back."""

    PAGE = "page"
    """The site: to everybody, until the next night."""
    SHEET = "sheet"
    """Paper on a wall: to everybody, until somebody takes it down."""
    WORKBOOK = "workbook"
    """The workbook that a unit gets of its own people, and nobody else."""

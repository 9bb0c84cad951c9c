"""A sheet to draw on, for pictures that nobody takes for photographs; the same bytes each time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

Point = tuple[float, float]

_FINER = 3
"""Drawn so many times larger, so that edges are smooth when it is made smaller."""
_COLOURS = 48


class Sheet:
    """A drawing, measured in points from its upper left corner."""

    def __init__(self, width: int, height: int, colour: str) -> None:
        """An empty one of a colour."""
        self.width, self.height = width, height
        self._image = Image.new("RGB", (width * _FINER, height * _FINER), colour)
        self._pen = ImageDraw.Draw(self._image)

    def box(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        """A rectangle."""
        self._pen.rectangle(_fine((left, top), (right, bottom)), fill=colour)

    def round_box(
        self, left: float, top: float, right: float, bottom: float, radius: float, colour: str
    ) -> None:
        """A rectangle with round corners."""
        self._pen.rounded_rectangle(
            _fine((left, top), (right, bottom)), radius * _FINER, fill=colour
        )

    def disc(self, x: float, y: float, across: float, down: float, colour: str) -> None:
        """An ellipse around a point, by half its width and half its height."""
        self._pen.ellipse(_fine((x - across, y - down), (x + across, y + down)), fill=colour)

    def shape(self, points: Sequence[Point], colour: str) -> None:
        """A polygon."""
        self._pen.polygon(_fine(*points), fill=colour)

    def line(self, points: Sequence[Point], thick: float, colour: str) -> None:
        """A stroke with round bends."""
        fine = _fine(*points)
        self._pen.line(fine, fill=colour, width=round(thick * _FINER), joint="curve")

    def bow(self, x: float, y: float, across: float, down: float, colour: str) -> None:
        """The lower part of an ellipse's edge: a smile."""
        edge = _fine((x - across, y - down), (x + across, y + down))
        self._pen.arc(edge, 25, 155, fill=colour, width=2 * _FINER)

    def save(self, path: Path) -> None:
        """Write it as a small PNG."""
        small = self._image.resize((self.width, self.height), Image.Resampling.BOX)
        few = small.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(path, "PNG", optimize=True)


def _fine(*points: Point) -> list[Point]:
    return [(x * _FINER, y * _FINER) for x, y in points]

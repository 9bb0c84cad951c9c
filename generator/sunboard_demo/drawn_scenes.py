"""Places that don't exist, drawn before and after something was mended there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from sunboard_demo.drawing import Sheet

_WALLS = ("#e4d6bd", "#dfe0d4", "#e6cfc0", "#d5dbe0")
_WINDOW, _GRASS, _ROAD, _KERB = "#8fb0c4", "#8fae7d", "#a9a59d", "#d9d4c8"
_DUSK, _DAY = "#3c4560", "#cfe2ec"
_WIDTH, _HEIGHT = 480, 360

Draw = Callable[[Sheet, int, bool], None]
"""Draws on a place: which variety of it, and whether it is mended."""


def draw_scene(scene: str, number: int, path: Path, *, is_mended: bool) -> None:
    """Draw one of `SCENES`; the number says how the place looks, which is the same before and after."""
    is_dark = scene == "lamp"
    sheet = Sheet(_WIDTH, _HEIGHT, _DUSK if is_dark else _DAY)
    _houses(sheet, number, is_dark=is_dark)
    sheet.box(0, 232, _WIDTH, 252, "#5d6a55" if is_dark else _GRASS)
    sheet.box(0, 252, _WIDTH, 260, "#7a7770" if is_dark else _KERB)
    sheet.box(0, 260, _WIDTH, _HEIGHT, "#575660" if is_dark else _ROAD)
    SCENES[scene](sheet, number, is_mended)
    sheet.save(path)


def _houses(sheet: Sheet, number: int, *, is_dark: bool) -> None:
    for place, left in enumerate((10, 168, 330)):
        top = 40 + 26 * ((number + place) % 3)
        wall = "#59607a" if is_dark else _WALLS[(number + place) % len(_WALLS)]
        sheet.box(left, top, left + 140, 232, wall)
        sheet.shape([(left - 8, top), (left + 70, top - 26), (left + 148, top)], "#8c5a4a")
        for row in range(int(top) + 18, 210, 40):
            for column in range(left + 16, left + 120, 40):
                is_lit = is_dark and (row + column + number) % 3 == 0
                sheet.box(column, row, column + 22, row + 24, "#e8c878" if is_lit else _WINDOW)


def _lamp(sheet: Sheet, number: int, is_mended: bool) -> None:
    for x in (150 + 20 * (number % 3), 350):
        if is_mended:
            sheet.shape([(x + 38, 96), (x - 26, 330), (x + 116, 330)], "#8d845f")
            sheet.disc(x + 45, 326, 72, 20, "#c9b878")
        sheet.line([(x, 330), (x, 84), (x + 40, 84)], 8, "#2c2f3a")
        sheet.round_box(x + 24, 82, x + 66, 100, 8, "#fff1b8" if is_mended else "#4b4f5c")


def _rubbish(sheet: Sheet, number: int, is_mended: bool) -> None:
    sheet.box(60, 150, 420, 252, "#c9b79d")
    for x in range(60, 420, 40):
        sheet.line([(x, 150), (x, 252)], 1.5, "#b39f84")
    if is_mended:
        for x, colour in ((140, "#3f7d4f"), (206, "#3d6ea5"), (272, "#8a8a88")):
            sheet.round_box(x, 222, x + 48, 292, 5, colour)
            sheet.round_box(x - 4, 212, x + 52, 226, 5, "#454545")
            sheet.disc(x + 24, 256, 9, 9, "#f4f4f0")
        return
    for place in range(7 + number % 3):
        x, y = 116 + 34 * place, 288 - 16 * (place % 3)
        sheet.disc(x, y, 30, 24, ("#4a4a4c", "#6b6253", "#3d4a44")[place % 3])
        sheet.line([(x - 4, y - 24), (x + 4, y - 32)], 4, "#2f2f30")
    sheet.shape([(300, 300), (390, 300), (384, 230), (308, 236)], "#8a5f3d")
    sheet.line([(308, 252), (386, 250)], 4, "#6b4529")


def _drain(sheet: Sheet, number: int, is_mended: bool) -> None:
    if not is_mended:
        sheet.disc(240, 306, 190 - 10 * (number % 3), 40, "#6f93a8")
        sheet.disc(200, 300, 120, 20, "#8fb0c2")
        for x, y in ((190, 292), (262, 312), (318, 300)):
            sheet.shape([(x, y), (x + 18, y - 6), (x + 24, y + 4), (x + 6, y + 8)], "#8a7a45")
    sheet.round_box(196, 276, 284, 316, 6, "#3a3c40")
    if is_mended:
        for x in range(206, 280, 14):
            sheet.box(x, 282, x + 6, 310, "#9a9ca0")
    else:
        sheet.disc(240, 296, 46, 18, "#5d5236")


def _road(sheet: Sheet, number: int, is_mended: bool) -> None:
    sheet.shape([(150, 260), (330, 260), (460, 360), (20, 360)], "#8b8983")
    if is_mended:
        sheet.shape([(150, 260), (330, 260), (460, 360), (20, 360)], "#5f6064")
        for top, thick in ((268, 3), (292, 5), (326, 8)):
            sheet.line([(240, top), (240, top + 16)], thick, "#f2efe6")
        return
    for x, y, wide in ((180, 292, 34), (292, 286, 26), (236 + 12 * (number % 3), 328, 52)):
        sheet.disc(x, y, wide, wide / 3, "#5a554c")
        sheet.disc(x, y + 3, wide * 0.7, wide / 5, "#7d97a3")
    sheet.line([(120, 330), (170, 312), (210, 320), (260, 304), (330, 312)], 3, "#5a554c")


def _rail(sheet: Sheet, number: int, is_mended: bool) -> None:
    left = 150 + 20 * (number % 3)
    sheet.box(left + 60, 120, left + 150, 232, "#7a5a48")
    sheet.box(left + 70, 130, left + 140, 232, "#5b4236")
    for step in range(5):
        top = 232 + 18 * step
        sheet.box(left + 30 - 14 * step, top, left + 180 + 14 * step, top + 18, "#c4bdb0")
        sheet.line([(left + 30 - 14 * step, top), (left + 180 + 14 * step, top)], 3, "#9b9488")
    if is_mended:
        for side in (-1, 1):
            near, far = left + 105 + side * 132, left + 105 + side * 74
            sheet.line([(near, 318), (near, 246), (far, 170), (far, 236)], 7, "#b9c2c8")
            sheet.line([((near + far) / 2, 276), ((near + far) / 2, 208)], 5, "#b9c2c8")


SCENES: Mapping[str, Draw] = {
    "lamp": _lamp,
    "rubbish": _rubbish,
    "drain": _drain,
    "road": _road,
    "rail": _rail,
}
"""By name, as `texts/pictures.yml` describes them."""

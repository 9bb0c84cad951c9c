"""Portraits of people who don't exist, drawn."""

from __future__ import annotations

from pathlib import Path

from sunboard_demo.drawing import Sheet

_GROUNDS = ("#f3d9b1", "#cfe3d4", "#d8def0", "#f0d4d0", "#e6dcc4")
_SKINS = ("#f1c7a3", "#e8b48c", "#f5d3b5")
_HAIRS = ("#2c2622", "#3b2a20", "#8d8a86", "#1f1d1f")
_SHIRTS = ("#f7f4ec", "#4a6fa5", "#5b7f5b", "#e7c66b")
_RED, _DARK_RED, _INK = "#b3161b", "#8f1015", "#3a2a24"
_SIZE = 400


def draw_portrait(number: int, path: Path) -> None:
    """Draw one: the number says which hair, glasses and clothes."""
    sheet = Sheet(_SIZE, _SIZE, _GROUNDS[number % len(_GROUNDS)])
    skin, hair = _SKINS[number % len(_SKINS)], _HAIRS[(number // 2) % len(_HAIRS)]
    behind, before = _STYLES[number % len(_STYLES)]
    behind(sheet, hair)
    _clothes(sheet, _SHIRTS[number % len(_SHIRTS)], skin)
    _face(sheet, skin)
    before(sheet, hair)
    if number % 3 == 1:
        _glasses(sheet)
    sheet.save(path)


def _clothes(sheet: Sheet, shirt: str, skin: str) -> None:
    """A shirt, and over it the red waistcoat that volunteers wear."""
    sheet.round_box(60, 300, 340, 460, 80, shirt)
    sheet.box(172, 250, 228, 325, skin)
    sheet.shape([(172, 305), (200, 345), (228, 305), (246, 318), (200, 372), (154, 318)], shirt)
    sheet.shape([(104, 322), (160, 306), (192, 400), (92, 400)], _RED)
    sheet.shape([(296, 322), (240, 306), (208, 400), (308, 400)], _RED)
    sheet.disc(262, 365, 13, 13, "#e9c46a")
    sheet.line([(160, 306), (192, 400)], 4, _DARK_RED)
    sheet.line([(240, 306), (208, 400)], 4, _DARK_RED)


def _face(sheet: Sheet, skin: str) -> None:
    sheet.disc(119, 188, 14, 20, skin)
    sheet.disc(281, 188, 14, 20, skin)
    sheet.disc(200, 180, 80, 96, skin)
    for eye in (170, 230):
        sheet.disc(eye, 180, 6, 7, _INK)
        sheet.line([(eye - 14, 160), (eye + 14, 158)], 4, _INK)
    sheet.disc(160, 214, 13, 8, "#eba58b")
    sheet.disc(240, 214, 13, 8, "#eba58b")
    sheet.bow(200, 212, 30, 24, "#9c3b32")


def _glasses(sheet: Sheet) -> None:
    for eye in (170, 230):
        outline = [(eye - 23, 166), (eye + 23, 166), (eye + 23, 198), (eye - 23, 198)]
        sheet.line([*outline, outline[0]], 3, _INK)
    sheet.line([(193, 180), (207, 180)], 3, _INK)


def _nothing(_: Sheet, __: str) -> None:
    """Hair that is all in front, or all behind."""


def _short(sheet: Sheet, hair: str) -> None:
    outer = [(118, 175), (116, 120), (150, 76), (210, 66), (262, 84), (286, 130), (281, 172)]
    sheet.shape([*outer, (268, 140), (230, 122), (176, 124), (134, 140)], hair)


def _long(sheet: Sheet, hair: str) -> None:
    sheet.round_box(104, 78, 296, 300, 92, hair)


def _fringe(sheet: Sheet, hair: str) -> None:
    outer = [(116, 172), (120, 112), (160, 74), (240, 74), (280, 112), (284, 172)]
    sheet.shape([*outer, (262, 132), (206, 118), (176, 142), (136, 148)], hair)


def _bun(sheet: Sheet, hair: str) -> None:
    sheet.disc(200, 66, 40, 34, hair)
    sheet.disc(200, 150, 92, 82, hair)


def _cap(sheet: Sheet, _: str) -> None:
    sheet.shape([(112, 150), (124, 96), (166, 66), (234, 66), (276, 96), (288, 150)], _RED)
    sheet.round_box(104, 138, 320, 158, 10, _DARK_RED)


_STYLES = ((_nothing, _short), (_long, _fringe), (_bun, _fringe), (_nothing, _cap))
"""What lies behind the head, and what before the face."""

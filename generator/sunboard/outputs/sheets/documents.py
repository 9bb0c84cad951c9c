"""Sheets: a sheet's value → the JSON document that its Typst template sets."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

import segno

from sunboard.outputs.sheets.values import Frame, Sheet


def render_sheets(title: str, sheets: Sequence[Sheet], *, is_duplex: bool = False) -> str:
    """One document of one or more sheets, as JSON; record text stays text in it.

    Args:
        title: The document's title.
        sheets: In the order they are printed.
        is_duplex: Whether each sheet begins on a leaf of its own when both sides are printed.
    """
    document = {
        "title": title,
        "author": sheets[0].frame.issuer,
        "duplex": is_duplex,
        "sheets": [_plain(sheet) for sheet in sheets],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    """Dataclasses and named tuples as mappings; a frame gets its QR code."""
    kind = type(value)
    if kind is str:
        return value if len(value) < _UNBROKEN_FROM else _UNBROKEN.sub(_breakable, value)
    if kind in _AS_THEY_ARE:
        return value
    if kind is tuple or kind is list:
        return [_plain(item) for item in value]
    plain = {name: _plain(getattr(value, name)) for name in _names(kind)}  # type: ignore[arg-type]
    if kind is Frame:
        plain["qr"] = qr_code(value.url) if value.url else ""
    return plain


_AS_THEY_ARE = frozenset({int, float, bool, type(None)})
_UNBROKEN_FROM = 18
_UNBROKEN = re.compile(f"[0-9A-Za-z_]{{{_UNBROKEN_FROM},}}")


def _breakable(run: re.Match[str]) -> str:
    """A run that no line could be broken in, which would stick out of its column, with places to do so."""
    return _ZERO_WIDTH_SPACE.join(textwrap.wrap(run[0], _STRETCH))


_ZERO_WIDTH_SPACE, _STRETCH = "\u200b", 9


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """The names of what a value of this type holds."""
    if is_dataclass(kind):
        return tuple(field.name for field in fields(kind))
    names: tuple[str, ...] = getattr(kind, "_fields")  # noqa: B009 - named tuples are all that is left
    return names


@cache
def qr_code(address: str) -> str:
    """The address as a QR code (SVG) that survives a torn corner: a quarter of it may be lost (level Q).

    The mask is given: trying all eight takes six times as long as the rest, and readers take any.
    """
    matrix = segno.make(address, error="q", boost_error=False, mask=_MASK).matrix
    # Each stretch of dark modules in a row is one line, as thick as a module.
    lines = (
        f"M{dark.start() + _QUIET} {row + _QUIET}.5h{dark.end() - dark.start()}"
        for row, modules in enumerate(matrix)
        for dark in _DARK.finditer(modules)
    )
    side = len(matrix) + 2 * _QUIET
    # No sign that JSON would escape: the gate would look at every text of the document by itself.
    path = f"<path stroke='#000' d='{''.join(lines)}'/>"
    return f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {side} {side}'>{path}</svg>"


_MASK, _QUIET = 3, 4
_DARK = re.compile(b"\x01+")

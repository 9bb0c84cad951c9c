"""The name of the honour board drawn as letters, from the pinned font package: the same on every screen.

Typst starts threads, which a fork would lose: it works apart, while the county is counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from sunboard.processes import FORKS, Threads
from sunboard.records.halves import begun_apart

LONGEST = 1_100.0
"""The widest line, of letters of 100: a longer one would be smaller than the text around it on a phone."""
_TRACKING = 0.06
_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_PLACED = re.compile(r'<use xlink:href="#(\w+)" x="([\d.-]+)"')
_SHAPE = re.compile(r'<symbol id="(\w+)"[^>]*><path d="([^"]*)"')
_KNOWN: dict[str, str] = {}


def begun_lettering(text: str) -> Callable[[], str]:
    """Begin to draw a text; what is returned waits for its SVG, "" where it is to stand as text.

    That is where the font lacks a character, the line would be too long, or nothing could be drawn.
    """
    if text not in _KNOWN and FORKS and Threads.process is not None:
        # A fork of a process with such threads waits for them for ever, and so would a fork of its own.
        _KNOWN[text] = drawn(text) if Threads.are_here() else ""
    if text in _KNOWN:
        return lambda: _KNOWN[text]
    waited = begun_apart(partial(drawn, text))

    def kept() -> str:
        _KNOWN[text] = waited() or ""
        return _KNOWN[text]

    return kept


def drawn(text: str) -> str:
    """The SVG of a text, as `begun_lettering` says; it takes the colour of the text around it."""
    # Loaded apart only, as who forks can't have Typst's threads.
    from sunboard.publishing.typesetter import GlyphError, outlines  # noqa: PLC0415

    try:
        line = outlines(text, _TRACKING)
    except GlyphError:
        return ""
    box = _BOX.search(line)
    if box is None or float(box[1]) > LONGEST:
        return ""
    shapes = dict(_SHAPE.findall(line))
    letters = "".join(
        f'<path transform="translate({at})" d="{shapes[name].strip()}"/>'
        for name, at in _PLACED.findall(line)
    )
    flipped = re.search(r'<g transform="([^"]*)">', line)
    return (
        f'<svg class="sb-honours__letters" viewBox="0 0 {box[1]} {box[2]}" aria-hidden="true">'
        f'<g transform="{flipped[1] if flipped else ""}">{letters}</g></svg>'
    )

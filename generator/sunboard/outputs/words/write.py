"""All texts of a site that people pass on or read out, written."""

from __future__ import annotations

from collections.abc import Callable

from sunboard.boards.morning.chat import chat_lines
from sunboard.measures.ground import Ground


def write_chat_lines(ground: Ground, write: Callable[[str, bytes], None]) -> None:
    """Write the line of every place that ever had news, by what may be passed on."""
    if ground.makes("morning"):
        for path, said in chat_lines(ground):
            write(path, said.encode())

"""All texts of a site that people pass on or read out, written."""

from __future__ import annotations

from collections.abc import Callable

from sunboard.boards.morning.chat import chat_lines
from sunboard.boards.passing.heard import heard_texts
from sunboard.language.heard import read_out
from sunboard.measures.ground import Ground


def write_chat_lines(ground: Ground, write: Callable[[str, bytes], None]) -> None:
    """Write the line of every place that ever had news, by what may be passed on."""
    if ground.makes("morning"):
        for path, said in chat_lines(ground):
            write(path, said.encode())


def write_heard(ground: Ground, write: Callable[[str, bytes], None]) -> None:
    """Write what an estate's board and a quarter's honours say, as it is written; it names whom pages name."""
    for path, said in heard_texts(ground):
        write(path, said.encode())


def read_out_into(write: Callable[[str, bytes], None], path: str, content: bytes) -> None:
    """Write such a text as it is heard; the gate stands before this, as it knows no number in words."""
    write(path, read_out(content.decode()).encode())

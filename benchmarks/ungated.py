"""`sunboard` with one of its gates for private things switched off, to hold the real one against.

Runs as `python benchmarks/ungated.py input|output`, followed by what `sunboard` is asked.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

# First, as it says how Arrow is to take memory.
from sunboard.cli import run  # isort: skip
from sunboard.checks import ruling
from sunboard.checks.private.rule import texts_point_to_nobody
from sunboard.checks.rules.naming import nobody_is_named_without_consent
from sunboard.gate.gate import Gate, Write
from sunboard.outputs.html.tables import FramedPage

INPUT, OUTPUT = "input", "output"


def switch_off(gate: str) -> None:
    """Let nothing be looked for in records, or in what goes out."""
    if gate == INPUT:
        searches = (texts_point_to_nobody, nobody_is_named_without_consent)
        ruling.RULES = tuple(rule for rule in ruling.RULES if rule not in searches)
        return
    # mypy lets nobody assign to a method.
    setattr(Gate, "before", _open)  # noqa: B010
    setattr(Gate, "before_own", _open)  # noqa: B010
    setattr(Gate, "before_boards", _open_to_boards)  # noqa: B010
    setattr(Gate, "is_innocent", _all_is_well)  # noqa: B010


def _open(_: Gate, write: Write) -> Write:
    return write


def _open_to_boards(_: Gate, write: Write) -> Callable[[str, FramedPage], None]:
    return lambda path, page: write(path, page.whole())


def _all_is_well(_: Gate, __: bytes) -> bool:
    return True


if __name__ == "__main__":
    switch_off(sys.argv.pop(1))
    run()

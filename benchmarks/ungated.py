"""`sunboard` with one of its gates for private things switched off, to hold the real one against.

Runs as `python benchmarks/ungated.py input|output`, followed by what `sunboard` is asked.
"""

from __future__ import annotations

import sys

# First, as it says how Arrow is to take memory.
from sunboard.cli import run  # isort: skip
from sunboard.checks import check
from sunboard.checks.private.rule import texts_point_to_nobody
from sunboard.checks.rules.naming import nobody_is_named_without_consent
from sunboard.gate.gate import Gate, Write

INPUT, OUTPUT = "input", "output"


def switch_off(gate: str) -> None:
    """Let nothing be looked for in records, or in what goes out."""
    if gate == INPUT:
        searches = (texts_point_to_nobody, nobody_is_named_without_consent)
        check.RULES = tuple(rule for rule in check.RULES if rule not in searches)
        return
    setattr(Gate, "before", _open)  # noqa: B010 - mypy lets nobody assign to a method
    setattr(Gate, "before_own", _open)  # noqa: B010


def _open(_: Gate, write: Write) -> Write:
    return write


if __name__ == "__main__":
    switch_off(sys.argv.pop(1))
    run()

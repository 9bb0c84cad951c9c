"""What the service loop is called."""

from __future__ import annotations

from sunboard.settings import Programme


def loop_title(programme: Programme) -> str:
    """The loop as its steps spell it: 点报派接办晒评."""
    return "".join(step.label for step in programme.steps)

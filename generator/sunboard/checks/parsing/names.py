"""Names of people, units and places."""

from __future__ import annotations

from sunboard.checks.faults import Fault


def parse_name(text: str) -> str | Fault:
    """A name from a tidied, non-empty cell; a question mark in it stands for a lost character."""
    return Fault("R-24-question-mark") if "?" in text or "？" in text else text

"""What a message is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """One wording; placeholders in braces."""

    zh: str
    en: str
    severity: str
    """`error` withholds the record or the file, `warning` does not."""
    rule: str = ""
    """The integrity rule, e.g. R-10, or ""."""


def error(zh: str, en: str, rule: str = "") -> Message:
    """A message whose problem withholds the record or the file."""
    return Message(zh, en, "error", rule)


def warning(zh: str, en: str, rule: str = "") -> Message:
    """A message whose problem withholds nothing."""
    return Message(zh, en, "warning", rule)

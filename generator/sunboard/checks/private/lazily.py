"""Patterns that are compiled once they are used: to compile all takes longer than to read a small county."""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    def __init__(self, pattern: str, flags: int) -> None:
        self._wanted = (pattern, flags)
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._wanted), name)
        # From here on it is the pattern's own method, with nothing between.
        setattr(self, name, found)
        return found


def lazily(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern of `re`, compiled at its first use."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))

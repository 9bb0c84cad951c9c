"""Stage 3, derive: typed tables → statuses, lateness, rates, coverage, silence. Pure functions."""

from __future__ import annotations

from sunboard.measures.measures import Measures, Scope, derive_measures
from sunboard.measures.trend import Period

__all__ = ["Measures", "Period", "Scope", "derive_measures"]

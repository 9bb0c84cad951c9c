"""Stage 3, derive: typed tables → statuses, lateness, rates, coverage, silence. Functions of one ground."""

from __future__ import annotations

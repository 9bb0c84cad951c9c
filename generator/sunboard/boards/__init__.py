"""Stage 5, make: records and measures → one frozen value a page."""

from __future__ import annotations

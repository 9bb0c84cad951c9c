"""Stage 4, make: measures and the rows of boards → one frozen value a printed sheet."""

from __future__ import annotations

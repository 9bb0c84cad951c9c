"""Stage 1, read: files below `data/` become tables of text with places, and problems.

Nothing here knows what a cell means; that is the next stage's. No input makes it raise.
"""

from __future__ import annotations

from sunboard.records.arrow import leave_out_masks, leave_out_pandas
from sunboard.records.programme import read_programme
from sunboard.records.read import read_records

leave_out_masks()
leave_out_pandas()

__all__ = ["read_programme", "read_records"]

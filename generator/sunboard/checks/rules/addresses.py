"""R-33: ids that would take an address the site needs for itself."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow.compute as pc

from sunboard.checks.arrays import as_mask
from sunboard.checks.drafts import Drafts
from sunboard.checks.faults import RecordFault

_TAKEN = (("notices", "past"), ("communities", "county"))
"""Past notices are listed at `notices/past/`, and the sheets of the county's office lie in `sheets/county/`."""


def ids_leave_the_site_its_addresses(drafts: Drafts) -> Iterator[RecordFault]:
    """R-33: a record whose pages or sheets would lie where the site has others."""
    for kind, taken in _TAKEN:
        is_taken = as_mask(pc.equal(drafts[kind].texts["id"], taken))
        yield from drafts[kind].faults(is_taken, "id", "R-33-reserved", found=taken)

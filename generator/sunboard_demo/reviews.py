"""Reviews: an office has looked into why less stands against the county."""

from __future__ import annotations

from sunboard_demo.batch import Records
from sunboard_demo.county import County
from sunboard_demo.days import AS_OF, random_workday
from sunboard_demo.numbering import Numbering
from sunboard_demo.wording import load

_WITHIN = 60
"""Days before the as-of one in which it was made."""


def make_reviews(county: County, records: Records) -> Records:
    """One, of rows that were no records; none for a county without any."""
    if not records["tasks"]:
        return {"reviews": []}
    rng = county.rng("reviews")
    reviewed_on = random_workday(rng, AS_OF.fromordinal(AS_OF.toordinal() - _WITHIN), AS_OF)
    by = sorted({words["decided_by"] for words in load("notices")["log"]})
    row = {
        "sort": "unread",
        "date": reviewed_on.isoformat(),
        "reason": load("reasons")["reviewed"],
        "decided_by": rng.choice(by),
    }
    Numbering("fh", 3).number(row, "date")
    return {"reviews": [row]}

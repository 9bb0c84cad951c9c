"""责任传导: what is overdue, for how long, and what is said to be done with everything that belongs to it."""

from __future__ import annotations

from tests.reference.county import County
from tests.reference.words import Figures, share
from tests.reference.work import DENOMINATOR, Work


def figures(county: County) -> Figures:
    every = [*county.commitments, *county.tasks]
    found = _of(county, "county", every)
    for unit in county.project.ids("units"):
        found |= _of(county, f"unit/{unit}", [item for item in every if item.unit == unit])
    return found


def _of(county: County, prefix: str, items: list[Work]) -> Figures:
    return {f"{prefix}/accountability/{key}": said for key, said in of_items(county, items).items()}


def of_items(county: County, items: list[Work]) -> Figures:
    """The three figures of some pieces of work."""
    overdue = [item for item in items if item.is_overdue and item.due]
    long = county.project.limit("overdue_long_days")
    due = sum(item.rate_class in DENOMINATOR for item in items)
    done = sum(item.outcome == "done" for item in items)
    claimed = sum(item.outcome == "claimed" for item in items)
    return {
        "overdue": share(len(overdue), due),
        "overdue-long": str(
            sum((county.as_of - item.due).days > long for item in overdue if item.due)
        ),
        "shown": share(done, done + claimed),
    }

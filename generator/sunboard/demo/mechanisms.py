"""The records of the mechanisms: each maker adds its kinds to what the county has so far."""

from __future__ import annotations

from collections.abc import Callable

from sunboard.demo.activities import make_activities
from sunboard.demo.batch import Records
from sunboard.demo.challenges import make_challenges
from sunboard.demo.corrections import make_corrections
from sunboard.demo.county import County
from sunboard.demo.forces import make_forces
from sunboard.demo.lists import make_lists
from sunboard.demo.meetings import make_meetings
from sunboard.demo.notices import make_notices
from sunboard.demo.stations import make_stations
from sunboard.demo.visits import make_visits

Maker = Callable[[County, Records], Records]
"""Given the records made so far, the rows of further kinds; it may fill in fields of earlier rows."""

MAKERS: tuple[Maker, ...] = (
    make_challenges,
    make_meetings,
    make_visits,
    make_activities,
    make_lists,
    make_forces,
    make_stations,
    make_notices,
    make_corrections,
)
"""In order: a maker may refer to what those before it made."""


def add_mechanisms(county: County, records: Records) -> None:
    """Add the rows of every mechanism to a county's records."""
    for make in MAKERS:
        records |= {kind: rows for kind, rows in make(county, records).items() if rows}

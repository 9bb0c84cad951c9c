"""The records of the mechanisms: each maker adds its kinds to what the county has so far."""

from __future__ import annotations

from collections.abc import Callable

from sunboard_demo.activities import make_activities
from sunboard_demo.batch import Records
from sunboard_demo.challenges import make_challenges
from sunboard_demo.corrections import make_corrections
from sunboard_demo.county import County
from sunboard_demo.forces import make_forces
from sunboard_demo.lists import make_lists
from sunboard_demo.meetings import make_meetings
from sunboard_demo.notices import make_notices
from sunboard_demo.objections import make_objections
from sunboard_demo.pictures import make_pictures
from sunboard_demo.replies import make_replies
from sunboard_demo.reviews import make_reviews
from sunboard_demo.stations import make_stations
from sunboard_demo.visits import make_visits
from sunboard_demo.wording import ENGLISH, language

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
    make_replies,
    make_objections,
    make_reviews,
    make_pictures,
)
"""In order: a maker may refer to what those before it made."""


ENGLISH_MAKERS: tuple[Maker, ...] = (
    make_notices,
    make_corrections,
    make_replies,
    make_objections,
    make_reviews,
    make_pictures,
)
"""What the English-speaking city keeps beside its commitments, requests and deeds."""


def add_mechanisms(county: County, records: Records) -> None:
    """Add the rows of every mechanism to a county's records."""
    for make in ENGLISH_MAKERS if language() == ENGLISH else MAKERS:
        records |= {kind: rows for kind, rows in make(county, records).items() if rows}

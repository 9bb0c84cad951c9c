"""Who has stood in the people table: `data/private/people.csv`, for the gate alone and never for the public."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from sunboard.language import later
from sunboard.records.confirmed_names import ConfirmedNames
from sunboard.records.given_ids import GivenIds
from sunboard.records.ledger_files import LedgerError, file_bytes, has_ledger
from sunboard.records.log import NOTHING_ACCEPTED, Accepted
from sunboard.records.photo_files import PhotoFolder

PRIVATE = "data/private"
KNOWN_PATH = f"{PRIVATE}/people.csv"
KNOWN_COLUMNS = ("id", "name", "since")
"""The header of the file; a name is "" where a row was gone before anybody wrote its name down."""


class Known(NamedTuple):
    """One line of the file."""

    id: str
    name: str
    since: str
    """The day as 2026-03-01."""


@dataclass(frozen=True)
class KnownPeople:
    """Everybody who has stood in the people table when something was published."""

    lines: tuple[Known, ...] = ()
    """In the file's order; somebody whose name was changed stands there once a name."""
    is_lost: bool = False
    """Whether something was published before and the file is not there: whoever is gone can't be known."""

    @cached_property
    def names(self) -> Mapping[str, frozenset[str]]:
        """The names by id; an empty set where none is known."""
        names: dict[str, set[str]] = {}
        for line in self.lines:
            names.setdefault(line.id, set()).update(filter(None, [line.name]))
        return {id_: frozenset(of_id) for id_, of_id in names.items()}


@dataclass(frozen=True)
class Before:
    """What was published and confirmed before, as far as it tells who is meant, and whom new texts may name."""

    people: KnownPeople = field(default_factory=KnownPeople)
    ids: Mapping[str, Any] = field(default_factory=dict)
    """By kind the ids that have stood on the site, as Arrow arrays, of the kinds that the ledger puts down."""
    last_day: np.datetime64 | None = None
    """The last day on which something was published; None before the first."""
    confirmed: ConfirmedNames = field(default_factory=dict)
    """What places and units are called beside their names."""
    given: GivenIds = field(default_factory=dict)
    """The ids of rows whose file can't hold them."""
    continues: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By the path of a file those that it goes on with."""
    accepted: Accepted = NOTHING_ACCEPTED
    """What the site stands on: what was published changes in the open alone (R-9)."""
    as_logged: Accepted | None = None
    """What the site stood on on an earlier day, whose records are to be judged; None for today's."""
    photos: PhotoFolder | None = None
    """The files of `data/pictures/`; None where nobody has looked."""
    key: bytes = b""
    """With which rows are known again by whom they are of; b"" where there is none."""
    numbers_only: bool = False
    """Whether a record without an id of its own is withheld: what is put down is known by its id for good."""


NOTHING_BEFORE = Before()


def read_known_people(root: Path) -> KnownPeople:
    """Read the file below a project folder.

    Raises:
        LedgerError: It is not as it is written; nothing may be published without it.
    """
    content = file_bytes(root / KNOWN_PATH)
    if content is None:
        return KnownPeople(is_lost=has_ledger(root))
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
        if not rows or tuple(rows[0]) != KNOWN_COLUMNS:
            raise ValueError(KNOWN_COLUMNS)
        return KnownPeople(tuple(Known(*row) for row in rows[1:] if row))
    except (ValueError, TypeError, csv.Error) as error:
        # What stands in a line is nobody's business.
        raise LedgerError(later("{file} 读不出来", file=KNOWN_PATH)) from (
            error if isinstance(error, csv.Error) else None
        )

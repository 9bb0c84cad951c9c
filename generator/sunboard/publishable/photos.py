"""Which photos are shown, of a record or of somebody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from sunboard.checks.records import is_withheld
from sunboard.measures.columns import Positions, counts_as, positions_of_ids
from sunboard.measures.deeds import deeds_of
from sunboard.measures.ground import Ground, PhotoFile, remembered
from sunboard.problems import Place, Problem
from sunboard.publishable.names import mentions_of
from sunboard.publishable.records import is_fit_to_show, told
from sunboard.records.photo_files import FOLDER
from sunboard.schema.surface import Surface


class Shown(NamedTuple):
    """A photo that may be shown."""

    files: tuple[PhotoFile, ...]
    """The smallest first."""
    alt: str
    """What is to be seen on it, in words."""
    sort: int
    """Its position in the vocabulary."""
    taken_on: np.datetime64
    """NaT where nobody wrote it down."""


@remembered
def may_be_shown(ground: Ground) -> list[int]:
    """The rows whose photo some page shows, if its file can be."""
    table = ground.records["pictures"]
    alts, person = table.texts("alt"), table.codes("person")
    named = {-1, *_honoured_by_name(ground)}
    rows = np.flatnonzero(told(ground, "pictures", Surface.PAGE)).tolist()
    return [row for row in rows if person[row] in named and not is_withheld(alts[row])]


@remembered
def photos_of(ground: Ground, kind: str) -> dict[int, tuple[Shown, ...]]:
    """By position of a record of a kind its photos: what was before first, then the earlier ones."""
    ids = ground.records["pictures"].text_array("subject")
    return _shown(ground, positions_of_ids(ground.records[kind], ids))


@remembered
def portraits(ground: Ground) -> dict[int, Shown]:
    """By where somebody stands in the people table their portrait, the newest."""
    found = _shown(ground, ground.records["pictures"].codes("person"))
    return {person: photos[-1] for person, photos in found.items()}


def untold_photos(ground: Ground) -> Iterator[Problem]:
    """Says of which photos the subject is on no page tonight; what else is missing, the check stage says."""
    table = ground.records["pictures"]
    shown = {*may_be_shown(ground)}
    # As they were written: of what isn't told everybody else reads that it isn't.
    names, alts = (table.text_array(name).to_pylist() for name in ("file", "alt"))
    for row in np.flatnonzero(is_fit_to_show(ground, "pictures")).tolist():
        if row not in shown and not is_withheld(names[row]) and not is_withheld(alts[row]):
            yield Problem(Place(f"{FOLDER}/{names[row]}"), "photo-untold")


def _honoured_by_name(ground: Ground) -> set[int]:
    """Who is named on a deed's page, where portraits stand."""
    mentions, is_honoured = mentions_of(ground, "deeds", Surface.PAGE), deeds_of(ground).is_honoured
    if not ground.makes("deeds"):
        return set()
    named = (each.named for deed, each in mentions.items() if is_honoured[deed])
    return {each.person for people in named for each in people}


def _shown(ground: Ground, subjects: Positions) -> dict[int, tuple[Shown, ...]]:
    table = ground.records["pictures"]
    alts, sorts, days = table.texts("alt"), table.codes("sort"), table.days("taken_on")
    meanings = counts_as(table, "sort", ground.programme)
    found: dict[int, list[int]] = defaultdict(list)
    for row in may_be_shown(ground):
        if subjects[row] >= 0 and ground.photos.get(row):
            found[int(subjects[row])].append(row)

    def place(row: int) -> tuple[bool, bool, str]:
        return meanings[row] != "before", np.isnat(days[row]), str(days[row])

    return {
        record: tuple(
            Shown(ground.photos[row], alts[row], int(sorts[row]), days[row])
            for row in sorted(rows, key=place)
        )
        for record, rows in found.items()
    }

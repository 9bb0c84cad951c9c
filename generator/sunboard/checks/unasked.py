"""Who is honoured, or stands for a promise or a position, and was never asked whether they may be named."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from sunboard.checks.arrays import Mask, Rows, is_filled
from sunboard.checks.drafts import Drafts
from sunboard.language import Later, Several, later, mark, several
from sunboard.problems import Place, Problem

_LISTED = 30
"""So many fit a paragraph; when they have been asked, the next ones come."""


def unasked_people(drafts: Drafts, withheld: Mapping[str, Mask]) -> Problem | None:
    """One reminder of all whom public records mean and of whom no consent is written down, nor a refusal.

    It says who by id and place, never by name. None where there is nobody.
    """
    people = drafts["people"]
    # As it was written: what can't be read is no consent, and an answer all the same.
    written = people.source.texts
    is_answered = is_filled(written["named_consent_on"]) | is_filled(written["withdrawn_on"])
    rows = np.flatnonzero(_meant(drafts, withheld) & ~is_answered & ~withheld["people"])
    if not len(rows):
        return None
    ids = people.texts["id"]
    by_file: dict[str, list[Later]] = {}
    for row in rows[:_LISTED].tolist():
        place = people.source.place(row)
        said = later("{id}（{row}）", id=ids[row].as_py(), row=place.row)
        by_file.setdefault(place.file, []).append(said)
    first, *others = by_file
    elsewhere = (later("{file}：{who}", file=file, who=several(by_file[file])) for file in others)
    who = Several((several(by_file[first]), *elsewhere), mark("；"))
    return Problem(
        Place(first), "R-26-unasked", {"count": len(rows), "who": who, "listed": _LISTED}
    )


def _meant(drafts: Drafts, withheld: Mapping[str, Mask]) -> Mask:
    """Whom a record means that is published, in a field that everybody may see."""
    is_meant = np.zeros(len(drafts["people"]), dtype=np.bool_)
    for name, draft in drafts.by_kind.items():
        for field in draft.kind.people_fields:
            if not field.is_public or field.refers_to != ("people",):
                continue
            targets: Rows
            if field.name in draft.links:
                links = draft.links[field.name]
                targets = links.targets[~withheld[name][links.rows]]
            else:
                codes = draft.ref(field.name)[~withheld[name]]
                targets = codes[codes >= 0].astype(np.intp)
            is_meant[targets] = True
    return is_meant

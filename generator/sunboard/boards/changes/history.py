"""History: what a published record said before it was openly changed, on its own page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sunboard.boards import addresses
from sunboard.boards.change_words import declared, value_words
from sunboard.boards.changes.reasons import why_of
from sunboard.boards.record_links import record_link
from sunboard.language.dates import said_day
from sunboard.measures.ground import Ground, remembered
from sunboard.publishable.past import rows_by_id
from sunboard.records.log import Change
from sunboard.schema import KIND_BY_NAME


class Changed(NamedTuple):
    """One field of a record that was changed in the open."""

    iso: str
    day: str
    field: str
    before: str
    """As it stood; "" for nothing."""
    after: str
    why: str
    """The reason and who decided; "" where the record that declares it doesn't say, or may not be told."""
    by: str
    """The id of the record that declares it."""
    path: str
    """Where that stands, relative to the site's root; "" for nowhere."""


@remembered
def history_by_path(ground: Ground) -> Mapping[str, tuple[Changed, ...]]:
    """By its path what was changed of the record whose own page it is, the oldest first."""
    found: dict[str, list[Changed]] = {}
    for change in declared(ground):
        row = rows_by_id(ground, change.kind)[change.id]
        path = record_link(ground, change.kind, row)
        if path and "#" not in path:
            found.setdefault(path, []).extend(_changed(ground, change))
    return {path: tuple(several) for path, several in found.items()}


def _changed(ground: Ground, change: Change) -> Iterator[Changed]:
    fields = KIND_BY_NAME[change.kind].field_by_name
    row = rows_by_id(ground, "corrections").get(change.by)
    why = "" if row is None else why_of(ground, row)
    is_listed = row is not None and ground.makes("corrections")
    for each in change.rewordings:
        field = fields[each.field]
        yield Changed(
            change.day.isoformat(),
            said_day(change.day),
            str(field.heading),
            value_words(ground, field, each.before),
            value_words(ground, field, each.after),
            why,
            change.by,
            addresses.correction_path(change.by) if is_listed else "",
        )

"""What may be told of how published records have changed: of those that are told, what pages tell of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from sunboard.checks.arrays import position_of
from sunboard.checks.fewer import Loss
from sunboard.checks.private.classes import found_in, looked_for
from sunboard.checks.private.names import NameFinder
from sunboard.checks.records import WITHHELD, is_withheld
from sunboard.measures.columns import Counts
from sunboard.measures.ground import Ground, remembered
from sunboard.project import CheckedProject
from sunboard.publishable.drips import with_tonight
from sunboard.publishable.news import news
from sunboard.publishable.records import is_removed, told, told_in_full
from sunboard.records.accepted_ledger import AcceptedLine
from sunboard.records.log import (
    Change,
    Past,
    Rewording,
    changes_since_first,
    counted_since_first,
)
from sunboard.records.log.changes import NOT_YET
from sunboard.records.log.events import Publication, What
from sunboard.schema import KIND_BY_NAME, Field, FieldType
from sunboard.schema.surface import Surface

_KEPT_TO_ITSELF = (FieldType.NAME, FieldType.PHONE, FieldType.ID)


def with_past(
    ground: Ground,
    project: CheckedProject,
    accepted: Sequence[Loss] = (),
    *,
    is_put_down: bool = False,
) -> Ground:
    """The ground with what became of its records since the first publication.

    Args:
        ground: What the site is made from.
        project: The records, and the ledger.
        accepted: What somebody says tonight is right.
        is_put_down: Whether this is a publication: else what is new has no number.
    """
    past = _of_ledgers(ground, project, accepted)
    if project.log.publications:
        return ground.having(_with_changes(past, ground, project, is_put_down=is_put_down))
    numbers = _numbers(ground, project, 1) if is_put_down else {}
    return ground.having(replace(past, numbers=numbers, days=(ground.as_of,)))


def _of_ledgers(ground: Ground, project: CheckedProject, accepted: Sequence[Loss]) -> Past:
    """What the tables beside the log have, with what tonight adds."""
    accepting = tuple(
        AcceptedLine(ground.as_of, loss.scope, loss.name, loss.before, loss.now)
        for loss in accepted
    )
    return Past(
        editions=project.editions,
        rules=project.rules,
        ruled_figures=project.ruled_figures,
        drips=with_tonight(ground, project),
        accepted=(*_accepted_before(project), *accepting),
        accepting=accepting,
        is_earlier=project.is_from_log,
    )


def _with_changes(
    past: Past, ground: Ground, project: CheckedProject, *, is_put_down: bool
) -> Past:
    """The same with what the log has, and tonight's news."""
    publications, fresh = project.log.publications, news(ground, project)
    now = Publication.of(fresh, len(publications) + 1, ground.as_of, ground.consent_day)
    struck = {(event.kind, event.id) for event, _ in fresh if event.what is What.STRUCK}
    # What differs from the log of an earlier day was taken back since.
    every = publications if project.is_from_log else (*publications, now)
    may_say = _Says(ground, project.checked.finder, struck)
    number = len(publications) + bool(fresh or past.accepting)
    return replace(
        past,
        began=publications[0].as_of,
        changes=tuple(may_say.of(changes_since_first(every))),
        counted=tuple(counted_since_first(every)),
        publication=number,
        numbers=_numbers(ground, project, number if is_put_down else NOT_YET),
        days=(*(each.as_of for each in publications), ground.as_of),
        struck=number if struck and is_put_down else project.log.accepted.struck,
        striking=frozenset() if is_put_down else frozenset(struck),
    )


def _accepted_before(project: CheckedProject) -> Iterator[AcceptedLine]:
    """What somebody said before, by the table and by the log: it takes both to be without a line."""
    logged = (
        AcceptedLine(publication.as_of, *each)
        for publication in project.log.publications
        for each in publication.accepted
    )
    yield from sorted({*project.accepted, *logged})


def _numbers(ground: Ground, project: CheckedProject, fresh: int) -> dict[str, Counts]:
    """By kind for each record the number of the publication in which it last changed; `fresh` for tonight's."""
    numbers = {kind: _accepted(ground, kind, project) for kind in ground.records.tables}
    changed = () if project.is_from_log else news(ground, project)
    for event, _ in changed:
        # What is taken back changes nothing else.
        if event.what not in (What.STRUCK, What.GONE):
            numbers[event.kind][rows_by_id(ground, event.kind)[event.id]] = fresh
    return numbers


def _accepted(ground: Ground, kind: str, project: CheckedProject) -> Counts:
    standing, ids = project.log.accepted.of(kind), ground.records[kind].text_array("id")
    at = position_of(ids, standing.ids)
    return np.where(at >= 0, np.append(standing.numbers, 0)[at], 0)


class _Says:
    """Decides what may be told of changes."""

    def __init__(self, ground: Ground, finder: NameFinder, struck: set[tuple[str, str]]) -> None:
        self._ground, self._finder, self._struck = ground, finder, struck

    def of(self, changes: Iterator[Change]) -> Iterator[Change]:
        """Those of records that are told, with the words that may be told."""
        for change in changes:
            row = rows_by_id(self._ground, change.kind).get(change.id)
            if row is not None and told(self._ground, change.kind, Surface.PAGE)[row]:
                yield change._replace(rewordings=tuple(self._rewordings(change, row)))

    def _rewordings(self, change: Change, row: int) -> Iterator[Rewording]:
        kind = KIND_BY_NAME[change.kind]
        in_full = told_in_full(self._ground, change.kind, Surface.PAGE)[row]
        is_taken_back = (change.kind, change.id) in self._struck
        if not in_full or is_taken_back or is_removed(self._ground, change.kind)[row]:
            return
        for each in change.rewordings:
            field = kind.field_by_name.get(each.field)
            if field is not None and self._is_shown(field):
                said = (self._said(change.kind, field, text) for text in each[1:])
                yield Rewording(each.field, *said)

    def _is_shown(self, field: Field) -> bool:
        """Whether a page shows what a field says, of anybody."""
        is_open = field.is_public and not field.off_pages and not field.means_people
        return is_open and field.type not in _KEPT_TO_ITSELF

    def _said(self, kind: str, field: Field, text: str) -> str:
        """A text, looked through as those of tonight were; `WITHHELD` in the place of one that is private."""
        is_private = field.type is FieldType.TEXT and (
            is_withheld(text)
            or self._finder.name_in(text) is not None
            or next(found_in(text, looked_for(KIND_BY_NAME[kind], field)), None) is not None
        )
        return WITHHELD if is_private else text


@remembered
def rows_by_id(ground: Ground, kind: str) -> Mapping[str, int]:
    """The positions of a kind's records by their ids."""
    return {each: row for row, each in enumerate(ground.records[kind].text_array("id").to_pylist())}

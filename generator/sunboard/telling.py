"""What may be told tonight, as far as anybody can tell: asked where no site is made of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sunboard.checks import check_records
from sunboard.days import Asked, decide_days
from sunboard.measures.ground import Ground
from sunboard.project import CheckedProject, RefusedError, check_project
from sunboard.publishable.past import with_past
from sunboard.publishable.records import ground_of
from sunboard.records import read_programme, read_records
from sunboard.records.known_people import NOTHING_BEFORE, read_known_people
from sunboard.records.log import read_log


def told_tonight(project: Path, asked: Asked) -> tuple[Ground, CheckedProject]:
    """The records as they are judged now, also where no board can be made of them.

    Raises:
        RefusedError: the programme can't be read.
        LedgerError: nobody can tell what was told before.
    """
    try:
        checked = check_project(project, asked)
    except RefusedError as error:
        checked = _as_far_as_read(project, asked, error)
    return with_past(ground_of(checked), checked), checked


def _as_far_as_read(project: Path, asked: Asked, refused: RefusedError) -> CheckedProject:
    """What there is of the records, beside what was accepted of them."""
    programme, _ = read_programme(project)
    if programme is None:
        raise refused
    tables, _ = read_records(project)
    log, days = read_log(project), decide_days(asked, programme)
    before = replace(NOTHING_BEFORE, people=read_known_people(project), accepted=log.accepted)
    checked = check_records(
        tables, programme, days.as_of, consent_day=days.consent_day, before=before
    )
    return CheckedProject(programme, checked, days, log=log)

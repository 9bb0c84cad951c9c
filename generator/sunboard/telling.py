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
from sunboard.publishing.photos import expecting_photos
from sunboard.records import read_programme, read_records
from sunboard.records.kept_photos import kept_folder, kept_photos
from sunboard.records.known_people import NOTHING_BEFORE, read_known_people
from sunboard.records.log import read_log
from sunboard.records.photo_files import PhotoFolder


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
    ground = with_past(ground_of(checked), checked)
    return expecting_photos(checked.photos, ground) if checked.photos else ground, checked


def _as_far_as_read(project: Path, asked: Asked, refused: RefusedError) -> CheckedProject:
    """What there is of the records, beside what was accepted of them."""
    programme, _ = read_programme(project)
    if programme is None:
        raise refused
    tables, _ = read_records(project)
    log, days = read_log(project), decide_days(asked, programme)
    photos = PhotoFolder(project, kept_photos(kept_folder(project)))
    photos.count(tables["pictures"].texts["file"].to_pylist())
    people = read_known_people(project)
    before = replace(NOTHING_BEFORE, people=people, accepted=log.accepted, photos=photos)
    checked = check_records(
        tables, programme, days.as_of, consent_day=days.consent_day, before=before
    )
    return CheckedProject(programme, checked, days, log=log, photos=photos)

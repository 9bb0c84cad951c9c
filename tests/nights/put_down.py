"""A night without its pages: records checked, held against the log, and put down by the ledger's protocol."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

from sunboard.checks.fewer import Loss
from sunboard.days import Asked
from sunboard.language import speaking
from sunboard.measures.ground import Ground
from sunboard.project import CheckedProject, check_project
from sunboard.publishable.past import with_past
from sunboard.publishable.records import ground_of
from sunboard.publishing.ledger import Beside, additions, announce, prepared, settle
from sunboard.publishing.log import log_addition
from sunboard.records.ledger_files import SITE_MARKER

NOW = datetime(2027, 1, 1, tzinfo=UTC)
"""After every day that is published here."""
_releases = count(1)


def look(project: Path, day: date, accepted: Sequence[Loss] = ()) -> tuple[CheckedProject, Ground]:
    """What a site of that day would be made from."""
    checked = check_project(project, Asked(NOW, day), ("存底",), numbers_only=True)
    with speaking(checked.programme.tongue):
        return checked, with_past(ground_of(checked), checked, accepted)


def put_down(
    project: Path, day: date, *, dies: str = "", accepted: Sequence[Loss] = ()
) -> tuple[CheckedProject, Ground]:
    """Publish a day, as far as the ledger is concerned.

    Args:
        project: Its folder.
        day: The as-of day.
        accepted: What somebody says is right.
        dies: Where the run ends: "before" its site is live, "after" it, or "" when all is done.
    """
    settle(project)
    checked, ground = look(project, day, accepted)
    site, release = project / "site", f"r{next(_releases)}"
    site.mkdir(exist_ok=True)
    with speaking(checked.programme.tongue):
        added = additions(project, ground, accepted)
        beside = Beside(checked.checked.promises, log_addition(checked, ground))
    announce(project, release, prepared(project, site, added, ground, beside), beside.log)
    if dies != "before":
        (site / SITE_MARKER).write_text(json.dumps({"release": release}))
    if not dies:
        settle(project)
    return checked, ground

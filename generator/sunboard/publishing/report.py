"""The build report: what became of every row read. A private file of the project (rule R-36)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from sunboard.checks import Checked
from sunboard.checks.causes import causes_of
from sunboard.checks.saying import hides_of, shown_path
from sunboard.checks.summing import cause_as_json
from sunboard.publishing.filesystem import PRIVATE_FILE, write_lasting


class ConservationError(Exception):
    """Rows were lost between reading and publishing."""


def write_report(path: Path, checked: Checked, *, as_of: date, pages: int, sheets: int = 0) -> None:
    """Write `build-report.json`.

    Raises:
        ConservationError: a file's rows are not all accounted for.
    """
    files, hides = [], hides_of(checked.finder)
    for count in checked.records.counts:
        shown = shown_path(count.path, hides)
        if not count.is_conserved:
            raise ConservationError(
                f"{shown}: {count.read} read, {count.published} published, "
                f"{count.counted_only} counted only, {count.withheld} withheld, {count.refused} refused, "
                f"{count.no_records} no records"
            )
        files.append({**vars(count), "path": shown, "sheet": shown_path(count.sheet, hides)})
    report = {
        "as_of": as_of.isoformat(),
        "pages": pages,
        "sheets": sheets,
        "files": files,
        "problems": [cause_as_json(cause) for cause in causes_of(checked.problems)],
    }
    text = json.dumps(report, ensure_ascii=False, indent=1)
    write_lasting(path, f"{text}\n".encode(), PRIVATE_FILE)

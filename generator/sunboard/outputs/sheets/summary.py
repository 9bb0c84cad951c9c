"""The county on one page: its figures, the loop, who is covered, and who is silent."""

from __future__ import annotations

from dataclasses import dataclass

from sunboard.boards import addresses
from sunboard.boards.places.home import coverage_figures
from sunboard.boards.places.silent import silent_parts
from sunboard.boards.places.sums import steps
from sunboard.figures.kind import figures
from sunboard.figures.work import COMMITMENT_FIGURES, TASK_FIGURES
from sunboard.language import say
from sunboard.measures.ground import Ground, Scope, months_of
from sunboard.outputs.sheets.frame import make_frame
from sunboard.outputs.sheets.tables import figures_note, sheet_figures, sheet_steps
from sunboard.outputs.sheets.values import Sheet, SheetFigure, SheetStep


@dataclass(frozen=True)
class SummarySheet:
    """Everything the county's one page shows."""

    commitments: tuple[SheetFigure, ...]
    commitments_note: str
    """What is counted in them and what is not."""
    tasks: tuple[SheetFigure, ...]
    tasks_note: str
    coverage: tuple[SheetFigure, ...]
    funnel: tuple[SheetStep, ...]
    silent: tuple[SheetFigure, ...]
    """Rule by rule how many of how many."""


def summary_count(ground: Ground) -> int:
    """One, where the county has a front page."""
    return int(ground.makes("home"))


def make_summary(ground: Ground, _: int, paper: str) -> Sheet:
    """The county's summary, on A3 across."""
    months = months_of(ground)
    programme = ground.programme
    month = months[months.count - 1]
    return Sheet(
        path=addresses.sheet_path("county", f"summary-{month.key}-{paper}"),
        kind="summary",
        label=say("全县一张纸（{month}）", month=month.label),
        paper=paper,
        is_landscape=True,
        title=say("{county}{programme}情况", county=programme.county, programme=programme.name),
        subtitle=month.label,
        frame=make_frame(ground, addresses.HOME, programme.sheets.month_days, None),
        body=_body(ground),
        board=addresses.HOME,
    )


def _body(ground: Ground) -> SummarySheet:
    commitments = figures(ground, COMMITMENT_FIGURES, Scope.COUNTY, 0)
    tasks = figures(ground, TASK_FIGURES, Scope.COUNTY, 0)
    return SummarySheet(
        commitments=sheet_figures(commitments),
        commitments_note=figures_note(commitments),
        tasks=sheet_figures(tasks),
        tasks_note=figures_note(tasks),
        coverage=sheet_figures(
            figure
            for figure in coverage_figures(ground)
            if figure.key.startswith("county/coverage/")
        ),
        funnel=sheet_steps(steps(ground, Scope.COUNTY, 0)),
        silent=tuple(
            SheetFigure(part.title, str(part.count), str(part.of), None)
            for part in silent_parts(ground)
        )
        if ground.makes("silent")
        else (),
    )

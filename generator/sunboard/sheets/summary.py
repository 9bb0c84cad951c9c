"""The county on one page: its figures, the loop, who is covered, and who is silent."""

from __future__ import annotations

from dataclasses import dataclass

from sunboard.boards import addresses
from sunboard.boards.places.home import HomeBoard, make_home_page
from sunboard.boards.places.silent import SilentBoard, make_silent_page
from sunboard.boards.values import FunnelStep
from sunboard.measures.ground import Ground
from sunboard.measures.months import months_of
from sunboard.measures.moves import last_move_of_all
from sunboard.sheets.frame import make_frame
from sunboard.sheets.tables import figures_note, sheet_figures
from sunboard.sheets.values import Sheet, SheetFigure


@dataclass(frozen=True)
class SummarySheet:
    """Everything the county's one page shows."""

    commitments: tuple[SheetFigure, ...]
    commitments_note: str
    """What is counted in them and what is not."""
    tasks: tuple[SheetFigure, ...]
    tasks_note: str
    coverage: tuple[SheetFigure, ...]
    funnel: tuple[FunnelStep, ...]
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
        label=f"全县一张纸（{month.label}）",
        paper=paper,
        is_landscape=True,
        title=f"{programme.county}{programme.name}情况",
        subtitle=month.label,
        frame=make_frame(
            ground, addresses.HOME, programme.sheets.month_days, last_move_of_all(ground)
        ),
        body=_body(ground),
        board=addresses.HOME,
    )


def _body(ground: Ground) -> SummarySheet:
    home, silent = make_home_page(ground, 0).board, make_silent_page(ground, 0).board
    assert isinstance(home, HomeBoard)
    assert isinstance(silent, SilentBoard)
    return SummarySheet(
        commitments=sheet_figures(home.commitment_figures),
        commitments_note=figures_note(home.commitment_figures),
        tasks=sheet_figures(home.task_figures),
        tasks_note=figures_note(home.task_figures),
        coverage=sheet_figures(
            figure for figure in home.coverage if figure.key.startswith("county/coverage/")
        ),
        funnel=home.funnel,
        silent=tuple(
            SheetFigure(section.title, str(section.count), str(section.of), None)
            for section in silent.sections
        )
        if ground.makes("silent")
        else (),
    )

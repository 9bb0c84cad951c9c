from __future__ import annotations

from sunboard.boards.places.home import HomeBoard, make_home_page
from sunboard.boards.places.silent import SilentBoard, make_silent_page
from sunboard.measures.ground import Ground

from tests.factories import county_rows, make_measures
from tests.sheets.printing import figure_texts, printed, sheets_of, status_text


def check(county: Ground) -> None:
    """It says what the front page and the silent list say, on one page."""
    (sheet,) = sheets_of(county, "summary")
    home, silent = make_home_page(county, 0).board, make_silent_page(county, 0).board
    assert isinstance(home, HomeBoard)
    assert isinstance(silent, SilentBoard)
    coverage = [f for f in home.coverage if f.key.startswith("county/coverage/")]
    steps = [
        f"{s.label}{s.word}{s.count}件"
        + (f"{s.waiting}件在等这一步" if s.waiting else "")
        + (status_text(s.overdue) if s.overdue else "")
        for s in home.funnel
    ]
    sections = [f"{s.title}{s.count}/{s.of}" for s in silent.sections]
    paper = printed(sheet)
    figures = figure_texts([*home.commitment_figures, *home.task_figures, *coverage])
    assert paper.lacks([*figures, *steps, *sections]) == []
    assert len(paper.pages) == 1


def test_summary_then_it_says_what_the_front_page_and_the_silent_list_say(
    demonstration: Ground,
) -> None:
    check(demonstration)


def test_county_with_few_rows_or_none_then_still_one_page() -> None:
    check(make_measures(**county_rows()))
    check(make_measures())


def test_silent_list_not_asked_for_then_left_out() -> None:
    (sheet,) = sheets_of(make_measures(programme_overrides={"boards": ("home",)}), "summary")
    assert "沉默名单" not in printed(sheet).text

from __future__ import annotations

from sunboard.measures.ground import Ground
from sunboard.measures.silence import rules_of

from tests.asking import ask
from tests.factories import county_rows, make_measures
from tests.outputs.sheets.read_back import figures_on, marks_on, printed, sheets_of
from tests.shown import Shown


def step_text(step: Shown) -> str:
    waiting = "".join(f"{figure.value}件在等这一步" for figure in step.figures.values())
    return "".join((step.said, waiting, *marks_on(step)))


def check(county: Ground) -> None:
    """It says what the front page and the silent list say, on one page."""
    (sheet,) = sheets_of(county, "summary")
    home, silent = ask(county)[""], ask(county)["silent/"]
    steps = list(map(step_text, home.section("每一步").items))
    coverage = [
        f"{f.label}{f.value}{f.share}"
        for f in home.section("coverage").figures.values()
        if f.key.startswith("county/coverage/")
    ]
    sections = [f"{t}{n}" for t in silent.titles for n in silent.section(t).values.values()]
    paper = printed(sheet)
    assert paper.lacks([*figures_on(home.section("figures")), *coverage, *steps, *sections]) == []
    assert len(paper.pages) == 1
    assert len(coverage) == 4
    assert len(steps) == len(county.programme.steps)
    assert len(sections) == len(rules_of(county))


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

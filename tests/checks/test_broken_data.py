"""Broken records get exactly the report that their case states."""

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from sunboard.checks import Checked
from sunboard.messages import MESSAGES
from sunboard.messages.layouts import LAYOUT_MESSAGES
from sunboard.messages.workbooks import WORKBOOK_MESSAGES
from sunboard.problems import Problem

from tests.checks.broken_data import CASES, Outcome, case_names, outcome_of
from tests.conftest import MadeOnce
from tests.speaking import in_english

NOT_AS_CASES = {
    "heading-elsewhere",  # slips of clerks: tests/mistakes
    "yaml-wide-colon",
    "yaml-wide-blank",
    "yaml-wide-dash",
    "yaml-no-blank",
    "R-12-id-form",
    "R-12-id-form-near",
    "calendar-not-announced",  # depend on the as-of day: test_open_years
    "calendar-provisional",
    *("photo-missing", "photo-unreadable", "photo-huge", "photo-type", "photo-ending"),
    *("photo-twice", "photo-unnamed", "photo-untold"),
    *("photo-whose", "photo-of-nothing", "photo-of-both"),  # of files: tests/test_photos
    *("R-26-photo", "R-26-photo-unchecked"),
    "R-26-beside",  # of the programme: test_programme
    "R-26-gone",  # said where something was published before: test_naming
    "R-26-office",  # said where the programme asks for it: test_naming
    "R-26-unasked",  # said apart, by `sunboard check`: test_unasked
    "R-35",
    *("R-9-drip", "R-9-word"),  # said of a project that was published before
    "R-4-waits",  # said where the as-of day was yesterday
    "unnumbered-withheld",  # said of what is put down as published: test_numbering
    "number-alike",  # said of rows whose ids are kept: test_numbering
    "number-changed",
    "ids-unreadable",
    "kind-empty",  # said where no site can be made
    "cell-too-long",  # larger than a repository should hold
    "demonstration-text",  # said of a project, not of its records: test_leftovers
    "demonstration-as-of",
    "demonstration-file",
    "demonstration-beside",
    "data-missing",  # the county has its folder
    "file-left-out",  # said of files beside the records
    "picture-unread",
    "file-link",  # git on Windows makes no links
    "file-name",  # nor such names
    "file-special",  # git keeps none
    "file-too-big",
    "received-too-big",  # said at the door: tests/collecting
    "received-name",
    "file-unreadable",  # git keeps no permissions
    "link-dead",  # found in a finished site
    "file-broken",
    "data-many-files",
    "data-many-rows",
    "data-too-big",
    "encoding-unknown",
    "folder-deep",
    "ledger-too-big",
    "more-errors",
    "more-warnings",
    "row-too-big",
    "settings-too-big",
    "yaml-keys",
    "sheet-font-unusable",  # found when sheets are printed
    "sheet-fonts",
    "sheet-glyph",
    "gate-hidden",  # found in what is about to go out
    "gate-address",
    "gate-left-out",
    "gate-broken",
    "gate-unread",
}
"""Messages whose files can't be kept under `tests/broken_data`; the reader's own tests have them."""
OFTEN_ELSEWHERE = {*LAYOUT_MESSAGES, *WORKBOOK_MESSAGES}
"""Of sheets of any layout, and of workbooks: those that no case here meets, tests/records does."""


ProblemsOf = Callable[[str], list[Problem]]


@pytest.fixture(scope="module")
def problems_of(made_once: MadeOnce) -> ProblemsOf:
    """What is wrong with a case's records, worked out once for all processes of a run."""

    def problems(case: str) -> list[Problem]:
        def fill(folder: Path) -> None:
            (folder / "problems").write_bytes(pickle.dumps(outcome_of(case).problems))

        found: list[Problem] = pickle.loads(
            (made_once(f"broken-{case}", fill) / "problems").read_bytes()
        )
        return found

    return problems


@pytest.mark.golden
@pytest.mark.parametrize("case", case_names())
def test_report_is_as_stated_and_every_row_is_published_withheld_or_refused(
    case: str, request: pytest.FixtureRequest, problems_of: ProblemsOf
) -> None:
    outcome, stated = outcome_of(case), CASES / case / "problems.txt"
    if request.config.getoption("--renew-golden"):
        stated.write_text(outcome.report, encoding="utf-8", newline="\n")
    assert outcome.report == stated.read_text(encoding="utf-8")
    assert problems_of(case) == outcome.problems
    if outcome.checked is not None:
        _assert_conserved(outcome, outcome.checked)


def _assert_conserved(outcome: Outcome, checked: Checked) -> None:
    """No row is lost between the files and what is published, withheld or refused of them."""
    counts = {(count.kind, count.path, count.sheet): count for count in checked.records.counts}
    for kind, table in outcome.tables.items():
        for file in table.files:
            count = counts[kind, file.path, file.sheet]
            rows = file.row_count + file.refused_count + file.foot_count
            assert rows == count.read, count
            assert count.is_conserved, count
        # Those too that rows of another kind tell of.
        published = sum(
            count.published + count.counted_only
            for count in checked.records.counts
            if count.kind == kind
        )
        assert len(checked.records[kind].frame) == published, kind


def test_every_message_has_a_case(problems_of: ProblemsOf) -> None:
    problems = [problem for case in case_names() for problem in problems_of(case)]
    seen = {problem.code for problem in problems}
    assert in_english(lambda: all(problem.text() for problem in problems))
    assert set(MESSAGES) - seen - OFTEN_ELSEWHERE == NOT_AS_CASES


def test_county_has_nothing_wrong() -> None:
    outcome = outcome_of("nothing-wrong")
    assert outcome.report == ""
    assert outcome.checked is not None
    assert {
        kind for kind, table in outcome.checked.records.tables.items() if table.frame.empty
    } == set()

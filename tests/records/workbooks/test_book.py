"""Workbooks of all sorts: the exact cells and words, whoever made them; broken ones are told, never raised."""

import pytest
from sunboard.checks.saying import format_problem
from sunboard.messages.workbooks import WORKBOOK_MESSAGES
from sunboard.records.workbooks import read_book

from tests.records.workbooks.cases import CASES, Case


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_workbook_then_its_cells_and_what_is_said(case: Case) -> None:
    book = read_book(case.make(), "a.xlsx")
    assert [format_problem(problem) for problem in book.problems] == list(case.said)
    shown = next((sheet for sheet in book.sheets if sheet.name == "表"), None)
    assert (shown and shown.cells) == case.cells
    if shown and case.cells:
        assert (shown.first_row, shown.first_column) == case.at


def test_cases_have_names_of_their_own() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 60


def test_every_message_about_workbooks_has_a_case() -> None:
    seen = {p.code for case in CASES for p in read_book(case.make(), "a.xlsx").problems}
    elsewhere = {"book-web-page", "book-xml", "book-old", "cells-cut-unshown"}
    assert set(WORKBOOK_MESSAGES) - seen == elsewhere

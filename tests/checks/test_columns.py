"""Columns worked on one after the other, or on threads where there are many rows: the same comes of them."""

import threading

import pytest
from sunboard.checks.columns import FEW_ROWS, each_column
from sunboard.checks.drafts import Draft

from tests.factories import TOWNS, text_table


@pytest.mark.parametrize(("rows", "is_here"), [(FEW_ROWS - 1, True), (FEW_ROWS, False)])
def test_rows_then_on_threads_where_they_are_many_and_in_order(rows: int, is_here: bool) -> None:
    draft = Draft(text_table("towns", [TOWNS[0]] * rows))
    found = each_column([draft], lambda job: (job, threading.current_thread()), range(20))
    assert [job for job, _ in found] == [*range(20)]
    assert ({thread for _, thread in found} == {threading.current_thread()}) == is_here

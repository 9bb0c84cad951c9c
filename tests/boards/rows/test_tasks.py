"""Rows of tasks: what came of one, and how much of it."""

import pytest
from sunboard.boards.rows.tasks import task_rows

from tests.factories import finished, make_measures


@pytest.mark.parametrize(
    ("task", "shown"),
    [
        ({"result": "更换照明灯2盏"}, "更换照明灯2盏"),
        ({"result": "更换照明灯２盏", "quantity": "3"}, "更换照明灯2盏"),
        ({"result": "更换照明灯"}, "更换照明灯（2盏）"),
        ({"result": "更换照明灯", "quantity": "2.5", "measure": ""}, "更换照明灯（2.5）"),
        ({"result": "更换照明灯", "quantity": ""}, "更换照明灯"),
    ],
)
def test_a_quantity_then_it_is_told_where_the_words_don_t(task: dict[str, str], shown: str) -> None:
    (row,) = task_rows(make_measures(tasks=[finished(**task)]))
    assert row.result == shown


def test_a_quantity_without_a_result_then_there_is_no_result_to_add_it_to() -> None:
    (row,) = task_rows(make_measures(tasks=[finished(result="")]))
    assert "盏" not in row.result

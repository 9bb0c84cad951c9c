"""Rows of commitments: what the status of one is called."""

import pytest
from sunboard.boards.rows.commitments import commitment_rows
from sunboard.measures.ground import Ground
from sunboard.settings import Term, Vocabulary

from tests.factories import commitment, kept, make_measures, make_programme

OUTCOMES = Vocabulary(
    "outcomes",
    (
        Term("kept", "已践行", "done"),
        Term("well", "超额践行", "done"),
        Term("broken", "没践行", "not_done"),
        Term("back", "收回", "withdrawn"),
    ),
)


def _ground(*rows: dict[str, str]) -> Ground:
    vocabularies = {**make_programme().vocabularies, "outcomes": OUTCOMES}
    return make_measures(commitments=rows, programme_overrides={"vocabularies": vocabularies})


@pytest.mark.parametrize(
    ("row", "word"),
    [
        (kept(outcome="已践行"), "已践行"),
        (kept(outcome="超额践行"), "超额践行"),
        (kept(outcome=""), "已践行"),
        (kept(outcome="超额践行", done_on=""), "报称兑现"),
        (commitment(outcome="没践行", reason="施工方退出"), "没践行"),
        (commitment(outcome="收回", reason="小区已拆迁"), "已收回"),
        (commitment(), "践诺中"),
        (commitment(due="2026-06-30"), "逾期未兑现"),
    ],
)
def test_status_then_it_has_the_label_of_its_own_outcome(row: dict[str, str], word: str) -> None:
    (shown,) = commitment_rows(_ground(row))
    assert shown.status.word == word

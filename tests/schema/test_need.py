"""What the field reference says a record is not without a field, it isn't."""

import pytest
from sunboard.measures.commitments import commitments_of
from sunboard.measures.deeds import deeds_of
from sunboard.measures.status import Outcome
from sunboard.measures.tasks import tasks_of
from sunboard.schema import KIND_BY_NAME, Need

from tests.factories import Row, commitment, deed, make_measures, task

DONE = {
    "commitments": commitment(outcome="已兑现", result="换灯6盏", done_on="2026-09-20"),
    "tasks": task(completed_on="2026-10-28", result="换灯6盏"),
}


def needing(kind: str, need: Need) -> list[str]:
    return [field.name for field in KIND_BY_NAME[kind].fields if field.need is need]


def outcome_of(kind: str, row: Row) -> Outcome:
    ground = make_measures(**{kind: [row]}, is_sound=False)
    measured = {"commitments": commitments_of, "tasks": tasks_of}[kind](ground)
    return Outcome(measured.outcome[0])


@pytest.mark.parametrize("kind", DONE)
def test_without_what_done_takes_then_not_done(kind: str) -> None:
    assert outcome_of(kind, DONE[kind]) is Outcome.DONE
    fields = needing(kind, Need.DONE)
    assert len(fields) == 2
    for name in fields:
        assert outcome_of(kind, DONE[kind] | {name: ""}) is not Outcome.DONE, name


def test_without_what_honour_takes_then_counted_and_not_honoured() -> None:
    fields = needing("deeds", Need.HONOUR)
    assert len(fields) == 8
    for name in fields:
        # A window is its days: without its last one it has not ended.
        row = deed(**{name: ""} | ({"window_from": ""} if name == "window_to" else {}))
        deeds = deeds_of(make_measures(deeds=[row], is_sound=False))
        assert deeds.is_honoured.tolist() == [False], name

"""Which change of a published record needs nobody's word: a row a case, read as an auditor would."""

import pytest
from sunboard.checks.standing.judging import is_over, is_particular, may_change
from sunboard.schema import KIND_BY_NAME

from tests.checks.small_county import programme

LAST_DAY = "2026-10-31"

CHANGES = [
    # kind, what was accepted of the record, field, what stands there now, whether that is accepted
    ("tasks", {}, "completed_on", "2026-10-30", True),
    ("tasks", {}, "estate", "songyuan-1", True),
    ("tasks", {"text": "楼道灯不亮"}, "text", "楼道灯不亮，已修好", False),
    ("tasks", {"result": "已派人查看"}, "result", "换灯6盏", True),
    ("tasks", {"result": "换灯6盏", "completed_on": "2026-10-30"}, "result", "换灯60盏", False),
    ("tasks", {"result": "换灯6盏"}, "result", "", False),
    ("tasks", {"completed_on": "2026-10-30"}, "completed_on", "2026-10-01", False),
    ("tasks", {"completed_on": "2026-10-30"}, "completed_on", "", False),
    ("tasks", {"raised_on": "2026-05-06"}, "raised_on", "2026-06-06", False),
    ("tasks", {"due": "2026-11-30"}, "due", "2026-12-31", False),
    ("tasks", {"community": "songyuan"}, "community", "liuyuan", False),
    ("tasks", {"unit": "zhujian"}, "unit", "chengguan", False),
    ("tasks", {"quantity": "6", "completed_on": "2026-10-30"}, "quantity", "60", False),
    ("commitments", {}, "outcome", "done", True),
    ("commitments", {"outcome": "part-done"}, "outcome", "done", True),
    ("commitments", {"outcome": "not-done"}, "outcome", "done", False),
    ("commitments", {"outcome": "done"}, "outcome", "", False),
    ("commitments", {"done_on": "2026-10-30"}, "reason", "停产", True),
    ("commitments", {}, "due", "2026-12-31", False),
    ("commitments", {}, "baseline", "没有灯", False),
    ("evaluations", {"level": "dissatisfied"}, "level", "satisfied", False),
    ("evaluations", {"count": "30"}, "count", "3", False),
    ("extensions", {"new_due": "2026-11-30"}, "new_due", "2026-12-31", False),
    ("deeds", {"state": "approved"}, "state", "honoured", True),
    ("deeds", {"state": "honoured"}, "state", "approved", False),
    ("deeds", {"state": "honoured"}, "state", "revoked", True),
    ("deeds", {"state": "honoured"}, "state", "", False),
    ("deeds", {"people": "dy-1"}, "people", "dy-2", False),
    ("deeds", {"window_to": "2026-11-10"}, "window_to", "2026-11-17", True),
    ("deeds", {"window_to": "2026-10-10"}, "window_to", "2026-10-17", False),
    ("challenges", {"takers": "zhujian"}, "takers", "zhujian、chengguan", True),
    ("challenges", {"takers": "zhujian、chengguan"}, "takers", "zhujian", False),
    ("units", {"name": "云桥县住房和城乡建设局"}, "name", "云桥县住建局", True),
    ("units", {"office_phone": "0000-1"}, "office_phone", "0000-2", True),
    ("estates", {"households": "320"}, "households", "330", True),
    ("estates", {"community": "songyuan"}, "community", "liuyuan", False),
    ("pairings", {"unit": "zhujian"}, "unit", "chengguan", False),
    ("pairings", {"started_on": "2026-01-01"}, "started_on", "2026-03-01", False),
    ("pairings", {"ended_on": "2026-12-31"}, "ended_on", "2026-11-30", True),
    ("teams", {"size": "12"}, "size", "14", True),
    ("observers", {"active": "3"}, "active", "30", False),
    ("corrections", {"reason": "录入错误"}, "reason", "核实后更正", False),
]


@pytest.mark.parametrize(("kind", "before", "name", "now", "accepted"), CHANGES)
def test_change_then_accepted_or_not(
    kind: str, before: dict[str, str], name: str, now: str, accepted: bool
) -> None:
    declared = KIND_BY_NAME[kind]
    field = declared.field_by_name[name]
    over = is_over(declared, before, programme())
    free = may_change(
        field, before.get(name, ""), now, over=over, last_day=LAST_DAY, programme=programme()
    )
    assert (free or is_particular(declared, field)) is accepted


def test_every_kind_protects_something_and_a_kind_of_events_everything_but_progress() -> None:
    """A new field stands as it was published unless it says that it goes on, or its kind what there is."""
    for kind in KIND_BY_NAME.values():
        for field in kind.fields if kind.name != "people" else ():
            is_told = field.is_public and field.name != "id"
            if field.progress or not is_told or is_particular(kind, field):
                continue
            assert not may_change(
                field, "a", "b", over=False, last_day=LAST_DAY, programme=programme()
            ), (kind.name, field.name)

"""Counties of any shape, for laws that hold whatever is recorded."""

from collections.abc import Callable

from hypothesis import strategies as st
from sunboard.measures.ground import Ground, Scope

from tests.factories import (
    COMMUNITIES,
    ESTATES,
    UNITS,
    Row,
    commitment,
    event,
    finished,
    kept,
    make_measures,
    numbered,
    task,
)

SCOPES = [scope for scope in Scope if scope is not Scope.STATION]
"""What commitments and tasks are added up for."""

places = st.sampled_from(
    [(e["community"], e["id"]) for e in ESTATES] + [(c["id"], "") for c in COMMUNITIES]
)
units = st.sampled_from([u["id"] for u in UNITS])
# Each form as its row and what differs: open, overdue, done, late, only said to be done, undated ….
task_forms = st.sampled_from(
    [
        (task, {"due": "2026-11-20"}),
        (task, {"due": "2026-10-20"}),
        (finished, {}),
        (finished, {"completed_on": "2026-10-20"}),
        (finished, {"result": ""}),
        (finished, {"due": "2026-10-31"}),
        (task, {"dispatched_on": "", "accepted_on": ""}),
    ]
)
commitment_forms = st.sampled_from(
    [
        (commitment, {}),
        (commitment, {"due": "2026-09-30"}),
        (commitment, {"due": "2026-10-31"}),
        (commitment, {"due": ""}),
        (kept, {}),
        (kept, {"done_on": "2026-07-03", "recorded_on": "2026-07-03"}),
        (kept, {"result": ""}),
        (kept, {"outcome": "部分兑现", "reason": "缺材料"}),
        (commitment, {"outcome": "撤回", "reason": "规划调整"}),
    ]
)


def placed(
    place: tuple[str, str], unit: str, form: tuple[Callable[..., Row], dict[str, str]]
) -> Row:
    make, differs = form
    return make(community=place[0], estate=place[1], unit=unit, **differs)


counties = st.fixed_dictionaries(
    {
        "tasks": st.lists(st.builds(placed, places, units, task_forms), max_size=12),
        "commitments": st.lists(st.builds(placed, places, units, commitment_forms), max_size=12),
        "declined": st.sets(st.integers(1, 12), max_size=4),
    }
)


def measured(county: dict[str, list[Row]]) -> Ground:
    tasks = numbered(county["tasks"])
    declined = [n for n in county["declined"] if n <= len(tasks) and not tasks[n - 1].get("result")]
    declined = [n for n in declined if not tasks[n - 1].get("completed_on")]
    return make_measures(
        tasks=tasks,
        commitments=numbered(county["commitments"]),
        task_events=numbered([event("退回", "2026-10-20", task=f"fw-{n}") for n in declined]),
    )

"""Commitments that another took the place of, and due dates that were moved."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from sunboard_demo.commitments import CommitmentCase, deadline
from sunboard_demo.county import County, Row
from sunboard_demo.days import AS_OF, add_workdays, last_workday, month_end
from sunboard_demo.outcomes import reason
from sunboard_demo.wording import load

_AFTER_THE_DATE, _MOVED_AGAIN = 8, 10
"""One in so many extensions was decided after the date had passed, or is followed by another."""
_OUTCOME_FIELDS = ("outcome", "result", "done_on", "recorded_on", "evidence", "reason")


def hand_over(county: County, cases: list[CommitmentCase]) -> list[CommitmentCase]:
    """Supersede what merged units left open; return what their successors promise instead."""
    successors = []
    for case in cases:
        ended, unit = case.unit.ended_on, case.unit
        if ended is None or "outcome" in case.row:
            continue
        made_on = add_workdays(ended, 3)
        due = month_end(AS_OF, 2)
        case.row.update(
            outcome="superseded",
            reason=load("reasons")["superseded"][0],
            recorded_on=ended.isoformat(),
        )
        row = {
            **{key: value for key, value in case.row.items() if key not in _OUTCOME_FIELDS},
            "unit": unit.successor,
            "person": "",
            "made_on": made_on.isoformat(),
            "approved_on": add_workdays(made_on, 2).isoformat(),
            "due": due.isoformat(),
            "text": case.row["text"].replace(_deadline(case.row), deadline(made_on, due)),
        }
        successors.append(CommitmentCase(row, county.unit_by_id[unit.successor], case.row))
    return successors


def _deadline(row: Row) -> str:
    """The due date as the commitment words it, if it does."""
    due = date.fromisoformat(row["due"]) if row.get("due") else None
    return deadline(date.fromisoformat(row["made_on"]), due)


def make_extensions(rows: list[Row], count: int, rng: Random) -> list[Row]:
    """So many extensions, most of them of commitments that were late in the end."""
    candidates = [row for row in rows if _may_be_extended(row)]
    likely = sorted(candidates, key=lambda row: (not _is_past_due(row), rng.random()))
    extensions: list[Row] = []
    for row in likely:
        if len(extensions) >= count:
            break
        extensions += _extensions_of(row, len(extensions), rng)
    return sorted(extensions[:count], key=lambda row: (row["set_on"], row["commitment"]))


def _may_be_extended(row: Row) -> bool:
    return "due" in row and row.get("outcome", "") in ("", "done", "part-done")


def _is_past_due(row: Row) -> bool:
    """Whether it was finished after its date, or is open after it."""
    return row.get("done_on", AS_OF.isoformat()) > row["due"]


def _extensions_of(row: Row, position: int, rng: Random) -> list[Row]:
    """One or two extensions of a commitment; none where there was no time for it."""
    due = date.fromisoformat(row["due"])
    closed_on = date.fromisoformat(row.get("done_on", AS_OF.isoformat()))
    is_after = position % _AFTER_THE_DATE == 1 and due + timedelta(days=12) < closed_on
    set_on = due + timedelta(days=rng.randint(2, 10) * (1 if is_after else -1))
    set_on = last_workday(set_on)
    approved_on = date.fromisoformat(row["approved_on"])
    if not approved_on < set_on < closed_on or set_on > AS_OF:
        return []
    first = _extension(row, set_on, month_end(max(due, set_on), rng.choice((1, 1, 2, 3))), rng)
    new_due = date.fromisoformat(first["new_due"])
    if position % _MOVED_AGAIN == 1 and new_due - timedelta(days=5) < closed_on:
        again = _extension(
            row, last_workday(new_due - timedelta(days=5)), month_end(new_due, 1), rng
        )
        return [first, again]
    return [first]


def _extension(row: Row, set_on: date, new_due: date, rng: Random) -> Row:
    return {
        "commitment": row["id"],
        "set_on": set_on.isoformat(),
        "new_due": new_due.isoformat(),
        "reason": reason("extension", row["list"], rng),
        "decided_by": rng.choice(load("reasons")["decided_by"]),
    }

"""Evaluations: what residents and others say of finished tasks, and what follows from 不满意."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from sunboard_demo.county import County, Row
from sunboard_demo.days import AS_OF, add_workdays
from sunboard_demo.life import Fate
from sunboard_demo.tasks import TaskCase
from sunboard_demo.turns import add_event
from sunboard_demo.wording import draw, phrase

_EVALUATED, _SPARSE = 0.5, 0.06
_LEVELS: Mapping[str, float] = {
    "very-satisfied": 38,
    "satisfied": 39,
    "fairly-satisfied": 18,
    "dissatisfied": 5,
}
_LEVELS_IF_LATE: Mapping[str, float] = {
    "very-satisfied": 12,
    "satisfied": 36,
    "fairly-satisfied": 34,
    "dissatisfied": 18,
}
_OTHER_EVALUATORS: Mapping[str, float] = {
    "": 92.5,
    "community": 3.6,
    "organisation": 2.0,
    "unit": 0.7,
    "self": 1.2,
}
_OTHER_LEVELS: Mapping[str, float] = {
    "very-satisfied": 30,
    "satisfied": 55,
    "fairly-satisfied": 15,
}
_JOINT_CATEGORIES = ("culture", "health", "policy", "care")
_JOINT = 0.1
"""Share of the evaluated tasks of these categories that many residents judge at once."""
_SOME_DISSATISFIED, _EVALUATED_AGAIN = 0.25, 0.8
_COMMITMENT_EVALUATED, _BY_ORGANISATION, _DISPUTED = 0.45, 0.3, 0.06
_ANSWERED, _REOPENED = 0.54, 0.44
"""What follows from 不满意; the rest is left without an answer."""
_ANSWER_WORKDAYS = 5
_ASKED_IF_SOLVED = 0.4
_SOLVED: Mapping[str, float] = {"solved": 90, "part-solved": 8, "unsolved": 2}
_SOLVED_IF_DISSATISFIED: Mapping[str, float] = {"solved": 25, "part-solved": 30, "unsolved": 45}


def evaluate(county: County, case: TaskCase, rng: Random) -> None:
    """Let some finished tasks be judged, and follow up where somebody was not satisfied."""
    done = case.life.completed_on
    if done is None:
        return
    if rng.random() < (_SPARSE if county.size.is_plain else _EVALUATED):
        _by_residents(case, done, rng)
    other = draw(_OTHER_EVALUATORS, rng)
    if other and not county.size.is_plain:
        _by_other(county, case, other, rng)


def _by_residents(case: TaskCase, done: date, rng: Random) -> None:
    day = done + timedelta(days=rng.choice((0, 1, 1, 2, 3, 4, 6)))
    if day > AS_OF:
        return
    if case.row["category"] in _JOINT_CATEGORIES and rng.random() < _JOINT:
        case.evaluations += _joint(day, rng)
        if rng.random() < _SOME_DISSATISFIED and case.unit.is_steady:
            case.evaluations.append(_row("resident", "dissatisfied", day) | {"count": "2"})
            _follow_up(case, day, rng)
        return
    level = draw(_LEVELS_IF_LATE if case.life.fate is Fate.LATE else _LEVELS, rng)
    case.evaluations.append(_row("resident", level, day))
    if level == "dissatisfied" and case.unit.is_steady:
        _follow_up(case, day, rng)


def _follow_up(case: TaskCase, judged: date, rng: Random) -> None:
    """Answer or reopen within the limit; now and then neither."""
    day = add_workdays(judged, rng.randint(1, _ANSWER_WORKDAYS))
    chance = rng.random()
    if day > AS_OF or chance >= _ANSWERED + _REOPENED:
        return
    if chance < _ANSWERED:
        add_event(case, "answered", day, rng)
        return
    add_event(case, "reopened", day, rng)
    again = add_workdays(day, rng.randint(2, 8))
    if again <= AS_OF:
        case.row["completed_on"] = again.isoformat()
        case.row["result"] = phrase("done_again", result=case.row["result"])
        judged_again = again + timedelta(days=rng.randint(0, 4))
        if judged_again <= AS_OF and rng.random() < _EVALUATED_AGAIN:
            level = rng.choice(("satisfied", "fairly-satisfied"))
            case.evaluations.append(_row("resident", level, judged_again))


def _by_other(county: County, case: TaskCase, evaluator: str, rng: Random) -> None:
    done = date.fromisoformat(case.row["completed_on"])
    day = done + timedelta(days=rng.randint(1, 12))
    if day > AS_OF:
        return
    row = _row(evaluator, draw(_OTHER_LEVELS, rng), day)
    if evaluator == "unit":
        other = county.another_unit(case.unit, rng)
        if other is None:
            return
        row["unit"] = other.id
    case.evaluations.append(row)


def _row(evaluator: str, level: str, day: date) -> Row:
    return {"evaluator": evaluator, "level": level, "date": day.isoformat()}


def evaluate_commitment(row: Row, rng: Random) -> list[Row]:
    """What residents at a meeting, or an organisation, said of a commitment that was kept."""
    if row.get("outcome") != "done" or rng.random() >= _COMMITMENT_EVALUATED:
        return []
    day = date.fromisoformat(row["recorded_on"]) + timedelta(days=rng.randint(1, 15))
    if day > AS_OF:
        return []
    subject = {"subject": row["id"]}
    if rng.random() < _BY_ORGANISATION:
        return [subject | _row("organisation", draw(_OTHER_LEVELS, rng), day)]
    rows = [subject | judged for judged in _joint(day, rng)]
    if rng.random() < _DISPUTED:
        rows.append(subject | _row("resident", "dissatisfied", day) | {"count": "3"})
    return rows


def ask_if_solved(rows: list[Row], rng: Random) -> None:
    """Let some residents answer as well whether what they asked for is solved."""
    for row in rows:
        if row["evaluator"] == "resident" and rng.random() < _ASKED_IF_SOLVED:
            is_content = row["level"] != "dissatisfied"
            row["solved"] = draw(_SOLVED if is_content else _SOLVED_IF_DISSATISFIED, rng)


def _joint(day: date, rng: Random) -> list[Row]:
    """Many residents at once: how many gave each level."""
    return [
        _row("resident", level, day) | {"count": str(rng.randint(2, most))}
        for level, most in (("very-satisfied", 40), ("satisfied", 26), ("fairly-satisfied", 7))
    ]

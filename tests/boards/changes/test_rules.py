"""What a change of the rules does to the county's figures: the same records by both, put down once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sunboard.boards.changes.rules import due_figures, rule_changes
from sunboard.boards.figure_table import county_rows
from sunboard.language import speaking
from sunboard.measures.ground import Ground
from sunboard.records.as_ruled import as_ruled, ruled_as

from tests.factories import (
    commitment,
    kept,
    make_programme,
    programme_text,
    programme_tree,
    write_project,
)
from tests.nights.put_down import look, put_down

FIRST = date(2026, 11, 2)
SECOND = FIRST + timedelta(days=1)
OUTCOMES = [
    {"key": "done", "label": "已兑现", "counts_as": "done"},
    {"key": "part-done", "label": "部分兑现", "counts_as": "done"},
    {"key": "not-done", "label": "未兑现", "counts_as": "not_done"},
]
CHANGES: Mapping[str, Mapping[str, Any]] = {
    "a word counts as another": {
        "vocabularies": programme_tree()["vocabularies"] | {"outcomes": OUTCOMES}
    },
    "a list waits a day": {"limits": {"silent_days": "1"}},
    "a step has more days": {
        "steps": [
            {**step, "limit_workdays": "1"} if step["key"] == "completed" else step
            for step in programme_tree()["steps"]
        ]
    },
}


def ruled(project: Path, **rules: Any) -> None:
    (project / "data" / "programme.yml").write_text(
        programme_text(programme_tree(**rules)), "utf-8"
    )


def figures(ground: Ground) -> dict[str, str]:
    return {row.key: row.said for row in county_rows(ground)}


@pytest.mark.parametrize("rules", CHANGES.values(), ids=CHANGES)
def test_rule_is_changed_then_the_figures_are_those_of_the_same_day_by_both(
    tmp_path: Path, rules: Mapping[str, Any]
) -> None:
    project = write_project(tmp_path / "project")
    put_down(project, FIRST)
    checked, before = look(project, SECOND)
    ruled(project, **rules)
    _, now = look(project, SECOND)
    with speaking(checked.programme.tongue):
        was, is_now = figures(before), figures(now)
        found = {each.key: (each.before, each.now) for each in due_figures(now)}
    expected = {
        key: (was.get(key, ""), is_now.get(key, ""))
        for key in {*was, *is_now}
        if was.get(key) != is_now.get(key)
    }
    assert found == expected
    assert found


def test_put_down_then_the_figures_stay_whatever_becomes_of_the_records(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    put_down(project, FIRST)
    ruled(project, **CHANGES["a list waits a day"])
    checked, ground = put_down(project, SECOND)
    with speaking(checked.programme.tongue):
        put = due_figures(ground)
    kinds = {"commitments": [kept(), commitment(id="cn-90", text="新的一项")]}
    write_project(tmp_path / "project", programme_tree(**CHANGES["a list waits a day"]), **kinds)
    checked, ground = put_down(project, SECOND + timedelta(days=1))
    with speaking(checked.programme.tongue):
        assert ground.past.ruled_figures == put
        assert due_figures(ground) == ()
        assert {each.rule for each in rule_changes(ground)} == {"沉默"}


def test_nothing_changed_then_nothing_is_worked_out_twice(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    put_down(project, FIRST)
    _, ground = look(project, SECOND)
    assert due_figures(ground) == ()
    assert not (project / "data" / "ledger" / "ruled_figures.csv").exists()


def test_rules_in_a_line_then_the_same_programme_again() -> None:
    programme = make_programme()
    other = make_programme(limits={"silent_days": 7}, steps=programme.steps[:2])
    assert as_ruled(ruled_as(programme, as_ruled(programme))) == as_ruled(programme)
    assert ruled_as(programme, as_ruled(other)).limits.silent_days == 7
    # A step, a word and a limit of which the line doesn't say anything stay as they are.
    assert ruled_as(programme, as_ruled(other)).steps == programme.steps


@pytest.mark.parametrize(("before", "told"), [("", []), ("page", ["surfaces/share"])])
def test_a_word_of_consent_then_a_new_one_is_no_changed_rule_and_another_meaning_is(
    tmp_path: Path, before: str, told: list[str]
) -> None:
    project = write_project(tmp_path / "project")
    put_down(project, FIRST)
    checked, ground = look(project, SECOND)
    lines = (
        line._replace(said=before) if line.rule == "surfaces/share" else line
        for line in ground.past.rules
    )
    rules = tuple(line for line in lines if line.said)
    with speaking(checked.programme.tongue):
        changes = rule_changes(ground.having(replace(ground.past, rules=rules)))
    assert [change.rule for change in changes] == told

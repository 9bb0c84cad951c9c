"""A word that published records use stays in its list, or nothing is published until somebody puts it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.factories import (
    BASE,
    commitment,
    programme_text,
    programme_tree,
    run_sunboard,
    task,
    write_project,
)
from tests.nights.put_down import look, put_down

FIRST, SECOND = date(2026, 11, 2), date(2026, 11, 3)
BROKEN = commitment(id="cn-1", due="2026-09-30", outcome="未兑现", reason="没有预算")
NOTHING_ELSE = {"corrections": [], "extensions": [], "evaluations": [], "deeds": [], "notices": []}

Words = list[dict[str, Any]]


def left_out(words: Words) -> Words:
    return [word for word in words if word["key"] != "not-done"]


def called_otherwise(words: Words) -> Words:
    return [
        {**word, "label": "推进中", "aliases": ["未兑现"]} if word["key"] == "not-done" else word
        for word in words
    ]


def taken_in_by_another(words: Words) -> Words:
    return [
        {**word, "aliases": ["not-done", "未兑现"]} if word["key"] == "part-done" else word
        for word in left_out(words)
    ]


def rule(project: Path, change: Callable[[Words], Words]) -> None:
    """Change the list of outcomes."""
    tree = programme_tree()
    lists = tree["vocabularies"]
    tree["vocabularies"] = {**lists, "outcomes": change(lists["outcomes"])}
    (project / "data" / "programme.yml").write_text(programme_text(tree), encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    tasks = [task(id="fw-1", category="设施维修")]
    rows = {**BASE, **NOTHING_ELSE, "tasks": tasks, "commitments": [BROKEN]}
    return write_project(tmp_path / "project", **rows)


@pytest.mark.parametrize(
    ("change", "is_stopped"),
    [(left_out, True), (called_otherwise, False), (taken_in_by_another, False)],
)
def test_word_of_an_outcome_that_a_published_promise_has(
    project: Path, change: Callable[[Words], Words], is_stopped: bool
) -> None:
    put_down(project, FIRST)
    rule(project, change)
    checked, _ = look(project, SECOND)
    said = [each for each in checked.stopping if each.code == "R-9-word"]
    assert len(said) == is_stopped
    assert all(each in checked.checked.problems for each in said)


def test_word_that_nothing_published_uses_then_it_may_go(project: Path) -> None:
    rule(project, lambda words: [word for word in words if word["key"] != "superseded"])
    put_down(project, FIRST)
    checked, _ = look(project, SECOND)
    assert checked.stopping == ()


def test_word_that_is_left_out_then_the_night_is_stopped_and_says_which(project: Path) -> None:
    assert publish(project, FIRST).code in {0, 3}
    page = project / "build" / "site" / "commitments" / "cn-1" / "index.html"
    before = page.read_bytes()
    rule(project, left_out)
    run = publish(project, SECOND)
    assert run.code == 1
    assert "「outcomes」里没有「not-done」了，公布过的承诺有1条的「兑现情况」用着它" in run.out
    assert page.read_bytes() == before
    rule(project, called_otherwise)
    assert publish(project, SECOND).code in {0, 3}
    assert "推进中" in page.read_text(encoding="utf-8")


def publish(project: Path, day: date) -> Any:
    days = ("--as-of", str(day), "--consent-day", str(day))
    return run_sunboard("build", "-C", project, "--workers", "1", "--record", *days)

"""Each thing that is done wrong in daily life gets one message, which says what to do."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sunboard.checks.causes import causes_of
from sunboard.checks.summing import format_cause
from sunboard.days import Asked
from sunboard.project import RefusedError, check_project
from sunboard.records.ledger_files import LogEnd, read_state

from tests.conftest import MadeOnce
from tests.daily.doings import DOINGS, Change
from tests.factories import county_rows, programme_tree, run_sunboard, write_project, write_rows

DAY = "2026-10-31"
SAID = Path(__file__).with_name("said.txt")
REMEDY = ("请", "最好", "补上", "改好", "就用", "就改", "必须填写")
"""Words by which a message says what would do."""


def publish(folder: Path) -> None:
    """A county whose site was published on the day."""
    write_project(folder, programme_tree(demonstration="否", as_of=""))
    days = ("--as-of", DAY, "--consent-day", DAY)
    assert run_sunboard("publish", "-C", folder, "--workers", "1", *days).code == 0
    forget_log(folder / "data" / "ledger")


@pytest.fixture(scope="module")
def published(made_once: MadeOnce) -> Path:
    """The county as it is every morning, before anything is done."""
    return made_once("daily", publish)


@pytest.fixture(scope="module")
def before(published: Path) -> list[list[str]]:
    return causes(published)


@pytest.fixture
def project(published: Path, tmp_path: Path) -> Path:
    shutil.copytree(published / "data", tmp_path / "data")
    return tmp_path


def forget_log(ledger: Path) -> None:
    """Let the records be new, but for promises: what is done wrong to others that were published is refused."""
    for folder in ("publications", "texts"):
        shutil.rmtree(ledger / folder)
    state = read_state(ledger.parents[1])
    assert state is not None
    state = replace(state, log=LogEnd())
    (ledger / "state.json").write_text(state.text(), encoding="utf-8")


def do(project: Path, change: Change) -> None:
    """Change the rows as somebody in an office does."""
    every = county_rows()
    for kind, cells_by_id in change.items():
        rows = {row["id"]: dict(row) for row in every[kind]}
        for identifier, cells in cells_by_id.items():
            if cells is None:
                del rows[identifier]
            else:
                rows[identifier] = {**rows.get(identifier, {"id": identifier}), **cells}
        write_rows(project / "data" / f"{kind}.csv", kind, [*rows.values()])


def causes(project: Path) -> list[list[str]]:
    """What is told of the project, a cause each: its line, and those of what follows from it."""
    day = date.fromisoformat(DAY)
    asked = Asked(datetime(2026, 11, 1, tzinfo=UTC), day, day)
    try:
        problems = check_project(project, asked).checked.problems
    except RefusedError as refused:
        problems = refused.problems
    return [list(format_cause(cause)) for cause in causes_of(problems)]


def expected() -> Iterator[tuple[str, str]]:
    """What each is answered with."""
    for block in SAID.read_text(encoding="utf-8").strip().split("\n\n"):
        name, _, said = block.partition("\n")
        yield name, said


def test_there_are_forty_and_each_is_answered() -> None:
    assert len(DOINGS) >= 40
    assert [name for name, _ in expected()] == list(DOINGS)


@pytest.mark.parametrize(("name", "said"), [*expected()])
def test_one_message_says_what_to_do(
    project: Path, before: list[list[str]], name: str, said: str
) -> None:
    do(project, DOINGS[name])
    new = [cause for cause in causes(project) if cause not in before]
    assert ["\n".join(cause) for cause in new] == [said]
    assert any(word in said for word in REMEDY)

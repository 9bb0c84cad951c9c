"""An honest history gives no false alarm, loses nothing, and is put down once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sunboard.records.ledger_files import LogEnd, read_state
from sunboard.records.log import read_log
from sunboard.records.log.events import seal_of
from sunboard.records.log.files import hash_of_text

from tests.factories import county_rows, write_project, write_rows
from tests.nights.__main__ import faults
from tests.nights.honest import BEGAN
from tests.nights.put_down import look, put_down


@pytest.mark.parametrize("seed", range(4))
def test_honest_history_then_no_alarm_and_nothing_lost(seed: int) -> None:
    assert faults(seed, nights=3) == []


def test_result_that_an_earlier_sunboard_took_for_one_then_no_alarm(tmp_path: Path) -> None:
    """「已完成」 in the place of a result was published as one, and says only that something was done."""
    tasks = [
        {**row, "result": "换水管4米"} for row in county_rows()["tasks"] if row["id"] == "fw-3"
    ]
    project = write_project(tmp_path / "project", tasks=tasks, task_events=[], evaluations=[])
    put_down(project, BEGAN)
    log = project / "data" / "ledger" / "texts" / "000001.jsonl"
    said = log.read_text("utf-8")
    assert "换水管4米" in said
    # As it would stand there: the seal is made of what it says.
    standing = read_log(project).accepted.of("tasks")["fw-3"]
    changed = {**standing.values, "result": "已完成"}
    seal = seal_of(standing.salt, "tasks", "fw-3", changed)
    log.write_text(said.replace("换水管4米", "已完成"), "utf-8")
    published = project / "data" / "ledger" / "publications" / "000001.jsonl"
    text = published.read_text("utf-8").replace(standing.seal, seal)
    published.write_text(text, "utf-8")
    state = project / "data" / "ledger" / "state.json"
    before = read_state(project)
    assert before is not None
    now = replace(before, log=LogEnd(before.log.number, hash_of_text(text)))
    state.write_text(now.text(), "utf-8")
    write_rows(project / "data" / "tasks.csv", "tasks", [{**tasks[0], "result": "已完成"}])
    checked, ground = look(project, BEGAN)
    assert [p.code for p in checked.checked.problems if p.rule == "R-9"] == []
    assert not ground.records.standing

"""What stands against the county is taken away a record a night for thirty nights: it is stopped, and told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from sunboard.boards.blocks import Facts
from sunboard.boards.changes.drips import drips_section
from sunboard.language import speaking
from sunboard.publishable.drips import drip_problems
from sunboard.schema import KINDS

from tests.factories import (
    BASE,
    Row,
    commitment,
    correction,
    evaluation,
    finished,
    write_project,
    write_rows,
)
from tests.nights.put_down import look, put_down

FIRST = date(2026, 11, 2)
County = dict[str, list[Row]]


def county() -> County:
    """Forty promises that are overdue, forty evaluations that say no, and forty that nobody can read."""
    several = range(40)
    no = [evaluation(id=f"pj-{n}", level="不满意") for n in several]
    broken = [evaluation(id=f"pk-{n}", level="说不好") for n in several]
    late = [commitment(id=f"cn-{n}", text=f"第{n}处", due="2026-09-30") for n in several]
    nobody: County = {kind.name: [] for kind in KINDS}
    rows = {"tasks": [finished()], "evaluations": [*no, *broken], "commitments": late}
    return {**nobody, **BASE, **rows}


def voids_an_evaluation(rows: County, night: int, day: str) -> None:
    void = correction(id=f"gz-{night}", target=f"pj-{night}", category="作废", date=day)
    rows["corrections"].append(void)


def corrects_an_evaluation(rows: County, night: int, day: str) -> None:
    rows["evaluations"][night]["level"] = "满意"
    said = {"field": "等次", "before": "不满意", "after": "满意"}
    rows["corrections"].append(correction(id=f"gz-{night}", target=f"pj-{night}", date=day, **said))


def withdraws_a_promise(rows: County, night: int, _: str) -> None:
    rows["commitments"][night].update(outcome="撤回", reason="居民不要了")


def moves_a_day(rows: County, night: int, day: str) -> None:
    rows["commitments"][night]["due"] = "2027-12-31"
    said = {"field": "完成期限", "before": "2026-09-30", "after": "2027-12-31"}
    rows["corrections"].append(correction(id=f"gz-{night}", target=f"cn-{night}", date=day, **said))


def loses_what_nobody_could_read(rows: County, night: int, _: str) -> None:
    rows["evaluations"] = [row for row in rows["evaluations"] if row["id"] != f"pk-{night}"]


DRIPS = (
    (voids_an_evaluation, "作废", 30),
    (corrects_an_evaluation, "更正", 7),
    (withdraws_a_promise, "停下", 7),
    (moves_a_day, "更正", 7),
    (loses_what_nobody_could_read, "表里没有了", 7),
)


@pytest.mark.parametrize(
    ("drip", "told", "nights"), DRIPS, ids=[each[0].__name__ for each in DRIPS]
)
def test_record_a_night_then_stopped_until_an_office_says_that_it_is_right(
    tmp_path: Path, drip: Callable[[County, int, str], None], told: str, nights: int
) -> None:
    rows, day = county(), FIRST
    project = write_project(tmp_path / "project", **rows)
    put_down(project, day)
    stopped: list[int] = []
    for night in range(nights):
        day += timedelta(days=1)
        drip(rows, night, str(day))
        write(project, rows)
        _, ground = look(project, day)
        if drip_problems(ground, ground.past.drips):
            stopped.append(night)
            rows["reviews"] += reviews(day)
            write(project, rows)
        checked, ground = put_down(project, day)
        assert not drip_problems(ground, ground.past.drips)
    # Five may go; the sixth is asked about, and so is each sixth after that was answered.
    assert stopped == [*range(5, nights, 6)]
    with speaking(checked.programme.tongue):
        section = drips_section(ground)
    assert section is not None
    counts, said = (block for block in section.blocks if isinstance(block, Facts))
    # First how many of each sort there are now.
    lines = [str(fact.text) for fact in counts.facts[3:]]
    # The nights from 3 November on, in two months.
    assert lines == [f"{told}{n}条" for n in (nights - 28, min(nights, 28)) if n > 0]
    assert len(said.facts) == len(stopped) * 3


def reviews(day: date) -> list[Row]:
    """An office says of all three sorts that it has looked into them."""
    office = {"date": str(day), "reason": "逐条看过，都是登记重了", "decided_by": "县委组织部"}
    sorts = ("逾期", "不满意", "看不清")
    return [{"id": f"fh-{day:%m%d}-{n}", "sort": s, **office} for n, s in enumerate(sorts)]


def write(project: Path, rows: County) -> None:
    for kind, several in rows.items():
        write_rows(project / "data" / f"{kind}.csv", kind, several)

"""A unit of the demonstration county that is not paired from January to August 2026."""

import csv
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

from sunboard.days import Asked
from sunboard.measures.ground import make_ground
from sunboard.measures.obligations import obligations_of
from sunboard.measures.tally import Rate
from sunboard.project import check_project

from tests.factories import ROOT


def with_gap(project: Path, unit: str) -> Path:
    """The demonstration, with each pairing of a unit ended with 2025 and begun again in September."""
    shutil.copytree(ROOT / "data", project / "data")
    file = project / "data" / "pairings.csv"
    head, *rows = csv.reader(file.read_text(encoding="utf-8-sig").splitlines())
    number, owner, began, ended = (head.index(n) for n in ("编号", "单位", "开始日期", "结束日期"))
    for row in [row for row in rows if row[owner] == unit]:
        again = [*row]
        again[number], again[began] = f"{row[number]}-2", "2026-09-01"
        row[ended] = "2025-12-31"
        rows.append(again)
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([head, *rows])
    return project


def test_unit_paired_with_a_gap_then_the_months_between_are_not_asked_of_it(tmp_path: Path) -> None:
    today = date(2026, 10, 31)
    asked_for = Asked(datetime(2026, 11, 1, 12, tzinfo=UTC), as_of=today)
    project = check_project(with_gap(tmp_path, "dag"), asked_for)
    records = project.checked.records
    obligations = obligations_of(make_ground(records, project.programme, today))
    unit = records["units"].frame["id"].to_list().index("dag")
    asked = [
        obligations.months[month].key
        for month in range(obligations.months.count)
        if obligations.is_asked[unit, month].any()
    ]
    assert asked == ["2025-11", "2025-12", "2026-09", "2026-10"]
    assert obligations.met(unit) == Rate(7, 16)

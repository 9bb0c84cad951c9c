"""A night on which too much ceased to stand against the county makes no site before an office says why."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from sunboard.records.log import read_log
from sunboard.schema import KINDS

from tests.building import build
from tests.factories import (
    BASE,
    PEOPLE,
    Row,
    build_site,
    commitment,
    correction,
    programme_tree,
    run_sunboard,
    write_project,
    write_rows,
)

FIRST, SECOND = "2026-10-30", "2026-10-31"
LATE = [
    commitment(id=f"cn-{n}", text=f"更换第{n}处灯具", person="dy-1", due="2026-09-30")
    for n in range(12)
]
# So many that no tenth of all promises is gone.
OPEN = [commitment(id=f"cn-{n}", text=f"第{n}处", due="2027-03-31") for n in range(100, 160)]
KEPT = commitment(
    id="cn-20", person="dy-1", outcome="已兑现", done_on="2026-06-29", recorded_on="2026-06-30",
    result="补种行道树30棵，全部成活", evidence="验收单9号",
)  # fmt: skip
VOID = [
    correction(id=f"gz-{n}", target=f"cn-{n}", category="作废", before="", after="", date=SECOND)
    for n in range(6)
]
REVIEW = {
    "id": "fh-1",
    "sort": "逾期、晚做完的",
    "date": SECOND,
    "reason": "六条都是同一批，登记重了",
    "decided_by": "云桥县委组织部",
}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of a county that was published, and of which six overdue promises are void the day after."""
    folder = tmp_path_factory.mktemp("drips")
    nobody: dict[str, list[Row]] = {kind.name: [] for kind in KINDS}
    rows = {**nobody, **BASE, "commitments": [*LATE, KEPT, *OPEN]}
    project = write_project(folder / "project", **rows)
    build_site(project, folder / "site", "--record", "--as-of", FIRST)
    write_rows(project / "data" / "corrections.csv", "corrections", VOID)
    return folder


def said(site: Path) -> str:
    return (site / "changes" / "index.html").read_text(encoding="utf-8")


def test_six_void_then_stopped_and_whoever_withdrew_is_out_of_the_site_all_the_same(
    published: Path,
) -> None:
    project, site = published / "project", published / "site"
    page = site / "commitments" / "cn-20" / "index.html"
    (name,) = (row["name"] for row in PEOPLE if row["id"] == "dy-1")
    assert name in page.read_text(encoding="utf-8")
    withdrawn = [{**row, "withdrawn_on": SECOND} if row["id"] == "dy-1" else row for row in PEOPLE]
    write_rows(project / "data" / "people.csv", "people", withdrawn)
    run = build(project, site, "--record", "--as-of", SECOND)
    assert run.code == 1
    assert (
        "「逾期、晚做完的」近30天有6条因更正、作废、停下等不再算了（cn-0、cn-1、cn-2、" in run.out
    )
    assert name not in page.read_text(encoding="utf-8")
    assert "作废" not in said(site)


def test_checked_then_the_same_is_said_and_how_many(published: Path) -> None:
    run = run_sunboard("check", "-C", published / "project", "--as-of", SECOND)
    assert run.code == 1
    assert "[R-9]" in run.out
    assert "近30天，「逾期、晚做完的」有6条因更正、作废、停下等不再算了，还有6条。" in run.err


def test_office_says_that_it_is_right_then_published_told_and_put_down(published: Path) -> None:
    project, site = published / "project", published / "site"
    write_rows(project / "data" / "reviews.csv", "reviews", [REVIEW])
    run = build(project, site, "--record", "--as-of", SECOND)
    assert "不再算了" not in run.out
    assert "2026年10月「逾期、晚做完的」" in said(site)
    assert "六条都是同一批，登记重了，云桥县委组织部" in said(site)
    events = read_log(project).publications[-1].events
    assert ("reviews", "fh-1") in {(each.kind, each.id) for each in events}
    with (project / "data" / "ledger" / "drips.csv").open(encoding="utf-8", newline="") as file:
        ways = [row["way"] for row in csv.DictReader(file)]
    assert ways == [""] * 12 + ["void"] * 6
    again = build(project, site, "--record", "--as-of", SECOND)
    assert again.code == run.code


def test_limit_of_a_share_that_is_none_then_said(tmp_path: Path) -> None:
    programme = {**programme_tree(), "limits": {"drip_percent": "120"}}
    run = run_sunboard("check", "-C", write_project(tmp_path / "project", programme))
    assert "「drip_percent」写的是 120，应当在 0 到 100 之间" in run.out

"""A text that was published and that a gate withholds later: it has been taken back, and stays so."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.building import content
from tests.conftest import MadeOnce
from tests.factories import (
    Run,
    county_rows,
    finished,
    own_theme,
    programme_tree,
    run_sunboard,
    task,
    write_project,
    write_rows,
)
from tests.faults.nights import Place
from tests.histories.traces import traces
from tests.test_withdrawal import break_theme, lose_units

DAY, NEXT = "2026-10-31", "2026-11-01"
NAME, MOBILE = "沈若兰", "13907148822"
NAMING = f"由{NAME}牵头更换单元门12樘"
RINGING = f"楼道灯报修请打{MOBILE}"
CALLING = "李主任带队疏通化粪池3处"


def publish(project: Path, as_of: str = DAY) -> Run:
    return run_sunboard(
        "publish", "-C", project, "--workers", "1", "--as-of", as_of, "--consent-day", NEXT
    )


def publish_blind(project: Path) -> None:
    """As a Sunboard did that knew no mobile number."""
    blind = (
        "import sys; from sunboard.checks.private import numbers; from sunboard.cli import main;"
        " numbers._has_mobile = lambda text: False; main(sys.argv[1:])"
    )
    asked = ("publish", "-C", project, "--workers", "1", "--as-of", DAY, "--consent-day", NEXT)
    done = subprocess.run([sys.executable, "-c", blind, *asked], check=False, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()


@pytest.fixture
def project(tmp_path: Path, made_once: MadeOnce) -> Path:
    return Place(made_once("withheld-later", publish_twice)).copy(tmp_path / "project").root


def publish_twice(project: Path) -> None:
    tree = programme_tree(demonstration="否", as_of="", kept_releases="3")
    rows = county_rows()
    for row, text in zip(rows["commitments"], (NAMING, RINGING, CALLING), strict=False):
        row["text"] = text
    write_project(project, tree, **rows)
    for _ in range(2):
        publish_blind(project)


def add_row(project: Path) -> None:
    people = [*county_rows()["people"], {"id": "dy-9", "name": NAME, "unit": "zjj"}]
    write_rows(project / "data" / "people.csv", "people", people)


def remember(project: Path) -> None:
    known = project / "data" / "private" / "people.csv"
    with known.open("a", encoding="utf-8") as file:
        file.write(f"dy-9,{NAME},{DAY}\n")


def name_elsewhere(project: Path) -> None:
    rows = [*county_rows()["tasks"], finished(id="fw-9", people=NAME)]
    write_rows(project / "data" / "tasks.csv", "tasks", rows)


def forbid_offices(project: Path) -> None:
    path = project / "data" / "programme.yml"
    path.write_text(f"{path.read_text('utf-8')}\nsurname_and_office: 否\n", encoding="utf-8")


LATER: dict[str, tuple[Callable[[Path], None], str]] = {
    "row": (add_row, NAMING),
    "private file": (remember, NAMING),
    "column": (name_elsewhere, NAMING),
    "programme": (forbid_offices, CALLING),
    "detector": (lambda _: None, RINGING),
}


def holding(project: Path, text: str) -> list[str]:
    folders = (project / "build", project / ".sunboard", project / "data" / "ledger")
    return [path for folder in folders for path in traces(folder, text)]


@pytest.mark.parametrize("known", LATER)
def test_text_withheld_later_then_out_of_every_release_and_no_way_back(
    project: Path, known: str
) -> None:
    learn, text = LATER[known]
    learn(project)
    assert any(".site-releases/" in path for path in holding(project, text))
    before = run_sunboard("rollback", "-C", project, "1", "--consent-day", NEXT)
    assert (before.code, "有内容撤下，不能退回去" in before.err) == (1, True), before
    run = publish(project, NEXT)
    assert run.code == 3, run
    assert holding(project, text) == []
    assert "以前第1、2次发布的文件已经删去" in run.err
    back = run_sunboard("rollback", "-C", project, "1", "--consent-day", NEXT)
    assert (back.code, f"--as-of {DAY}" in back.err) == (1, True), back


@pytest.mark.parametrize("known", LATER)
@pytest.mark.parametrize("stop", [lose_units, break_theme], ids=["records", "theme"])
def test_text_withheld_later_on_a_stopped_night_then_a_line_in_its_place(
    project: Path, known: str, stop: Callable[[Path], None]
) -> None:
    learn, text = LATER[known]
    site = project / "build" / "site"
    before = content(site)
    holding_it = {path for path in before if text.encode() in before[path]}
    learn(project)
    stop(project)
    run = publish(project, NEXT)
    assert (run.code, "已换成一句" in run.err) == (1, True), run
    assert holding(project, text) == []
    after = content(site)
    assert before.keys() == after.keys()
    changed = {path for path in before if before[path] != after[path]}
    assert holding_it <= changed < before.keys()
    assert "已换成一句" not in publish(project, NEXT).err
    assert content(site) == after


def test_number_in_a_row_that_nobody_had_seen_then_every_way_back_is_open(project: Path) -> None:
    rows = [*county_rows()["tasks"], task(id="fw-9", text=RINGING)]
    assert publish(project, DAY).code == 3
    write_rows(project / "data" / "tasks.csv", "tasks", rows)
    run = publish(project, NEXT)
    assert (run.code, "已经删去" in run.err) == (3, False), run
    assert run_sunboard("rollback", "-C", project, "--consent-day", NEXT).code == 0


def test_sheets_printed_before_then_deleted_with_what_is_withheld_later(project: Path) -> None:
    sheets = project / "hung"
    asked = ("-C", project, "--as-of", DAY)
    assert run_sunboard("print", *asked, "--out", sheets, "--community", "qinghe").code in (0, 3)
    printed = {path for path in content(sheets) if path.endswith(".pdf")}
    assert printed
    add_row(project)
    assert publish(project, NEXT).code == 3
    assert not printed & content(sheets).keys()


def test_page_of_the_office_that_rings_somebody_then_gone_from_every_release(
    tmp_path: Path,
) -> None:
    tree = programme_tree(demonstration="否", as_of="", kept_releases="3")
    project = write_project(tmp_path / "project", tree, **county_rows())
    own_theme(project)
    with (project / "content" / "about.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{RINGING}\n")
    for _ in range(2):
        publish_blind(project)
    assert len(holding(project, MOBILE)) > 1
    for day in (DAY, NEXT):
        run = publish(project, day)
        assert run.code == 3, run
    assert holding(project, MOBILE) == []
    assert "已经删去" not in run.err
    assert run_sunboard("rollback", "-C", project, "1", "--consent-day", NEXT).code == 1
    assert run_sunboard("rollback", "-C", project, "--consent-day", NEXT).code == 0

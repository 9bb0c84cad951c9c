"""What is left of the demonstration is never published as a county's own, and each of it is told by name."""

import re
import shutil
from pathlib import Path

import pytest
from sunboard_demo import write_demo

from tests.factories import ROOT, run_sunboard

OFFICE = ROOT / "tests" / "cases" / "office-workbook"


@pytest.fixture
def county(tmp_path: Path) -> Path:
    write_demo(tmp_path, communities=1, tasks_each=3, commitments_each=2, deeds_each=1)
    return tmp_path


def own(project: Path) -> Path:
    """The programme's file, in which this is no demonstration any more."""
    path = project / "data" / "programme.yml"
    text = path.read_text(encoding="utf-8").replace("demonstration: 是\n", "")
    path.write_text(text, encoding="utf-8")
    return path


def test_a_demonstration_is_published_as_one(county: Path) -> None:
    assert run_sunboard("publish", "--number", "-C", county).code in (0, 3)


def test_each_left_over_is_named_and_stops_a_publication(county: Path) -> None:
    own(county)
    run = run_sunboard("publish", "--number", "-C", county)
    assert run.code == 1
    said = run.out + run.err
    for key in ("issuer", "supervision_phone", "address", "hours", "web_address"):
        assert f"「{key}」还是示范的" in said, key
    assert "as_of 还是示范的日子" in said
    assert "data/units.yml" in run_sunboard("check", "-C", county, "--all").out
    assert not (county / "build" / "site").exists()


def test_what_only_looks_on_may_hold_left_overs(county: Path) -> None:
    own(county)
    assert run_sunboard("build", "-C", county).code == 3


def test_own_records_beside_the_demonstration_stop_a_publication(county: Path) -> None:
    shutil.copy(OFFICE / "结对共建台账.xlsx", county / "data")
    run = run_sunboard("publish", "--number", "-C", county)
    assert run.code == 1
    assert re.search(r"data/结对共建台账.xlsx：.*旁边却有自己的记录", run.out + run.err)


def test_an_office_s_own_project_has_none(tmp_path: Path) -> None:
    shutil.copytree(OFFICE, tmp_path / "data")
    assert "示范" not in run_sunboard("check", "-C", tmp_path, "--as-of", "2026-11-20").out


def test_files_that_were_made_one_s_own_are_no_left_overs(county: Path) -> None:
    programme = own(county)
    text = re.sub(r"(?m)^(as_of|web_address|hours|address):.*\n", "", programme.read_text("utf-8"))
    programme.write_text(text.replace("（示范）", "").replace("0000-", "0999-"), encoding="utf-8")
    for path in (county / "data").rglob("*.csv"):
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    for path in (county / "data").glob("*.yml"):
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    said = run_sunboard("check", "-C", county).out
    assert "示范" not in said

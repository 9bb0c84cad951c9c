"""`make site`, `make publish` and `make print`: what is partial is done, loudly, and what failed is not."""

from pathlib import Path

import pytest

from tests.deploy.county import BAD, GOOD_PROMISES, County, make_county, shows
from tests.deploy.steps import Done, run_script, set_up
from tests.factories import write_rows

WITHHELD = "Records with errors are withheld"
PRINT = 'print PRINT_FLAGS="--community 清河社区 --kind month --paper a4"'


@pytest.fixture
def county(tmp_path: Path) -> County:
    made = make_county(tmp_path)
    set_up(made.clerk, tmp_path / "seen")
    return made


def make(county: County, target: str, **env: str) -> Done:
    """Run make as a schedule's step does."""
    return run_script(f"make {target}", county.clerk, env)


def made(county: County, target: str) -> bool:
    """Whether a target's work is there."""
    build = county.clerk / "build"
    if target.startswith("print"):
        return any(build.joinpath("sheets").rglob("*.pdf"))
    return shows(build / "site", "fw-1") and not shows(build / "site", BAD)


@pytest.mark.parametrize("target", ["site", "publish", PRINT])
def test_one_bad_row_then_the_rest_is_made_and_said(county: County, target: str) -> None:
    done = make(county, target)
    assert done.code == 0, done.said
    assert made(county, target)
    assert WITHHELD in done.said
    assert "sunboard check" in done.said
    assert "::warning::" not in done.said


@pytest.mark.parametrize("target", ["site", "publish", PRINT])
def test_records_that_are_refused_then_make_fails(county: County, target: str) -> None:
    (county.clerk / "data" / "communities.csv").write_text("编号,名称\n", "utf-8")
    done = make(county, target)
    assert done.code == 2, done.said
    assert WITHHELD not in done.said


def test_no_fault_then_nothing_is_said_of_withheld_records(county: County) -> None:
    write_rows(county.clerk / "data" / "commitments.csv", "commitments", GOOD_PROMISES)
    done = make(county, "site")
    assert (done.code, WITHHELD in done.said) == (0, False), done.said


def test_on_github_then_what_is_withheld_stands_on_the_run_s_page(county: County) -> None:
    done = make(county, "site", GITHUB_ACTIONS="true")
    assert any(line.startswith("::warning::") for line in done.said.splitlines()), done.said


def test_wrong_use_then_make_fails(county: County) -> None:
    done = make(county, "publish", AS_OF="2026-02-30")
    assert done.code == 2
    assert "2026-02-30" in done.said


def test_the_key_comes_from_the_environment_once_and_for_its_owner_alone(county: County) -> None:
    key, file = "0f" * 32, county.clerk / "data" / "private" / "key"
    done = make(county, "publish", KNOWN_KEY=key)
    assert done.code == 0, done.said
    assert file.read_text("utf-8") == f"{key}\n"
    assert file.stat().st_mode & 0o077 == file.parent.stat().st_mode & 0o077 == 0
    assert key not in done.said
    make(county, "publish", KNOWN_KEY="1e" * 32)
    assert file.read_text("utf-8") == f"{key}\n"


def test_known_people_come_from_the_environment_for_their_owner_alone(county: County) -> None:
    gone = "dy-9,司马蓁,2026-05-01"
    done = make(county, "publish", KNOWN_PEOPLE=f"id,name,since\n{gone}")
    assert done.code == 0, done.said
    file = county.clerk / "data" / "private" / "people.csv"
    assert gone in file.read_text("utf-8")
    assert file.stat().st_mode & 0o077 == file.parent.stat().st_mode & 0o077 == 0

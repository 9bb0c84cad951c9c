"""GitLab's pipeline, run by its own script lines against a git host with rights and tokens."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.county import BAD, County, git, hide_somebody, make_county, shows
from tests.deploy.git_host import BRANCH, TOKEN_MARK, GitHost
from tests.deploy.gitlab import Lab, read_pipeline
from tests.deploy.steps import link_site

DATA, NIGHT = "data: Begin", "data: Put down what was published"
ATTEMPTS = range(1, 6)


@pytest.fixture
def county(tmp_path: Path) -> County:
    return make_county(tmp_path)


@pytest.fixture
def lab(tmp_path: Path, county: County) -> Iterator[Lab]:
    with GitHost(county.bare).serving() as host:
        yield Lab(host, tmp_path / "lab")


def test_night_with_one_bad_row_then_the_rest_is_live_and_in_the_ledger(
    lab: Lab, county: County
) -> None:
    jobs = lab.run()
    assert {job.result for job in jobs.values()} == {"success"}, lab.log
    assert jobs["record-5"].variables == {"SITE": "night-1"}
    assert lab.live is not None
    assert shows(lab.live, "fw-1")
    assert not shows(lab.live, BAD)
    assert county.log() == [NIGHT, DATA]
    assert ("fw-1", "published") in county.recorded()
    assert BAD not in {key for key, _ in county.recorded()}
    assert not any(path.name.startswith(".") for path in lab.live.rglob("*"))
    assert lab.seen.read_text("utf-8").count("CI_PIPELINE_SOURCE=") == 1, "built more than once"


@pytest.mark.parametrize("moment", ["before the commit", "while it is pushed"])
def test_clerk_pushes_meanwhile_then_it_is_built_again_on_what_came(
    lab: Lab, county: County, moment: str
) -> None:
    lives = []

    def push_once(job: str = "record-1") -> None:
        if job == "record-1" and not lives:
            lives.append(lab.live)
            county.push_task("fw-late")

    if moment == "before the commit":
        lab.before_job = push_once
    else:
        lab.host.before_push = push_once
    jobs = lab.run()
    assert [jobs[f"record-{n}"].variables.get("SITE") for n in ATTEMPTS] == [None, *["night-2"] * 4]
    assert lives == [None], "something was live before the ledger was"
    assert lab.live is not None
    assert shows(lab.live, "fw-late")
    assert county.log() == [NIGHT, "data: fw-late", DATA]
    assert ("fw-late", "published") in county.recorded()


def test_clerk_pushes_during_every_build_then_five_attempts_and_nothing_is_live(
    lab: Lab, county: County
) -> None:
    pushes: list[str] = []

    def push_always() -> None:
        pushes.append(f"fw-late-{len(pushes) + 1}")
        county.push_task(pushes[-1])

    lab.host.before_push = push_always
    jobs = lab.run()
    assert [jobs[f"record-{n}"].result for n in ATTEMPTS] == [*["success"] * 4, "failure"], lab.log
    assert (jobs["pages"].result, lab.live) == ("skipped", None)
    assert county.log() == [*(f"data: {key}" for key in reversed(pushes)), DATA]
    assert len(pushes) == 5
    assert not county.holds_ledger()


def test_rows_without_an_id_then_theirs_are_pushed_with_the_ledger(
    lab: Lab, county: County
) -> None:
    county.push_unnumbered()
    lab.run()
    assert county.log() == [NIGHT, "data: No id", DATA], lab.log
    own = county.pushed_tasks()[-1]["id"]
    assert (own, "published") in county.recorded()
    assert lab.live is not None
    assert shows(lab.live, own)
    lab.run()
    assert county.log() == [NIGHT, "data: No id", DATA], "a quiet night pushes nothing"


def test_who_has_stood_in_the_people_table_then_it_is_in_no_repository(
    lab: Lab, county: County
) -> None:
    lab.prepare = hide_somebody
    lab.run()
    assert county.log() == [NIGHT, DATA], lab.log
    assert "data/private" not in git(county.bare, "ls-tree", "-r", "--name-only", BRANCH)


def test_builds_then_no_token_is_in_their_reach(lab: Lab) -> None:
    lab.run()
    seen = lab.seen.read_text("utf-8")
    assert "CI_PIPELINE_SOURCE=" in seen
    assert TOKEN_MARK not in seen


def test_only_what_records_asks_for_the_environment_of_the_token() -> None:
    _, jobs = read_pipeline()
    in_environment = {name for name, job in jobs.items() if "environment" in job}
    assert in_environment == {f"record-{n}" for n in ATTEMPTS}
    assert not any("make" in line for name in in_environment for line in jobs[name]["script"])


def test_ledger_that_may_not_be_pushed_then_nothing_is_live(lab: Lab, county: County) -> None:
    lab.pushing_right = "read"
    jobs = lab.run()
    assert (jobs["record-1"].result, jobs["build-2"].result) == ("failure", "skipped")
    assert (jobs["pages"].result, lab.live, county.log()) == ("skipped", None, [DATA])
    assert "The ledger can't be pushed to main" in lab.log


def test_records_that_are_refused_then_the_night_fails_and_nothing_changes(
    lab: Lab, county: County
) -> None:
    (county.clerk / "data" / "communities.csv").write_text("编号,名称\n", "utf-8")
    county.push_task("fw-2")
    before = county.log()
    jobs = lab.run()
    assert (jobs["build-1"].result, jobs["record-1"].result) == ("failure", "skipped")
    assert (jobs["pages"].result, lab.live, county.log()) == ("skipped", None, before)


def test_site_that_is_a_link_then_what_it_leads_to_is_live(lab: Lab) -> None:
    lab.prepare = link_site
    lab.run()
    assert lab.live is not None, lab.log
    assert shows(lab.live, "fw-1")
    assert not any(path.is_symlink() for path in lab.live.rglob("*"))


def test_what_the_form_is_given_then_it_is_never_run(lab: Lab, tmp_path: Path) -> None:
    made = tmp_path / "made"
    for trick in (
        f"$(touch {made})",
        f"`touch {made}`",
        f"'; touch {made}; '",
        f"$(shell touch {made})",
    ):
        jobs = lab.run("web", ACCEPT=trick, AS_OF=trick)
        assert jobs["build-1"].result == "failure"
        assert "make: ***" in lab.log
    assert not made.exists()

"""GitHub's workflows, run by their own script lines against a git host with rights and tokens."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.county import BAD, County, git, hide_somebody, make_county, shows
from tests.deploy.git_host import BRANCH, TOKEN_MARK, GitHost
from tests.deploy.github import Hub
from tests.deploy.steps import link_site

DATA, NIGHT = "data: Begin", "data: Put down what was published"


@pytest.fixture
def county(tmp_path: Path) -> County:
    return make_county(tmp_path)


@pytest.fixture
def hub(tmp_path: Path, county: County) -> Iterator[Hub]:
    with GitHost(county.bare).serving() as host:
        yield Hub(host, tmp_path / "hub")


def test_night_with_one_bad_row_then_the_rest_is_live_and_in_the_ledger(
    hub: Hub, county: County
) -> None:
    jobs = hub.dispatch("publish.yml")
    results = {name: job.result for name, job in jobs.items()}
    assert results == {
        "pages": "success",
        "attempt-1": "success",
        **dict.fromkeys(("attempt-2", "attempt-3", "attempt-4", "attempt-5"), "skipped"),
        "deploy": "success",
    }, hub.log
    assert hub.live is not None
    assert shows(hub.live, "fw-1")
    assert not shows(hub.live, BAD)
    assert "::warning::" in hub.log
    assert county.log() == [NIGHT, DATA]
    assert ("fw-1", "published") in county.recorded()
    assert BAD not in {key for key, _ in county.recorded()}
    assert not any(path.name.startswith(".") for path in hub.live.rglob("*"))


@pytest.mark.parametrize("moment", ["before the commit", "while it is pushed"])
def test_clerk_pushes_meanwhile_then_it_is_built_again_on_what_came(
    hub: Hub, county: County, moment: str
) -> None:
    lives = []

    def push_once(job: str = "attempt-1-record") -> None:
        if job == "attempt-1-record" and not lives:
            lives.append(hub.live)
            county.push_task("fw-late")

    if moment == "before the commit":
        hub.before_job = push_once
    else:
        hub.host.before_push = push_once
    jobs = hub.dispatch("publish.yml")
    assert jobs["attempt-1"].outputs == {"pushed": "false", "site": ""}, hub.log
    assert jobs["attempt-2"].outputs == {"pushed": "true", "site": "site-2"}, hub.log
    assert (jobs["attempt-3"].result, jobs["deploy"].result) == ("skipped", "success")
    assert lives == [None], "something was live before the ledger was"
    assert hub.live is not None
    assert shows(hub.live, "fw-late")
    assert county.log() == [NIGHT, "data: fw-late", DATA]
    assert ("fw-late", "published") in county.recorded()


def test_clerk_pushes_during_every_build_then_five_attempts_and_nothing_is_live(
    hub: Hub, county: County
) -> None:
    pushes: list[str] = []

    def push_always() -> None:
        pushes.append(f"fw-late-{len(pushes) + 1}")
        county.push_task(pushes[-1])

    hub.host.before_push = push_always
    jobs = hub.dispatch("publish.yml")
    assert [jobs[f"attempt-{n}"].result for n in range(1, 6)] == [*["success"] * 4, "failure"]
    assert jobs["deploy"].result == "skipped"
    assert hub.live is None
    assert len(pushes) == 5
    assert county.log() == [*(f"data: {key}" for key in reversed(pushes)), DATA]
    assert not county.holds_ledger()


def test_rows_without_an_id_then_theirs_are_pushed_with_the_ledger(
    hub: Hub, county: County
) -> None:
    county.push_unnumbered()
    hub.dispatch("publish.yml")
    assert county.log() == [NIGHT, "data: No id", DATA], hub.log
    own = county.pushed_tasks()[-1]["id"]
    assert (own, "published") in county.recorded()
    assert hub.live is not None
    assert shows(hub.live, own)
    hub.dispatch("publish.yml")
    assert county.log() == [NIGHT, "data: No id", DATA], "a quiet night pushes nothing"


def test_who_has_stood_in_the_people_table_then_it_is_in_no_repository(
    hub: Hub, county: County
) -> None:
    hub.prepare = hide_somebody
    hub.dispatch("publish.yml")
    assert county.log() == [NIGHT, DATA], hub.log
    assert not any(path.name == "people.csv" for path in hub.folder.rglob("*records-1/private/*"))
    assert "data/private" not in git(county.bare, "ls-tree", "-r", "--name-only", BRANCH)


def test_builds_then_no_token_is_in_their_reach(hub: Hub) -> None:
    hub.dispatch("publish.yml")
    seen = hub.seen.read_text("utf-8")
    assert "GITHUB_ACTIONS=true" in seen
    assert TOKEN_MARK not in seen


def test_ledger_that_may_not_be_pushed_then_nothing_is_live(hub: Hub, county: County) -> None:
    hook = county.bare / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho protected >&2\nexit 1\n")
    hook.chmod(0o755)
    jobs = hub.dispatch("publish.yml")
    assert (jobs["attempt-1"].result, jobs["attempt-2"].result) == ("failure", "skipped")
    assert (jobs["deploy"].result, hub.live) == ("skipped", None)
    assert "::error::The ledger can't be pushed to main" in hub.log


def test_records_that_are_refused_then_the_night_fails_and_nothing_changes(
    hub: Hub, county: County
) -> None:
    (county.clerk / "data" / "communities.csv").write_text("编号,名称\n", "utf-8")
    county.push_task("fw-2")
    before = county.log()
    jobs = hub.dispatch("publish.yml")
    assert jobs["attempt-1"].result == "failure"
    assert jobs["attempt-1"].jobs["record"].result == "skipped"
    assert (jobs["deploy"].result, hub.live, county.log()) == ("skipped", None, before)


def test_pages_is_off_then_nothing_is_put_down(hub: Hub, county: County) -> None:
    hub.has_pages = False
    jobs = hub.dispatch("publish.yml")
    assert (jobs["pages"].result, jobs["attempt-1"].result) == ("failure", "skipped")
    assert (jobs["deploy"].result, county.log()) == ("skipped", [DATA])


def test_two_nights_with_a_change_between_then_the_ledger_goes_on(hub: Hub, county: County) -> None:
    hub.dispatch("publish.yml")
    first = county.recorded()
    county.push_task("fw-next")
    hub.dispatch("publish.yml")
    assert county.recorded() - first == {("fw-next", "published"), ("fw-next", "completed")}
    assert first <= county.recorded()
    assert county.log() == [NIGHT, "data: fw-next", NIGHT, DATA]
    assert hub.live is not None
    assert shows(hub.live, "fw-next")


def test_site_that_is_a_link_then_what_it_leads_to_is_live(hub: Hub) -> None:
    hub.prepare = link_site
    hub.dispatch("publish.yml")
    assert hub.live is not None, hub.log
    assert shows(hub.live, "fw-1")
    assert not any(path.is_symlink() for path in hub.live.rglob("*"))


def test_what_the_form_is_given_then_it_is_never_run(hub: Hub, tmp_path: Path) -> None:
    made = tmp_path / "made"
    for trick in (
        f"$(touch {made})",
        f"`touch {made}`",
        f"'; touch {made}; '",
        f"$(shell touch {made})",
    ):
        jobs = hub.dispatch("publish.yml", accept=trick, as_of=trick)
        assert jobs["attempt-1"].result == "failure"
        assert "make: ***" in hub.log
    assert not made.exists()


def test_day_that_the_form_names_then_it_is_the_build_s(hub: Hub) -> None:
    hub.dispatch("publish.yml", as_of="2026-10-30")
    assert hub.live is not None, hub.log
    assert "2026年10月30日" in (hub.live / "asof.css").read_text("utf-8")

"""What a schedule may do: the rights of its jobs, the pins of its actions, a shape that its host takes."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.deploy.github import WORKFLOWS, Tree, needs, read_workflow
from tests.deploy.gitlab import read_pipeline
from tests.factories import ROOT

FILES = sorted(path.name for path in WORKFLOWS.glob("*.yml"))
PIN = re.compile(r"^actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
READS, WRITES = {"contents": "read"}, {"contents": "write"}
RIGHTS = {
    ("ci.yml", "check-and-test"): READS,
    ("publish-once.yml", "build"): READS,
    ("publish-once.yml", "record"): WRITES,
    **{("publish.yml", f"attempt-{n}"): WRITES for n in range(1, 6)},
    ("publish.yml", "pages"): {"pages": "read"},
    ("publish.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("watch.yml", "watch"): READS,
}
"""All that each job's token may do; an attempt hands its right on to `record`, which runs nothing built."""


def steps(job: Tree) -> list[Tree]:
    listed: list[Tree] = job.get("steps", [])
    return listed


def texts(tree: Any) -> list[str]:
    """Every scalar in a tree."""
    if isinstance(tree, dict):
        return [text for value in tree.values() for text in texts(value)]
    return [text for value in tree for text in texts(value)] if isinstance(tree, list) else [tree]


@pytest.mark.parametrize("name", FILES)
def test_every_action_is_pinned_by_its_commit(name: str) -> None:
    lines = (WORKFLOWS / name).read_text("utf-8").splitlines()
    used = [line.partition("uses:")[2].strip() for line in lines if "uses:" in line]
    assert [use for use in used if not (PIN.match(use) or use.startswith("./"))] == []


def test_an_action_has_one_pin_everywhere() -> None:
    pins: dict[str, set[str]] = {}
    for name in FILES:
        for use in re.findall(r"uses: (actions/.*)", (WORKFLOWS / name).read_text("utf-8")):
            pins.setdefault(use.split("@")[0], set()).add(use)
    assert {action: found for action, found in pins.items() if len(found) > 1} == {}


def test_every_job_has_the_rights_it_needs_and_no_other() -> None:
    found = {}
    for name in FILES:
        tree = read_workflow(name)
        for key, job in tree["jobs"].items():
            found[name, key] = job.get("permissions", tree["permissions"])
        assert tree["permissions"] in ("", {}, READS), name
    assert found == RIGHTS


@pytest.mark.parametrize("name", FILES)
def test_every_need_and_output_exists(name: str) -> None:
    tree = read_workflow(name)
    jobs: Tree = tree["jobs"]
    before: set[str] = set()
    for key, job in jobs.items():
        assert set(needs(job)) <= before, f"{key} needs what comes after it"
        for need, output in re.findall(r"needs\.([\w-]+)\.outputs\.(\w+)", " ".join(texts(job))):
            assert need in needs(job), key
            assert output in outputs(jobs[need]), f"{key}: {need} has no output {output}"
        ids = {step["id"] for step in steps(job) if "id" in step}
        assert set(re.findall(r"steps\.([\w-]+)\.", " ".join(texts(job)))) <= ids, key
        before.add(key)


def outputs(job: Tree) -> Tree:
    """The outputs that a job declares, or the workflow that it calls."""
    if "uses" in job:
        called = read_workflow(job["uses"].rpartition("/")[2])
        job = called["on"]["workflow_call"]
    declared: Tree = job["outputs"]
    return declared


@pytest.mark.parametrize("name", FILES)
def test_a_checkout_keeps_no_token_and_a_script_has_no_expression(name: str) -> None:
    for key, job in read_workflow(name)["jobs"].items():
        for step in steps(job):
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] == "false", key
            assert "${{" not in step.get("run", ""), key
            said = re.sub(r"secrets\.KNOWN_(?:PEOPLE|KEY)\b", "", " ".join(texts(step)))
            holds_token = "github.token" in said or "secrets." in said
            assert holds_token == (step.get("id") == "push"), key


@pytest.mark.parametrize("name", FILES)
def test_every_job_ends_in_time(name: str) -> None:
    for key, job in read_workflow(name)["jobs"].items():
        assert "uses" in job or int(job["timeout-minutes"]) <= 60, key


def test_nights_wait_for_each_other() -> None:
    tree = read_workflow("publish.yml")
    assert tree["concurrency"] == {"group": "publish", "cancel-in-progress": "false"}


def test_gitlab_jobs_need_what_comes_before_them() -> None:
    head, jobs = read_pipeline()
    before: set[str] = set()
    for name, job in jobs.items():
        assert job["stage"] in head["stages"], name
        assert set(job.get("needs", [])) <= before, name
        assert all(isinstance(line, str) for line in job["script"]), (
            f"{name}: a line was read as a mapping"
        )
        assert job["timeout"]
        before.add(name)


def test_schedules_publish_by_the_one_command() -> None:
    """So that a partial night is one everywhere, and the day is the command's to choose."""
    files = [*WORKFLOWS.glob("*.yml"), *filter(Path.is_file, (ROOT / "deploy").iterdir())]
    for path in files:
        text = path.read_text("utf-8")
        assert "sunboard build" not in text, path.name
        assert "make site" not in text, path.name
        assert not re.search(r"--as-of[ =]|\bdate \+", text), path.name

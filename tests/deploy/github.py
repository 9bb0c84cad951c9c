"""A small runner of GitHub's workflows: jobs, conditions, needs, outputs, rights and artifacts as there.

It knows what ours use and refuses the rest, so that nothing is passed over in silence. Scripts are run as
they stand in the files; actions.py does what the actions do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.deploy.actions import ACTIONS, RIGHTS, Grounds, Machine, StepFailedError
from tests.deploy.expressions import STATUS, condition, filled
from tests.deploy.git_host import BRANCH
from tests.deploy.steps import run_script
from tests.factories import ROOT

WORKFLOWS = ROOT / ".github" / "workflows"
_CALL_KEYS = {"needs", "if", "permissions", "uses", "with", "secrets"}
_JOB_KEYS = {
    "needs",
    "if",
    "permissions",
    "runs-on",
    "timeout-minutes",
    "outputs",
    "steps",
    "environment",
}
_STEP_KEYS = {"id", "name", "uses", "with", "run", "env"}

Tree = dict[str, Any]


def read_workflow(name: str) -> Tree:
    """A workflow file; every scalar is text, so that `on` stays a word."""
    tree: Tree = yaml.load((WORKFLOWS / name).read_text("utf-8"), yaml.CBaseLoader)
    return tree


@dataclass
class Job:
    """What became of a job."""

    result: str
    outputs: dict[str, str] = field(default_factory=dict)
    jobs: dict[str, Job] = field(default_factory=dict)
    """Those of the workflow that it called."""


class Hub(Grounds):
    """A repository's runners, and the workflows they run."""

    def dispatch(self, workflow: str, **inputs: str) -> dict[str, Job]:
        """Run a workflow as a schedule, or as a form filled with `inputs`, does; its jobs by name."""
        self.artifacts.clear()
        tree = read_workflow(workflow)
        all_rights = dict.fromkeys(("contents", "pages", "id-token"), "write")
        return _Workflow(self, tree, inputs, all_rights, "").run()


@dataclass
class _Workflow:
    hub: Hub
    tree: Tree
    inputs: Mapping[str, str]
    most: Mapping[str, str]
    """The rights that its caller may hand on."""
    prefix: str
    jobs: dict[str, Job] = field(default_factory=dict)

    def run(self) -> dict[str, Job]:
        for name, job in self.tree["jobs"].items():
            self.jobs[name] = self._run_job(name, job)
        return self.jobs

    def _run_job(self, name: str, job: Tree) -> Job:
        if not self._is_due(job):
            return Job("skipped")
        asked = job.get("permissions", self.tree["permissions"])
        rights = {right: level for right, level in (asked or {}).items() if level != "none"}
        for right, level in rights.items():
            most = self.most.get(right, "none")
            assert RIGHTS.index(level) <= RIGHTS.index(most), f"{name}: {right} is {most} at most"
        if "uses" in job:
            return self._call(name, job, rights)
        assert job.keys() <= _JOB_KEYS, name
        return _Running(self, f"{self.prefix}{name}", job, rights).run()

    def _call(self, name: str, job: Tree, rights: Mapping[str, str]) -> Job:
        assert job.keys() <= _CALL_KEYS, name
        called = read_workflow(Path(job["uses"]).name)
        given = {k: self.fill(v, job) for k, v in job.get("with", {}).items()}
        declared = called["on"]["workflow_call"]
        assert given.keys() <= declared["inputs"].keys(), name
        inner = _Workflow(self.hub, called, given, rights, f"{self.prefix}{name}-")
        jobs = inner.run()
        results = {one.result for one in jobs.values()}
        context = {"jobs": {key: {"outputs": one.outputs} for key, one in jobs.items()}}
        outputs = {
            key: filled(one["value"], context, {}) for key, one in declared["outputs"].items()
        }
        result = "failure" if "failure" in results else "success"
        return Job(result, outputs if result == "success" else {}, jobs)

    def _is_due(self, job: Tree) -> bool:
        text = job.get("if", "success()")
        before = [self.jobs[name].result for name in self._ancestors(job)]
        functions: dict[str, Callable[..., Any]] = {
            "always": lambda: True,
            "cancelled": lambda: False,
            "failure": lambda: "failure" in before,
            "success": lambda: all(result == "success" for result in before),
        }
        if not STATUS.search(text) and not functions["success"]():
            return False
        return condition(text, self.context(job), functions)

    def _ancestors(self, job: Tree) -> set[str]:
        found: set[str] = set()
        for name in needs(job):
            found |= {name} | self._ancestors(self.tree["jobs"][name])
        return found

    def context(self, job: Tree) -> dict[str, Any]:
        outcomes = {
            name: {"result": self.jobs[name].result, "outputs": self.jobs[name].outputs}
            for name in needs(job)
        }
        github = {"ref_name": BRANCH}
        return {"github": github, "inputs": self.inputs, "needs": outcomes}

    def fill(self, text: str, job: Tree) -> str:
        return filled(text, self.context(job), {"format": _format})


@dataclass
class _Running:
    """A job on a machine of its own."""

    workflow: _Workflow
    name: str
    job: Tree
    rights: Mapping[str, str]
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)
    """By step."""

    def run(self) -> Job:
        hub = self.workflow.hub
        hub.before_job(self.name)
        folder = hub.folder / "jobs" / f"{len(list(hub.folder.glob('jobs/*')))}-{self.name}"
        folder.mkdir(parents=True)
        level = RIGHTS.index(self.rights.get("contents", "none"))
        token = hub.host.token(*RIGHTS[1 : level + 1])
        environment = self.job.get("environment", {}).get("name", "")
        self.machine = Machine(hub, folder, token, self.rights, environment)
        try:
            for step in self.job["steps"]:
                assert step.keys() <= _STEP_KEYS, step
                self.outputs[step.get("id", "")] = self._step(step)
        except StepFailedError as error:
            hub.log += f"{self.name}: {error}\n"
            return Job("failure")
        return Job("success", {k: self.fill(v) for k, v in self.job.get("outputs", {}).items()})

    def fill(self, text: str) -> str:
        context = self.workflow.context(self.job)
        context["github"]["token"] = self.machine.token
        context["steps"] = {name: {"outputs": said} for name, said in self.outputs.items()}
        return filled(text, context, {"format": _format})

    def _step(self, step: Tree) -> dict[str, str]:
        if "uses" in step:
            action = ACTIONS[step["uses"].split("@")[0]]
            given = {name: self.fill(value) for name, value in step.get("with", {}).items()}
            return (
                action(
                    self.machine, **{name.replace("-", "_"): value for name, value in given.items()}
                )
                or {}
            )
        assert "${{" not in step["run"], (
            f"an expression in a script can be a command: {step['run']}"
        )
        said = self.machine.folder.with_name(f"{self.machine.folder.name}-output")
        said.touch()
        env = {name: self.fill(value) for name, value in step.get("env", {}).items()}
        fixed = {"CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_OUTPUT": str(said)}
        done = run_script(step["run"], self.machine.folder, {**fixed, **env})
        self.workflow.hub.log += done.said
        if done.code:
            raise StepFailedError(f"{step['run'].splitlines()[0]} ended with {done.code}")
        return dict(line.split("=", 1) for line in said.read_text("utf-8").splitlines())


def needs(job: Tree) -> list[str]:
    """The jobs that a job waits for."""
    named = job.get("needs", [])
    return [named] if isinstance(named, str) else named


def _format(text: str, *values: Any) -> str:
    for number, value in enumerate(values):
        text = text.replace(f"{{{number}}}", str(value))
    return text

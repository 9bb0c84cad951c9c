"""A small runner of `deploy/gitlab-ci.yml`: rules, needs, variables, environments and artifacts as on GitLab.

It knows what the file uses and refuses the rest. Scripts are run as they stand in the file.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.deploy.county import git
from tests.deploy.git_host import BRANCH, GitHost
from tests.deploy.steps import run_script, set_up
from tests.factories import ROOT

FILE = ROOT / "deploy" / "gitlab-ci.yml"
LEDGER = "ledger"
"""The environment that the pushing token is a variable of."""
_GLOBAL = {"workflow", "stages", "default", "variables"}
_JOB_KEYS = {
    "stage",
    "timeout",
    "rules",
    "script",
    "artifacts",
    "environment",
    "needs",
    "variables",
}
_TEST = re.compile(r'\$(\w+) (==|!=) "([^"]*)"')

Tree = dict[str, Any]


def read_pipeline() -> tuple[Tree, dict[str, Tree]]:
    """The file's head, and its jobs with what they extend; every scalar is text."""
    tree: Tree = yaml.load(FILE.read_text("utf-8"), yaml.CBaseLoader)
    head = {key: tree[key] for key in _GLOBAL}
    jobs = {name: job for name, job in tree.items() if name not in _GLOBAL}
    whole = {name: _extended(job, jobs) for name, job in jobs.items()}
    for name, job in whole.items():
        assert job.keys() <= _JOB_KEYS, name
    return head, {name: job for name, job in whole.items() if not name.startswith(".")}


def _extended(job: Tree, jobs: Mapping[str, Tree]) -> Tree:
    base = _extended(jobs[job["extends"]], jobs) if "extends" in job else {}
    return {**base, **{key: value for key, value in job.items() if key != "extends"}}


@dataclass
class Job:
    """What became of a job."""

    result: str
    folder: Path | None = None
    kept: list[str] = field(default_factory=list)
    """The paths it keeps as artifacts."""
    variables: dict[str, str] = field(default_factory=dict)
    """What it hands on to those that need it."""


@dataclass
class Lab:
    """A project's runners and Pages."""

    host: GitHost
    folder: Path
    pushing_right: str = "write"
    log: str = ""
    live: Path | None = None
    prepare: Callable[[Path], None] = lambda _: None
    """What is done to each checkout before it builds."""
    before_job: Callable[[str], None] = lambda _: None
    """Called with the name of each job that begins."""

    @property
    def seen(self) -> Path:
        """What the builds could see (see `set_up`)."""
        return self.folder / "seen"

    def run(self, source: str = "schedule", **variables: str) -> dict[str, Job]:
        """Run a pipeline, with the variables of a schedule or a form; the jobs that it has."""
        head, jobs = read_pipeline()
        defaults = {name: one["value"] for name, one in head["variables"].items()}
        fixed = {"CI_PIPELINE_SOURCE": source, "CI_COMMIT_BRANCH": BRANCH}
        given = {
            **defaults,
            **variables,
            **fixed,
            "CI_PROJECT_URL": self.host.url.removesuffix(".git"),
        }
        given["CI_COMMIT_SHA"] = git(self.host.bare, "rev-parse", BRANCH).strip()
        secret = self.host.token("read", self.pushing_right)
        assert _is_due(head["workflow"]["rules"], given), f"no pipeline for {source}"
        done: dict[str, Job] = {}
        for name, job in jobs.items():
            if _is_due(job["rules"], given):
                done[name] = self._run_job(name, job, done, given, secret)
        return done

    def _run_job(
        self, name: str, job: Tree, done: dict[str, Job], given: Mapping[str, str], secret: str
    ) -> Job:
        before = [done[need] for need in job.get("needs", [])]
        if any(one.result != "success" for one in before):
            return Job("skipped")
        self.before_job(name)
        token = self.host.token("read")
        env = {**given, **job.get("variables", {}), "CI_JOB_TOKEN": token}
        for one in before:
            env |= one.variables
        if job.get("environment", {}).get("name") == LEDGER:
            env["LEDGER_TOKEN"] = secret
        folder = self.folder / "jobs" / f"{len(list(self.folder.glob('jobs/*')))}-{name}"
        folder.mkdir(parents=True)
        scheme, _, rest = self.host.url.partition("://")
        env["CI_REPOSITORY_URL"] = f"{scheme}://gitlab-ci-token:{token}@{rest}"
        if env.get("GIT_STRATEGY") != "none":
            _clone(folder, env)
            set_up(folder, self.seen)
            self.prepare(folder)
        _bring(before, folder)
        script = "\n".join(job["script"])
        ended = run_script(script, folder, env, ("bash", "-eo", "pipefail"))
        self.log += ended.said
        if ended.code:
            return Job("failure")
        if name == "pages":
            self.live = folder / "public"
            assert self.live.is_dir()
        return _finished(job, folder, env)


def _clone(folder: Path, env: Mapping[str, str]) -> None:
    """As GitLab's runner does: the pipeline's commit, the job's token in the remote's address."""
    git(folder, "init", "--quiet")
    git(folder, "remote", "add", "origin", env["CI_REPOSITORY_URL"])
    git(folder, "fetch", "--quiet", "--depth", "20", "origin", env["CI_COMMIT_SHA"])
    git(folder, "checkout", "--quiet", "--detach", env["CI_COMMIT_SHA"])


def _bring(before: list[Job], folder: Path) -> None:
    """Lay the artifacts of needed jobs into a job's folder."""
    for one in before:
        for path in one.kept:
            assert one.folder is not None
            shutil.copytree(one.folder / path, folder / path, dirs_exist_ok=True)


def _finished(job: Tree, folder: Path, env: Mapping[str, str]) -> Job:
    """A job that ended well: what there is of its artifacts; what isn't there is a warning only."""
    artifacts = job.get("artifacts", {})
    named = [_expanded(path, env) for path in artifacts.get("paths", [])]
    kept = [path for path in named if (folder / path).exists()]
    handed_on = folder / artifacts.get("reports", {}).get("dotenv", "none")
    lines = handed_on.read_text("utf-8").splitlines() if handed_on.is_file() else []
    return Job("success", folder, kept, dict(line.split("=", 1) for line in lines))


def _expanded(text: str, env: Mapping[str, str]) -> str:
    return re.sub(r"\$(\w+)", lambda name: env[name[1]], text)


def _is_due(rules: list[Tree], env: Mapping[str, str]) -> bool:
    """Whether the one rule there is lets a job, or a pipeline, run."""
    (rule,) = rules
    assert rule.keys() == {"if"}
    due = []
    for part in rule["if"].split(" || "):
        test = _TEST.fullmatch(part)
        assert test, part
        due.append((env.get(test[1]) == test[3]) == (test[2] == "=="))
    return any(due)

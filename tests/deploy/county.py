"""A county that keeps its records in git: a bare remote, its clerk, and what the remote holds."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.deploy.git_host import BRANCH
from tests.factories import (
    ROOT,
    Row,
    commitment,
    county_rows,
    finished,
    write_project,
    write_rows,
)

# What a county's repository holds beside its data; the generator is installed from here.
_PARTS = (".github", "content", "site_templates", "deploy")
_FILES = (".gitignore", "Makefile", "mkdocs.yml", "pyproject.toml", "requirements.lock")

BAD = "cn-bad"
"""The promise to a community that there is not, which nobody can publish."""
GOOD_PROMISES = county_rows()["commitments"]
PROMISES = [*GOOD_PROMISES, commitment(id=BAD, unit="无此单位", text="硬化路面30米")]


@dataclass(frozen=True)
class County:
    """The repository, and the checkout of a clerk who pushes to it."""

    bare: Path
    clerk: Path

    def push_task(self, key: str) -> None:
        """The clerk adds a task that is done, and pushes."""
        rows = [*self.tasks(), finished(id=key, text=f"楼道堆物{key}，请清理")]
        write_rows(self.clerk / "data" / "tasks.csv", "tasks", rows)
        git(self.clerk, "pull", "--quiet", "--rebase", "--autostash", "origin", BRANCH)
        git(self.clerk, "commit", "--quiet", "--all", "--message", f"data: {key}")
        git(self.clerk, "push", "--quiet", "origin", BRANCH)

    def push_unnumbered(self) -> None:
        """The clerk adds a task, finished, that has no id, and pushes."""
        rows = [*self.tasks(), finished(id="", text="路灯不亮，请修")]
        write_rows(self.clerk / "data" / "tasks.csv", "tasks", rows)
        git(self.clerk, "commit", "--quiet", "--all", "--message", "data: No id")
        git(self.clerk, "push", "--quiet", "origin", BRANCH)

    def pushed_tasks(self) -> list[Row]:
        """The rows of the tasks on the remote."""
        tasks = git(self.bare, "show", f"{BRANCH}:data/tasks.csv")
        return list(csv.DictReader(io.StringIO(tasks)))

    def tasks(self) -> list[Row]:
        """The rows of the clerk's tasks."""
        with (self.clerk / "data" / "tasks.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def log(self) -> list[str]:
        """The subjects on the remote's branch, newest first."""
        return git(self.bare, "log", "--format=%s", BRANCH).splitlines()

    def recorded(self) -> set[tuple[str, str]]:
        """The ids that the remote's ledger holds, each with what happened to it."""
        ids = git(self.bare, "show", f"{BRANCH}:data/ledger/ids.csv")
        rows = list(csv.DictReader(io.StringIO(ids)))
        events = [(row["id"], row["event"]) for row in rows]
        assert len(events) == len(set(events)), "a line stands in the ledger twice"
        return set(events)

    def holds_ledger(self) -> bool:
        """Whether anything was put down."""
        return bool(git(self.bare, "ls-tree", BRANCH, "data/ledger/"))


def make_county(folder: Path) -> County:
    """Put the county's repository onto a bare remote; one promise is to no community that there is."""
    clerk, bare = folder / "clerk", folder / "county.git"
    write_project(clerk, commitments=PROMISES)
    for part in _PARTS:
        shutil.copytree(ROOT / part, clerk / part)
    for name in _FILES:
        shutil.copy(ROOT / name, clerk / name)
    git(folder, "init", "--quiet", "--bare", f"--initial-branch={BRANCH}", bare.name)
    # As the hosts allow it: a commit can be fetched by its name.
    git(bare, "config", "uploadpack.allowReachableSHA1InWant", "true")
    git(bare, "config", "http.receivepack", "true")
    git(clerk, "init", "--quiet", f"--initial-branch={BRANCH}")
    git(clerk, "config", "user.name", "clerk")
    git(clerk, "config", "user.email", "clerk@localhost")
    git(clerk, "remote", "add", "origin", str(bare))
    git(clerk, "add", "--all")
    git(clerk, "commit", "--quiet", "--message", "data: Begin")
    git(clerk, "push", "--quiet", "origin", BRANCH)
    return County(bare, clerk)


def hide_somebody(checkout: Path) -> None:
    """Put into a checkout who has stood in the people table, as `make publish` does from a secret."""
    (checkout / "data" / "private").mkdir()
    (checkout / "data" / "private" / "people.csv").write_text(
        "id,name,since\ndy-9,司马蓁,2026-05-01\n"
    )


def git(folder: Path, *arguments: str) -> str:
    """What a git command prints."""
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"git {arguments}: {done.stderr}"
    return done.stdout


def shows(site: Path, key: str) -> bool:
    """Whether any page of a site tells of a task."""
    return any(key in page.read_text("utf-8") for page in site.rglob("*.html"))

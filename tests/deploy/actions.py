"""What the actions that our workflows use do to files, to git and to Pages."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.deploy.git_host import GitHost
from tests.deploy.steps import set_up

RIGHTS = ("none", "read", "write")


class StepFailedError(Exception):
    """A step ended with another code than 0, or an action refused."""


@dataclass
class Grounds:
    """What a repository's runners share, and its Pages."""

    host: GitHost
    folder: Path
    """For everything that runs write."""
    has_pages: bool = True
    log: str = ""
    """What all scripts said, in order."""
    live: Path | None = None
    """The site that was deployed last."""
    artifacts: dict[str, Path] = field(default_factory=dict)
    prepare: Callable[[Path], None] = lambda _: None
    """What is done to each checkout before it builds."""
    before_job: Callable[[str], None] = lambda _: None
    """Called with the name of each job that begins."""

    @property
    def seen(self) -> Path:
        """What the builds could see (see `set_up`)."""
        return self.folder / "seen"


@dataclass
class Machine:
    """What a job runs on."""

    hub: Grounds
    folder: Path
    token: str
    rights: Mapping[str, str]
    environment: str

    def need(self, right: str, level: str) -> None:
        """Fail as an action does that asks for what its token may not."""
        if RIGHTS.index(self.rights.get(right, "none")) < RIGHTS.index(level):
            raise StepFailedError(f"Resource not accessible by integration: {right}")


def _checkout(on: Machine, ref: str, persist_credentials: str = "true") -> dict[str, str]:
    host = on.hub.host
    scheme, _, rest = host.url.partition("://")
    for command in (
        ["init", "--quiet"],
        ["remote", "add", "origin", host.url],
        ["fetch", "--quiet", "--depth", "1", f"{scheme}://x-access-token:{on.token}@{rest}", ref],
        ["checkout", "--quiet", "--detach", "FETCH_HEAD"],
    ):
        if subprocess.run(["git", *command], cwd=on.folder, check=False).returncode:
            raise StepFailedError(f"checkout of {ref}")
    if persist_credentials != "false":
        with (on.folder / ".git" / "config").open("a") as config:
            config.write(f"[http]\n\textraheader = x-access-token:{on.token}\n")
    head = ["git", "rev-parse", "HEAD"]
    done = subprocess.run(head, cwd=on.folder, capture_output=True, text=True, check=True)
    return {"commit": done.stdout.strip(), "ref": ref}


def _setup_python(on: Machine, python_version: str) -> None:
    assert python_version == "3.11"
    set_up(on.folder, on.hub.seen)
    on.hub.prepare(on.folder)


def _upload_artifact(
    on: Machine, name: str, path: str, if_no_files_found: str, retention_days: str
) -> None:
    assert (if_no_files_found, retention_days) == ("error", "1")
    if not (on.folder / path).is_dir():
        raise StepFailedError(f"no files at {path}")
    hidden = shutil.ignore_patterns(".*")
    shutil.copytree(on.folder / path, _artifact(on, name), ignore=hidden)


def _upload_pages(on: Machine, name: str, path: str, retention_days: str) -> None:
    assert retention_days == "1"
    # As the action packs a site: what links lead to, and no dot names.
    packed = _artifact(on, name)
    packed.mkdir(parents=True)
    tar = ["tar", "--dereference", "--hard-dereference", "--directory", str(on.folder / path)]
    kept_out = ["--exclude=.git", "--exclude=.github", "--exclude=.[^/]*"]
    done = subprocess.run([*tar, "-cf", str(packed / "artifact.tar"), *kept_out, "."], check=False)
    if done.returncode:
        raise StepFailedError(f"no site at {path}")


def _artifact(on: Machine, name: str) -> Path:
    hub = on.hub
    assert name not in hub.artifacts, f"{name} is there already"
    hub.artifacts[name] = on.folder.with_name(f"{on.folder.name}-{name}")
    return hub.artifacts[name]


def _download_artifact(on: Machine, name: str, path: str) -> None:
    shutil.copytree(on.hub.artifacts[name], on.folder / path, dirs_exist_ok=True)


def _configure_pages(on: Machine) -> None:
    on.need("pages", "read")
    if not on.hub.has_pages:
        raise StepFailedError("Get Pages site failed")


def _deploy_pages(on: Machine, artifact_name: str) -> dict[str, str]:
    on.need("pages", "write")
    on.need("id-token", "write")
    assert on.environment == "github-pages"
    hub = on.hub
    live = on.folder / "live"
    live.mkdir()
    packed = hub.artifacts[artifact_name] / "artifact.tar"
    subprocess.run(["tar", "-xf", str(packed), "-C", str(live)], check=True)
    hub.live = live
    return {"page_url": "https://county.example/"}


ACTIONS: dict[str, Callable[..., dict[str, str] | None]] = {
    "actions/checkout": _checkout,
    "actions/configure-pages": _configure_pages,
    "actions/deploy-pages": _deploy_pages,
    "actions/download-artifact": _download_artifact,
    "actions/setup-python": _setup_python,
    "actions/upload-artifact": _upload_artifact,
    "actions/upload-pages-artifact": _upload_pages,
}

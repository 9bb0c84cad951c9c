"""What runners of every kind do with a step: its own script lines, in a clean environment."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from tests import warm_client
from tests.deploy.git_host import TOKEN_MARK
from tests.warm import warm_socket


@dataclass(frozen=True)
class Done:
    """How a step ended, and all that it said."""

    code: int
    said: str


def run_script(
    script: str, folder: Path, env: Mapping[str, str], shell: Sequence[str] = ("bash", "-e")
) -> Done:
    """Run a script with nothing of this process's environment but the way to programs."""
    home = folder.with_name(f"{folder.name}-home")
    home.mkdir(exist_ok=True)
    path = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8"}
    done = subprocess.run(
        [*shell, "-c", script],
        cwd=folder,
        env={**path, **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return Done(done.returncode, done.stdout)


def link_site(checkout: Path) -> None:
    """Make a checkout's site a link to a folder elsewhere, as an office may."""
    (checkout / "build" / "elsewhere").mkdir(parents=True)
    (checkout / "build" / "site").symlink_to("elsewhere")


def set_up(checkout: Path, seen: Path) -> None:
    """Stand in for `make`'s installation: the real command, which first notes down what it could see.

    Only what is installed is replaced; the command runs in a fork, with the environment that it is given here.
    `seen` gets the environment that every command runs in, and each token that lies in the repository or the
    home folder.
    """
    program = checkout / ".venv" / "bin" / "sunboard"
    program.parent.mkdir(parents=True, exist_ok=True)
    (program.parent / "python").unlink(missing_ok=True)
    (program.parent / "python").symlink_to(sys.executable)
    program.write_text(
        f"#!/bin/sh\n{{ env; grep -rsaoh '{TOKEN_MARK}[-0-9]*' .git \"$HOME\"; }} >>'{seen}'\n"
        f"exec '{sys.executable}' -I -S '{warm_client.__file__}' '{warm_socket()}' \"$@\"\n",
        encoding="utf-8",
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    stamp = checkout / ".venv" / ".runtime"
    stamp.touch()
    # Newer than whatever a checkout brings, so that make finds nothing to install.
    tomorrow = (datetime.now() + timedelta(days=1)).timestamp()
    os.utime(stamp, (tomorrow, tomorrow))

"""Tells somebody that a night failed, or didn't happen, by the command that the programme names."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

import click

from sunboard.checks.private.programme import without_private
from sunboard.language import say
from sunboard.records import read_programme

_SECONDS = 60
"""A mail program that doesn't end by then never will."""


def send_alert(project: Path, text: str) -> bool:
    """Run the programme's `alert` command with a text on its standard input; whether it was told.

    Nothing that goes wrong here hides what the text says: that is on standard error already.
    """
    programme, _ = read_programme(project)
    if programme is None or not programme.alert:
        return False
    programme, _ = without_private(programme, project)
    message = say(
        "{county}{programme}：{text}", county=programme.county, programme=programme.name, text=text
    )
    message = f"{message}\n"
    try:
        done = subprocess.run(
            # Windows takes a command apart by itself, and its paths have backslashes.
            programme.alert if os.name == "nt" else shlex.split(programme.alert),
            input=message.encode(),
            cwd=project,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        click.echo(say("programme.yml 里的 alert 命令没有运行成：{error}", error=error), err=True)
        return False
    if done.returncode:
        click.echo(
            say("programme.yml 里的 alert 命令以 {code} 结束", code=done.returncode), err=True
        )
    return done.returncode == 0

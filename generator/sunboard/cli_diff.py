"""`sunboard diff`: what changed on the site between two days."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sunboard.cli_options import Day, project_option
from sunboard.cli_speaking import Argument, Command, language_option
from sunboard.language import mark

if TYPE_CHECKING:
    from sunboard.days import Asked


def make_diff(now: Callable[[], Asked]) -> click.Command:
    """`sunboard diff`; whoever calls it says what day it is."""

    @click.command(
        cls=Command,
        help=mark("照存底说清两天之间网站上有什么改动：哪天哪条记录怎么改的，全县的数字怎么变的。"),
    )
    @click.argument("first", cls=Argument, metavar=mark("前一天"), type=Day())
    @click.argument("last", cls=Argument, metavar=mark("后一天"), type=Day())
    @project_option
    @language_option
    def diff(project: Path, first: date, last: date) -> None:
        """Say what changed between two days."""
        from sunboard.diff_command import run_diff

        sys.exit(run_diff(project, now(), first, last))

    return diff

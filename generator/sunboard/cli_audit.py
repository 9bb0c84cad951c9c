"""`sunboard audit`: look through a finished folder from outside, as an inspector would."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sunboard.cli_options import progress
from sunboard.cli_speaking import Command, language_option, option
from sunboard.language import mark

if TYPE_CHECKING:
    from sunboard.days import Asked


def make_audit(now: Callable[[], Asked]) -> click.Command:
    """`sunboard audit`; whoever calls it says what day it is."""

    @click.command(
        cls=Command,
        help=mark(
            "从外面查一个做好的目录（网站、一批PDF都行）里有没有涉及隐私的内容；只说在哪里、是哪一类，不说内容。"
        ),
    )
    @language_option
    @click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
    @option(
        "--people",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help=mark("要查谁的姓名：党员干部表（CSV，只查没有同意公开的），或者一行一个姓名的名单。"),
    )
    @option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        help=mark("报告的格式。"),
    )
    def audit(folder: Path, people: Path | None, form: str) -> None:
        """Look a finished folder through for what is private."""
        from sunboard.audit_command import AuditOptions, run_audit
        from sunboard.processes import processors

        options = AuditOptions(folder, people, now().now.date(), processors(), form)
        with progress() as advance:
            sys.exit(run_audit(options, advance))

    return audit

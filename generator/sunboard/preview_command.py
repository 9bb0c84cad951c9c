"""`sunboard preview`: a trial of the site, of which nothing is published or put down."""

from __future__ import annotations

from dataclasses import replace

import click

from sunboard.build import BuildOptions
from sunboard.build_command import Ended, run_build
from sunboard.language import say
from sunboard.preview import obstacles_of, summary
from sunboard.site_files import Progress


def run_preview(options: BuildOptions, progress: Progress) -> Ended:
    """Build the trial, and say what could be published, what can't be yet, and what comes next."""
    ended = run_build(replace(options, obstacles_of=obstacles_of), progress)
    if ended.outcome:
        click.echo(summary(ended.outcome.ground), err=True)
        home = options.out / "index.html"
        click.echo(say("打开 {file} 看一看。", file=str(home)), err=True)
        following = f"sunboard publish --number -C {options.project}"
        click.echo(say("看好了，公布用：{command}", command=following), err=True)
    return ended

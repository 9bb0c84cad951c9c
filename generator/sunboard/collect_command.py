"""`sunboard collect`: what many clerks handed in, taken into a project; who did, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from sunboard.checks.saying import shown_path
from sunboard.collecting.collecting import collect
from sunboard.collecting.telling import lines, write_page, write_receipts
from sunboard.days import Asked
from sunboard.importing.asking import BY_DEFAULT, FROM_TERMINAL, AnswersError
from sunboard.language import listed, say
from sunboard.project import RefusedError
from sunboard.publishing.filesystem import BusyError, cause
from sunboard.reporting import print_report

FINE, PROBLEMS, PARTIAL = 0, 1, 3


@dataclass(frozen=True)
class CollectOptions:
    """What is asked for."""

    project: Path
    folder: Path
    accepted: tuple[str, ...]
    """Those of whom somebody has said that far fewer records are right."""
    is_quiet: bool
    """Whether nobody is asked."""
    receipts: bool
    """Whether a receipt is put beside the files of each."""


def run_collect(options: CollectOptions, asked: Asked) -> int:
    """Take in what there is and say so; returns 0, 3 where something waits or can't be used, 1 for nothing."""
    asker = BY_DEFAULT if options.is_quiet else FROM_TERMINAL
    try:
        collected = collect(options.project, options.folder, asked, asker, options.accepted)
        page = write_page(options.project, collected)
    except RefusedError as refused:
        print_report(refused.problems, "text")
        return PROBLEMS
    except BusyError:
        click.echo(say("另一个晒榜正在用这个项目，这一次没有收；过一会儿再来。"), err=True)
        return PROBLEMS
    except AnswersError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(say("读不了或写不到：{why}", why=cause(error))) from None
    for line in lines(collected):
        click.echo(line)
    failed = write_receipts(options.folder, collected) if options.receipts else []
    if failed:
        names = listed(shown_path(each, collected.hides) for each in failed)
        click.echo(say("回执写不到：{names}。", names=names), err=True)
    click.echo(say("给管理的人的一页：{file}", file=str(page)), err=True)
    return FINE if collected.is_whole else PARTIAL

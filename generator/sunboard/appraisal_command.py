"""`sunboard appraisal`: what it says of the workbooks it wrote, and with which code it ends."""

from __future__ import annotations

from pathlib import Path

import click

from sunboard.appraisal import ExportRefusedError, export_appraisals
from sunboard.days import Asked
from sunboard.language import say, say_many

FINE, PARTIAL = 0, 3


def run_appraisal(
    project: Path, asked: Asked, period: str, out: Path | None, *, replaces: bool
) -> int:
    """Write the workbooks of a period, say so, and return the exit code."""
    try:
        done = export_appraisals(project, asked, period, out, replaces=replaces)
    except ExportRefusedError as refused:
        raise click.UsageError(str(refused)) from None
    except OSError as error:
        raise click.ClickException(
            say("不能写到 {path}：{why}", path=error.filename, why=error.strerror)
        ) from None
    click.echo(
        say_many("已写好{n}个单位的数据表：{folder}", done.books, folder=done.folder), err=True
    )
    if done.errors:
        click.echo(
            say_many(
                "记录里有{n}个错误，有关的没有计入，或者按原公布的计入；请看 sunboard check。",
                done.errors,
            ),
            err=True,
        )
    return PARTIAL if done.errors else FINE

"""`sunboard appraisal`: what it says of the workbooks it wrote, and with which code it ends."""

from __future__ import annotations

from pathlib import Path

import click

from sunboard.appraisal import ExportRefusedError, export_appraisals
from sunboard.days import Asked

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
        raise click.ClickException(f"不能写到 {error.filename}：{error.strerror}") from None
    click.echo(f"已写好{done.books}个单位的数据表：{done.folder}", err=True)
    if done.errors:
        click.echo(
            f"记录里有{done.errors}个错误，有关的没有计入，或者按原公布的计入；请看 sunboard check。",
            err=True,
        )
    return PARTIAL if done.errors else FINE

"""`sunboard check`: what is wrong with the records, all at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from sunboard.days import Asked
from sunboard.problems import Language, errors_among
from sunboard.project import RefusedError, check_project
from sunboard.records.ledger_files import LedgerError
from sunboard.reporting import print_report


@dataclass(frozen=True)
class CheckOptions:
    """What somebody wants to know of a project's records."""

    project: Path
    asked: Asked
    language: Language
    form: str
    """`text` or `json`."""
    is_whole: bool = False
    """Whether problems alike are told one by one."""


def run_check(options: CheckOptions) -> bool:
    """Say what is wrong; whether a record has to be mended.

    Raises:
        click.ClickException: a file can't be read.
    """
    form = "lines" if options.is_whole and options.form == "text" else options.form
    try:
        checked = check_project(options.project, options.asked).checked
    except RefusedError as refused:
        print_report(refused.problems, options.language, form)
        click.echo("这样的记录做不成网站。", err=True)
        return True
    except LedgerError as error:
        click.echo(f"存底文件有错，请从上一次发布恢复：{error}", err=True)
        return True
    except OSError as error:
        raise click.ClickException(f"读不了 {error.filename}：{error.strerror}") from None
    print_report(checked.problems, options.language, form, checked.unasked)
    return bool(errors_among(checked.problems))

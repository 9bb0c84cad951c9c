"""`sunboard check`: what is wrong with the records, all at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from sunboard.days import Asked
from sunboard.language import say, say_many
from sunboard.measures.ground import Ground
from sunboard.mending.writing import write_pages, write_workbook
from sunboard.problems import Problem, errors_among, sort_problems
from sunboard.project import CheckedProject, RefusedError, check_project
from sunboard.publishable.drips import drip_problems, drips_of, sort_label, with_tonight
from sunboard.publishable.photos import untold_photos
from sunboard.publishable.records import ground_of
from sunboard.publishing.private_folder import PublicFolderError
from sunboard.records.ledger_files import LedgerError
from sunboard.reporting import print_report


@dataclass(frozen=True)
class CheckOptions:
    """What somebody wants to know of a project's records."""

    project: Path
    asked: Asked
    form: str
    """`text` or `json`."""
    is_whole: bool = False
    """Whether problems alike are told one by one."""
    workbook: Path | None = None
    """The file for the clerk's own sheets with what is wrong in them; `BY_DEFAULT`, or None for none."""
    pages: Path | None = None
    """The folder for a page a unit; `BY_DEFAULT`, or None for none."""


def run_check(options: CheckOptions) -> bool:
    """Say what is wrong, and write it down where that is asked for; whether a record has to be mended.

    Raises:
        click.ClickException: a file can't be read or written.
    """
    form = "lines" if options.is_whole and options.form == "text" else options.form
    try:
        project = check_project(options.project, options.asked)
        found, endings = _of_what_is_told(project)
        problems = tuple(sort_problems([*project.checked.problems, *found]))
        unasked = project.checked.unasked
        is_at_fault = bool(errors_among(problems))
    except RefusedError as refused:
        problems, unasked, is_at_fault = refused.problems, None, True
        endings = [say("这样的记录做不成网站。")]
    except LedgerError as error:
        click.echo(say("存底文件有错，请从上一次发布恢复：{error}", error=error), err=True)
        return True
    except OSError as error:
        raise click.ClickException(
            say("读不了 {path}：{why}", path=error.filename, why=error.strerror)
        ) from None
    print_report(problems, form, unasked)
    for line in (*_written(options, problems), *endings):
        click.echo(line, err=True)
    return is_at_fault


def _of_what_is_told(project: CheckedProject) -> tuple[list[Problem], list[str]]:
    """What is said only once it is decided what may be told; and how much of each sort of drips there is."""
    if not project.drips and not len(project.checked.records["pictures"]):
        return [], []
    ground = ground_of(project)
    drips, said = _drips(project, ground) if project.drips else ([], [])
    return [*drips, *untold_photos(ground)], said


def _drips(project: CheckedProject, ground: Ground) -> tuple[list[Problem], list[str]]:
    """What stands in the way of a publication as too much ceased to count, and how much of each sort did."""
    lines = with_tonight(ground, project)
    said = [
        say_many(
            "近{days}天，「{label}」有{n}条因更正、作废、停下等不再算了，还有{stands}条。",
            len(drip.left),
            days=ground.programme.limits.drip_days,
            label=sort_label(ground, drip.sort),
            stands=drip.stands,
        )
        for drip in drips_of(ground, lines)
    ]
    return drip_problems(ground, lines), said


def _written(options: CheckOptions, problems: Sequence[Problem]) -> Iterator[str]:
    """Write what is asked for, and say where it is."""
    try:
        if options.workbook is not None:
            book = write_workbook(options.project, options.workbook, problems)
            yield say("标出问题的工作簿在这里，只给改表的人看：{file}", file=book)
        if options.pages is not None:
            folder, count = write_pages(options.project, options.pages, problems)
            yield say_many("{n}页可以转给各单位，在这里：{folder}", count, folder=folder)
    except PublicFolderError as public:
        raise click.UsageError(
            say(
                "{folder} 里的东西会公开或可能公开；请放到项目和网站之外，或者不写放在哪里",
                folder=public,
            )
        ) from None
    except OSError as error:
        raise click.ClickException(
            say("不能写到 {path}：{why}", path=error.filename, why=error.strerror)
        ) from None

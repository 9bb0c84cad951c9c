"""`sunboard print`: makes sheets for the noticeboard without making the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

import click

from sunboard.boards.makers import word_rows
from sunboard.days import Asked
from sunboard.gate.report import gate_for, problems_of
from sunboard.language import later, say, say_many, several, speaking
from sunboard.measures.ground import Ground
from sunboard.outputs.sheets.makers import SHEET_MAKERS
from sunboard.problems import errors_among
from sunboard.project import CheckedProject, RefusedError, check_project
from sunboard.project_folders import sheet_store, theme_of
from sunboard.publishable.past import with_past
from sunboard.publishable.records import ground_of
from sunboard.publishing.filesystem import BusyError, cause
from sunboard.publishing.manifest import told_by
from sunboard.publishing.sheet_folder import put_sheets
from sunboard.publishing.sheet_printer import Choice, print_sheets
from sunboard.publishing.sheet_store import Printed, in_use
from sunboard.publishing.target import TargetError
from sunboard.publishing.workers import WorkerError
from sunboard.records.ledger_files import LedgerError
from sunboard.reporting import print_report


@dataclass(frozen=True)
class PrintOptions:
    """What the command is asked to do."""

    project: Path
    out: Path
    asked: Asked
    workers: int = 1
    communities: Sequence[str] = ()
    """Ids or names; none for all, and for the county's own sheets."""
    kinds: Sequence[str] = ()
    """As `SHEET_MAKERS` names or labels them; none for all."""
    paper: str | None = None
    is_duplex: bool = False


class UnknownNameError(Exception):
    """No community, or no kind of sheet, is called so; the message says what would do."""


def run_print(options: PrintOptions, progress: Callable[[int, int], None]) -> bool:
    """Print and say what was done; whether nothing is missing."""
    try:
        project, printed, gone = _print(options, progress)
    except (UnknownNameError, TargetError) as error:
        raise click.UsageError(str(error)) from None
    except (RefusedError, LedgerError, BusyError, WorkerError, OSError) as error:
        raise click.ClickException(_why_not(error)) from None
    if printed.problems:
        print_report(printed.problems, "text")
    withheld = len(errors_among(project.checked.problems))
    for line in _said(options, printed, len(gone), withheld):
        click.echo(line, err=True)
    return not withheld and not errors_among(printed.problems)


def _said(options: PrintOptions, printed: Printed, gone: int, withheld: int) -> Iterator[str]:
    """What was printed, and what was not."""
    yield say_many(
        "已做好{n}份张贴版（新做{made}份）：{folder}",
        len(printed.files),
        made=printed.made,
        folder=options.out,
    )
    if gone:
        yield say_many(
            "有人撤回同意，或有内容撤下：以前印的{n}份已经删去，请重新打印，换下贴着的。", gone
        )
    if withheld:
        yield say_many(
            "记录里有{n}个错误，有关的没有印上，或者按原公布的印；请看 sunboard check。", withheld
        )


def _why_not(error: Exception) -> str:
    match error:
        case BusyError():
            return say("另一次发布正在进行，请等它结束再印")
        case WorkerError():
            return say("张贴版的模板有错，没有做成：{error}", error=error)
        case OSError():
            return say("读不了或写不到：{error}", error=cause(error))
        case _:
            return say("这样的记录做不成张贴版，请先运行 sunboard check")


def _print(
    options: PrintOptions, progress: Callable[[int, int], None]
) -> tuple[CheckedProject, Printed, list[str]]:
    """Print the chosen sheets into a folder; the last are those of an earlier run that were deleted.

    Somebody took back what they may hold.
    """
    project = check_project(options.project, options.asked)
    with speaking(project.programme.tongue):
        return _printed(options, progress, project)


def _printed(
    options: PrintOptions, progress: Callable[[int, int], None], project: CheckedProject
) -> tuple[CheckedProject, Printed, list[str]]:
    ground = with_past(ground_of(project), project)
    word_rows(ground)
    choice = Choice(
        _communities(ground, options.communities),
        frozenset(map(_kind, options.kinds)) or None,
        frozenset({options.paper}) if options.paper else None,
        options.is_duplex,
    )
    templates = theme_of(options.project).part("sheets")
    store = sheet_store(options.project)
    gate = gate_for(project.checked, ground)
    with in_use(store):
        printed = print_sheets(ground, gate, templates, store, options.workers, progress, choice)
        sheets = {f.link.path.removeprefix("sheets/"): f.stored.file for f in printed.files}
        printed = replace(printed, problems=(*printed.problems, *problems_of(gate.finds.all())))
        told = told_by(ground, project.checked.problems)
        gone = put_sheets(options.out, options.project, sheets, told)
    return project, printed, gone


def _kind(asked: str) -> str:
    for maker in SHEET_MAKERS:
        if asked in (maker.kind, maker.label, say(maker.label)):
            return maker.kind
    known = several(
        later("{kind}（{label}）", kind=maker.kind, label=later(maker.label))
        for maker in SHEET_MAKERS
    )
    raise UnknownNameError(
        later("没有「{asked}」这种张贴版；有的是：{known}", asked=asked, known=known)
    )


def _communities(ground: Ground, asked: Iterable[str]) -> frozenset[int] | None:
    table = ground.records["communities"]
    ids, names = table.texts("id"), table.texts("name")
    return frozenset(_community(text, ids, names) for text in asked) or None


def _community(asked: str, ids: list[str], names: list[str]) -> int:
    for known in (ids, names):
        if asked in known:
            return known.index(asked)
    near = get_close_matches(asked, [*ids, *names], n=1, cutoff=_ALIKE)
    if near:
        raise UnknownNameError(
            later("没有叫「{asked}」的社区；是不是 {near}？", asked=asked, near=near[0])
        )
    raise UnknownNameError(later("没有叫「{asked}」的社区，请写社区的编号或名称", asked=asked))


_ALIKE = 0.5

"""`sunboard build` and `sunboard publish`: make the site, say what came of it, and with which code to end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import click
from jinja2 import TemplateError

from sunboard.alert import send_alert
from sunboard.build import BuildOptions, BuildOutcome, build
from sunboard.problems import Language, Problem, Severity, format_problem
from sunboard.project import RefusedError
from sunboard.publication import DayRefusedError
from sunboard.publishing.filesystem import BusyError, cause
from sunboard.publishing.mkdocs_site import ThemeError
from sunboard.publishing.own_files import UnpublishableFileError
from sunboard.publishing.releases import NotPutDownError, SwapError
from sunboard.publishing.report import ConservationError
from sunboard.publishing.target import TargetError
from sunboard.publishing.workers import WorkerError
from sunboard.records.ledger_files import LedgerError
from sunboard.rendering import ShellError
from sunboard.reporting import print_published, print_report
from sunboard.site_files import Progress

FINE, PROBLEMS, USED_WRONGLY, PARTIAL = 0, 1, 2, 3
_STAYS = "原来的网站没有动"


@dataclass(frozen=True)
class Ended:
    """How a build ended."""

    code: int
    said: str
    """Its last line, and of records that were refused the first reason."""
    outcome: BuildOutcome | None = None
    """None where no site was made."""


def run_build(options: BuildOptions, language: Language, progress: Progress) -> Ended:
    """Build and report; what nobody foresaw is raised."""
    return _run(options, language, progress, _built)


def run_publish(options: BuildOptions, language: Language, progress: Progress) -> Ended:
    """Build, put it down, and report; a night that failed is told to whom the programme names.

    Whatever nobody foresaw is told as well, and raised.
    """
    try:
        ended = _run(options, language, progress, _published)
    except BaseException as error:
        send_alert(options.project, f"发布中断：{type(error).__name__}")
        raise
    if ended.outcome is None:
        send_alert(options.project, ended.said)
    return ended


def _run(
    options: BuildOptions,
    language: Language,
    progress: Progress,
    words: Callable[[BuildOptions, BuildOutcome], str],
) -> Ended:
    try:
        outcome = build(options, progress)
    except RefusedError as refused:
        print_report(refused.problems, language, "text")
        return _ended(PROBLEMS, f"没有生成网站，{_STAYS}。", _first(refused.problems))
    except TargetError as error:
        return _ended(USED_WRONGLY, str(error))
    except Exception as error:
        return _ended(PROBLEMS, _why_not(error))
    said = words(options, outcome)
    print_published(outcome.problems, language, [*_moved(outcome), said])
    return Ended(PARTIAL if outcome.is_partial else FINE, said, outcome)


def _ended(code: int, said: str, reason: str = "") -> Ended:
    click.echo(said, err=True)
    return Ended(code, f"{said}{reason}")


def _first(problems: Sequence[Problem]) -> str:
    """The first error, for whoever has no report before them."""
    errors = (problem for problem in problems if problem.severity is Severity.ERROR)
    return next((format_problem(error) for error in errors), "")


def _moved(outcome: BuildOutcome) -> Iterator[str]:
    """What a clerk should know of files that are not where they were."""
    strangers = outcome.published.strangers
    if strangers.paths:
        names = "、".join(strangers.paths[:5])
        yield (
            f"网站目录里有{len(strangers.paths)}个不是晒榜写的文件（{names}），已移到 {strangers.folder}；"
            "要公开的文件请放进项目的 static/。"
        )
    if outcome.withdrawn:
        numbers = "、".join(str(manifest.number) for manifest in outcome.withdrawn)
        yield f"有人撤回同意，或有内容撤下：以前第{numbers}次发布的文件已经删去。"


def _built(options: BuildOptions, outcome: BuildOutcome) -> str:
    return f"已生成{outcome.page_count}个榜页{outcome.sheets.said}：{options.out}"


def _published(options: BuildOptions, outcome: BuildOutcome) -> str:
    errors = sum(problem.severity is Severity.ERROR for problem in outcome.problems)
    manifest = outcome.published.manifest
    parts = (
        f"数据截至{outcome.county.measures.as_of}",
        f"{outcome.page_count}个榜页{outcome.sheets.said}",
        "" if outcome.published.is_new else "和上次一样",
        f"存底新增{outcome.put_down}行" if outcome.put_down else "",
        f"{errors}处错误，有关的记录没有公布" if errors else "",
    )
    return f"已发布第{manifest.number}次：{'，'.join(filter(None, parts))}：{options.out}"


def _why_not(error: Exception) -> str:
    """What is said of a build that failed; what nobody foresaw is raised again."""
    wordings: tuple[tuple[tuple[type[Exception], ...], str], ...] = (
        ((BusyError,), f"另一次发布正在进行，这一次没有做，{_STAYS}："),
        ((DayRefusedError, SwapError), f"没有发布，{_STAYS}："),
        ((LedgerError,), "存底文件有错，请从上一次发布恢复；没有生成网站："),
        ((ThemeError, ShellError, TemplateError), f"主题有错，没有生成网站，{_STAYS}：\n"),
        ((UnpublishableFileError,), f"有的文件不能放到网站上，没有生成网站，{_STAYS}：\n"),
        ((NotPutDownError,), "网站已经换上新的，但存底没有写全，下一次发布会补上："),
        ((WorkerError, ConservationError), f"网站没有写成，{_STAYS}："),
    )
    for kinds, words in wordings:
        if isinstance(error, kinds):
            return f"{words}{error}"
    if isinstance(error, OSError):
        return f"网站没有写成，{_STAYS}：{cause(error)}"
    raise error

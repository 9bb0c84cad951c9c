"""`sunboard build` and `sunboard publish`: make the site, say what came of it, and with which code to end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

import click
from jinja2 import TemplateError

from sunboard.alert import send_alert
from sunboard.build import BuildOptions, BuildOutcome, build
from sunboard.checks.causes import causes_of
from sunboard.checks.saying import shown_path
from sunboard.checks.summing import format_cause
from sunboard.earlier import NotLoggedError
from sunboard.language import listed, mark, say, say_many
from sunboard.outputs.html.shells import ShellError
from sunboard.problems import Problem, errors_among
from sunboard.project import RefusedError
from sunboard.publication import DayRefusedError, LedgerLostError
from sunboard.publishing.filesystem import BusyError, cause
from sunboard.publishing.own_files import UnpublishableFileError
from sunboard.publishing.releases import NotPutDownError, SwapError
from sunboard.publishing.report import ConservationError
from sunboard.publishing.shelf import Shelf
from sunboard.publishing.stage import ThemeError
from sunboard.publishing.target import TargetError
from sunboard.publishing.workers import WorkerError
from sunboard.records.ledger_files import LedgerError
from sunboard.reporting import print_published, print_report
from sunboard.site_files import Progress
from sunboard.withdrawal import withdraw

FINE, PROBLEMS, USED_WRONGLY, PARTIAL = 0, 1, 2, 3
_NOT_BUILT, _NOT_PUBLISHED = mark("没有生成网站"), mark("没有发布")
_STAYS, _STAYS_ELSE = mark("原来的网站没有动"), mark("原来的网站别的没有动")
"""What became of the live site: nothing, or nothing but that it lost what was withdrawn."""


@dataclass(frozen=True)
class Ended:
    """How a build ended."""

    code: int
    said: str
    """Its last line, and of records that were refused the first reason."""
    outcome: BuildOutcome | None = None
    """None where no site was made."""


def run_build(options: BuildOptions, progress: Progress) -> Ended:
    """Build and report; what nobody foresaw is raised."""
    return _run(options, progress, _built, _NOT_BUILT)


def run_publish(options: BuildOptions, progress: Progress) -> Ended:
    """Build, put it down, and report; a night that failed is told to whom the programme names.

    Whatever nobody foresaw is told as well, and raised.
    """
    try:
        ended = _run(options, progress, _published, _NOT_PUBLISHED)
    except BaseException as error:
        send_alert(options.project, say("发布中断：{error}", error=type(error).__name__))
        raise
    if ended.outcome is None:
        send_alert(options.project, ended.said)
    return ended


def _run(
    options: BuildOptions,
    progress: Progress,
    words: Callable[[BuildOptions, BuildOutcome], str],
    failed: str,
) -> Ended:
    try:
        outcome = build(options, progress)
    except Exception as error:
        return not_made(options, error, failed)
    said = words(options, outcome)
    notes = [*_moved(options, outcome), *_unasked(options, outcome)]
    print_published(outcome.problems, [*notes, said])
    return Ended(PARTIAL if errors_among(outcome.problems) else FINE, said, outcome)


def not_made(options: BuildOptions, error: Exception, failed: str = _NOT_BUILT) -> Ended:
    """How a run ends that made no site, which is said; what nobody foresaw is raised again.

    What was withdrawn is out of the live site all the same.
    """
    if isinstance(error, TargetError):
        return _ended(USED_WRONGLY, str(error))
    if isinstance(error, BusyError | NotPutDownError):
        # Another process sees to what was withdrawn, or the new site has.
        return _ended(PROBLEMS, _why_not(error, failed, _STAYS))
    if not isinstance(error, RefusedError):
        lines = _withdrawn(options)
        return _stopped(lines, _why_not(error, failed, _stays(lines)))
    # Nobody may be listening, and what was withdrawn is to be taken out all the same.
    with suppress(OSError):
        print_report(error.problems, "text")
    # For whoever has no report before them.
    reason = next(format_cause(causes_of(error.problems)[0]), "")
    lines = _withdrawn(options)
    said = say("{failed}，{stays}。", failed=say(failed), stays=say(_stays(lines)))
    return _stopped(lines, said, reason)


def _ended(code: int, said: str, reason: str = "") -> Ended:
    click.echo(said, err=True)
    return Ended(code, f"{said}{reason}")


def _stopped(withdrawn: Sequence[str], said: str, reason: str = "") -> Ended:
    """How a run ends that made no new site, and took out of the live one what was withdrawn."""
    return replace(_ended(PROBLEMS, said, reason), said=f"{said}{reason}{''.join(withdrawn)}")


def _stays(withdrawn: Sequence[str]) -> str:
    """What became of the live site."""
    return _STAYS_ELSE if withdrawn else _STAYS


def _withdrawn(options: BuildOptions) -> list[str]:
    """Take out of the live site what was withdrawn, and say so."""
    try:
        lines = withdraw(options.project, options.out, options.asked)
    except BusyError:
        return []
    except Exception as error:  # the night's own error is told, whatever comes of this
        why = cause(error) if isinstance(error, OSError) else type(error).__name__
        lines = [
            say("要是有人撤回了同意、有内容撤下，现在的网站上没有换下：{why}。请马上看。", why=why)
        ]
    for line in lines:
        click.echo(line, err=True)
    return lines


def _moved(options: BuildOptions, outcome: BuildOutcome) -> Iterator[str]:
    """What a clerk should know of files that are not where they were, or not ours."""
    yield from outcome.published.strangers.said()
    if outcome.withdrawn:
        numbers = listed(str(manifest.number) for manifest in outcome.withdrawn)
        yield say(
            "有人撤回同意，或有内容撤下：以前第{numbers}次发布的文件已经删去。", numbers=numbers
        )
    shelf = Shelf.of(options.out).folder
    if outcome.swept:
        names = listed(map(shown_path, outcome.swept))
        yield say("{folder} 里的 {names} 不是晒榜发布的，已经删去。", folder=shelf, names=names)
    if outcome.unknown:
        yield say(
            "{folder} 里的 {names} 不是晒榜写的，里面可能有已撤回同意的姓名，"
            "撤下时不会一起删去；请删去，或移到别处。",
            folder=shelf,
            names=listed(map(shown_path, outcome.unknown)),
        )


def _unasked(options: BuildOptions, outcome: BuildOutcome) -> Iterator[str]:
    """What somebody may not have meant: the day, or a name that was accepted."""
    before, now = outcome.published.before, outcome.published.manifest
    # A build may show a published site as it was on an earlier day, though `publish` never does.
    if before is not None and before.is_put_down is not False and now.as_of < before.as_of:
        yield say(
            "注意：网站原来的数据截至{before}，现在换成了更早的{now}；"
            "下一次 sunboard publish 会换回来，sunboard rollback 也可以。",
            before=before.as_of,
            now=now.as_of,
        )
    programme = outcome.ground.programme
    is_pinned = options.asked.as_of is None and programme.as_of is not None
    if options.records_published and is_pinned and not programme.is_demonstration:
        yield say(
            "programme.yml 写着 as_of: {day}，所以每晚都截至这一天，网站不会更新；"
            "要每晚更新，请删去 as_of 这一行。",
            day=programme.as_of,
        )
    if outcome.idle:
        names = listed(outcome.idle)
        yield say("--accept {names} 没有用上：没有什么要它放行，也可能写错了名称。", names=names)


def _built(options: BuildOptions, outcome: BuildOutcome) -> str:
    return say("已生成{made}：{folder}", made=_made(outcome), folder=options.out)


def _made(outcome: BuildOutcome) -> str:
    """How many pages, sheets and pictures there are."""
    pages = say_many("{n}个榜页", outcome.page_count)
    return listed(filter(None, (pages, outcome.sheets.said, outcome.pictures.said)))


def _published(options: BuildOptions, outcome: BuildOutcome) -> str:
    manifest, lines = outcome.published.manifest, outcome.put_down
    parts = (
        say("数据截至{day}", day=outcome.ground.as_of),
        _made(outcome),
        "" if outcome.published.is_new else say("和上次一样"),
        say_many("存底新增{n}行", lines) if lines else "",
        _withheld(outcome.problems),
    )
    return say(
        "已发布第{number}次：{parts}：{folder}",
        number=manifest.number,
        parts=say("，").join(filter(None, parts)),
        folder=options.out,
    )


def _withheld(problems: Sequence[Problem]) -> str:
    """What became of records with errors; a published promise stays as it was published (R-9)."""
    errors = errors_among(problems)
    if not errors:
        return ""
    if any(problem.rule == "R-9" for problem in errors):
        return say_many("{n}处错误，有关的记录没有公布，或仍按原来公布的显示", len(errors))
    return say_many("{n}处错误，有关的记录没有公布", len(errors))


def _why_not(error: Exception, failed: str, stays: str) -> str:
    """What is said of a build that failed, in the command's own word; what nobody foresaw is raised again."""
    for kinds, words in _WORDINGS:
        if isinstance(error, kinds):
            return say(words, failed=say(failed), stays=say(stays), error=error)
    if isinstance(error, OSError):
        return say(_NOT_WRITTEN, stays=say(stays), error=cause(error))
    raise error


_NOT_WRITTEN = mark("网站没有写成，{stays}：{error}")
_WORDINGS: tuple[tuple[tuple[type[Exception], ...], str], ...] = (
    ((BusyError,), mark("另一次发布正在进行，这一次没有做，{stays}：{error}")),
    ((DayRefusedError, LedgerLostError, SwapError), mark("{failed}，{stays}：{error}")),
    ((NotLoggedError,), mark("{failed}，{stays}：{error}")),
    ((LedgerError,), mark("存底文件有错，请从上一次发布恢复；{failed}，{stays}：{error}")),
    ((ThemeError, ShellError, TemplateError), mark("主题有错，{failed}，{stays}：\n{error}")),
    ((UnpublishableFileError,), mark("有的文件不能放到网站上，{failed}，{stays}：\n{error}")),
    ((NotPutDownError,), mark("网站已经换上新的，但存底没有写全，下一次发布会补上：{error}")),
    ((WorkerError, ConservationError), _NOT_WRITTEN),
    ((ImportError,), mark("程序缺了一部分，或者读不出来，请重新安装；{failed}，{stays}：{error}")),
)

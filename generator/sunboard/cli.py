"""The `sunboard` command. Nobody else asks what day it is.

Exit codes: 0 fine; 1 problems, or the build was refused; 2 the command was used wrongly; 3 the site was
built, sheets printed or workbooks written, but records have errors: they are withheld, or stay as published.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from sunboard import __version__

if TYPE_CHECKING:
    from sunboard.build import BuildOptions
    from sunboard.problems import Language

FINE, PROBLEMS, PARTIAL = 0, 1, 3

# The system's allocator hands large columns back and forth with fewer page faults than Arrow's own choice:
# half a second of a build of 5,000 communities. Arrow reads this when it is first imported.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
# Nothing here multiplies matrices, and the threads that NumPy's library starts for it spin while they wait.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

_last_outcome: list[object] = []
"""Keeps what the last build made, so that `run` can leave it to the system instead of taking it apart."""


def run() -> None:
    """The program: `main`, ended without freeing millions of values one by one."""
    try:
        main()
    except SystemExit as end:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(end.code if isinstance(end.code, int) else PROBLEMS if end.code else FINE)


class _Day(click.ParamType[date, object]):
    """A calendar day as YYYY-MM-DD."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value} 不是日期，请写成 2026-10-31 的样子", param, ctx)


_project = click.option(
    "-C",
    "project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="项目目录，里面有 data/。",
)
_as_of = click.option(
    "--as-of", type=_Day(), help="数据截至哪天；不写就用 programme.yml 的，再没有就用今天。"
)
_language = click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", help="报告用的语言。"
)


@click.group()
@click.version_option(__version__)
def main() -> None:
    """晒榜 Sunboard：把部门单位的承诺、服务单和闪光言行做成公开的榜。"""


@main.command()
@_project
@_as_of
@_language
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="报告的格式。"
)
def check(project: Path, as_of: date | None, lang: str, form: str) -> None:
    """检查记录，一次报出全部问题。"""
    from sunboard.problems import Language, Severity
    from sunboard.project import RefusedError, check_project
    from sunboard.records.ledger import LedgerError
    from sunboard.reporting import print_report

    try:
        problems = check_project(project, as_of, _today()).checked.problems
    except RefusedError as refused:
        print_report(refused.problems, Language(lang), form)
        click.echo("这样的记录做不成网站。", err=True)
        sys.exit(PROBLEMS)
    except LedgerError as error:
        click.echo(f"存底文件有错，请从上一次发布恢复：{error}", err=True)
        sys.exit(PROBLEMS)
    except OSError as error:
        raise click.ClickException(f"读不了 {error.filename}：{error.strerror}") from None
    print_report(problems, Language(lang), form)
    has_errors = any(problem.severity is Severity.ERROR for problem in problems)
    sys.exit(PROBLEMS if has_errors else FINE)


@main.command()
@_project
@_as_of
@_language
@click.option(
    "--out", type=click.Path(path_type=Path), help="网站放在哪里；不写就放在项目的 build/site。"
)
@click.option("--workers", type=click.IntRange(1, 64), help="用几个进程；不写就用全部处理器。")
@click.option(
    "--record",
    "records_published",
    is_flag=True,
    help="把首次公布的承诺原文、每条记录和每个结果首次公开的日子记入 data/ledger/；夜间发布时用。",
)
@click.option(
    "--accept-fewer",
    "accepts_fewer",
    is_flag=True,
    help="记录比上次发布少了很多也照样发布；看过确实减少了才用。",
)
def build(
    project: Path,
    as_of: date | None,
    lang: str,
    out: Path | None,
    workers: int | None,
    **asked: bool,
) -> None:
    """生成网站。"""
    # From the first import on: what is imported and made stays to the end, so collecting finds nothing.
    gc.disable()
    from sunboard.build import BuildOptions
    from sunboard.problems import Language

    # Absolute, because the current folder may be the one that is replaced.
    project = project.absolute()
    folder = out.absolute() if out else project / "build" / "site"
    _refuse_unless_free(folder)
    options = BuildOptions(project, folder, as_of, _today(), workers or _cores(), **asked)
    sys.exit(_run_build(options, Language(lang)))


@main.command()
@_project
@_as_of
@_language
@click.option("--port", type=click.IntRange(1, 65535), default=8000, help="本机端口。")
def serve(project: Path, as_of: date | None, lang: str, port: int) -> None:
    """在本机打开网站；记录、文字或模板一改就重做并刷新页面。"""
    from sunboard.build import BuildOptions
    from sunboard.problems import Language
    from sunboard.serve import serve_site

    _refuse_unless_free(project / "build" / "site")
    options = BuildOptions(project, project / "build" / "site", as_of, _today(), _cores())
    try:
        serve_site(options, lambda: _run_build(options, Language(lang)), port)
    except OSError as error:
        raise click.ClickException(f"不能在端口 {port} 上打开网站：{error.strerror}") from error


@main.command()
@click.option("--communities", type=click.IntRange(1), default=14, help="社区个数。")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="写到哪个目录。")
@click.option("--seed", type=int, default=1, help="随机种子；同样的种子写出同样的县。")
@click.option("--commitments-each", type=click.IntRange(0), help="每个社区几项承诺。")
@click.option("--tasks-each", type=click.IntRange(0), help="每个社区几件服务单。")
@click.option("--deeds-each", type=click.IntRange(0), help="每个社区几件闪光言行。")
def demo(
    communities: int,
    out: Path,
    seed: int,
    commitments_each: int | None,
    tasks_each: int | None,
    deeds_each: int | None,
) -> None:
    """写一个虚构的县，大小随意，供试用和测速。"""
    from sunboard.demo import write_demo

    try:
        write_demo(
            out,
            communities=communities,
            seed=seed,
            commitments_each=commitments_each,
            tasks_each=tasks_each,
            deeds_each=deeds_each,
        )
    except FileExistsError as error:
        raise click.UsageError(f"{out}/data 里已有不是示范的记录，不会覆盖：{error}") from error
    except OSError as error:
        raise click.ClickException(f"不能写到 {out}：{error.strerror}") from None
    click.echo(f"已写好：{out}/data")


@main.command()
@_project
@_as_of
@click.option("--period", required=True, help="哪一期：2026、2026-Q3 或 2026-09。")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="放在哪个目录；必须在项目和网站之外。",
)
@click.option("--replace", is_flag=True, help="已有同名文件的，用新的换掉。")
def appraisal(project: Path, as_of: date | None, period: str, out: Path, replace: bool) -> None:
    """给每个单位写一份个人数据表，供平时考核参考；不公开。"""
    from sunboard.appraisal import ExportRefusedError, export_appraisals

    try:
        done = export_appraisals(project, as_of, _today(), period, out, replaces=replace)
    except ExportRefusedError as refused:
        raise click.UsageError(str(refused)) from None
    except OSError as error:
        raise click.ClickException(f"不能写到 {out}：{error.strerror}") from None
    click.echo(f"已写好{done.books}个单位的数据表：{done.folder}", err=True)
    if done.errors:
        click.echo(
            f"记录里有{done.errors}个错误，有关的没有计入，或者按原公布的计入；请看 sunboard check。",
            err=True,
        )
    sys.exit(PARTIAL if done.errors else FINE)


@main.command("print")
@_project
@_as_of
@_language
@click.option(
    "--community", "communities", multiple=True, help="哪个社区，写编号或名称；可写几次。"
)
@click.option("--kind", "kinds", multiple=True, help="哪种张贴版，例如 month；可写几次。")
@click.option("--paper", type=click.Choice(["a3", "a4"]), help="只要这种纸的。")
@click.option(
    "--out", type=click.Path(path_type=Path), help="放在哪里；不写就放在项目的 build/sheets。"
)
@click.option(
    "--duplex", "is_duplex", is_flag=True, help="双面打印：合在一个文件里的每张都从正面开始。"
)
def print_(
    project: Path, as_of: date | None, lang: str, out: Path | None, **chosen: object
) -> None:
    """不生成网站，只做公示栏的张贴版。"""
    from sunboard.print_command import PrintOptions, run_print

    folder = out or project / "build" / "sheets"
    options = PrintOptions(project, folder, as_of, _today(), _cores(), **chosen)  # type: ignore[arg-type]
    with _progress() as progress:
        is_whole = run_print(options, lang, progress)
    sys.exit(FINE if is_whole else PARTIAL)


def _refuse_unless_free(folder: Path) -> None:
    """A site may be put there only if nothing else is: the folder is replaced whole, with all that is in it."""
    is_free = not folder.exists()
    if folder.is_dir():
        is_free = (folder / "404.html").is_file() or not any(folder.iterdir())
    if not is_free:
        raise click.UsageError(f"{folder} 里有别的东西，不会覆盖；请换一个目录")


def _run_build(options: BuildOptions, language: Language) -> int:
    """Build, report, and say with which code to end."""
    from sunboard.build import build as build_site
    from sunboard.project import RefusedError
    from sunboard.reporting import print_report

    try:
        with _progress() as progress:
            outcome = build_site(options, progress)
    except RefusedError as refused:
        print_report(refused.problems, language, "text")
        click.echo("没有生成网站，原来的网站没有动。", err=True)
        return PROBLEMS
    except Exception as error:
        click.echo(_why_not(error), err=True)
        return PROBLEMS
    _last_outcome[:] = [outcome]
    print_report(outcome.problems, language, "text")
    click.echo(f"已生成{outcome.page_count}个榜页{outcome.sheets.said}：{options.out}", err=True)
    return PARTIAL if outcome.is_partial else FINE


def _why_not(error: Exception) -> str:
    """What is said of a build that failed; what nobody foresaw is raised again."""
    from jinja2 import TemplateError

    from sunboard.build import NotPutDownError
    from sunboard.publishing.mkdocs_site import ThemeError
    from sunboard.publishing.report import ConservationError
    from sunboard.publishing.workers import WorkerError
    from sunboard.records.ledger import LedgerError
    from sunboard.rendering import ShellError

    wordings: tuple[tuple[tuple[type[Exception], ...], str], ...] = (
        ((LedgerError,), "存底文件有错，请从上一次发布恢复；没有生成网站："),
        ((ThemeError, ShellError, TemplateError), "主题有错，没有生成网站，原来的网站没有动：\n"),
        ((NotPutDownError,), "网站已经发布，但存底没有写上，请处理后再发布一次："),
        ((WorkerError, ConservationError, OSError), "网站没有写成，原来的网站没有动："),
    )
    for kinds, words in wordings:
        if isinstance(error, kinds):
            return f"{words}{error}"
    raise error


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield _show_nothing
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("写榜页和张贴版", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def _show_nothing(_done: int, _of: int) -> None:
    """Progress in a log is noise."""


def _today() -> date:
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


def _cores() -> int:
    return len(os.sched_getaffinity(0))

"""The `sunboard` command. Nobody else asks what time it is.

Exit codes: 0 fine; 1 problems, or the build was refused; 2 the command was used wrongly; 3 the site was
built or published, sheets printed or workbooks written, but records have errors: they are withheld, or stay
as published.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sunboard import __version__
from sunboard.cli_audit import make_audit
from sunboard.cli_demo import demo
from sunboard.cli_diff import make_diff
from sunboard.cli_init import init, make_collect, make_import, make_preview, template
from sunboard.cli_options import (
    Day,
    as_of_option,
    consent_day_option,
    from_log_option,
    number_option,
    out_option,
    pages_option,
    private_out_option,
    progress,
    project_option,
    record_option,
    sheet_options,
    site_options,
    workbook_option,
)
from sunboard.cli_speaking import Argument, Group, Option, language_option, option
from sunboard.language import mark, say

if TYPE_CHECKING:
    from sunboard.build import BuildOptions
    from sunboard.days import Asked

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
    from sunboard.standard_files import flush_standard_files, prepare_standard_files
    from sunboard.system import CLOSING

    prepare_standard_files()
    for number in CLOSING:
        # Who starts this with `nohup` wants it to go on.
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)
    try:
        _whole()
    except SystemExit as end:
        flush_standard_files()
        os._exit(end.code if isinstance(end.code, int) else PROBLEMS if end.code else FINE)


def _whole() -> None:
    """Run `main`; what no command foresees of files is said in words, also of the program's own."""
    try:
        main()
    except OSError as error:
        from sunboard.publishing.filesystem import cause

        # Of what was printed, too: a report cut short by a full disk is none.
        click.echo(say("没有做完：{error}", error=cause(error)), err=True)
        sys.exit(PROBLEMS)
    except ImportError as error:
        click.echo(say("程序缺了一部分，或者读不出来，请重新安装：{error}", error=error), err=True)
        sys.exit(PROBLEMS)


def _end(number: int, _frame: object) -> None:
    """Leave as on an error, so that nothing is left behind; a second signal ends the process at once."""
    signal.signal(number, signal.SIG_DFL)
    sys.exit(128 + number)


@click.group(
    cls=Group, help=mark("晒榜 Sunboard：把部门单位的承诺、服务单和闪光言行做成公开的榜。")
)
@language_option
@click.version_option(
    __version__, cls=Option, help=mark("显示版本。"), message="%(prog)s %(version)s"
)
def main() -> None:
    """The program."""


@main.command(help=mark("检查记录，一次报出全部问题，同样的归成一条。"))
@project_option
@as_of_option
@language_option
@option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help=mark("格式。")
)
@option("--all", "is_whole", is_flag=True, help=mark("同样的问题也逐条列出。"))
@workbook_option
@pages_option
@consent_day_option
def check(project: Path, as_of: date | None, consent_day: date | None, **chosen: Any) -> None:
    """Say what is wrong with the records, all at once."""
    from sunboard.check_command import CheckOptions, run_check

    options = CheckOptions(project, _asked(as_of, consent_day), **chosen)
    sys.exit(PROBLEMS if run_check(options) else FINE)


@main.command(help=mark("生成网站。"))
@site_options
@from_log_option
@record_option
def build(*, from_log: bool, **options: Any) -> None:
    """Make the site."""
    if from_log and options["records_published"]:
        raise click.UsageError(say("--from-log 是看以前的一天，不能同时 --record"))
    _make_site(publishes=False, from_log=from_log, **options)


@main.command(help=mark("检查、生成并发布网站，核对链接，记入存底；每晚定时运行的就是这一条。"))
@site_options
@number_option
def publish(*, numbers: bool, **options: Any) -> None:
    """Make the site and put it down as published."""
    if numbers:
        from sunboard.number_command import number_first

        options["numbers_first"] = partial(number_first, options["project"], _asked())
    _make_site(publishes=True, records_published=True, checks_links=True, **options)


def _make_site(project: Path, *, publishes: bool, **options: Any) -> None:
    # From the first import on: what is imported and made stays to the end, so collecting finds nothing.
    gc.disable()
    from sunboard.project_folders import theme_of
    from sunboard.publishing.mkdocs_site import stand_by

    stand_by(theme_of(project))
    from sunboard.build_command import run_build, run_publish

    run, asked = run_publish if publishes else run_build, _build_options(project, **options)
    with progress() as advance:
        ended = run(asked, advance)
    _last_outcome[:] = [ended]
    sys.exit(ended.code)


@main.command(help=mark("给没有编号的行编号，写回各自的表；已有的编号不动，别的一个字也不动。"))
@project_option
@language_option
@option("--dry-run", "is_dry", is_flag=True, help=mark("只说会怎么编，什么也不写。"))
def number(project: Path, is_dry: bool) -> None:
    """Write ids into the rows that have none."""
    from sunboard.number_command import run_number

    sys.exit(run_number(project, _asked(), is_dry=is_dry))


@main.command(help=mark("把网站退回到以前的一次发布；不写第几次就退回上一次。"))
@project_option
@language_option
@out_option
@consent_day_option
@click.argument("number", type=click.IntRange(1), required=False)
def rollback(project: Path, out: Path | None, consent_day: date | None, number: int | None) -> None:
    """Make an earlier release live again."""
    from sunboard.site_commands import run_rollback

    run_rollback(project, _site(project, out), number, _asked(consent_day=consent_day))


@main.command(help=mark("网站是哪次发布的，可以退回哪几次，有几天没有更新。"))
@project_option
@language_option
@out_option
@option(
    "--alert",
    "alerts",
    is_flag=True,
    help=mark("两天没有更新就以 1 结束，并运行 programme.yml 里的 alert。"),
)
def status(project: Path, out: Path | None, alerts: bool) -> None:
    """Say which release is live, and which are kept."""
    from sunboard.site_commands import alert_if_stale, read_status

    found = read_status(project, _site(project, out), _asked())
    if found is None:
        raise click.ClickException(say("data/programme.yml 读不了，请先运行 sunboard check"))
    for line in found.lines():
        click.echo(line)
    sys.exit(PROBLEMS if alerts and alert_if_stale(project, found) else FINE)


@main.command(
    help=mark("在本机打开试运行的网站，要改的写在旁边；记录、文字或模板一改就重做并刷新页面。")
)
@project_option
@as_of_option
@language_option
@option("--port", type=click.IntRange(1, 65535), default=8000, help=mark("本机端口。"))
def serve(project: Path, as_of: date | None, port: int) -> None:
    """Show the site on this machine, made again when something changes."""
    from sunboard.project_folders import PREVIEW
    from sunboard.serve import run_serve

    run_serve(_build_options(project, as_of=as_of, out=project / PREVIEW), port)


@main.command(
    help=mark("撤下涉及隐私的记录，不管哪一类：登记更正，下次发布时处处隐去；说明还有什么要人做。")
)
@click.argument("ids", cls=Argument, nargs=-1, required=True, metavar=mark("编号…"))
@option("--class", "category", help=mark("更正的类别，只能是隐私类的；不写就是第一种。"))
@option("--by", "office", required=True, help=mark("谁决定的，填组织或职务。"))
@option("--on", "day", type=Day(), help=mark("哪天撤下的；不写就是今天。"))
@option("--name", "strikes_names", is_flag=True, help=mark("只换下没有同意公开的姓名。"))
@option("--every", "takes_every", is_flag=True, help=mark("几类记录有同一个编号的，都撤下。"))
@project_option
@language_option
@out_option
def takedown(project: Path, out: Path | None, **chosen: Any) -> None:
    """Take down what is private, and say what is left to do."""
    from sunboard.takedown import TakedownOptions
    from sunboard.takedown_command import run_takedown

    sys.exit(run_takedown(TakedownOptions(project, _site(project, out), _asked(), **chosen)))


@main.command(help=mark("列出这个版本会对以前的项目改动什么；只列出，不改动。"))
@project_option
@language_option
@out_option
def upgrade(project: Path, out: Path | None) -> None:
    """List what would change of an earlier version's project."""
    from sunboard.upgrade import changes

    found = list(changes(project, _site(project, out), _asked()))
    for line in found:
        click.echo(line)
    if not found:
        click.echo(say("没有要改的，可以直接发布。"), err=True)


@main.command(help=mark("给每个单位写一份个人数据表，供平时考核参考；不公开。"))
@project_option
@language_option
@as_of_option
@option("--period", required=True, help=mark("哪一期：2026、2026-Q3 或 2026-09。"))
@private_out_option
@option("--replace", is_flag=True, help=mark("已有同名文件的，用新的换掉。"))
def appraisal(
    project: Path, as_of: date | None, period: str, out: Path | None, replace: bool
) -> None:
    """Write a private workbook for each unit."""
    from sunboard.appraisal_command import run_appraisal

    sys.exit(run_appraisal(project, _asked(as_of), period, out, replaces=replace))


@main.command("print", help=mark("不生成网站，只做公示栏的张贴版。"))
@project_option
@as_of_option
@language_option
@sheet_options
def print_(project: Path, as_of: date | None, out: Path | None, **chosen: object) -> None:
    """Print sheets without making the site."""
    from sunboard.print_command import PrintOptions, run_print
    from sunboard.processes import processors
    from sunboard.project_folders import SHEETS

    out = out or project / SHEETS
    options = PrintOptions(project, out, _asked(as_of), processors(), **chosen)  # type: ignore[arg-type]
    with progress() as advance:
        sys.exit(FINE if run_print(options, advance) else PARTIAL)


def _build_options(
    project: Path,
    as_of: date | None = None,
    consent_day: date | None = None,
    out: Path | None = None,
    workers: int | None = None,
    *,
    from_log: bool = False,
    **others: Any,
) -> BuildOptions:
    from sunboard.build import BuildOptions
    from sunboard.processes import processors

    # Absolute, because the current folder may be the one that is replaced.
    project, days = project.absolute(), _asked(as_of, consent_day, from_log=from_log)
    return BuildOptions(project, _site(project, out), days, workers or processors(), **others)


def _site(project: Path, out: Path | None) -> Path:
    from sunboard.project_folders import SITE

    return out.absolute() if out else project.absolute() / SITE


def _asked(
    as_of: date | None = None, consent_day: date | None = None, *, from_log: bool = False
) -> Asked:
    from sunboard.days import Asked

    return Asked(datetime.now(UTC), as_of, consent_day, from_log)


_made = (
    make_preview(_build_options),
    make_import(_asked),
    make_collect(_asked),
    make_diff(_asked),
    make_audit(_asked),
)
for command in (demo, init, template, *_made):
    main.add_command(command)

"""What the commands' options are called and take, and how their progress is shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click


class Day(click.ParamType[date, object]):
    """A calendar day as YYYY-MM-DD, in the years that working days can be counted in."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """A day out of what was typed."""
        from sunboard.calendar import FIRST_YEAR, LAST_YEAR

        try:
            day = value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value} 不是日期，请写成 2026-10-31 的样子", param, ctx)
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.fail(f"{value} 不在 {FIRST_YEAR} 年到 {LAST_YEAR} 年之间，请核对年份", param, ctx)
        return day


project_option = click.option(
    "-C",
    "project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="项目目录，里面有 data/。",
)
as_of_option = click.option(
    "--as-of", type=Day(), help="数据截至哪天；不写就用 programme.yml 的，再没有就用昨天。"
)
consent_day_option = click.option(
    "--consent-day", type=Day(), help="同意公开按哪天算；不写就按今天，示范数据按数据截至日。"
)
out_option = click.option(
    "--out", type=click.Path(path_type=Path), help="网站放在哪里；不写就放在项目的 build/site。"
)
workbook_option = click.option(
    "--workbook",
    is_flag=False,
    flag_value="",
    type=click.Path(dir_okay=True, path_type=Path),
    help="另写一份原来的表，有问题的格子上色加批注；不写放在哪里就放在项目的 .sunboard/mending。",
)
pages_option = click.option(
    "--pages",
    is_flag=False,
    flag_value="",
    type=click.Path(path_type=Path),
    help="给每个单位另写一页要改什么，可以转发；不写放在哪个目录就放在项目的 .sunboard/mending。",
)
workers_option = click.option(
    "--workers", type=click.IntRange(1, 64), help="用几个进程；不写就用全部处理器。"
)
accepted_option = click.option(
    "--accept",
    "accepted",
    multiple=True,
    help="某类、某社区或某单位的记录比上次发布少了很多也照样发布，写它的名称；看过确实减少了才用；可写几次。"
    "存底整个不见了，要从头记起，写 ledger。",
)
takes_over_option = click.option(
    "--take-over",
    "takes_over",
    is_flag=True,
    help="换掉早先版本的晒榜发布的、没有标记的网站；只需一次。",
)
language_option = click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", help="报告用的语言。"
)


def site_options(command: Callable[..., None]) -> Callable[..., None]:
    """What every command that makes a site takes."""
    for option in (takes_over_option, accepted_option, workers_option, out_option):
        command = option(command)
    for option in (language_option, consent_day_option, as_of_option, project_option):
        command = option(command)
    return command


@contextmanager
def progress() -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, nothing elsewhere."""
    if not (sys.stderr and sys.stderr.isatty()):
        yield _show_nothing
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("写榜页和张贴版", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def _show_nothing(_done: int, _of: int) -> None:
    """Progress in a log is noise."""

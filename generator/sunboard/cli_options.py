"""What the commands' options are called and take, and how their progress is shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from sunboard.cli_speaking import language_option, option
from sunboard.language import mark, say


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
            said = say("{value} 不是日期，请写成 2026-10-31 的样子", value=value)
            self.fail(said, param, ctx)
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            years = {"first": FIRST_YEAR, "last": LAST_YEAR}
            said = say("{value} 不在 {first} 年到 {last} 年之间，请核对年份", value=value, **years)
            self.fail(said, param, ctx)
        return day


project_option = option(
    "-C",
    "project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help=mark("项目目录，里面有 data/。"),
)
as_of_option = option(
    "--as-of", type=Day(), help=mark("数据截至哪天；不写就用 programme.yml 的，再没有就用昨天。")
)
consent_day_option = option(
    "--consent-day", type=Day(), help=mark("同意公开按哪天算；不写就按今天，示范数据按数据截至日。")
)
out_option = option(
    "--out",
    type=click.Path(path_type=Path),
    help=mark("网站放在哪里；不写就放在项目的 build/site。"),
)
workbook_option = option(
    "--workbook",
    is_flag=False,
    flag_value="",
    type=click.Path(dir_okay=True, path_type=Path),
    help=mark(
        "另写一份原来的表，有问题的格子上色加批注；不写放在哪里就放在项目的 .sunboard/mending。"
    ),
)
pages_option = option(
    "--pages",
    is_flag=False,
    flag_value="",
    type=click.Path(path_type=Path),
    help=mark(
        "给每个单位另写一页要改什么，可以转发；不写放在哪个目录就放在项目的 .sunboard/mending。"
    ),
)
workers_option = option(
    "--workers", type=click.IntRange(1, 64), help=mark("用几个进程；不写就用全部处理器。")
)
accepted_option = option(
    "--accept",
    "accepted",
    multiple=True,
    help=mark(
        "某类、某社区或某单位的记录比上次发布少了很多也照样发布，写它的名称；看过确实减少了才用；可写几次。"
        "存底不见了，或和网站接不上，要照现在的记下去，写 ledger。都会写在网站的改动页上。"
    ),
)
takes_over_option = option(
    "--take-over",
    "takes_over",
    is_flag=True,
    help=mark("换掉早先版本的晒榜发布的、没有标记的网站；只需一次。"),
)


from_log_option = option(
    "--from-log",
    "from_log",
    is_flag=True,
    help=mark("按存底做出 --as-of 那天的网站，不读今天的表；谁可以公开、什么撤下了，仍按今天的。"),
)
record_option = option(
    "--record",
    "records_published",
    is_flag=True,
    help=mark(
        "把首次公布的承诺原文、每条记录和每个结果首次公开的日子记入 data/ledger/；发布用 sunboard publish。"
    ),
)
number_option = option(
    "--number",
    "numbers",
    is_flag=True,
    help=mark(
        "先给没有编号的行编号，写回各自的表，和 sunboard number 一样；有人开着的表，编号记在 data/ids/。"
    ),
)
private_out_option = option(
    "--out",
    type=click.Path(path_type=Path),
    help=mark("放在哪个目录，必须在项目和网站之外；不写就放在项目的 .sunboard/appraisal。"),
)
_community_option = option(
    "--community", "communities", multiple=True, help=mark("哪个社区，写编号或名称；可写几次。")
)
_sheet_kind_option = option(
    "--kind", "kinds", multiple=True, help=mark("哪种张贴版，例如 month；可写几次。")
)
_paper_option = option("--paper", type=click.Choice(["a3", "a4"]), help=mark("只要这种纸的。"))
_sheet_out_option = option(
    "--out", type=click.Path(path_type=Path), help=mark("放在哪里；不写就放在项目的 build/sheets。")
)
_duplex_option = option(
    "--duplex", "is_duplex", is_flag=True, help=mark("双面打印：合在一个文件里的每张都从正面开始。")
)


def sheet_options(command: Callable[..., None]) -> Callable[..., None]:
    """Which sheets are printed, and how."""
    for each in (
        _duplex_option,
        _sheet_out_option,
        _paper_option,
        _sheet_kind_option,
        _community_option,
    ):
        command = each(command)
    return command


def site_options(command: Callable[..., None]) -> Callable[..., None]:
    """What every command that makes a site takes."""
    for each in (takes_over_option, accepted_option, workers_option, out_option):
        command = each(command)
    for each in (language_option, consent_day_option, as_of_option, project_option):
        command = each(command)
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
        task = bar.add_task(say("写榜页和张贴版"), total=None)

        def advance(done: int, of: int) -> None:
            bar.update(task, completed=done, total=of)
            if done >= of:
                # What is said next must not stand in the bar's own line.
                bar.stop()

        yield advance


def _show_nothing(_done: int, _of: int) -> None:
    """Progress in a log is noise."""

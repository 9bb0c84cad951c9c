"""`sunboard init`, `template` and `preview`: an office's first files, and a first look."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sunboard.cli_options import as_of_option, progress, project_option
from sunboard.cli_speaking import Argument, Command, language_option, option
from sunboard.language import CHINESE, mark, say

if TYPE_CHECKING:
    from sunboard.build import BuildOptions
    from sunboard.days import Asked

_ASKED = {
    "county": mark("哪个县、区或单位（例如 云桥县）"),
    "name": mark("这项工作叫什么"),
    "issuer": mark("谁发布（例如 云桥县基层治理协调办公室）"),
    "supervision_phone": mark("监督电话，居民打得通的"),
    "web_address": mark("网站的网址，还没有就直接回车"),
    "language": mark("网站用哪种语言（zh-Hans、en）"),
    "boards": mark("要哪些榜（例如 承诺、服务单）；有记录的都做，就直接回车"),
}
_DEFAULTS = {
    "name": mark("部门单位联社区包小区"),
    "web_address": "",
    "language": CHINESE.tag,
    "boards": "",
}

_OPTIONS = {"supervision_phone": "--phone", "web_address": "--address", "boards": "--board"}
"""By what is asked the option that answers it, where it isn't called the same."""


@click.command(
    cls=Command, help=mark("开始一个新项目：写 data/programme.yml 和要填的 data/台账.xlsx。")
)
@option(
    "-C",
    "project",
    type=click.Path(file_okay=False, path_type=Path),
    default=".",
    help=mark("项目目录；没有就新建。"),
)
@option("--county", help=mark("哪个县、区或单位。"))
@option("--name", help=mark("这项工作叫什么。"))
@option("--issuer", help=mark("谁发布。"))
@option("--phone", "supervision_phone", help=mark("监督电话。"))
@option("--address", "web_address", help=mark("网站的网址。"))
@option("--language", help=mark("网站用的语言：zh-Hans、en。"))
@option("--board", "boards", multiple=True, help=mark("要哪些榜；可写几次；不写，有记录的都做。"))
@option("--kind", "kinds", multiple=True, help=mark("台账里要哪些表；可写几次。"))
@option("--yes", "is_quiet", is_flag=True, help=mark("不问，没写的用默认的。"))
def init(project: Path, boards: tuple[str, ...], kinds: tuple[str, ...], **said: str) -> None:
    """Write what a new project begins with."""
    from sunboard.starting.programme_file import Answers, boards_called
    from sunboard.starting.starting import FIRST_KINDS, StartError, kinds_called, start

    is_quiet, given = bool(said.pop("is_quiet")), {**said, "boards": " ".join(boards) or None}
    try:
        chosen = kinds_called(kinds or FIRST_KINDS)
        answered = {key: _answer(key, given[key], is_quiet=is_quiet) for key in _ASKED}
        answers = Answers(boards=boards_called(answered.pop("boards")), **answered)
        programme, workbook = start(project, answers, chosen)
    except (StartError, OSError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(say("已写好 {file}：名称、电话等，随时可改。", file=str(programme)))
    click.echo(
        say(
            "已写好 {file}：空表，一张表一类，编号不用填。",
            file=str(workbook),
        )
    )
    click.echo(
        say(
            "有现成的表：{command}",
            command=say("sunboard import 您的表 -C {project}", project=project),
        )
    )
    click.echo(say("没有，照着空表填，填好以后：{command}", command=f"sunboard check -C {project}"))


def _answer(key: str, given: str | None, *, is_quiet: bool) -> str:
    if given is not None:
        return _believed(key, given.strip(), _OPTIONS.get(key, f"--{key}"))
    default = _DEFAULTS.get(key)
    default = say(default) if default and default != CHINESE.tag else default
    if is_quiet or not sys.stdin.isatty():
        if default is None:
            raise click.UsageError(say("还要知道：{what}。", what=say(_ASKED[key])))
        return default
    asked = say(_ASKED[key])
    return str(
        click.prompt(
            asked,
            default=default,
            show_default=bool(default),
            value_proc=lambda typed: _believed(key, typed.strip(), ""),
        )
    )


def _believed(key: str, typed: str, hint: str) -> str:
    """What was typed, if it can be what was asked for; else it is asked again, or the command ends."""
    from sunboard.starting.programme_file import objection_to

    if refused := objection_to(key, typed):
        raise click.BadParameter(refused, param_hint=hint or None)
    return typed


@click.command(cls=Command, help=mark("另写一份空表，例如 sunboard template 联席会议 公示。"))
@click.argument("kinds", cls=Argument, nargs=-1, required=True, metavar=mark("表…"))
@project_option
@language_option
@option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help=mark("写成哪个文件；已有的不会覆盖；不写就是 台账.xlsx。"),
)
def template(kinds: tuple[str, ...], project: Path, out: Path | None) -> None:
    """Write another workbook to fill in."""
    from sunboard.starting.starting import StartError, kinds_called, write_template

    out = out or Path(say("台账.xlsx"))
    try:
        write_template(project, kinds_called(kinds), out)
    except (StartError, OSError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(say("已写好 {file}", file=str(out)))


def make_preview(options_of: Callable[..., BuildOptions]) -> click.Command:
    """`sunboard preview`, which takes its options as every build does."""

    @click.command(
        cls=Command,
        help=mark("试运行：做一份只给自己看的网站，不公布、不记存底，哪里还不能公布写在旁边。"),
    )
    @project_option
    @as_of_option
    @language_option
    @option(
        "--out",
        type=click.Path(path_type=Path),
        help=mark("放在哪里；不写就放在项目的 build/preview。"),
    )
    def preview(project: Path, as_of: date | None, out: Path | None) -> None:
        """Make a trial that nobody else sees."""
        from sunboard.preview_command import run_preview
        from sunboard.project_folders import PREVIEW

        options = options_of(project, as_of=as_of, out=out or project / PREVIEW)
        with progress() as advance:
            ended = run_preview(options, advance)
        sys.exit(ended.code)

    return preview


def make_import(now: Callable[[], Asked]) -> click.Command:
    """`sunboard import`; whoever calls it says what day it is."""

    @click.command(
        "import",
        cls=Command,
        help=mark("把现成的表格放进项目：说清当作什么，只问拿不准的，答案记下来，下个月不再问。"),
    )
    @click.argument(
        "files",
        cls=Argument,
        nargs=-1,
        required=True,
        metavar=mark("文件…"),
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
    )
    @project_option
    @language_option
    @option(
        "--answers",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help=mark("预先写好的答案（YAML，每行「问题: 答案」）；没写到的照样问。"),
    )
    @option("--yes", "is_quiet", is_flag=True, help=mark("不问；拿不准的先不定，报告里写明。"))
    @option("--ask-again", is_flag=True, help=mark("以前答了不知道的，也再问一遍。"))
    def import_(project: Path, files: tuple[Path, ...], **chosen: Any) -> None:
        """Bring an office's files in."""
        from sunboard.import_command import ImportOptions, run_import

        chosen["is_quiet"] = chosen["is_quiet"] or not sys.stdin.isatty()
        sys.exit(run_import(ImportOptions(project, files, **chosen), now()))

    return import_


def make_collect(now: Callable[[], Asked]) -> click.Command:
    """`sunboard collect`; whoever calls it says what day it is."""

    @click.command(
        cls=Command,
        help=mark(
            "从共享文件夹收表，一个社区一个子文件夹；说清谁没交、哪份用不了，用不了的接着用上次好的。"
        ),
    )
    @click.argument(
        "folder",
        cls=Argument,
        metavar=mark("收件文件夹"),
        type=click.Path(exists=True, file_okay=False, path_type=Path),
    )
    @project_option
    @language_option
    @option(
        "--accept",
        "accepted",
        multiple=True,
        help=mark(
            "谁交的比上次少了很多也照样收，写那个子文件夹的名字；看过确实减少了才用；可写几次。"
        ),
    )
    @option(
        "--no-receipts",
        "receipts",
        flag_value=False,
        default=True,
        help=mark("不在各个子文件夹里写回执。"),
    )
    @option("--yes", "is_quiet", is_flag=True, help=mark("不问；拿不准的先不定，报告里写明。"))
    def collect(project: Path, folder: Path, **chosen: Any) -> None:
        """Take in what many clerks handed in."""
        from sunboard.collect_command import CollectOptions, run_collect

        chosen["is_quiet"] = chosen["is_quiet"] or not sys.stdin.isatty()
        sys.exit(run_collect(CollectOptions(project, folder, **chosen), now()))

    return collect

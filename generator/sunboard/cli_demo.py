"""`sunboard demo`: a fictional county, for trying things and for measuring."""

from __future__ import annotations

from pathlib import Path

import click

from sunboard.cli_speaking import Command, option
from sunboard.language import mark, said_number, say, say_many

NOT_INSTALLED = mark(
    "这份 sunboard 没有带示范县（sunboard_demo）。用 pip install sunboard 重新安装，就有了；"
    "不装也不影响别的命令。"
)


@click.command(
    cls=Command, help=mark("写一个虚构的县，大小随意，供试用和测速；改过的记录不会覆盖。")
)
@option("--communities", type=click.IntRange(1), help=mark("社区个数；不写就是14个，英语的8个。"))
@option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    help=mark("示范县（zh），或者说英语的示范城市（en）。"),
)
@option("--out", type=click.Path(path_type=Path), required=True, help=mark("写到哪个目录。"))
@option("--seed", type=int, default=1, help=mark("随机种子；同样的种子写出同样的县。"))
@option("--commitments-each", type=click.IntRange(0), help=mark("每个社区几项承诺。"))
@option("--tasks-each", type=click.IntRange(0), help=mark("每个社区几件服务单。"))
@option("--deeds-each", type=click.IntRange(0), help=mark("每个社区几件闪光言行。"))
@option("--replace", is_flag=True, help=mark("示范记录改过的也换掉。"))
def demo(
    communities: int | None, out: Path, seed: int, replace: bool, lang: str, **each: int | None
) -> None:
    """Write a fictional county of any size; records that somebody changed stay."""
    from sunboard.records.gathering import MOST_ROWS

    try:
        from sunboard_demo import write_demo
    except ModuleNotFoundError as error:
        if error.name != "sunboard_demo":
            raise
        raise click.ClickException(say(NOT_INSTALLED)) from None

    try:
        written = write_demo(
            out,
            communities=communities,
            seed=seed,
            replaces=replace,
            lang=lang,
            **each,  # type: ignore[arg-type]
        )
    except FileExistsError as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.ClickException(
            say("不能写到 {path}：{why}", path=out, why=error.strerror)
        ) from None
    click.echo(say("已写好：{folder}", folder=f"{out}/data"))
    if (count := sum(written.values())) > MOST_ROWS:
        click.echo(
            say_many(
                "一共{n}条记录，一次最多读{most}条，这个县做不成网站；请少写几个社区。",
                count,
                most=said_number(MOST_ROWS),
            ),
            err=True,
        )

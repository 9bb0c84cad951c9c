"""`sunboard demo`: a fictional county, for trying things and for measuring."""

from __future__ import annotations

from pathlib import Path

import click

NOT_INSTALLED = (
    "这份 sunboard 没有带示范县（sunboard_demo）。用 pip install sunboard 重新安装，就有了；"
    "不装也不影响别的命令。"
)


@click.command()
@click.option("--communities", type=click.IntRange(1), help="社区个数；不写就是14个，英语的8个。")
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    help="示范县（zh），或者说英语的示范城市（en）。",
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="写到哪个目录。")
@click.option("--seed", type=int, default=1, help="随机种子；同样的种子写出同样的县。")
@click.option("--commitments-each", type=click.IntRange(0), help="每个社区几项承诺。")
@click.option("--tasks-each", type=click.IntRange(0), help="每个社区几件服务单。")
@click.option("--deeds-each", type=click.IntRange(0), help="每个社区几件闪光言行。")
@click.option("--replace", is_flag=True, help="示范记录改过的也换掉。")
def demo(
    communities: int | None, out: Path, seed: int, replace: bool, lang: str, **each: int | None
) -> None:
    """写一个虚构的县，大小随意，供试用和测速；改过的记录不会覆盖。"""
    try:
        from sunboard_demo import write_demo
    except ModuleNotFoundError as error:
        if error.name != "sunboard_demo":
            raise
        raise click.ClickException(NOT_INSTALLED) from None

    try:
        write_demo(
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
        raise click.ClickException(f"不能写到 {out}：{error.strerror}") from None
    click.echo(f"已写好：{out}/data")

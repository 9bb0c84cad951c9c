"""`sunboard number`: what it says of the ids that it gave, and with which code it ends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from sunboard.checks.saying import HIDDEN, Hides, escaped, shown_path
from sunboard.days import Asked
from sunboard.number import Done, NotNumberedError, NumberOptions, number
from sunboard.publishing.filesystem import BusyError, cause
from sunboard.publishing.numbering.write import Numbered
from sunboard.records.given_ids import given_path
from sunboard.records.ledger_files import LedgerError

FINE, PARTIAL = 0, 3
_TAKEN_BACK = (
    "编号写进去以后，读出来的和原来的不一样，已经全部恢复原样，没有编号；请把文件另存一遍再试。"
)
_MOST_SHOWN = 20
"""Of tables, and of names with their ids: what fits a screen."""


def run_number(project: Path, asked: Asked, *, is_dry: bool) -> int:
    """Number, say so, and return the exit code: 0 all done, 3 rows have none yet."""
    try:
        done = number(NumberOptions(project.absolute(), asked, is_dry=is_dry))
    except BusyError:
        raise click.ClickException("另一次发布或编号正在进行，没有编号；请等它结束") from None
    except NotNumberedError:
        raise click.ClickException(_TAKEN_BACK) from None
    except LedgerError as error:
        raise click.ClickException(f"存底文件有错，没有编号；请从上一次发布恢复：{error}") from None
    except OSError as error:
        raise click.ClickException(f"没有编完，读不了或写不到：{cause(error)}") from None
    lines = list(_said(done))
    for line in lines or ["都有编号，没有要编的。"]:
        click.echo(line)
    if is_dry and lines:
        click.echo("以上都还没有写；去掉 --dry-run 再运行一次才写。", err=True)
    return PARTIAL if done.outcome.open_files or done.outcome.lost or done.asked else FINE


def number_first(project: Path, asked: Asked) -> None:
    """Number before a publication, which nothing of this may stop: rows without an id can wait a night."""
    options = NumberOptions(project.absolute(), asked, waits=False)
    try:
        for line in _said(number(options)):
            click.echo(line, err=True)
    except BusyError:
        click.echo("另一次发布或编号正在进行，没有编号。", err=True)
    except NotNumberedError:
        click.echo(_TAKEN_BACK, err=True)
    except LedgerError:
        click.echo("没有编号：存底有错。", err=True)  # the publication says which
    except OSError as error:
        click.echo(f"没有编完号，读不了或写不到：{cause(error)}", err=True)


def _said(done: Done) -> Iterator[str]:
    outcome = done.outcome
    for say, every in (
        (_written, outcome.numbered),
        (_kept_aside, outcome.aside),
        (_left, outcome.lost),
    ):
        yield from _first([say(each, done.hides) for each in every], "张表")
    for name, lock in outcome.open_files.items():
        yield (
            f"{shown_path(name, done.hides)} 有人开着，没有编号；请关掉再运行。"
            f"确实没有人开着的，删去旁边的 {shown_path(lock, done.hides)}。"
        )
    if done.asked:
        yield f"还有{done.asked}行没有编号：请运行 sunboard check，照它说的改，写上编号或「新」。"
    named = [f"  {_shown(name, done.hides)} → {own}" for name, own in done.id_by_name]
    if named:
        yield "这些地方和单位的编号写进网址，编好不再改："
        yield from _first(named, "个")


def _first(lines: list[str], what: str) -> Iterator[str]:
    yield from lines[:_MOST_SHOWN]
    if len(lines) > _MOST_SHOWN:
        yield f"……另有{len(lines) - _MOST_SHOWN}{what}"


def _written(each: Numbered, hides: Hides) -> str:
    column = f"第{each.place.letter}列" if each.place.letter else f"「{each.new.heading}」"
    hint = "这一列在「表格」外面，按表格排序以前先把它拉宽一列。" if each.is_outside else ""
    return f"{_counted(each)}，写在 {_where(each, hides)} 的{column}。{hint}"


def _kept_aside(each: Numbered, hides: Hides) -> str:
    count = len(each.new.given)
    kept = shown_path(given_path(each.place.file), hides)
    why = f"{_where(each, hides)} 写不进去（{each.why_not}）"
    return f"{each.new.kind.label}：{count}行编了号，存在 {kept}，因为 {why}。"


def _left(each: Numbered, hides: Hides) -> str:
    count = len(each.new.given)
    return (
        f"{each.new.kind.label}：{count}行没有编号，{_where(each, hides)} 写不进去（{each.why_not}），"
        "又不能另记；请自己填上，或把它存成 .xlsx、CSV。"
    )


def _counted(each: Numbered) -> str:
    counts = ((len(each.new.given), "编了号"), (each.new.again, "找回了原来的编号"))
    done = "，".join(f"{count}行{did}" for count, did in counts if count)
    return f"{each.new.kind.label}：{done}"


def _where(each: Numbered, hides: Hides) -> str:
    sheet = f"「{_shown(each.place.sheet, hides)}」" if each.place.sheet else ""
    return f"{shown_path(each.place.file, hides)}{sheet}"


def _shown(text: str, hides: Hides) -> str:
    return HIDDEN if hides(text) else escaped(text)

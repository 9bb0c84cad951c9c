"""`sunboard number`: what it says of the ids that it gave, and with which code it ends."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import click

from sunboard.alert import send_alert
from sunboard.checks.parsing.ids import NEW
from sunboard.checks.saying import HIDDEN, Hides, escaped, shown_path
from sunboard.days import Asked
from sunboard.language import clauses, listed, mark, say, say_many, sentences, several
from sunboard.number import Done, NotNumberedError, NumberOptions, number, number_alone
from sunboard.problems import Source
from sunboard.publishing.filesystem import BusyError, cause
from sunboard.publishing.numbering.write import Numbered, take_back
from sunboard.records.given_ids import given_path
from sunboard.records.ledger_files import LedgerError

FINE, PARTIAL = 0, 3
_TAKEN_BACK = mark(
    "编号写进去以后，读出来的和原来的不一样，已经全部恢复原样，没有编号；请把文件另存一遍再试。"
)
_MOST_SHOWN = 20
"""Of tables, and of names with their ids: what fits a screen."""


def run_number(project: Path, asked: Asked, *, is_dry: bool) -> int:
    """Number, say so, and return the exit code: 0 all done, 3 rows have none yet."""
    try:
        done = number(NumberOptions(project.absolute(), asked, is_dry=is_dry))
    except BusyError:
        raise click.ClickException(say("另一次发布或编号正在进行，没有编号；请等它结束")) from None
    except NotNumberedError:
        raise click.ClickException(say(_TAKEN_BACK)) from None
    except LedgerError as error:
        raise click.ClickException(
            say("存底文件有错，没有编号；请从上一次发布恢复：{error}", error=error)
        ) from None
    except OSError as error:
        raise click.ClickException(
            say("没有编完，读不了或写不到：{error}", error=cause(error))
        ) from None
    lines = list(_said(done))
    for line in lines or [say("都有编号，没有要编的。")]:
        click.echo(line)
    if is_dry and lines:
        click.echo(say("以上都还没有写；去掉 --dry-run 再运行一次才写。"), err=True)
    return PARTIAL if done.outcome.open_files or done.outcome.lost or done.asked else FINE


def number_first(project: Path, asked: Asked) -> Callable[[], None]:
    """Number for a publication that holds the project's lock; what is returned takes it back.

    Nothing of this may stop the night: rows without an id can wait for another. They are not published then, as
    nothing is put down without an id that stands in a file. Where they would wait every night, it is told to
    whom the programme names.
    """
    options = NumberOptions(project.absolute(), asked, waits=False)
    try:
        done = number_alone(options)
        for line in _said(done):
            click.echo(line, err=True)
        return partial(_take_back, options.project, done)
    except LedgerError:
        click.echo(say("没有编号：存底有错。"), err=True)  # the publication says which
    except Exception as error:  # what nobody foresaw stops no night either
        why = _why_not(error)
        click.echo(why, err=True)
        send_alert(project, why)
    return _nothing


def _nothing() -> None:
    """Where nothing was numbered nothing is taken back."""


def _take_back(project: Path, done: Done) -> None:
    """Take back the ids of a publication that came to nothing, and say so."""
    outcome = done.outcome
    if not (outcome.replaced or outcome.kept):
        return
    try:
        saved = take_back(project, outcome)
    except OSError as error:
        click.echo(say("刚才编的号没有收回，写不到：{error}", error=cause(error)), err=True)
        return
    names = listed(shown_path(name, done.hides) for name in saved)
    if saved:
        said = say("刚才编的号一并收回；{files} 刚才有人存过，编号留着。", files=names)
    else:
        said = say("刚才编的号一并收回，各张表和编号以前一样。")
    click.echo(said, err=True)


def _why_not(error: Exception) -> str:
    """Why nothing was numbered, without what an error may quote of the records."""
    if isinstance(error, NotNumberedError):
        return say(_TAKEN_BACK)
    if isinstance(error, OSError):
        return say("没有编完号，读不了或写不到：{error}", error=cause(error))
    at = traceback.extract_tb(error.__traceback__)[-1]
    return say(
        "编号出了没有料到的错（{error}，{module} 第{line}行），没有编完；没有编号的行这次不公布，别的照常发布。"
        "请把这一行报给开发的人。",
        error=type(error).__name__,
        module=Path(at.filename).name,
        line=at.lineno,
    )


def _said(done: Done) -> Iterator[str]:
    outcome = done.outcome
    for words, every in (
        (_written, outcome.numbered),
        (_kept_aside, outcome.aside),
        (_left, outcome.lost),
    ):
        lines = [words(each, done.hides) for each in every]
        yield from lines[:_MOST_SHOWN]
        if len(lines) > _MOST_SHOWN:
            yield say_many("……另有{n}张表", len(lines) - _MOST_SHOWN)
    for name, lock in outcome.open_files.items():
        yield say(
            "{file} 有人开着，没有编号；请关掉再运行。确实没有人开着的，删去旁边的 {lock}。",
            file=shown_path(name, done.hides),
            lock=shown_path(lock, done.hides),
        )
    if done.asked:
        yield say_many(
            "还有{n}行没有编号：请运行 sunboard check，照它说的改，写上编号或「{new}」。",
            done.asked,
            new=say(NEW),
        )
        yield from _asked(done)
    yield from _named([f"  {_shown(name, done.hides)} → {own}" for name, own in done.id_by_name])


def _asked(done: Done) -> Iterator[str]:
    """The rows about which somebody is asked, a line a sheet, and what to write there."""
    rows: dict[Source, list[int]] = {}
    for place in done.asked_at:
        rows.setdefault(place.source, []).append(place.row or 0)
    for (file, sheet), numbers in [*rows.items()][:_MOST_SHOWN]:
        shown = [str(number) for number in sorted({*numbers})[:_MOST_SHOWN]]
        yield say(
            "  {place} 第{rows}行：新加的，在「编号」一格写「{new}」；是改了内容的，写原来的编号。",
            place=_file_said(file, sheet, done.hides),
            rows=several(shown, "…" if len({*numbers}) > _MOST_SHOWN else ""),
            new=say(NEW),
        )


def _named(lines: list[str]) -> Iterator[str]:
    """The ids of places and units, which become addresses."""
    if lines:
        yield say("这些地方和单位的编号写进网址，编好不再改：")
    yield from lines[:_MOST_SHOWN]
    if len(lines) > _MOST_SHOWN:
        yield say_many("……另有{n}个", len(lines) - _MOST_SHOWN)


def _written(each: Numbered, hides: Hides) -> str:
    letter, heading = each.place.letter, each.new.heading
    column = say("第{letter}列", letter=letter) if letter else say("「{heading}」", heading=heading)
    said = say(
        "{counted}，写在 {place} 的{column}。",
        counted=_counted(each),
        place=_where(each, hides),
        column=column,
    )
    if not each.is_outside:
        return said
    return sentences(said, say("这一列在「表格」外面，按表格排序以前先把它拉宽一列。"))


def _kept_aside(each: Numbered, hides: Hides) -> str:
    return say_many(
        "{kind}：{n}行编了号，存在 {kept}，因为 {place} 写不进去（{why}）。",
        len(each.new.given),
        kind=each.new.kind.title,
        kept=shown_path(given_path(each.place.file), hides),
        place=_where(each, hides),
        why=each.why_not,
    )


def _left(each: Numbered, hides: Hides) -> str:
    return say_many(
        "{kind}：{n}行没有编号，{place} 写不进去（{why}），"
        "又不能另记；请自己填上，或把它存成 .xlsx、CSV。",
        len(each.new.given),
        kind=each.new.kind.title,
        place=_where(each, hides),
        why=each.why_not,
    )


def _counted(each: Numbered) -> str:
    done = clauses(
        say_many("{n}行编了号", len(each.new.given)) if each.new.given else None,
        say_many("{n}行找回了原来的编号", len(each.new.again)) if each.new.again else None,
    )
    return say("{kind}：{done}", kind=each.new.kind.title, done=done)


def _where(each: Numbered, hides: Hides) -> str:
    return _file_said(each.place.file, each.place.sheet, hides)


def _file_said(path: str, sheet: str, hides: Hides) -> str:
    file = shown_path(path, hides)
    if not sheet:
        return file
    return say("{file}「{sheet}」", file=file, sheet=_shown(sheet, hides))


def _shown(text: str, hides: Hides) -> str:
    return HIDDEN if hides(text) else escaped(text)

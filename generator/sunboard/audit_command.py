"""`sunboard audit`: look through a finished folder from outside, and say what stands where."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import click

from sunboard.checks.private.names import NameFinder
from sunboard.checks.private.people_file import finder_of
from sunboard.gate.audit import Auditor, Looked, Sight, files_of
from sunboard.gate.judge import Judge
from sunboard.gate.labels import LABELS
from sunboard.language import say, say_many
from sunboard.publishing.workers import WorkerError, gather

FINE, PROBLEMS, PARTIAL = 0, 1, 3
_MOST_PLACES = 10


@dataclass(frozen=True)
class AuditOptions:
    """What the command is asked to do."""

    folder: Path
    people: Path | None
    """Whose names are looked for; None for nobody's."""
    day: date
    """By which day somebody has consented."""
    workers: int = 1
    form: str = "text"


def run_audit(options: AuditOptions, progress: Callable[[int, int], None]) -> int:
    """Look, print the table, and return the exit code: 0 nothing, 1 something, 3 a file could not be read."""
    try:
        finder = finder_of(options.people, options.day) if options.people else NameFinder()
        auditor, paths = Auditor(Judge(finder)), list(files_of(options.folder))
        looked = gather(
            len(paths),
            partial(_look, auditor, options.folder, paths),
            options.workers,
            lambda done: progress(done, len(paths)),
        )
    except (OSError, WorkerError) as error:
        raise click.ClickException(say("没有看完：{error}", error=error)) from None
    sights = [sight for each in looked for sight in each.sights]
    unread = {
        auditor.shown(p): each.unread for p, each in zip(paths, looked, strict=True) if each.unread
    }
    if options.form == "json":
        rows = {"found": [each._asdict() for each in sights], "unread": unread, "files": len(paths)}
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for line in (*_table(sights), *_unread(unread)):
            click.echo(line)
    click.echo(_said(options, looked, sights), err=True)
    return PROBLEMS if sights else PARTIAL if unread else FINE


def _look(auditor: Auditor, folder: Path, paths: Sequence[str], number: int) -> Looked:
    return auditor.look(folder, paths[number])


def _table(sights: Sequence[Sight]) -> Iterator[str]:
    """A class a line with its number, and below it the first places."""
    for code, label in LABELS.items():
        places = [f"{each.file} {each.place}" for each in sights if each.code == code]
        if places:
            yield say_many("{label}：{n}处", len(places), label=say(label))
            yield from (f"  {place}" for place in places[:_MOST_PLACES])
            if len(places) > _MOST_PLACES:
                rest = len(places) - _MOST_PLACES
                yield say_many("  ……另有{n}处；要看全部，用 --format json", rest)


def _unread(unread: dict[str, str]) -> Iterator[str]:
    """Which files nobody knows anything of."""
    if unread:
        yield say_many("没有读全的文件：{n}个，请打开看", len(unread))
        for path, why in list(unread.items())[:_MOST_PLACES]:
            yield say("  {file}：{why}", file=path, why=why)
        if len(unread) > _MOST_PLACES:
            yield say_many("  ……另有{n}个", len(unread) - _MOST_PLACES)


def _said(options: AuditOptions, looked: Sequence[Looked], sights: Sequence[Sight]) -> str:
    names = say("姓名按名单查过") if options.people else say("没有给名单（--people），姓名没有查")
    found = say("没有发现涉及隐私的内容")
    if sights:
        files = say_many("{n}个文件", len({each.file for each in sights}))
        found = say_many("{n}处涉及隐私，在{files}里", len(sights), files=files)
    return say_many(
        "看了{n}个文件：{found}；{names}。"
        "文字的写法千变万化，图片里画的字、扫描件看不了，机器没有发现不等于没有。",
        len(looked),
        found=found,
        names=names,
    )

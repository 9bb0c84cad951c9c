"""`sunboard diff`: what changed between two days, as the log of publications has it, and which figures did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from sunboard.boards.changes.counted import counted_by_day, counted_words
from sunboard.boards.changes.entries import HEADINGS, Entry, entries_of
from sunboard.boards.changes.lines import entry_line
from sunboard.boards.figure_table import county_rows
from sunboard.days import Asked
from sunboard.earlier import NotLoggedError
from sunboard.language import say, speaking
from sunboard.language.dates import said_day
from sunboard.measures.ground import Ground
from sunboard.project import RefusedError, check_project
from sunboard.publishable.past import with_past
from sunboard.publishable.records import ground_of
from sunboard.records.ledger_files import LedgerError
from sunboard.reporting import print_report
from sunboard.settings import Programme

_FINE, _PROBLEMS = 0, 1


def run_diff(project: Path, asked: Asked, first: date, last: date) -> int:
    """Say it; the exit code.

    Raises:
        click.UsageError: the days are not in order.
    """
    if first >= last:
        raise click.UsageError(say("前一天要早于后一天"))
    try:
        (_, before), (programme, now) = (_on(project, asked, day) for day in (first, last))
    except RefusedError as refused:
        print_report(refused.problems, "text")
        return _PROBLEMS
    except LedgerError as error:
        raise click.ClickException(
            say("存底文件有错，请从上一次发布恢复：{error}", error=error)
        ) from None
    except NotLoggedError as error:
        raise click.ClickException(str(error)) from None
    with speaking(programme.tongue):
        for line in (*_changes(now, first), *_figures(before, now)):
            click.echo(line)
    return _FINE


def _on(project: Path, asked: Asked, day: date) -> tuple[Programme, Ground]:
    """The ground of a day, as the log has it."""
    found = check_project(project, replace(asked, as_of=day, from_log=True))
    with speaking(found.programme.tongue):
        return found.programme, with_past(ground_of(found), found)


def _changes(ground: Ground, after: date) -> Iterator[str]:
    """A line for each change, the oldest day first."""
    entries = [entry for entry in entries_of(ground) if entry.day > after]
    counted = {day: each for day, each in counted_by_day(ground).items() if day > after}
    if not (entries or counted):
        yield say("这两天之间没有改动。")
    for entry in sorted(entries, key=lambda each: each.day):
        yield _line(ground, entry)
    for day, several in sorted(counted.items()):
        said = counted_words(several)
        yield say("{day}，只计数的记录：{said}", day=said_day(day), said=said)


def _line(ground: Ground, entry: Entry) -> str:
    line = entry_line(ground, entry)
    told = {"day": said_day(entry.day), "how": say(HEADINGS[entry.how]), "what": line.label}
    if line.said:
        return say("{day}，{how}：{what}：{said}", said=line.said, **told)
    return say("{day}，{how}：{what}", **told)


def _figures(before: Ground, now: Ground) -> Iterator[str]:
    """The county's figures that differ."""
    old, new = _of_county(before), _of_county(now)
    for label in dict.fromkeys((*old, *new)):
        was, is_now = old.get(label, say("没有")), new.get(label, say("没有"))
        if was != is_now:
            yield say("{figure}：{before} → {now}", figure=label, before=was, now=is_now)


def _of_county(ground: Ground) -> dict[str, str]:
    return {row.label: row.said for row in county_rows(ground)}

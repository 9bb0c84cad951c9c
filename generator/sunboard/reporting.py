"""How a report of problems is printed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress

import click

from sunboard.checks.causes import Cause, causes_of
from sunboard.checks.saying import format_problem, problems_as_json, sayable
from sunboard.checks.summing import format_cause
from sunboard.language import say, say_many
from sunboard.problems import Problem, Severity

MOST_ANNOTATED = 10
"""GitHub shows so many errors of a step beside the files, and so many warnings."""

MOST_CAUSES = 200
"""So many are printed: nobody mends more before they check again."""


def print_report(problems: Sequence[Problem], form: str, reminder: Problem | None = None) -> None:
    """Print the problems to standard output, then how many there are to standard error.

    As `text` a line tells a cause; `lines` has a line a problem, and `json` an object.
    A reminder of something with which nothing is wrong goes to standard error too, and never as JSON.
    """
    if form == "json":
        click.echo(problems_as_json(problems))
        return
    causes = causes_of(problems)
    lines = _every(problems) if form == "lines" else _lines(causes)
    for line in lines:
        click.echo(line)
    if reminder is not None:
        click.echo(format_problem(reminder), err=True)
    click.echo(_summed(causes, is_short=form == "text"), err=True)


def print_published(problems: Sequence[Problem], done: Sequence[str]) -> None:
    """Print the report of a site that is published, and what was done, whether or not anybody listens."""
    with suppress(OSError):
        print_report(problems, "text")
    for line in done:
        with suppress(OSError):
            click.echo(line, err=True)


def _every(problems: Sequence[Problem]) -> Iterator[str]:
    """A line a problem; what is wrong with whole files comes first."""
    for problem in sorted(problems, key=lambda problem: problem.place.row is not None):
        yield format_problem(problem)


def _lines(causes: Sequence[Cause]) -> Iterator[str]:
    """A line a cause; on GitHub the first of them are shown beside their files as well."""
    is_on_github = os.environ.get("GITHUB_ACTIONS") == "true"
    left = dict.fromkeys(Severity, MOST_ANNOTATED if is_on_github else 0)
    for cause in causes[:MOST_CAUSES]:
        line, *more = format_cause(cause)
        severity = cause.first.severity
        yield _annotation(cause, line) if left[severity] > 0 else line
        left[severity] -= 1
        yield from more
    rest = len(causes) - MOST_CAUSES
    if rest > 0:
        yield say_many("还有{n}条没有列出；请先改好上面的，再检查一次。", rest)


def _annotation(cause: Cause, line: str) -> str:
    place = sayable(cause.first).place
    file = place.file.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    where = f"file={file},line={place.row or 1}"
    return f"::{cause.first.severity.value} {where}::{line.replace('%', '%25')}"


def _summed(causes: Sequence[Cause], *, is_short: bool) -> str:
    """How many problems there are, and how to see those that a cause was told for."""
    counts = dict.fromkeys(Severity, 0)
    for cause in causes:
        counts[cause.first.severity] += cause.count
        for problem in cause.follows:
            counts[problem.severity] += 1
        counts[Severity.ERROR] += cause.unlisted_follows
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    said = {
        "errors": say_many("{n}个错误", errors),
        "warnings": say_many("{n}个提醒", warnings),
    }
    if is_short and errors + warnings > len(causes):
        return say_many(
            "检查完毕：{errors}，{warnings}，归成{n}条；逐条看用 sunboard check --all。",
            len(causes),
            **said,
        )
    return say("检查完毕：{errors}，{warnings}。", **said)

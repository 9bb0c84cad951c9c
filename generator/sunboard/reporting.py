"""How a report of problems is printed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress

import click

from sunboard.checks.causes import Cause, causes_of
from sunboard.checks.saying import format_problem, problems_as_json, sayable
from sunboard.checks.summing import format_cause
from sunboard.problems import Language, Problem, Severity

MOST_ANNOTATED = 10
"""GitHub shows so many errors of a step beside the files, and so many warnings."""

MOST_CAUSES = 200
"""So many are printed: nobody mends more before they check again."""


def print_report(
    problems: Sequence[Problem],
    language: Language,
    form: str,
    reminder: Problem | None = None,
) -> None:
    """Print the problems to standard output, then how many there are to standard error.

    As `text` a line tells a cause; `lines` has a line a problem, and `json` an object.
    A reminder of something with which nothing is wrong goes to standard error too, and never as JSON.
    """
    if form == "json":
        click.echo(problems_as_json(problems, language))
        return
    causes = causes_of(problems)
    lines = _every(problems, language) if form == "lines" else _lines(causes, language)
    for line in lines:
        click.echo(line)
    if reminder is not None:
        click.echo(format_problem(reminder, language), err=True)
    click.echo(_summed(causes, language, is_short=form == "text"), err=True)


def print_published(problems: Sequence[Problem], language: Language, done: Sequence[str]) -> None:
    """Print the report of a site that is published, and what was done, whether or not anybody listens."""
    with suppress(OSError):
        print_report(problems, language, "text")
    for line in done:
        with suppress(OSError):
            click.echo(line, err=True)


def _every(problems: Sequence[Problem], language: Language) -> Iterator[str]:
    """A line a problem; what is wrong with whole files comes first."""
    for problem in sorted(problems, key=lambda problem: problem.place.row is not None):
        yield format_problem(problem, language)


def _lines(causes: Sequence[Cause], language: Language) -> Iterator[str]:
    """A line a cause; on GitHub the first of them are shown beside their files as well."""
    is_on_github = os.environ.get("GITHUB_ACTIONS") == "true"
    left = dict.fromkeys(Severity, MOST_ANNOTATED if is_on_github else 0)
    for cause in causes[:MOST_CAUSES]:
        line, *more = format_cause(cause, language)
        severity = cause.first.severity
        yield _annotation(cause, line) if left[severity] > 0 else line
        left[severity] -= 1
        yield from more
    if len(causes) > MOST_CAUSES:
        yield _rest_said(len(causes) - MOST_CAUSES, language)


def _rest_said(count: int, language: Language) -> str:
    if language is Language.EN:
        return f"There are {count} more causes; mend those above, and check again."
    return f"还有{count}条没有列出；请先改好上面的，再检查一次。"


def _annotation(cause: Cause, line: str) -> str:
    place = sayable(cause.first).place
    file = place.file.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    where = f"file={file},line={place.row or 1}"
    return f"::{cause.first.severity.value} {where}::{line.replace('%', '%25')}"


def _summed(causes: Sequence[Cause], language: Language, *, is_short: bool) -> str:
    """How many problems there are, and how to see those that a cause was told for."""
    counts = dict.fromkeys(Severity, 0)
    for cause in causes:
        counts[cause.first.severity] += cause.count
        for problem in cause.follows:
            counts[problem.severity] += 1
        counts[Severity.ERROR] += cause.unlisted_follows
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    is_shortened = is_short and errors + warnings > len(causes)
    if language is Language.EN:
        more = f" They have {len(causes)} causes; sunboard check --all lists them one by one."
        return f"Checked: {errors} errors, {warnings} warnings.{more if is_shortened else ''}"
    more = f"归成{len(causes)}条；逐条看用 sunboard check --all。"
    return f"检查完毕：{errors}个错误，{warnings}个提醒{f'，{more}' if is_shortened else '。'}"

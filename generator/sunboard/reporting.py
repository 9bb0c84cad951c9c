"""How a report of problems is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress

import click

from sunboard.checks.saying import format_problem, problems_as_json
from sunboard.problems import Language, Likeness, Problem, Severity

ALIKE = 10
"""Of problems of one kind in one column of a file so many are printed: one file that can't be read brings
thousands to all that refer to it, and hides among them."""


def print_report(
    problems: Sequence[Problem], language: Language, form: str, reminder: Problem | None = None
) -> None:
    """Print the problems to standard output, then how many there are to standard error.

    As text, what is wrong with whole files comes first, and many alike are counted; JSON has every one. A
    reminder of something with which nothing is wrong goes there too, and only as text.
    """
    if form == "json":
        click.echo(problems_as_json(problems, language))
        return
    for line in _lines(problems, language):
        click.echo(line)
    if reminder is not None:
        click.echo(format_problem(reminder, language), err=True)
    errors = sum(p.stands_for for p in problems if p.severity is Severity.ERROR)
    warnings = sum(p.stands_for for p in problems) - errors
    if language is Language.EN:
        click.echo(f"Checked: {errors} errors, {warnings} warnings.", err=True)
    else:
        click.echo(f"检查完毕：{errors}个错误，{warnings}个提醒。", err=True)


def print_published(problems: Sequence[Problem], language: Language, done: Sequence[str]) -> None:
    """Print the report of a site that is published, and what was done, whether or not anybody listens."""
    with suppress(OSError):
        print_report(problems, language, "text")
    for line in done:
        with suppress(OSError):
            click.echo(line, err=True)


def _lines(problems: Sequence[Problem], language: Language) -> Iterator[str]:
    alike: Counter[Likeness] = Counter()
    for problem in sorted(problems, key=lambda problem: problem.place.row is not None):
        alike[problem.likeness] += 1
        if alike[problem.likeness] <= ALIKE:
            yield format_problem(problem, language)
    for likeness, count in alike.items():
        if count > ALIKE:
            yield _rest_said(likeness, count - ALIKE, language)


def _rest_said(alike: Likeness, count: int, language: Language) -> str:
    if language is Language.EN:
        sheet = f', sheet "{alike.sheet}"' if alike.sheet else ""
        column = f', column "{alike.column}"' if alike.column else ""
        place = f"{alike.file}{sheet}{column}"
        return f"{place}: {count} more of the kind; sunboard check --format json lists them all."
    place = "".join((alike.file, *(f"「{name}」" for name in (alike.sheet, alike.column) if name)))
    return f"{place}还有{count}处同样的问题没有列出；要看全部，用 sunboard check --format json。"

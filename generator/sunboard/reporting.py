"""How a report of problems is printed."""

from __future__ import annotations

from collections.abc import Sequence

import click

from sunboard.problems import Language, Problem, Severity, format_problem, problems_as_json


def print_report(problems: Sequence[Problem], language: Language, form: str) -> None:
    """Print every problem to standard output, then how many there are to standard error."""
    if form == "json":
        click.echo(problems_as_json(problems, language))
        return
    for problem in problems:
        click.echo(format_problem(problem, language))
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    if language is Language.EN:
        click.echo(f"Checked: {errors} errors, {warnings} warnings.", err=True)
    else:
        click.echo(f"检查完毕：{errors}个错误，{warnings}个提醒。", err=True)

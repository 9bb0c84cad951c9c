"""Where answers come from: a file of them, the defaults, or whoever sits before the terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import click
import yaml

from sunboard.importing.question import LEAVE, MOST_CHOICES, Question
from sunboard.language import say

Ask = Callable[[Question], str]
"""What a question is answered with; `LEAVE` where it stays open."""


class AnswersError(Exception):
    """A file of answers can't be used; its text says why."""


def read_answers(path: Path) -> Mapping[str, str]:
    """Answers by the keys of their questions.

    Raises:
        AnswersError: The file is none of answers.
        OSError: It can't be read.
    """
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise AnswersError(
            say("{file} 读不成答案；请每行写「问题: 答案」。", file=str(path))
        ) from error
    if not isinstance(found, dict):
        raise AnswersError(say("{file} 读不成答案；请每行写「问题: 答案」。", file=str(path)))
    return {str(key): str(answer) for key, answer in found.items()}


def from_answers(answers: Mapping[str, str], otherwise: Ask) -> Ask:
    """Take what a file says, and ask on about the rest."""

    def ask(question: Question) -> str:
        answer = answers.get(question.key)
        if answer is None:
            return otherwise(question)
        is_closed = question.choices and not question.takes_text
        if is_closed and answer not in (*question.choices, LEAVE):
            known = say("、").join(question.choices[:MOST_CHOICES])
            raise AnswersError(
                say(
                    "「{question}」不能答「{answer}」；可以答：{known}。",
                    question=question.key,
                    answer=answer,
                    known=known,
                )
            )
        return answer

    return ask


def by_default(question: Question) -> str:
    """What is taken where nobody is asked."""
    return question.default


def from_terminal(question: Question) -> str:
    """Ask whoever sits there: by number where there is something to choose from."""
    click.echo(f"\n{question.text}")
    if not question.choices:
        return str(click.prompt(">", default=question.default, show_default=False)).strip()
    for number, choice in enumerate(question.choices, start=1):
        click.echo(f"  {number}  {choice}")
    click.echo(say("  0  先不定"))
    if question.takes_text:
        numbers = {str(number): choice for number, choice in enumerate(("", *question.choices))}
        return str(click.prompt(">", default="0", value_proc=partial(_by_number, numbers)))
    number = click.prompt(">", type=click.IntRange(0, len(question.choices)), default=0)
    return question.choices[number - 1] if number else LEAVE


def _by_number(choice_by_number: Mapping[str, str], typed: str) -> str:
    """What was typed, or what the number before a choice stands for; another number is a slip."""
    answer = typed.strip()
    if answer.isdecimal() and answer not in choice_by_number:
        raise click.UsageError(say("没有第{number}个，请再选一次。", number=answer))
    return choice_by_number.get(answer, answer)

"""Where answers come from: a file of them, nobody, or whoever sits before the terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import click
import yaml

from sunboard.importing.question import LATER, MOST_CHOICES, UNKNOWN, Question
from sunboard.language import say, sentences


def _nobody(_: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Asker:
    """Who answers."""

    ask: Callable[[Question, str], str]
    """A question, and why the answer before could be none ("" at first), to an answer."""
    tell: Callable[[str], None] = _nobody
    """What an answer was understood as."""


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
    return {str(key): "" if answer is None else str(answer) for key, answer in found.items()}


def from_answers(answers: Mapping[str, str], otherwise: Asker) -> Asker:
    """Take what a file says, and ask on about the rest."""

    def ask(question: Question, refused: str) -> str:
        answer = answers.get(question.key)
        if answer is None:
            return otherwise.ask(question, refused)
        is_closed = question.choices and not question.takes_text
        if is_closed and answer not in (*question.choices, UNKNOWN, LATER):
            known = say("、").join(question.choices[:MOST_CHOICES])
            refused = say("可以答：{known}。", known=known)
        if refused:
            raise AnswersError(
                sentences(
                    say("「{question}」不能答「{answer}」。", question=question.key, answer=answer),
                    refused,
                )
            )
        return answer

    return replace(otherwise, ask=ask)


def _put_off(_question: Question, _refused: str) -> str:
    return LATER


BY_DEFAULT = Asker(_put_off)
"""Nobody is asked, and all stays open."""


def _at_terminal(question: Question, refused: str) -> str:
    """Ask whoever sits there, until there is an answer."""
    lines = [say("  不行：{why}", why=refused)] if refused else _lines(question)
    click.echo("\n".join(lines))
    while True:
        typed = click.prompt(">", prompt_suffix=" ", default="", show_default=False)
        answer = _understood(question, str(typed).strip())
        if answer is not None:
            return answer
        click.echo(say("  没有「{typed}」这一个，请再选一次。", typed=typed))


FROM_TERMINAL = Asker(_at_terminal, lambda said: click.echo(f"  → {said}"))
"""Whoever sits there is asked."""


def _lines(question: Question) -> list[str]:
    """A question with what there is to choose from, and how to answer it."""
    lines = ["", question.text]
    for at, choice in enumerate(question.choices):
        note = question.notes[at] if question.notes else ""
        lines.append(f"{_marks(question)[at]:>4}  {choice}  {note}".rstrip())
    return [*lines, *(f"  {line}" for line in _ways(question))]


def _marks(question: Question) -> tuple[str, ...]:
    numbers = (str(number) for number in range(1, len(question.choices) + 1))
    return question.marks or tuple(numbers)


def _ways(question: Question) -> Iterator[str]:
    """How to answer a question."""
    if question.takes_text:
        if question.choices:
            yield say("是其中一列：写前面的字母；是别的列：照抄表头。")
        else:
            yield say("是表里的一列：照抄表头。")
        yield say("没有这一列，每一行都一样：直接写是什么；是单个字母的，前面加 =。")
    elif question.choices:
        yield say("写前面的号码。")
    yield say("不知道：直接回车，以后不再问。下次再问：写 ?。")


def _understood(question: Question, typed: str) -> str | None:
    """The answer that was typed; None for a slip."""
    plain = unicodedata.normalize("NFKC", typed)
    if plain in (UNKNOWN, LATER):
        return plain
    by_mark = dict(zip(_marks(question), question.choices, strict=True))
    chosen = by_mark.get(plain.upper())
    if chosen is None and typed in question.choices:
        chosen = typed
    if chosen is not None:
        return chosen
    return typed if question.takes_text or not question.choices else None

"""The expressions of GitHub's workflows, as far as ours use them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

Context = Mapping[str, Any]
Functions = Mapping[str, Callable[..., Any]]

_TOKEN = re.compile(
    r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<number>\d+)|(?P<name>[A-Za-z_][\w-]*(?:\.[\w*-]+)*)"
    r"|(?P<sign>&&|\|\||==|!=|[!(),]))"
)
_HOLE = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
STATUS = re.compile(r"\b(?:always|cancelled|failure|success)\(\)")
"""What takes away a condition's silent `success()`."""


def filled(text: str, context: Context, functions: Functions) -> str:
    """A value with its `${{ … }}` worked out."""
    return _HOLE.sub(lambda hole: said(evaluate(hole[1], context, functions)), text)


def condition(text: str, context: Context, functions: Functions) -> bool:
    """Whether an `if:` lets its job run."""
    inner = _HOLE.fullmatch(text.strip())
    return bool(evaluate(inner[1] if inner else text, context, functions))


def said(value: Any) -> str:
    """A value as GitHub writes it into text."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def evaluate(text: str, context: Context, functions: Functions) -> Any:
    """Work an expression out; a name that nobody gave a value is empty, as it is there."""
    parser = _Parser(_tokens(text), context, functions)
    value = parser.either()
    assert not parser.rest, f"{text!r} goes on with {parser.rest}"
    return value


def _tokens(text: str) -> list[str]:
    tokens, place = [], 0
    while text[place:].strip():
        match = _TOKEN.match(text, place)
        assert match, f"not understood: {text[place:]!r}"
        tokens.append(match[0].strip())
        place = match.end()
    return tokens


class _Parser:
    def __init__(self, tokens: list[str], context: Context, functions: Functions) -> None:
        self.rest = tokens
        self._context, self._functions = context, functions

    def either(self) -> Any:
        value = self._both()
        while self._takes("||"):
            other = self._both()
            value = value or other
        return value

    def _both(self) -> Any:
        value = self._compared()
        while self._takes("&&"):
            other = self._compared()
            value = value and other
        return value

    def _compared(self) -> Any:
        value = self._single()
        for sign in ("==", "!="):
            if self._takes(sign):
                return (said(value) == said(self._single())) == (sign == "==")
        return value

    def _single(self) -> Any:
        if self._takes("!"):
            return not self._single()
        if self._takes("("):
            value = self.either()
            assert self._takes(")")
            return value
        token = self.rest.pop(0)
        if token.startswith("'"):
            return token[1:-1].replace("''", "'")
        if token.isdigit():
            return int(token)
        return self._called(token) if self._takes("(") else self._looked_up(token)

    def _called(self, name: str) -> Any:
        arguments = []
        while not self._takes(")"):
            arguments.append(self.either())
            self._takes(",")
        return self._functions[name](*arguments)

    def _looked_up(self, name: str) -> Any:
        value: Any = self._context
        for part in name.split("."):
            value = value.get(part, "") if isinstance(value, Mapping) else ""
        return value

    def _takes(self, sign: str) -> bool:
        if self.rest and self.rest[0] == sign:
            self.rest.pop(0)
            return True
        return False

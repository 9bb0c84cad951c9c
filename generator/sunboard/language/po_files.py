"""Catalogues as gettext keeps them: the only door to Babel's files of messages."""

from __future__ import annotations

from collections.abc import Iterable
from gettext import c2py
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from sunboard.language.tongue import CONTEXT_END, Tongue


def read_catalogue(path: Path) -> Catalog:
    """The file's messages, with what translators left open."""
    with path.open("rb") as file:
        return read_po(file)


def bound(catalogues: Iterable[Catalog], tag: str) -> Tongue:
    """The finished messages of some catalogues; those unfinished or in doubt (`fuzzy`) are left to Chinese."""
    texts: dict[str, str] = {}
    forms: dict[str, tuple[str, ...]] = {}
    plural = "0"
    for catalogue in catalogues:
        plural = catalogue.plural_expr
        for message in catalogue:
            said = _finished(message)
            if not message.id or not said:
                continue
            if isinstance(message.id, tuple):
                forms[message.id[0]] = said
            else:
                before = f"{message.context}{CONTEXT_END}" if message.context else ""
                texts[f"{before}{message.id}"] = said[0]
    return Tongue(tag, texts, forms, PluralForms(plural))


class PluralForms:
    """Which plural form a number takes, by an expression as gettext's files have it."""

    def __init__(self, expression: str) -> None:
        self._expression, self._form_of = expression, c2py(expression)

    def __call__(self, number: int) -> int:
        """The form's place."""
        return self._form_of(number)

    def __reduce__(self) -> tuple[type[PluralForms], tuple[str]]:
        """Handed to another process as the expression."""
        return PluralForms, (self._expression,)


def _finished(message: Message) -> tuple[str, ...]:
    """All forms of a message; none where one is open or in doubt."""
    said = message.string if isinstance(message.string, (tuple, list)) else (message.string or "",)
    return () if message.fuzzy or not all(said) else tuple(said)

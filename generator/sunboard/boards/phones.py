"""Telephone numbers as pages show them: with the way to ring each up."""

from __future__ import annotations

from typing import NamedTuple

from sunboard.checks.parsing.ids import dialled


class Phone(NamedTuple):
    """A telephone number, alone or within a sentence, that is rung up by a touch."""

    shown: str
    """As it was written: 0999-6100001转3."""
    dialled: str
    """What a telephone dials: 0999-6100001,3."""
    before: str = ""
    """What the sentence says before it."""
    after: str = ""

    def __str__(self) -> str:
        """The words alone."""
        return f"{self.before}{self.shown}{self.after}"


NUMBER = "\0"
"""Stands for the number in a sentence that is made before it: no text of a record can hold it."""


def phone_of(text: str, sentence: str = NUMBER) -> str | Phone:
    """What was written as a telephone number, in a sentence that has `NUMBER` in its place.

    It stays text where it is no number that can be dialled.
    """
    before, _, after = sentence.partition(NUMBER)
    number = dialled(text)
    return Phone(text, number, before, after) if number else f"{before}{text}{after}"

"""What headings and names of sheets are in the words of an office: 网格名称 where it calls a 小区 so.

It is known of one project at a time, while its records are read, as a tongue is spoken while something is said.
What is looked up for headings asks here, and keeps what it makes of it under what it got.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from sunboard.language.tongue import as_it_is

Reworded = Callable[[str], str]
"""Puts an office's words into a text of ours."""


class _Ear:
    reworded: Reworded = as_it_is


@contextmanager
def hearing(reworded: Reworded) -> Iterator[None]:
    """Know an office's words for a while; processes forked meanwhile know them too."""
    before, _Ear.reworded = _Ear.reworded, reworded
    try:
        yield
    finally:
        _Ear.reworded = before


def heard() -> Reworded:
    """The office's words; the same thing as long as they are the same."""
    return _Ear.reworded


def with_own(words: Iterable[str]) -> tuple[str, ...]:
    """Words of ours, and what they are in the office's."""
    return tuple(dict.fromkeys(word for ours in words for word in (ours, _Ear.reworded(ours))))

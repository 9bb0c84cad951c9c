"""What is known of a project beside its problems, for whoever makes questions of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sunboard.importing.columns import Column
from sunboard.problems import Place


@dataclass(frozen=True)
class Known:
    """What is known of a project beside its problems."""

    columns: Callable[[Place], Sequence[Column]]
    """The columns of the table whose headings stand at a place."""
    below: Callable[[Place], Sequence[str]]
    """What stands in the column of a cell, below its heading."""
    words: Callable[[str], Sequence[str]]
    """The labels of a vocabulary, by its key."""
    are_words: Callable[[str, Iterable[str]], bool]
    """Whether texts are all words of a vocabulary, by the vocabulary's key."""
    word_for: Callable[[str, str], str]
    """The label of the word of a vocabulary that counts as something; "" for none."""
    listed: Callable[[str], tuple[str, ...]]
    """The keys of a vocabulary's words, without those that a place without them would seem to lack."""
    today: date
    """The day of the import."""

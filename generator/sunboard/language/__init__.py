"""The language that is spoken: sentences, dates and lists in the words of the site, or of a report.

Chinese is the source: a message is its Chinese sentence, and other languages are catalogues of gettext.
"""

from __future__ import annotations

from sunboard.language.later import Called, Later, Several, later, later_many, several
from sunboard.language.speech import (
    clauses,
    listed,
    listed_or,
    listed_to_last,
    mark,
    mark_many,
    said_number,
    say,
    say_in,
    say_many,
    sentences,
    speaking,
    spoken,
    statements,
    within,
)
from sunboard.language.tongue import CHINESE, Tongue

__all__ = [
    "CHINESE",
    "Called",
    "Later",
    "Several",
    "Tongue",
    "clauses",
    "later",
    "later_many",
    "listed",
    "listed_or",
    "listed_to_last",
    "mark",
    "mark_many",
    "said_number",
    "say",
    "say_in",
    "say_many",
    "sentences",
    "several",
    "speaking",
    "spoken",
    "statements",
    "within",
]

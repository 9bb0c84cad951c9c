"""R-9: what was published stays as it was accepted, or changes in the open."""

from sunboard.checks.standing.as_logged import as_logged
from sunboard.checks.standing.judging import is_held
from sunboard.checks.standing.lost_words import lost_words
from sunboard.checks.standing.promised import with_promises
from sunboard.checks.standing.saying import Said, said_of
from sunboard.checks.standing.stand import Stood, stand

__all__ = [
    "Said",
    "Stood",
    "as_logged",
    "is_held",
    "lost_words",
    "said_of",
    "stand",
    "with_promises",
]

"""The log of publications, read: what was published is the fold of its events, and nothing else."""

from sunboard.records.log.accepted import NOTHING_ACCEPTED, Accepted, Standing
from sunboard.records.log.changes import (
    NO_PAST,
    Change,
    Counted,
    Past,
    Rewording,
    changes_since_first,
    counted_since_first,
)
from sunboard.records.log.earlier import accepted_on
from sunboard.records.log.files import LOG, NO_LOG, Log, read_log

__all__ = [
    "LOG",
    "NOTHING_ACCEPTED",
    "NO_LOG",
    "NO_PAST",
    "Accepted",
    "Change",
    "Counted",
    "Log",
    "Past",
    "Rewording",
    "Standing",
    "accepted_on",
    "changes_since_first",
    "counted_since_first",
    "read_log",
]

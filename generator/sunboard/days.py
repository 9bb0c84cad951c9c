"""The two days that decide what is published: what the records are complete to, and what consent goes by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sunboard.settings import Programme

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Asked:
    """What whoever starts a command says of the days."""

    now: datetime
    """The moment it is, with its time zone; nobody but the command line asks for it."""
    as_of: date | None = None
    """The day the records are to be taken as complete to; None for the programme's, else yesterday."""
    consent_day: date | None = None
    """The day that consent is to go by; None for today."""
    from_log: bool = False
    """Whether the records of the day are to come from the log of publications, not from the office's files."""


@dataclass(frozen=True)
class Days:
    """The days a run goes by."""

    as_of: date
    """The last day that everything shown is complete to."""
    consent_day: date
    """The day on which consent is judged: the real one, so that a withdrawal counts tonight; never before
    `as_of`."""
    today: date
    """The day it is in the county."""

    @property
    def is_over(self) -> bool:
        """Whether the as-of day has ended, so that no more can happen on it."""
        return self.as_of < self.today


def decide_days(asked: Asked, programme: Programme) -> Days:
    """The days a programme's run goes by: what is asked for, else what it says, else the last whole day.

    A demonstration's consent is judged on its as-of day: nobody in it can withdraw.
    """
    today = asked.now.astimezone(ZoneInfo(programme.time_zone)).date()
    as_of = asked.as_of or programme.as_of or today - _DAY
    real = as_of if programme.is_demonstration else today
    return Days(as_of, max(asked.consent_day or real, as_of), today)

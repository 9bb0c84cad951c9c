"""`sunboard rollback` and `sunboard status`: an earlier release made live again, and what is live."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import click

from sunboard.alert import send_alert
from sunboard.checks import check_records
from sunboard.days import Asked, Days, decide_days
from sunboard.measures import derive_measures
from sunboard.project_folders import lock_file
from sunboard.publishing.filesystem import BusyError, cause, locked
from sunboard.publishing.ledger import settle
from sunboard.publishing.manifest import Manifest, Told, told_by
from sunboard.publishing.releases import (
    NoReleaseError,
    NotPutDownError,
    Releases,
    SwapError,
)
from sunboard.publishing.shelf import Shelf
from sunboard.records import read_programme, read_records
from sunboard.records.ledger_files import LedgerError, read_pending, read_state
from sunboard.settings import Programme

STALE_DAYS = 2
"""A site that was last published so many days ago is told to be old, there and by the alert."""

_TOLD_KINDS = (
    "towns",
    "communities",
    "estates",
    "units",
    "people",
    "deeds",
    "notices",
    "corrections",
)
"""What decides about who and what may be told: what can be taken back, and what that refers to."""


def roll_back(project: Path, site: Path, number: int | None, asked: Asked) -> Manifest:
    """Make an earlier release live again.

    Raises:
        BusyError: another process publishes.
        NoReleaseError: there is no such release, or it holds what has been taken back since.
        LedgerError: what is pending can't be settled.
        SwapError, NotPutDownError, OSError: as when a site is published.
    """
    with locked(lock_file(project)), Releases.opened(site) as releases:
        settle(project)
        return releases.go_back(number, told_now(project, asked))


def run_rollback(project: Path, site: Path, number: int | None, asked: Asked) -> None:
    """Go back, and say so, or why not."""
    try:
        manifest = roll_back(project, site, number, asked)
    except BusyError:
        raise click.ClickException("另一次发布正在进行，请等它结束") from None
    except (NoReleaseError, SwapError, NotPutDownError, LedgerError) as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"没有退回：{cause(error)}") from None
    click.echo(f"已退回第{manifest.number}次发布，数据截至{manifest.as_of}：{site}", err=True)


def told_now(project: Path, asked: Asked) -> Told:
    """What a site may tell by the records as they are now; only what decides about that is read.

    Raises:
        NoReleaseError: nobody can tell.
    """
    programme, _ = read_programme(project)
    if programme is None:
        raise NoReleaseError(
            "programme.yml 有错，不知道现在谁还同意公开，不能退回去；请先运行 sunboard check"
        )
    tables, _ = read_records(project, _TOLD_KINDS)
    days = decide_days(asked, programme)
    checked = check_records(tables, programme, days.as_of, consent_day=days.consent_day)
    measures = derive_measures(checked.records, programme, days.as_of, consent_day=days.consent_day)
    return told_by(measures)


@dataclass(frozen=True)
class Status:
    """What is live, and how old it is."""

    programme: Programme
    days: Days
    live: Manifest | None
    kept: tuple[Manifest, ...]
    """Releases to go back to, the latest first."""
    published_to: date | None
    """The last day that was published, by the site or else by the ledger; None where nothing was."""
    has_pending: bool
    """Whether a publication was cut off, and waits to be settled."""

    @property
    def age(self) -> int | None:
        """Days since the morning after the last day that was published; None where nothing was."""
        if self.published_to is None:
            return None
        return (self.days.today - self.published_to - timedelta(days=1)).days

    @property
    def is_stale(self) -> bool:
        """Whether somebody should look after it; a demonstration is never renewed."""
        is_old = self.age is None or self.age >= STALE_DAYS
        return is_old and not self.programme.is_demonstration

    def lines(self) -> Iterator[str]:
        """As it is printed."""
        if self.live is None:
            yield "还没有发布过，或这里没有网站"
        else:
            yield f"网站是第{self.live.number}次发布的，数据截至{self.live.as_of}"
        if self.kept:
            yield "可以退回的：" + "、".join(f"第{m.number}次（{m.as_of}）" for m in self.kept)
        if self.has_pending:
            yield "上一次发布中断了，存底还没有补上；下一次发布会补上"
        if self.is_stale:
            yield "从来没有发布过" if self.age is None else f"已{self.age}天没有更新"


def read_status(project: Path, site: Path, asked: Asked) -> Status | None:
    """What is live; None where `programme.yml` can't be read."""
    programme, _ = read_programme(project)
    if programme is None:
        return None
    shelf = Shelf.of(site)
    live = shelf.live()
    kept = [
        m for m in shelf.all() if not m.is_withdrawn and (live is None or m.number != live.number)
    ]
    published_to = live.as_of if live else None
    has_pending = False
    with suppress(LedgerError):
        state = read_state(project)
        published_to = published_to or (state.as_of if state else None)
        has_pending = read_pending(project) is not None
    days = decide_days(asked, programme)
    return Status(programme, days, live, tuple(reversed(kept)), published_to, has_pending)


def alert_if_stale(project: Path, status: Status) -> bool:
    """Tell whom the programme names if the site is old; whether it is."""
    if status.is_stale:
        send_alert(project, "；".join(status.lines()))
    return status.is_stale

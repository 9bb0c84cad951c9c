"""`sunboard rollback` and `sunboard status`: an earlier release made live again, and what is live."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from sunboard.alert import send_alert
from sunboard.days import Asked, decide_days
from sunboard.language import later, listed, say, say_many, statements
from sunboard.project import RefusedError
from sunboard.project_folders import lock_file
from sunboard.publishing.filesystem import BusyError, cause, locked
from sunboard.publishing.ledger import settle
from sunboard.publishing.manifest import Manifest, Told, told_by
from sunboard.publishing.releases import NotPutDownError, Published, Releases, SwapError
from sunboard.publishing.shelf import Shelf
from sunboard.publishing.target import TargetError, check_target
from sunboard.publishing.way_back import NoReleaseError, TakenBackError, earlier, refuse
from sunboard.records import read_programme
from sunboard.records.ledger_files import (
    SITE_MARKER,
    LedgerError,
    read_pending,
    read_state,
    release_of,
)
from sunboard.settings import Programme
from sunboard.telling import told_tonight

USED_WRONGLY = 2
STALE_DAYS = 2
"""A site that was last published so many days ago is told to be old, there and by the alert."""


def roll_back(project: Path, site: Path, number: int | None, asked: Asked) -> Published:
    """Make an earlier release live again.

    Raises:
        TargetError: the folder is no site of ours.
        BusyError: another process publishes.
        NoReleaseError: there is no such release, or it holds what has been taken back since.
        LedgerError: what is pending can't be settled.
        SwapError, NotPutDownError, OSError: as when a site is published.
    """
    check_target(site, project)
    if not Shelf.of(site).folder.is_dir():
        raise NoReleaseError(later("没有可以退回的：{site} 没有发布过", site=site))
    with locked(lock_file(project)), Releases.opened(site) as releases:
        settle(project)
        return releases.go_back(number, told_now(project, asked))


def run_rollback(project: Path, site: Path, number: int | None, asked: Asked) -> None:
    """Go back, and say so, or why not."""
    try:
        published = roll_back(project, site, number, asked)
    except TargetError as error:
        click.echo(say("没有退回：{error}", error=error), err=True)
        sys.exit(USED_WRONGLY)
    except BusyError:
        raise click.ClickException(say("另一次发布正在进行，请等它结束")) from None
    except TakenBackError as error:
        instead = _made_again(project, site, error)
        raise click.ClickException(statements(str(error), instead)) from None
    except (NoReleaseError, SwapError, NotPutDownError, LedgerError) as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(say("没有退回：{error}", error=cause(error))) from None
    for line in published.strangers.said():
        click.echo(line, err=True)
    manifest = published.manifest
    said = say(
        "已退回第{number}次发布，数据截至{day}：{site}",
        number=manifest.number,
        day=manifest.as_of,
        site=site,
    )
    click.echo(said, err=True)


def _made_again(project: Path, site: Path, error: TakenBackError) -> str:
    """What does by today's records what going back would have done."""
    paths = (f"-C {shlex.quote(str(project.absolute()))}", f"--out {shlex.quote(str(site))}")
    command = f"sunboard build {' '.join(paths)} --as-of {error.as_of}"
    return say(
        "要让网站先回到数据截至{day}的样子，按现在的记录重做，请运行 {command}",
        day=error.as_of,
        command=command,
    )


def told_now(project: Path, asked: Asked) -> Told:
    """What a site may tell by the records as they are now: all of them, as a text may name anybody.

    Raises:
        NoReleaseError: nobody can tell.
        LedgerError: nobody can tell what was told before.
    """
    try:
        return told_by(told_tonight(project, asked)[0])
    except RefusedError:
        raise NoReleaseError(
            later("programme.yml 有错，不知道现在谁还同意公开，不能退回去；请先运行 sunboard check")
        ) from None


@dataclass(frozen=True)
class Status:
    """What is live, and how old it is."""

    said_of_site: tuple[str, ...]
    """Which release the site is, or why nobody can tell."""
    kept: tuple[Manifest, ...]
    """Releases to go back to, the latest first."""
    barred: tuple[Manifest, ...]
    """Releases that are listed and can't be gone back to, the latest first."""
    has_pending: bool
    """Whether a publication was cut off, and waits to be settled."""
    age: int | None
    """Days since the morning after the last day that was published, by the site or else by the ledger.

    None where nothing was published.
    """
    is_stale: bool
    """Whether somebody should look after it; a demonstration is never renewed."""

    def lines(self) -> Iterator[str]:
        """As it is printed."""
        yield from self.said_of_site
        if self.kept:
            yield say("可以退回的：{releases}", releases=_listed(self.kept))
        if self.barred:
            yield say(
                "退不回去的：{releases}；之后有人撤回了同意、有内容撤下，或文件不全",
                releases=_listed(self.barred),
            )
        if self.has_pending:
            yield say("上一次发布中断了，存底还没有补上；下一次发布会补上")
        if self.is_stale and self.age is not None:
            yield say_many("已{n}天没有更新", self.age)


def _listed(manifests: tuple[Manifest, ...]) -> str:
    return listed(say("第{number}次（{day}）", number=m.number, day=m.as_of) for m in manifests)


def read_status(project: Path, site: Path, asked: Asked) -> Status | None:
    """What is live; None where `programme.yml` can't be read."""
    programme, _ = read_programme(project)
    if programme is None:
        return None
    shelf = Shelf.of(site)
    live, found = shelf.live(), earlier(shelf)
    recorded_to, has_pending, age = None, False, None
    with suppress(LedgerError):
        state = read_state(project)
        recorded_to = state.as_of if state else None
        has_pending = read_pending(project) is not None
    if published_to := live.as_of if live else recorded_to:
        age = (decide_days(asked, programme).today - published_to).days - 1
    kept = _returnable(project, shelf, found, asked) if found else ()
    return Status(
        tuple(_said_of_site(project, site, programme, recorded_to)),
        kept,
        tuple(manifest for manifest in reversed(found) if manifest not in kept),
        has_pending,
        age,
        (age is None or age >= STALE_DAYS) and not programme.is_demonstration,
    )


def _said_of_site(
    project: Path, site: Path, programme: Programme, recorded_to: date | None
) -> Iterator[str]:
    shelf = Shelf.of(site)
    live = shelf.live()
    if live is not None:
        # The marker is the last of a release's files to be finished.
        seconds = (shelf.site / SITE_MARKER).stat().st_mtime
        since = datetime.fromtimestamp(seconds, ZoneInfo(programme.time_zone))
        yield say(
            "网站是第{number}次发布的（{time}），数据截至{day}",
            number=live.number,
            time=f"{since:%Y-%m-%d %H:%M}",
            day=live.as_of,
        )
        return
    if wrong := _wrong(project, site):
        yield wrong
    elif recorded_to:
        yield say("这里没有网站：{site}", site=site)
    else:
        yield say("从来没有发布过：{site}", site=site)
    if recorded_to is not None:
        yield say("存底里最近一次发布，数据截至{day}", day=recorded_to)


def _returnable(
    project: Path, shelf: Shelf, found: Sequence[Manifest], asked: Asked
) -> tuple[Manifest, ...]:
    """The releases to go back to, the latest first; none where nobody can tell what may be told."""
    try:
        told = told_now(project, asked)
    except (NoReleaseError, LedgerError):
        return ()
    return tuple(manifest for manifest in reversed(found) if _may_return(shelf, manifest, told))


def _may_return(shelf: Shelf, manifest: Manifest, told: Told) -> bool:
    try:
        refuse(shelf, manifest, told)
    except NoReleaseError:
        return False
    return True


def _wrong(project: Path, site: Path) -> str:
    """Why nobody can tell which release a site is, and what would do; empty where there is no site."""
    if not site.is_dir() or not any(site.iterdir()):
        return ""
    if release_of(site) is not None:
        return say("{site} 的清单不见了，不知道是第几次发布的；再发布一次就好", site=site)
    try:
        check_target(site, project)
    except TargetError as error:
        return say(
            "{site} 里的标记 {file} 不在或读不了，不知道是第几次发布的；再发布时会说：{error}",
            site=site,
            file=SITE_MARKER,
            error=error,
        )
    return ""


def alert_if_stale(project: Path, status: Status) -> bool:
    """Tell whom the programme names if the site is old; whether it is."""
    if status.is_stale:
        send_alert(project, statements(*status.lines()))
    return status.is_stale

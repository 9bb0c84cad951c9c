"""What is done for those who withdrew on a night that makes no new site: they don't wait until it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sunboard.checks.withdrawals import NEEDED, taken_back
from sunboard.days import Asked, decide_days
from sunboard.language import mark, say, say_many, sentences, speaking
from sunboard.project_folders import picture_store, sheet_store
from sunboard.publishing.manifest import pictures_of
from sunboard.publishing.photos import forget_photos
from sunboard.publishing.placeholders import photos_in, put_placeholders
from sunboard.publishing.releases import Releases
from sunboard.publishing.sheet_folder import forget_everywhere
from sunboard.publishing.sheet_store import forget_all
from sunboard.publishing.shelf import Shelf
from sunboard.records import read_programme, read_records
from sunboard.records.kept_photos import kept_folder
from sunboard.records.ledger_files import release_of
from sunboard.records.text_tables import TextTable
from sunboard.records.unread import unread_kinds
from sunboard.settings import Programme
from sunboard.struck_ledger import strike_ledger
from sunboard.told_no_longer import Tonight, deleted, paths_telling, taken_of, tonight_of

_PICTURES = "pictures"
_UNKNOWN = mark(
    "现在的网站和以前各次发布的文件都没有动，里面可能还有已经撤回的；请马上看，或先把网站停下。"
)


def withdraw(project: Path, site: Path, asked: Asked) -> list[str]:
    """Replace what the live site may show no longer, and delete earlier releases and sheets; say so.

    Returns:
        What a clerk has to know, a line each; nothing where nobody withdrew anything.

    Raises:
        OSError: a file can't be read or written.
        BusyError: another process publishes.
    """
    shelf = Shelf.of(site)
    if release_of(shelf.site) is None:
        return []
    programme, _ = read_programme(project)
    if programme is None:
        return [_and_unknown(say("programme.yml 读不了，不知道谁撤回了同意、什么已经撤下。"))]
    with Releases.opened(site) as releases:
        live = shelf.live()
        if live is None:
            return [_and_unknown(say("网站的清单不见了，不知道上面写着谁。"))]
        # Judged by an earlier day, what was published since would seem to have been taken back.
        if decide_days(asked, programme).as_of < live.as_of:
            asked = replace(asked, as_of=live.as_of)
        return list(_withdraw(project, releases, programme, asked))


def _withdraw(
    project: Path, releases: Releases, programme: Programme, asked: Asked
) -> Iterator[str]:
    days = decide_days(asked, programme)
    tables, problems = read_records(project, (*NEEDED, _PICTURES))
    lost = unread_kinds(project, tables, problems)
    yield from (_cannot_be_read(tables[kind]) for kind in sorted(lost - {_PICTURES}))
    where, removals = taken_back(tables, programme, days)
    is_whole = "people" not in lost
    if is_whole:
        where = deleted(project) | where
    # Without the people everybody would seem to have withdrawn.
    tonight = tonight_of(project, asked) if is_whole else Tonight()
    if _PICTURES in lost:
        tonight = tonight._replace(photos=None)
    taken = taken_of(releases.shelf, where, removals, tonight, is_whole=is_whole)
    photos = list(_photos_gone(releases.shelf, tonight, anybody=not taken.is_nothing))
    if taken.is_nothing and not photos:
        return
    if taken.nameless:
        yield say_many(
            "有{n}个人的行从人员表里删去了，不知道姓名，现在的网站上可能还有；"
            "请把行放回去，填上撤回日期，再发布一次。",
            taken.nameless,
        )
    forget_photos(kept_folder(project))
    paths = sorted({*paths_telling(project, releases, taken), *photos})
    with speaking(programme.tongue):
        put_placeholders(releases, paths, days.today, taken.left)
    releases_gone = releases.forget(programme.kept_releases, taken.told)
    for store in (sheet_store(project), picture_store(project)):
        forget_all(store)
    sheets = forget_everywhere(project, taken.told)
    strike_ledger(project, releases, taken.names, removals.records, tonight.out.fields, days.today)
    yield say_many(
        "有人撤回同意，或有内容撤下：新网站没有做成，现在的网站上有{n}个文件写着，"
        "已换成一句「已撤下，待更新」；以前{releases}次发布的文件、印好留着的张贴版{sheets}份已经删去。",
        len(paths),
        releases=len(releases_gone),
        sheets=sheets,
    )


def _cannot_be_read(table: TextTable) -> str:
    return _and_unknown(
        say("{kind}表有读不了的，里面谁撤回了同意、什么已经撤下，不知道。", kind=table.kind.words)
    )


def _and_unknown(said: str) -> str:
    """What can't be known, and what that means for what is live."""
    return sentences(said, say(_UNKNOWN))


def _photos_gone(shelf: Shelf, tonight: Tonight, *, anybody: bool) -> Iterator[str]:
    """The photos of the live site that may be shown no longer.

    Where nobody can tell, all of them where `anybody` withdrew: no file says who is on it.
    """
    live, now = shelf.live(), tonight.photos
    if live is None or (now is None and not anybody):
        return
    still = pictures_of(now) - pictures_of(live.told.photos - now) if now else frozenset[str]()
    yield from (path for path, own in photos_in(shelf.site).items() if own not in still)

"""What is done for those who withdrew on a night that makes no new site: they don't wait until it is mended."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from markupsafe import escape

from sunboard.checks.private.names import key_of
from sunboard.checks.removals import Removals, name_pattern
from sunboard.checks.withdrawals import (
    NEEDED,
    Who,
    ids_on_pages,
    longest_line,
    taken_back,
    words_of,
)
from sunboard.days import Asked, decide_days
from sunboard.language import mark, say, say_many, sentences, speaking
from sunboard.project import unread_kinds
from sunboard.project_folders import picture_store, sheet_store
from sunboard.publishable.withheld import NOTHING_TAKEN_OUT, TakenOut, struck_in, taken_out
from sunboard.publishing.manifest import Told, person_keys, pictures_of, told_by
from sunboard.publishing.photos import forget_photos
from sunboard.publishing.placeholders import holding, photos_in, put_placeholders
from sunboard.publishing.releases import Releases
from sunboard.publishing.sheet_folder import forget_everywhere
from sunboard.publishing.sheet_store import forget_all
from sunboard.publishing.shelf import Shelf
from sunboard.records import read_programme, read_records
from sunboard.records.kept_photos import kept_folder
from sunboard.records.known_people import read_known_people
from sunboard.records.ledger_files import PROMISES, LedgerError, read_ledger_file, release_of
from sunboard.records.text_tables import TextTable
from sunboard.schema.surface import BY_FORM, Surface
from sunboard.settings import Programme
from sunboard.struck_ledger import strike_ledger
from sunboard.telling import told_tonight

_PICTURES = "pictures"
_LONG = 8
"""Characters: a shorter text of a promise may stand on any page."""
_UNKNOWN = mark(
    "现在的网站和以前各次发布的文件都没有动，里面可能还有已经撤回的；请马上看，或先把网站停下。"
)


class _Tonight(NamedTuple):
    """What is known where the records could be judged."""

    out: TakenOut = NOTHING_TAKEN_OUT
    """What is withheld now of what was told."""
    photos: frozenset[str] | None = None
    """The photos that may be shown, as `photo_key` gives them; None where nobody can tell."""


@dataclass(frozen=True)
class _Taken:
    """What may be told no longer of what the releases tell."""

    told: Told
    """What may be told now."""
    left: Told
    """What the live site tells once files of it are replaced: also those of whom nobody knows the name."""
    names: tuple[str, ...]
    """Of people who may be named nowhere, or in fewer places, and were."""
    in_data: frozenset[str]
    """The ids of those of them whom open data told of: an id stands in files that hold no name."""
    nameless: int
    """How many were named of whom no row is left."""
    ids: frozenset[str]
    """Of records that were taken down, or that names were struck of."""
    tonight: _Tonight

    @property
    def is_nothing(self) -> bool:
        """Whether nobody knows of anything, photos apart."""
        return not (self.names or self.nameless or self.ids or self.tonight.out.number)


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
        if shelf.live() is None:
            return [_and_unknown(say("网站的清单不见了，不知道上面写着谁。"))]
        return list(_withdraw(project, releases, programme, asked))


def _withdraw(
    project: Path, releases: Releases, programme: Programme, asked: Asked
) -> Iterator[str]:
    days = decide_days(asked, programme)
    tables, problems = read_records(project, (*NEEDED, _PICTURES))
    lost = unread_kinds(project, tables, problems)
    for kind in sorted(lost - {_PICTURES}):
        yield _and_unknown(
            say(
                "{kind}表有读不了的，里面谁撤回了同意、什么已经撤下，不知道。",
                kind=tables[kind].kind.words,
            )
        )
    where, removals = taken_back(tables, programme, days)
    is_whole = "people" not in lost
    if is_whole:
        where = _deleted(project) | where
    # Without the people everybody would seem to have withdrawn.
    tonight = _tonight(project, asked) if is_whole else _Tonight()
    if _PICTURES in lost:
        tonight = tonight._replace(photos=None)
    taken = _taken(releases.shelf, where, removals, tonight, is_whole=is_whole)
    photos = list(_photos_gone(releases.shelf, tonight, anybody=not taken.is_nothing))
    if taken.is_nothing and not photos:
        return
    if taken.nameless:
        yield say_many(
            "有{n}个人的行从人员表里删去了，不知道姓名，现在的网站上可能还有；"
            "请把行放回去，填上撤回日期，再发布一次。",
            taken.nameless,
        )
    every = read_records(project)[0] if taken.ids else {}
    pattern = _pattern(taken, every, _promises(project, taken.ids))
    paths = holding(releases.shelf.site, pattern.search) if pattern else []
    paths = sorted({*paths, *photos})
    forget_photos(kept_folder(project))
    with speaking(programme.tongue):
        put_placeholders(releases, paths, days.today, taken.left)
    gone = releases.forget(programme.kept_releases, taken.told)
    for store in (sheet_store(project), picture_store(project)):
        forget_all(store)
    sheets = forget_everywhere(project, taken.told)
    site = releases.shelf.site
    strike_ledger(project, site, taken.names, removals.records, tonight.out.fields, days.today)
    yield say_many(
        "有人撤回同意，或有内容撤下：新网站没有做成，现在的网站上有{n}个文件写着，"
        "已换成一句「已撤下，待更新」；以前{releases}次发布的文件、印好留着的张贴版{sheets}份已经删去。",
        len(paths),
        releases=len(gone),
        sheets=sheets,
    )


def _and_unknown(said: str) -> str:
    """What can't be known, and what that means for what is live."""
    return sentences(said, say(_UNKNOWN))


def _tonight(project: Path, asked: Asked) -> _Tonight:
    """What the records as they are judged now let nobody be told; nothing where they can't be."""
    try:
        ground, checked = told_tonight(project, asked)
        return _Tonight(taken_out(ground, checked), told_by(ground).photos)
    except Exception:  # what stopped the night may stop this, and must not stop who withdrew
        return _Tonight()


def _photos_gone(shelf: Shelf, tonight: _Tonight, *, anybody: bool) -> Iterator[str]:
    """The photos of the live site that may be shown no longer.

    Where nobody can tell, all of them where `anybody` withdrew: no file says who is on it.
    """
    live, now = shelf.live(), tonight.photos
    if live is None or (now is None and not anybody):
        return
    still = pictures_of(now) - pictures_of(live.told.photos - now) if now else frozenset[str]()
    yield from (path for path, own in photos_in(shelf.site).items() if own not in still)


def _deleted(project: Path) -> dict[Who, frozenset[Surface]]:
    """Everybody who has stood in the people table: of whom no row is left may be named nowhere."""
    try:
        known = read_known_people(project).lines
    except LedgerError:
        return {}
    return {(each.id, each.name): frozenset() for each in known}


def _taken(
    shelf: Shelf,
    where: Mapping[Who, frozenset[Surface]],
    removals: Removals,
    tonight: _Tonight,
    *,
    is_whole: bool,
) -> _Taken:
    then = frozenset(key for manifest in shelf.all() for key in manifest.told.people)
    now = Told(frozenset(key for who, on in where.items() for key in person_keys(*who, on)))
    stems = {_stem(*who): who for who in where}
    gone = {key for key in then if not Told(frozenset({key})).still_holds(now)}
    rowless = {key for key in gone if key.partition(":")[0] not in stems}
    if not is_whole:
        gone -= rowless
    people = {key: stems[key.partition(":")[0]] for key in gone - rowless}
    takedowns = removals.records | {f"{each} names" for each in removals.names}
    photos, live = tonight.photos or frozenset(), shelf.live()
    known = live.told.takedowns if live else frozenset[str]()
    ids = frozenset(each.removesuffix(" names") for each in takedowns - known)
    if tonight.out.number:
        takedowns |= {struck_in(tonight.out.number)}
    return _Taken(
        Told(then - gone, takedowns, photos),
        Told(then - (gone - rowless), takedowns, photos),
        tuple(sorted({name for _, name in people.values()})),
        frozenset(each for key, (each, _) in people.items() if key.endswith(f":{Surface.DATA}")),
        len({key.partition(":")[0] for key in rowless & gone}),
        ids,
        tonight,
    )


def _stem(record_id: str, name: str) -> str:
    return next(iter(person_keys(record_id, name, frozenset(BY_FORM))))


def _pattern(
    taken: _Taken, tables: Mapping[str, TextTable], promises: Iterable[str]
) -> re.Pattern[str] | None:
    """What a file holds that must not stand there any more."""
    names = [name_pattern(key_of(name)) for name in taken.names]
    names += [json.dumps(name)[1:-1].replace("\\", "\\\\") for name in taken.names]
    out = filter(None, map(longest_line, taken.tonight.out.texts))
    texts = sorted({*words_of(tables, taken.ids), *promises, *out})
    words = [re.escape(form) for text in texts for form in dict.fromkeys(_written(text))]
    ids = [rf"(?<![\w-]){each}(?![\w-])" for each in sorted(ids_on_pages(tables, taken.ids))]
    people = [f'(?<=[";]){re.escape(each)}(?=[";])' for each in sorted(taken.in_data)]
    found = [*names, *words, *ids, *people]
    return re.compile("|".join(found)) if found else None


def _written(text: str) -> Iterator[str]:
    """A text as pages have it, and as CSV and JSON do."""
    yield from (text, str(escape(text)), text.replace('"', '""'))
    yield json.dumps(text, ensure_ascii=False)[1:-1].replace('\\"', "\\u0022")


def _promises(project: Path, ids: Collection[str]) -> Iterator[str]:
    """What the ledger still holds of the words of promises; nothing where it can't be read."""
    try:
        content = read_ledger_file(project, PROMISES) if ids else None
    except LedgerError:
        return
    for row in csv.reader(io.StringIO((content or b"").decode("utf-8", "replace"), newline="")):
        if row and row[0] in ids:
            yield from (text for text in row[2:] if len(text) >= _LONG)

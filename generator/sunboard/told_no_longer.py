"""What the live site and the kept releases tell and may tell no longer, on a night that makes no new site."""

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
from sunboard.checks.withdrawals import Who, ids_on_pages, longest_line, words_of
from sunboard.days import Asked
from sunboard.publishable.withheld import NOTHING_TAKEN_OUT, TakenOut, struck_in, taken_out
from sunboard.publishing.manifest import Told, person_keys, told_by
from sunboard.publishing.placeholders import holding
from sunboard.publishing.releases import Releases
from sunboard.publishing.shelf import Shelf
from sunboard.records import read_records
from sunboard.records.known_people import read_known_people
from sunboard.records.ledger_files import PROMISES, LedgerError, read_ledger_file
from sunboard.records.text_tables import TextTable
from sunboard.schema.surface import BY_FORM, Surface
from sunboard.telling import told_tonight

_LONG = 8
"""Characters: a shorter text of a promise may stand on any page."""


class Tonight(NamedTuple):
    """What is known where the records could be judged."""

    out: TakenOut = NOTHING_TAKEN_OUT
    """What is withheld now of what was told."""
    photos: frozenset[str] | None = None
    """The photos that may be shown, as `photo_key` gives them; None where nobody can tell."""


@dataclass(frozen=True)
class Taken:
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
    tonight: Tonight

    @property
    def is_nothing(self) -> bool:
        """Whether nobody knows of anything, photos apart."""
        return not (self.names or self.nameless or self.ids or self.tonight.out.number)


def tonight_of(project: Path, asked: Asked) -> Tonight:
    """What the records as they are judged now let nobody be told; nothing where they can't be."""
    try:
        ground, checked = told_tonight(project, asked)
        return Tonight(taken_out(ground, checked), told_by(ground).photos)
    except Exception:  # what stopped the night may stop this, and must not stop who withdrew
        return Tonight()


def deleted(project: Path) -> dict[Who, frozenset[Surface]]:
    """Everybody who has stood in the people table: of whom no row is left may be named nowhere."""
    try:
        known = read_known_people(project).lines
    except LedgerError:
        return {}
    return {(each.id, each.name): frozenset() for each in known}


def taken_of(
    shelf: Shelf,
    where: Mapping[Who, frozenset[Surface]],
    removals: Removals,
    tonight: Tonight,
    *,
    is_whole: bool,
) -> Taken:
    """What the live site and the kept releases tell, held against what may be told now.

    Args:
        shelf: The live site and the releases.
        where: Everybody who may be named, or once could, and on which surfaces they may now.
        removals: What corrections take down.
        tonight: What is known where the records could be judged.
        is_whole: Whether the people table could be read; else whoever has no row there may still be named.
    """
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
    return Taken(
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
    taken: Taken, tables: Mapping[str, TextTable], promises: Iterable[str]
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


def paths_telling(project: Path, releases: Releases, taken: Taken) -> list[str]:
    """The files of the live site that hold what may be told no longer."""
    every = read_records(project)[0] if taken.ids else {}
    pattern = _pattern(taken, every, _promises(project, taken.ids))
    return holding(releases.shelf.site, pattern.search) if pattern else []

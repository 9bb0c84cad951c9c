"""What a publication adds to the log, as files: its events, and beside them what they hold.

The files are immutable and numbered, and count only once the ledger's state says so: they may be written before
the site changes, and are deleted where it didn't. Texts alone are written anew, where something was taken back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from sunboard import __version__
from sunboard.checks.private.names import NameFinder
from sunboard.checks.removals import without_names
from sunboard.measures.ground import Ground
from sunboard.project import CheckedProject
from sunboard.publishable.news import WRITTEN, event_of_record, naming_of, news, only_points
from sunboard.publishing.filesystem import PUBLIC_FILE, remove_lasting, sync_folder, write_lasting
from sunboard.records.ledger_files import LogEnd
from sunboard.records.log import LOG, Log, Standing
from sunboard.records.log.events import Acceptance, Event, Kept, Publication, What
from sunboard.records.log.files import NO_HASH, TEXTS, file_name, hash_of_text
from sunboard.schema import KIND_BY_NAME, Kind


@dataclass(frozen=True)
class LogAddition:
    """What a publication adds to the log, and takes out of its texts."""

    publication: Publication | None = None
    """None where nothing is new: then there is none of this night."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """What files of texts hold from now on, by name, where lines were struck of them."""
    end: LogEnd = field(default_factory=LogEnd)
    """Where the log ends then."""


NOTHING_LOGGED = LogAddition()


def log_addition(project: CheckedProject, ground: Ground) -> LogAddition:
    """What the log has more once this is published."""
    accepted = [Acceptance(*line[1:]) for line in ground.past.accepting]
    days = (ground.as_of, ground.consent_day)
    return _addition(project.log, news(ground, project), *days, accepted)


def strike(
    log: Log,
    names: NameFinder,
    removed: Collection[str],
    on: date,
    withheld: Mapping[tuple[str, str], Collection[str]] = MappingProxyType({}),
) -> LogAddition:
    """What the log has more, and less, on a night that makes no new site: names and words that were taken back.

    Args:
        log: As it is.
        names: Finds whoever may be named no longer.
        removed: Ids of what was taken down.
        on: The day it is.
        withheld: By kind and id of what else is taken back, the fields that are told no longer.
    """
    naming = {*naming_of(log, names), *withheld}
    made = [
        _struck(
            KIND_BY_NAME[kind],
            record_id,
            standing,
            names,
            hides=None if record_id in removed else withheld.get((kind, record_id), ()),
        )
        for kind, of_kind in log.accepted.by_kind.items()
        for record_id, standing in of_kind.items()
        if (kind, record_id) in naming or (record_id in removed and _has_words(kind, standing))
    ]
    return _addition(log, made, log.accepted.as_of or on, on)


def _has_words(kind: str, standing: Standing) -> bool:
    fields = KIND_BY_NAME[kind].field_by_name
    return any(
        fields[name].type in WRITTEN and not only_points(fields[name], text)
        for name, text in standing.values.items()
    )


def _struck(
    kind: Kind,
    record_id: str,
    standing: Standing,
    names: NameFinder,
    *,
    hides: Collection[str] | None,
) -> tuple[Event, Kept]:
    """A record without names, and without what some fields say; None for all of them, as it was taken down."""
    values, hidden = dict[str, str](), [*standing.hidden]
    for each in kind.fields:
        text = standing.values.get(each.name, "")
        if text and each.type in WRITTEN and not only_points(each, text):
            is_hidden = hides is None or each.name in hides
            text = "" if is_hidden else without_names(text, names) or ""
            hidden += [] if text else [each.name]
        if text:
            values[each.name] = text
    return event_of_record(
        What.STRUCK, (kind.name, record_id), values, hidden, is_told=standing.told
    )


def _addition(
    log: Log,
    made: Sequence[tuple[Event, Kept]],
    as_of: date,
    on: date,
    accepted: Sequence[Acceptance] = (),
) -> LogAddition:
    if not (made or accepted):
        return LogAddition(end=log.end)
    number = log.accepted.number + 1
    before = log.end.sha256 or NO_HASH
    publication = Publication.of(made, number, as_of, on, __version__, before)
    publication = replace(publication, accepted=tuple(accepted))
    struck = frozenset((e.kind, e.id) for e, _ in made if e.what is What.STRUCK)
    end = LogEnd(number, hash_of_text(publication.text()))
    return LogAddition(publication, dict(_struck_texts(log, struck)), end)


def _struck_texts(log: Log, struck: frozenset[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The files of texts that lose lines, with what is left of them."""
    for publication in log.publications if struck else ():
        lines = [
            line
            for line, event in enumerate(publication.events, start=2)
            if (event.kind, event.id) in struck and line in publication.kept
        ]
        if lines:
            left = {line: each for line, each in publication.kept.items() if line not in lines}
            texts = "".join(left[line].text() for line in sorted(left))
            yield file_name(publication.number), texts


def forget_draft(project: Path, end: LogEnd) -> None:
    """Delete the files of a publication whose site never was live.

    Raises:
        OSError: one can't be deleted.
    """
    for folder in (LOG, TEXTS):
        if (path := project / folder / file_name(end.number + 1)).exists():
            remove_lasting(path)


def write_log(project: Path, addition: LogAddition) -> None:
    """Put a publication's own files on the disk; they count once the state says so.

    Raises:
        OSError: they can't be written.
    """
    publication = addition.publication
    if publication is None:
        return
    name = file_name(publication.number)
    for folder, text in ((LOG, publication.text()), (TEXTS, publication.texts())):
        path = project / folder
        if not path.is_dir():
            path.mkdir(parents=True)
            sync_folder(path.parent)
        write_lasting(path / name, text.encode(), PUBLIC_FILE)

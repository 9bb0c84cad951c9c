"""The ledger, only ever added to: what was promised in public (R-9), what was shown when, and how many.

A name without consent is struck of it, and so are the words of what was taken down: nothing else ever changes.

What a publication adds is on the disk before the site changes, as `pending.json`, and settled after it. A run
that ends between the two is settled, or dropped, by the next one: by what the live site says it is.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sunboard.boards.changes.editions import due_editions
from sunboard.boards.changes.rules import due_figures, due_rules
from sunboard.checks.fewer import KINDS_SCOPE, Loss, numbers_of
from sunboard.checks.records import NOT_PUBLIC, Promises, Records, Table, is_withheld
from sunboard.measures.ground import Ground
from sunboard.measures.tasks import tasks_of
from sunboard.publishable.records import is_removed
from sunboard.publishing.filesystem import PUBLIC_FILE, remove_lasting, sync_folder, write_lasting
from sunboard.publishing.log import NOTHING_LOGGED, LogAddition, forget_draft, write_log
from sunboard.records.accepted_ledger import COLUMNS as ACCEPTED_COLUMNS
from sunboard.records.drips_ledger import COLUMNS as DRIPS_COLUMNS
from sunboard.records.drips_ledger import read_drips
from sunboard.records.editions import COLUMNS as EDITIONS_COLUMNS
from sunboard.records.editions import Edition
from sunboard.records.emptied_ledger import COLUMNS as ADDRESSES_COLUMNS
from sunboard.records.emptied_ledger import read_emptied
from sunboard.records.ledger_files import (
    ACCEPTED,
    ADDRESSES,
    COUNTS,
    DRIPS,
    EDITIONS,
    FILES,
    LEDGER,
    PENDING_PATH,
    PROMISES,
    PUBLICATIONS,
    RULED_FIGURES,
    RULES,
    STATE_PATH,
    Pending,
    State,
    file_bytes,
    read_ledger_file,
    read_log_end,
    read_pending,
    read_state,
    seal_of,
)
from sunboard.records.log.files import TEXTS
from sunboard.records.promises import COLUMNS, TEXT_COLUMNS, read_published_commitments
from sunboard.records.publications import (
    COMPLETED,
    COUNTS_COLUMNS,
    IDS_COLUMNS,
    PUBLISHED,
    PUBLISHED_KINDS,
    read_counts,
    read_publications,
)
from sunboard.records.rules_ledger import COLUMNS as RULES_COLUMNS
from sunboard.records.rules_ledger import FIGURE_COLUMNS
from sunboard.schema import Field, FieldType

Rows = Sequence[Sequence[str]]


def additions(
    project: Path,
    ground: Ground,
    accepted: Sequence[Loss] = (),
    emptied: Sequence[str] = (),
) -> dict[str, str]:
    """What a publication adds to each file of the ledger: text for its end, the header first where it is new.

    `emptied` are the addresses at which it has nothing to show any more.

    Raises:
        LedgerError: the ledger is not as the last publication left it.
    """
    day = ground.as_of.isoformat()
    parts: tuple[tuple[str, Sequence[str], Rows], ...] = (
        (PROMISES, COLUMNS, new_promises(project, ground)),
        (PUBLICATIONS, IDS_COLUMNS, [(day, *entry) for entry in new_entries(project, ground)]),
        (COUNTS, COUNTS_COLUMNS, new_counts(project, ground.records, ground.as_of)),
        (
            ACCEPTED,
            ACCEPTED_COLUMNS,
            [(day, loss.scope, loss.name, str(loss.before), str(loss.now)) for loss in accepted],
        ),
        (
            EDITIONS,
            EDITIONS_COLUMNS,
            [row for each in due_editions(ground) for row in _lines(each)],
        ),
        (RULES, RULES_COLUMNS, [tuple(map(str, line)) for line in due_rules(ground)]),
        (RULED_FIGURES, FIGURE_COLUMNS, [tuple(map(str, each)) for each in due_figures(ground)]),
        (DRIPS, DRIPS_COLUMNS, new_drips(project, ground)),
        (ADDRESSES, ADDRESSES_COLUMNS, new_addresses(project, day, emptied)),
    )
    # `ids.csv` is there from the first publication on, so that one that is gone is missed.
    return {
        name: _text(header if read_ledger_file(project, name) is None else None, rows)
        for name, header, rows in parts
        if rows or (name == PUBLICATIONS and read_ledger_file(project, name) is None)
    }


def new_drips(project: Path, ground: Ground) -> Rows:
    """What has begun to stand against the county since, and what has ceased to."""
    return [
        (*map(str, line[:-1]), line.way or "")
        for line in ground.past.drips[len(read_drips(project)) :]
    ]


def new_addresses(project: Path, day: str, emptied: Sequence[str]) -> Rows:
    """The addresses at which nothing is shown any more, for the first time."""
    known = {line.path for line in read_emptied(project)}
    return [(day, path) for path in emptied if path not in known]


def _lines(edition: Edition) -> Rows:
    """An edition as the ledger has it: a line a figure."""
    head = (edition.period, edition.day.isoformat(), str(edition.publication))
    return [(*head, *figure) for figure in edition.figures]


def new_promises(project: Path, ground: Ground) -> Rows:
    """A line for every commitment that is published for the first time, and whole.

    What lacks a part that could not be believed isn't held to that: once it is mended, it is a promise. What
    was taken down for privacy is put down nowhere, and anew once it may be told again. One with a text that is
    withheld is held to its days from the first, and to its words from when they can be read.
    """
    commitments = ground.records["commitments"]
    first_days = _published_days(project)
    waits = is_removed(ground, "commitments") | commitments.lost
    wordless = {
        row
        for field in commitments.kind.protected
        if field.name in commitments.withheld
        for row, text in enumerate(commitments.text_array(field.name).to_pylist())
        if is_withheld(text)
    }
    promises = zip(commitments.texts("id"), waits.tolist(), strict=True)
    rows = [
        row
        for row, (each, waiting) in enumerate(promises)
        if not waiting
        and (each not in first_days or not (row in wordless or first_days[each].has_words))
    ]
    day = ground.as_of.isoformat()
    columns: dict[str, list[str]] = {
        "published_on": [
            first_days[each].day if each in first_days else day for each in commitments.texts("id")
        ]
    }
    for each in commitments.kind.fields:
        if each.name in COLUMNS:
            columns[each.name] = _as_put_down(commitments, each)
    return sorted([columns[name][row] for name in COLUMNS] for row in rows)


class _PutDown(NamedTuple):
    """A promise in the ledger."""

    day: str
    has_words: bool
    """Whether it is still held to its words: those of what was taken down are kept nowhere."""


def _published_days(project: Path) -> dict[str, _PutDown]:
    published = read_published_commitments(project)
    days = map(str, published.published_on)
    columns = (published.texts[name].to_pylist() for name in TEXT_COLUMNS)
    return {
        each: _PutDown(day, NOT_PUBLIC not in words)
        for each, *words, day in zip(*columns, days, strict=True)
    }


def kept_promises(project: Path, promises: Promises) -> str | None:
    """The ledger's promises without what it may keep no longer; None where there is nothing to strike.

    An earlier line of the same promise keeps none of those words.
    """
    content = read_ledger_file(project, PROMISES) if promises else None
    if content is None:
        return None
    header, *rows = csv.reader(io.StringIO(content.decode(), newline=""))
    last = {row[0]: number for number, row in enumerate(rows)}
    for number, row in enumerate(rows):
        for name, text in promises.get(row[0], {}).items():
            row[header.index(name)] = text if last[row[0]] == number else NOT_PUBLIC
    return _text(header, rows)


def _as_put_down(table: Table, field: Field) -> list[str]:
    """A column of the ledger's: texts as the check stage tidied them, dates as 2026-03-01 or empty."""
    if field.type is FieldType.DATE:
        days: list[date | None] = table.days(field.name).tolist()
        return [day.isoformat() if day else "" for day in days]
    texts: list[str] = table.text_array(field.name).to_pylist()
    if field.name in table.withheld:
        return [NOT_PUBLIC if is_withheld(text) else text for text in texts]
    return texts


def new_entries(project: Path, ground: Ground) -> list[tuple[str, str, str]]:
    """Kind, id and event of every record and every result that is on the site for the first time, sorted."""
    ledger = read_publications(project)
    new: list[tuple[str, str, str]] = []
    for kind in PUBLISHED_KINDS:
        known = set(ledger.entries(kind, PUBLISHED)[0].to_pylist()) if ledger else set()
        ids = ground.records[kind].texts("id")
        new += [(kind, record_id, PUBLISHED) for record_id in ids if record_id not in known]
    tasks = tasks_of(ground)
    ids, results = tasks.table.texts("id"), tasks.publication.is_new.nonzero()[0].tolist()
    return sorted([*new, *(("tasks", ids[row], COMPLETED) for row in results)])


def new_counts(project: Path, records: Records, as_of: date) -> Rows:
    """How many records of each kind were published, where the number has changed."""
    last = {kind: count.published for kind, count in read_counts(project).items()}
    now = numbers_of(records)[KINDS_SCOPE]
    changed = [kind for kind in sorted(now) if now[kind] != last.get(kind, 0)]
    return [(as_of.isoformat(), kind, str(now[kind])) for kind in changed]


@dataclass(frozen=True)
class Beside:
    """What a publication does to the ledger beside adding lines to its tables."""

    promises: Promises = field(default_factory=dict)
    """What the table of promises may keep no longer."""
    log: LogAddition = NOTHING_LOGGED


NOTHING_BESIDE = Beside()


def prepared(
    project: Path,
    site: Path,
    added: Mapping[str, str],
    ground: Ground,
    beside: Beside = NOTHING_BESIDE,
) -> Pending:
    """What a publication does to the ledger, adding what `additions` gives; its release has no name yet."""
    log, kept = beside.log, kept_promises(project, beside.promises)
    instead = {} if kept is None else {PROMISES: kept}
    before = {name: read_ledger_file(project, name) for name in FILES}
    after = before | {
        name: (instead[name].encode() if name in instead else before[name] or b"")
        + added.get(name, "").encode()
        for name in {*added, *instead}
    }
    state = State(ground.as_of, seals_of(after), numbers_of(ground.records), log.end)
    state = state.after(read_state(project))
    return Pending("", site, added, seals_of(before), state, instead, log.texts)


def announce(
    project: Path, release: str, pending: Pending, log: LogAddition = NOTHING_LOGGED
) -> None:
    """Put what a publication does, as `prepared` gives it, on the disk before its site is live.

    `release` is what the site will bear then.
    """
    pending = replace(pending, release=release)
    folder = project / LEDGER
    if not folder.is_dir():
        folder.mkdir(parents=True)
        sync_folder(folder.parent)
    write_lasting(project / PENDING_PATH, pending.text().encode(), PUBLIC_FILE)
    write_log(project, log)


def settle(project: Path) -> bool:
    """Finish what a publication began: add what is pending where its site is live, else drop it.

    Returns:
        Whether anything was pending and counts.

    Raises:
        LedgerError: the ledger was changed meanwhile.
        OSError: it can't be written; it stays pending.
    """
    pending = read_pending(project)
    _sweep(project)
    if pending is None:
        # Without a state nobody knows which publication was the last.
        if (end := read_log_end(project)).number:
            forget_draft(project, end)
        return False
    if pending.is_live:
        for name in FILES:
            path = project / LEDGER / name
            before = file_bytes(path)
            content = pending.applied(name, before)
            if content is not None and content != before:
                write_lasting(path, content, PUBLIC_FILE)
        for name, text in pending.texts.items():
            write_lasting(project / TEXTS / name, text.encode(), PUBLIC_FILE)
        write_lasting(project / STATE_PATH, pending.state.text().encode(), PUBLIC_FILE)
    # While it is still pending: a run that ends here is done again, and no draft is left to nobody.
    forget_draft(project, read_log_end(project))
    remove_lasting(project / PENDING_PATH)
    return pending.is_live


def _sweep(project: Path) -> None:
    """Remove drafts of the ledger's files that a killed run left."""
    for name in (*FILES, Path(STATE_PATH).name, Path(PENDING_PATH).name):
        with suppress(OSError):
            (project / LEDGER / f".{name}.new").unlink(missing_ok=True)


def seals_of(contents: Mapping[str, bytes | None]) -> dict[str, Mapping[str, object]]:
    """What each of some files of the ledger is, by name, but for those that are not there."""
    return {name: seal for name, content in contents.items() if (seal := seal_of(content))}


def _text(header: Sequence[str] | None, rows: Rows) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([header, *rows] if header is not None else rows)
    return text.getvalue()

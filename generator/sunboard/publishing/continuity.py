"""Whether a ledger is the one that the live site was made of, or what became of it since."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from sunboard.language import Later, later, mark
from sunboard.publishing.filesystem import PUBLIC_FILE, remove_lasting, write_lasting
from sunboard.publishing.ledger import seals_of
from sunboard.publishing.shelf import Shelf
from sunboard.records.accepted_ledger import BEGUN_ANEW, REPLACED
from sunboard.records.ledger_files import (
    FILES,
    LEDGER,
    PENDING_PATH,
    STATE_PATH,
    LedgerError,
    LogEnd,
    State,
    file_bytes,
    has_ledger,
    read_pending,
    read_state,
)
from sunboard.records.log import LOG, Log
from sunboard.records.log.files import file_name, head_of_text
from sunboard.records.log.head import Head, follows

LEDGER_NAMES = ("ledger", mark("存底"))
"""By which somebody says that the ledger as it is, or none, is to be gone on with, and it is put down."""
_DIGITS = 12


class Gap(NamedTuple):
    """What a ledger lacks to be what became of the one that the site was made of."""

    how: str
    """`BEGUN_ANEW` or `REPLACED`."""
    before: int
    now: int
    said: Later
    """What is wrong, and what would do."""


def gap_of(project: Path, shelf: Shelf, log: Log) -> Gap | None:
    """What the ledger of a project lacks; None for nothing.

    Raises:
        LedgerError: it can't be read.
    """
    if not has_ledger(project):
        # Of an earlier Sunboard's releases nobody knows; they count as put down: else that would be lost.
        if shelf.is_put_down() is False:
            return None
        return Gap(BEGUN_ANEW, len(shelf.all()), 0, _lost())
    head, state = shelf.head(), read_state(project)
    if head is None or follows(log, state, head):
        return None
    return Gap(REPLACED, head.publication, log.end.number, _other(head, state, log.end))


def _lost() -> Later:
    return later(
        "这个网站以前发布过，存底 {folder}/ 却不见了，里面是哪天公布过什么；请从备份或 git 里恢复。"
        "确实要从头记起，发布时加上 --accept {name}，网站的改动页会写明",
        folder=LEDGER,
        name=LEDGER_NAMES[0],
    )


def _other(head: Head, state: State | None, end: LogEnd) -> Later:
    """What is said of a ledger that is older than the site, or another one: where each stands."""
    return later(
        "存底 {folder}/ 和网站接不上：网站记到{day}、第{number}次公布（{hash}），"
        "存底记到{found_day}、第{found_number}次公布（{found_hash}），是旧的，或者是另外一份；"
        "请从备份或 git 里恢复{day}那一份。确实要照现在的接着记，发布时加上 --accept {name}，"
        "网站的改动页会写明",
        folder=LEDGER,
        day=head.day,
        number=head.publication,
        hash=_short(head.sha256),
        found_day=state.as_of.isoformat() if state is not None else "—",
        found_number=end.number,
        found_hash=_short(end.sha256),
        name=LEDGER_NAMES[0],
    )


def _short(digest: str) -> str:
    return digest[:_DIGITS] or "—"


def restate(project: Path) -> bool:
    """Make a lost or unfit state anew: from the publications as they stand, and the other files as they are.

    How many records there were is not known then. What is pending and can't be read is dropped: nobody can tell
    what it was.

    Returns:
        Whether that had to be.

    Raises:
        LedgerError: a publication can't be read.
        OSError: nothing can be written.
    """
    is_unfit = _drop_unfit(project)
    last = _last_publication(project)
    if last is None or (project / STATE_PATH).exists():
        return is_unfit
    end, day = last
    seals = seals_of({name: file_bytes(project / LEDGER / name) for name in FILES})
    text = State(day, seals, {}, end).text()
    write_lasting(project / STATE_PATH, text.encode(), PUBLIC_FILE)
    return True


def _drop_unfit(project: Path) -> bool:
    """Delete what is pending, and the state, where they can't be read."""
    is_unfit = False
    for path, read in ((PENDING_PATH, read_pending), (STATE_PATH, read_state)):
        try:
            read(project)
        except LedgerError:
            is_unfit = True
            with suppress(FileNotFoundError):
                remove_lasting(project / path)
    return is_unfit


def _last_publication(project: Path) -> tuple[LogEnd, date] | None:
    """Where the log ends, by what there is of it, and the day that it is complete to."""
    number, last = 0, None
    while (
        content := file_bytes(
            project / LOG / file_name(number + 1), f"{LOG}/{file_name(number + 1)}"
        )
    ) is not None:
        number, text = number + 1, content.replace(b"\r\n", b"\n")
        last = LogEnd(number, sha256(text).hexdigest()), head_of_text(number, text).as_of
    return last

"""The log's files, read whole and believed in nothing: each event's line, each commitment, the chain of all.

`data/ledger/publications/000123.jsonl` never changes; `data/ledger/texts/000123.jsonl` loses lines where
something is taken back. `state.json` says which publication is the last, and each says by its hash which was
before.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from sunboard.language import Later, later
from sunboard.records.ledger_files import (
    LEDGER,
    STATE_PATH,
    LedgerError,
    LogEnd,
    file_bytes,
    read_pending,
    read_state,
)
from sunboard.records.log.accepted import Accepted, fold
from sunboard.records.log.events import (
    Acceptance,
    Event,
    Kept,
    Publication,
    What,
    event_of,
    kept_of,
)

LOG, TEXTS = f"{LEDGER}/publications", f"{LEDGER}/texts"
MOST_BYTES = 1 << 30
NO_HASH = ""
"""Stands for the hash of the publication before the first."""


def file_name(number: int) -> str:
    """What the files of a publication are called in both folders."""
    return f"{number:06}.jsonl"


def hash_of_text(text: str) -> str:
    """The hash of a publication's file."""
    return sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Log:
    """All publications of a project, the first one first."""

    publications: tuple[Publication, ...] = ()
    end: LogEnd = field(default_factory=LogEnd)
    """Where it ends."""

    def hash_of(self, number: int) -> str | None:
        """The hash of a publication's file; `NO_HASH` for 0, None for one that it doesn't have."""
        if number < self.end.number:
            return self.publications[number].before
        return self.end.sha256 if number == self.end.number else None

    @cached_property
    def accepted(self) -> Accepted:
        """What the site stands on."""
        return fold(self.publications)


NO_LOG = Log()


def read_log(root: Path) -> Log:
    """The log of a project; an empty one before the first publication that has one.

    Raises:
        LedgerError: a file is missing, damaged, or isn't as a publication left it; the message names it.
    """
    state, pending = read_state(root), read_pending(root)
    if state is None and pending is None and any(_files(root / LOG)):
        raise LedgerError(_gone(STATE_PATH))
    end = state.log if state is not None else LogEnd()
    struck = pending.texts if pending is not None and pending.is_live else {}
    publications = [
        _publication(root, number, content, struck)
        for number, content in enumerate(_chained(root, end), start=1)
    ]
    may_be_drafted = pending is not None or end.number > 0
    _refuse_strangers(root, end.number + may_be_drafted)
    _refuse_missing_texts(publications)
    return Log(tuple(publications), end)


def _chained(root: Path, end: LogEnd) -> list[bytes]:
    """The publications' files, the first one first; from the end on, each is held against what follows it."""
    paths = [f"{LOG}/{file_name(number)}" for number in range(1, end.number + 1)]
    contents = [_content(root, path) for path in paths]
    expected = end.sha256
    for path, content in reversed([*zip(paths, contents, strict=True)]):
        if sha256(content).hexdigest() != expected:
            raise LedgerError(_changed(path))
        expected = json.loads(content.split(b"\n", 1)[0])["before"]
    return contents


def _publication(root: Path, number: int, content: bytes, struck: Mapping[str, str]) -> Publication:
    """One publication; `struck` is what files of texts hold that are still to be settled."""
    name = file_name(number)
    path, texts_path = (f"{folder}/{name}" for folder in (LOG, TEXTS))
    held = struck[name].encode() if name in struck else _content(root, texts_path)
    try:
        events = tuple(map(event_of, map(json.loads, content.decode().split("\n")[1:-1])))
    except (ValueError, TypeError, KeyError) as error:
        raise LedgerError(_changed(path)) from error
    publication = head_of_text(number, content)
    return replace(publication, events=events, kept=_kept(texts_path, held, events))


def head_of_text(number: int, content: bytes) -> Publication:
    """A publication as the first line of its file has it, without its events.

    Raises:
        LedgerError: it isn't one.
    """
    try:
        head = json.loads(content.split(b"\n", 1)[0])
        return Publication(
            int(head["publication"]),
            date.fromisoformat(head["as_of"]),
            date.fromisoformat(head["on"]),
            str(head["sunboard"]),
            str(head["before"]),
            (),
            {},
            tuple(Acceptance(*each) for each in head.get("accepted", ())),
        )
    except (ValueError, TypeError, KeyError) as error:
        raise LedgerError(_changed(f"{LOG}/{file_name(number)}")) from error


def _kept(path: str, content: bytes, events: Sequence[Event]) -> dict[int, Kept]:
    """The texts of a publication by their events' lines, each held against its commitment."""
    if content and not content.endswith(b"\n"):
        raise LedgerError(later("{file} 的最后一行不完整", file=path))
    kept: dict[int, Kept] = {}
    last = 1
    try:
        for text in content.decode().split("\n")[:-1]:
            each = kept_of(text, lambda line: events[line - 2])
            if not last < each.line < len(events) + 2:
                raise ValueError(each.line)
            last = each.line
            kept[last] = each
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise LedgerError(_changed(path)) from error
    return kept


def _refuse_missing_texts(publications: Sequence[Publication]) -> None:
    """What an event holds may be gone only where a later one struck it."""
    struck: set[tuple[str, str]] = set()
    for publication in reversed(publications):
        for line, event in reversed([*enumerate(publication.events, start=2)]):
            who = (event.kind, event.id)
            if line not in publication.kept and who not in struck:
                path = f"{TEXTS}/{file_name(publication.number)}"
                raise LedgerError(
                    later("{file} 少了「{id}」的那一行，上一次发布时还在", file=path, id=event.id)
                )
            if event.what is What.STRUCK:
                struck.add(who)


def _refuse_strangers(root: Path, last: int) -> None:
    """A file that no publication left, up to the last one that may be there, from a run that was cut off."""
    known = {file_name(number) for number in range(1, last + 1)}
    for folder in (LOG, TEXTS):
        for path in _files(root / folder):
            if path.name not in known:
                raise LedgerError(
                    later("{file} 是上一次发布时没有的", file=f"{folder}/{path.name}")
                )


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def _content(root: Path, path: str) -> bytes:
    content = file_bytes(root / path, path, MOST_BYTES)
    if content is None:
        raise LedgerError(_gone(path))
    return content.replace(b"\r\n", b"\n")


def _gone(path: str) -> Later:
    return later("{file} 不见了，上一次发布时还在", file=path)


def _changed(path: str) -> Later:
    return later("{file} 和上一次发布留下的不一样：被改过", file=path)

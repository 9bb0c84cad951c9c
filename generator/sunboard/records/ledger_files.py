"""The ledger's files as they stand: each as the last publication left it, or nothing is published.

`state.json` says what every file must be, and seals itself. `pending.json` is what a publication adds: it is
on the disk before the site changes, and settled after. Where a run ended between the two, the live site tells
whether it counts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
from pyarrow import csv

from sunboard.language import Later, Several, later, later_many
from sunboard.records.loading import UnfitFileError, read_whole
from sunboard.records.sealed_json import body_of, seal_of_body, sealed, unsealed

MOST_BYTES = 128 << 20
BLOCK_BYTES = 8 << 20
"""Arrow's unit of work, and so the longest line it reads; a record's cells may hold 131,072 characters each."""
LEDGER = "data/ledger"
STATE_PATH = f"{LEDGER}/state.json"
PENDING_PATH = f"{LEDGER}/pending.json"
PROMISES, PUBLICATIONS = "commitments.csv", "ids.csv"
COUNTS, ACCEPTED = "counts.csv", "accepted.csv"
EDITIONS, DRIPS = "editions.csv", "drips.csv"
RULES, RULED_FIGURES = "rules.csv", "ruled_figures.csv"
ADDRESSES = "addresses.csv"
FILES = (PROMISES, PUBLICATIONS, COUNTS, ACCEPTED, EDITIONS, RULES, RULED_FIGURES, DRIPS, ADDRESSES)
"""All that is ever only added to, but for words of promises that may be kept no longer."""
_STATE = Path(STATE_PATH).name
_UNSEALED: Mapping[str, tuple[str, ...]] = {
    STATE_PATH: ("as_of", "files", "log", "published"),
    PENDING_PATH: ("added", "before", "instead", "release", "site", "state", "texts"),
}
"""What an earlier Sunboard wrote into files that it didn't seal."""
STATE = ".sunboard"
"""The folder of a project that holds its reports, its stored sheets and photos, and its workbooks."""
SITE_MARKER = ".sunboard-site"
"""The file by which a published folder says that it is one, and which release it is."""

Made = TypeVar("Made")
Seal = Mapping[str, Any]
"""What a file must be: its `bytes` and their `sha256`, with LF for every line end, as git may change them."""


class LedgerError(Exception):
    """The ledger can't be read; nothing may be published until somebody has looked at it."""


@dataclass(frozen=True)
class LogEnd:
    """Where the log of publications ends."""

    number: int = 0
    """Of the last publication; 0 before the first."""
    sha256: str = ""
    """Of its file, with LF for every line end."""


@dataclass(frozen=True)
class State:
    """What the last publication left."""

    as_of: date
    """The day it was complete to."""
    seals: Mapping[str, Seal]
    """By name; a file that is not named was not there."""
    numbers: Mapping[str, Mapping[str, int]]
    """How many records were published, by scope (`kinds`, `communities`, `units`) and name or id."""
    log: LogEnd = LogEnd()
    ordinal: int = 0
    """Counted up from 1 with each state that differs from the one before; 0 for an earlier Sunboard's."""

    def after(self, before: State | None) -> State:
        """This one as what follows another: of a ledger that has stayed as it was it is the same state."""
        last = before.ordinal if before is not None else 0
        is_new = before is None or replace(self, ordinal=last) != before or not last
        return replace(self, ordinal=last + is_new)

    def tree(self) -> dict[str, Any]:
        """As JSON has it."""
        tree: dict[str, Any] = {
            "as_of": self.as_of.isoformat(),
            "files": self.seals,
            "ordinal": self.ordinal,
            "published": self.numbers,
        }
        if self.log.number:
            tree["log"] = {"publication": self.log.number, "sha256": self.log.sha256}
        return tree

    def text(self) -> str:
        """As it stands in the file."""
        return sealed(body_of(self.tree()))

    @property
    def seal(self) -> str:
        """What no other state has."""
        return seal_of_body(body_of(self.tree()))


@dataclass(frozen=True)
class Pending:
    """What a publication adds to the ledger once its site is live."""

    release: str
    """What the live site then bears."""
    site: Path
    added: Mapping[str, str]
    """Text to be added at the end of each file."""
    before: Mapping[str, Seal]
    """What each file was; one that is not named was not there."""
    state: State
    instead: Mapping[str, str] = field(default_factory=dict)
    """What a file holds before that is added, where names or words had to be struck of it."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """What files of the log's texts hold from now on, by name, where lines had to be struck of them."""

    @property
    def is_live(self) -> bool:
        """Whether the site that stands is the one this belongs to."""
        return release_of(self.site) == self.release

    def applied(self, name: str, content: bytes | None) -> bytes | None:
        """A file as it is once this is settled, which may have happened to it already.

        Raises:
            LedgerError: it is neither what it was before nor what it should become.
        """
        now = seal_of(content)
        if {name} & {*self.added, *self.instead} and now == self.before.get(name):
            kept = self.instead[name].encode() if name in self.instead else content or b""
            content = kept + self.added.get(name, "").encode()
        if seal_of(content) != self.state.seals.get(name):
            raise LedgerError(_changed(name, self.state.seals.get(name), now))
        return content

    def text(self) -> str:
        """As it stands in the file."""
        tree = {
            "release": self.release,
            "site": str(self.site),
            "added": self.added,
            "before": self.before,
            "state": self.state.tree(),
            "instead": self.instead,
            "texts": self.texts,
        }
        return sealed(body_of(tree))


def release_of(site: Path) -> str | None:
    """Which release a folder says it is; None for one that is no site of ours.

    Raises:
        OSError: nobody can tell. To take a live site for none would lose what is pending, and releases.
    """
    try:
        release = json.loads((site / SITE_MARKER).read_bytes())["release"]
    except (FileNotFoundError, NotADirectoryError, ValueError, TypeError, KeyError):
        return None
    return release if isinstance(release, str) else None


def seal_of(content: bytes | None) -> Seal | None:
    """What a file is; None for one that is not there."""
    if content is None:
        return None
    text = content.replace(b"\r\n", b"\n")
    return {"bytes": len(text), "sha256": sha256(text).hexdigest()}


def read_ledger_file(root: Path, name: str) -> bytes | None:
    """One of `FILES` below a project folder, with what a publication that is live still had to add.

    Returns:
        None where nothing was published yet.

    Raises:
        LedgerError: it can't be read, or isn't as the last publication left it.
    """
    content = file_bytes(root / LEDGER / name)
    pending = read_pending(root)
    if pending is not None and pending.is_live:
        return pending.applied(name, content)
    state = read_state(root)
    if state is not None and seal_of(content) != state.seals.get(name):
        raise LedgerError(_changed(name, state.seals.get(name), seal_of(content)))
    if content is not None and not content.endswith(b"\n"):
        raise LedgerError(later("{file} 的最后一行不完整", file=f"{LEDGER}/{name}"))
    return content


def read_ledger_table(
    root: Path, name: str, types: Mapping[str, Any], make: Callable[[Any], Made]
) -> Made | None:
    """What `make` makes of one of `FILES` as an Arrow table; None where nothing was published yet.

    Args:
        root: The project folder.
        name: The file.
        types: Arrow's type of each column, in the order of the header.
        make: May raise ValueError: then the file is not as the build writes it either.

    Raises:
        LedgerError: It can't be read, or isn't as the build writes it.
    """
    content = read_ledger_file(root, name)
    if content is None:
        return None
    options = csv.ConvertOptions(column_types=types, strings_can_be_null=False, null_values=[])
    try:
        table = csv.read_csv(
            pa.py_buffer(content),
            csv.ReadOptions(block_size=BLOCK_BYTES),
            csv.ParseOptions(newlines_in_values=True),
            options,
        )
        if tuple(table.column_names) != tuple(types):
            raise ValueError(later("表头应当是 {columns}", columns=",".join(types)))
        return make(table.combine_chunks())
    except (pa.ArrowException, ValueError) as error:
        why = error.args[0] if isinstance(error, ValueError) and error.args else str(error)
        raise LedgerError(Several((f"{LEDGER}/{name}", why), between=": ")) from error


def read_state(root: Path) -> State | None:
    """What the last publication left, or will have left once it is settled; None where there is none."""
    pending = read_pending(root)
    if pending is not None and pending.is_live:
        return pending.state
    content = file_bytes(root / STATE_PATH)
    return None if content is None else _parsed(STATE_PATH, content, _state)


def read_log_end(root: Path) -> LogEnd:
    """Where the log of a project ends, with what a publication that is live still had to settle.

    Raises:
        LedgerError: it can't be read.
    """
    state = read_state(root)
    return state.log if state is not None else LogEnd()


def has_ledger(root: Path) -> bool:
    """Whether a project folder holds any file of a ledger."""
    return any(file_bytes(root / LEDGER / name) is not None for name in (*FILES, _STATE))


def read_pending(root: Path) -> Pending | None:
    """What a publication under way, or one that was cut off, adds; None where there is none."""
    content = file_bytes(root / PENDING_PATH)
    return None if content is None else _parsed(PENDING_PATH, content, _pending)


def file_bytes(path: Path, name: str = "", limit: int = MOST_BYTES) -> bytes | None:
    """What a file of the ledger holds; None where it isn't there, before the first publication.

    Args:
        path: Where it is.
        name: What it is called in messages; "" for one that lies in the ledger's folder itself.
        limit: In bytes.

    Raises:
        LedgerError: it is no ordinary file, holds more than that, or can't be read.
    """
    name = name or f"{LEDGER}/{path.name}"
    try:
        return read_whole(path, name, limit, "ledger-too-big")
    except FileNotFoundError as error:
        if path.is_symlink():  # to something that is gone: that is no first publication
            raise LedgerError(f"{name}: {error.strerror}") from None
        return None
    except UnfitFileError as unfit:
        raise LedgerError(unfit) from None
    except OSError as error:
        raise LedgerError(f"{name}: {error.strerror}") from error


def _parsed(path: str, content: bytes, make: Any) -> Any:
    try:
        return make(unsealed(content, _UNSEALED[path]))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise LedgerError(later("{file} 不是发布时写的样子", file=path)) from error


def _state(tree: Mapping[str, Any]) -> State:
    numbers = {
        scope: {name: int(number) for name, number in of_scope.items()}
        for scope, of_scope in tree["published"].items()
    }
    log = tree.get("log", {})
    end = LogEnd(int(log["publication"]), str(log["sha256"])) if log else LogEnd()
    day, ordinal = date.fromisoformat(tree["as_of"]), int(tree.get("ordinal", 0))
    return State(day, _seals(tree["files"]), numbers, end, ordinal)


def _pending(tree: Mapping[str, Any]) -> Pending:
    added = {str(name): str(text) for name, text in tree["added"].items()}
    # A pending file that an earlier Sunboard left says nothing of it.
    instead, texts = (
        {str(name): str(text) for name, text in tree.get(what, {}).items()}
        for what in ("instead", "texts")
    )
    site, state = Path(tree["site"]), _state(tree["state"])
    return Pending(tree["release"], site, added, _seals(tree["before"]), state, instead, texts)


def _seals(tree: Mapping[str, Any]) -> dict[str, Seal]:
    return {
        name: {"bytes": int(seal["bytes"]), "sha256": str(seal["sha256"])}
        for name, seal in tree.items()
    }


def _changed(name: str, should: Seal | None, found: Seal | None) -> Later:
    path = f"{LEDGER}/{name}"
    if found is None:
        return later("{file} 不见了，上一次发布时还在", file=path)
    if should is None:
        return later("{file} 是上一次发布时没有的", file=path)
    gone = should["bytes"] - found["bytes"]
    if gone > 0:
        return later_many("{file} 和上一次发布留下的不一样：少了{n}个字节", gone, file=path)
    if gone < 0:
        return later_many(
            "{file} 多了{n}个字节，或者 {state} 是旧的", -gone, file=path, state=STATE_PATH
        )
    return later("{file} 和上一次发布留下的不一样：被改过", file=path)

"""What the gate found, in whichever process; never what it says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from secrets import token_bytes

HIDDEN, LEFT_OUT, ADDRESS, UNREAD, BROKEN = "hidden", "left-out", "address", "unread", "broken"


@dataclass
class Find:
    """One text, wherever it stands."""

    what: str
    """What became of it: `HIDDEN`, …"""
    code: str
    """Of what it is."""
    paths: list[str] = field(default_factory=list)
    """The files it stands in, sorted."""


class Finds:
    """Noted in several processes, read by one."""

    def __init__(self) -> None:
        # Texts are told apart by a hash that nobody can compare with anything.
        self._salt = token_bytes(16)
        self._noted: list[tuple[str, str, str, str]] = []

    def tell(self, what: str, codes: Iterable[str], path: str, text: str) -> None:
        """Note what a text in a file is, and what became of it."""
        digest = blake2b(
            text.encode("utf-8", "backslashreplace"), key=self._salt, digest_size=8
        ).hexdigest()
        self._noted += [(digest, what, code, path) for code in dict.fromkeys(codes)]

    def leave(self) -> list[tuple[str, str, str, str]]:
        """What was noted here since it was last asked for, for the process that reads it all."""
        left, self._noted = self._noted, []
        return left

    def take(self, left: Iterable[tuple[str, str, str, str]]) -> None:
        """Note what another process has left."""
        self._noted += left

    def all(self) -> list[Find]:
        """Each text once, with all the files that it stands in."""
        finds: dict[tuple[str, str, str], Find] = {}
        for digest, what, code, path in self._noted:
            finds.setdefault((digest, what, code), Find(what, code)).paths.append(path)
        for find in finds.values():
            find.paths = sorted(set(find.paths))
        return sorted(finds.values(), key=lambda find: (find.paths, find.what, find.code))

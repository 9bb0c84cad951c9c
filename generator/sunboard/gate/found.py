"""What the gate found, told by whichever process found it; never what it says."""

from __future__ import annotations

import fcntl
import json
import os
import tempfile
import weakref
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
    """Told from several processes, read by one; held in a file without a name, so that nothing stays of it."""

    def __init__(self) -> None:
        # Texts are told apart by a hash that nobody can compare with anything.
        self._salt = token_bytes(16)
        self._file, name = tempfile.mkstemp()
        os.unlink(name)  # noqa: PTH108 - it has no name from here on
        weakref.finalize(self, os.close, self._file)
        # What is appended in one call stays together, whichever process writes it.
        fcntl.fcntl(self._file, fcntl.F_SETFL, os.O_APPEND)

    def tell(self, what: str, codes: Iterable[str], path: str, text: str) -> None:
        """Note what a text in a file is, and what became of it."""
        digest = blake2b(
            text.encode("utf-8", "backslashreplace"), key=self._salt, digest_size=8
        ).hexdigest()
        for code in dict.fromkeys(codes):
            line = json.dumps((digest, what, code, path))
            os.write(self._file, f"{line}\n".encode())

    def all(self) -> list[Find]:
        """Each text once, with all the files that it stands in."""
        finds: dict[tuple[str, str, str], Find] = {}
        for line in os.pread(self._file, os.fstat(self._file).st_size, 0).decode().splitlines():
            digest, what, code, path = json.loads(line)
            finds.setdefault((digest, what, code), Find(what, code)).paths.append(path)
        for find in finds.values():
            find.paths = sorted(set(find.paths))
        return sorted(finds.values(), key=lambda find: (find.paths, find.what, find.code))

"""A site in memory, shown while it is made again: whoever asks for what isn't made yet waits for it.

What is shown at one time is of one site alone: of the one in the making from its beginning on, of the one
before where making it failed.
"""

from __future__ import annotations

import secrets
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

_MOST_ASKED = 8
"""So many pages that were asked for are remembered; hardly anybody looks at more at once."""


class Served(NamedTuple):
    """A file of a site."""

    path: str
    content: bytes
    version: str
    """Tells the site that it is of from all others that were shown."""


class SiteFiles:
    """The files of one site; as in a folder, no two lie at one address."""

    def __init__(self, written: threading.Condition) -> None:
        """Hold none yet; `written` is told of each."""
        self.content_by_path: dict[str, bytes] = {}
        self._folders: set[str] = set()
        self._written = written

    def write(self, path: str, content: bytes, *, is_asset: bool = False) -> None:  # noqa: ARG002
        """Take one file; FileExistsError where there is one, or a folder, or a file where a folder would be."""
        names = path.split("/")
        folders = ["/".join(names[:end]) for end in range(1, len(names))]
        if {path, *folders} & self.content_by_path.keys() or path in self._folders:
            raise FileExistsError(path)
        self._folders.update(folders)
        with self._written:
            self.content_by_path[path] = content
            self._written.notify_all()

    def paths(self) -> Iterable[str]:
        """Those that it has so far."""
        return tuple(self.content_by_path)


class ServedSite:
    """What is shown to whoever looks, from any thread, while one thread makes it anew."""

    def __init__(self) -> None:
        """Show nothing yet."""
        self._changed = threading.Condition()
        self._whole = SiteFiles(self._changed)
        self._shown, self._is_whole, self._version = self._whole, True, ""
        self._asked: deque[str] = deque(maxlen=_MOST_ASKED)

    @property
    def asked(self) -> tuple[str, ...]:
        """The pages that were asked for of late, the last one first."""
        with self._changed:
            return tuple(reversed(self._asked))

    @contextmanager
    def remade(self) -> Iterator[SiteFiles]:
        """Show, from now on, what is written within the block; where that fails, the site before again."""
        coming = SiteFiles(self._changed)
        self._show(coming, is_whole=False)
        try:
            yield coming
        except BaseException:
            self._show(self._whole, is_whole=True)
            raise
        with self._changed:
            self._whole, self._is_whole = coming, True
            self._changed.notify_all()

    def read(self, paths: Sequence[str]) -> Served | None:
        """The first of some files that the site has; None where it has none of them."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_whole or self._found(paths))
            if (path := self._found(paths)) is None:
                return None
            if path.endswith(".html"):
                self._asked.append(path)
            return Served(path, self._shown.content_by_path[path], self._version)

    def wait(self, version: str, seconds: float) -> str:
        """The version that is shown, once it is another than this one, or so many seconds have passed."""
        with self._changed:
            self._changed.wait_for(lambda: self._version != version, seconds)
            return self._version

    def _show(self, files: SiteFiles, *, is_whole: bool) -> None:
        with self._changed:
            self._shown, self._is_whole = files, is_whole
            self._version = secrets.token_hex(8)
            self._changed.notify_all()

    def _found(self, paths: Sequence[str]) -> str | None:
        return next((path for path in paths if path in self._shown.content_by_path), None)

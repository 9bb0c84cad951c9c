"""Has MkDocs render the hand-written pages and one empty shell a depth, while the records are read.

It is asked to from the first moment on, so what takes long to be imported is imported where it is needed.
"""

from __future__ import annotations

import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from pathlib import Path
from typing import IO, Protocol, cast

from sunboard.language import clauses, say
from sunboard.processes import may_fork
from sunboard.publishing.filesystem import PRIVATE_FOLDER, remove
from sunboard.publishing.kept_pages import KeptPages
from sunboard.publishing.mkdocs_sources import DOCS, SITE, beside_kept, laid_out
from sunboard.publishing.stage import Stage, ThemeError, shell_page
from sunboard.publishing.theme import Theme

_MOST_LINES = 15
"""So many of the last lines that MkDocs said are passed on."""

_standing_by: list[subprocess.Popen[bytes]] = []


def stand_by(theme: Theme) -> None:
    """Have MkDocs loaded for the `shell_build` to come, on one core while this program is loaded on the other.

    It ends with this process where nothing comes. Where what it would make is kept, it is not needed.
    """
    kept = KeptPages.of(theme)
    if not (kept and kept.are_there):
        _standing_by.append(_program())


class Shells(Protocol):
    """Hand-written pages and shells in the making."""

    def prepared(self) -> Stage:
        """Wait for the stage.

        Raises:
            UnpublishableFileError: content/ or static/ holds what can't be published.
            ThemeError: a page is not UTF-8.
            OSError: a file can't be read or copied.
        """

    def __call__(self) -> Stage:
        """Wait for all that is rendered.

        Raises:
            ThemeError: MkDocs failed or warned (strict); and as `prepared`.
        """

    def end(self) -> None:
        """End whatever is still at work."""


class _Kept:
    """What is kept of the program's own pages, with the office's files beside it: nobody is at work."""

    def __init__(self, make: Callable[[], Stage]) -> None:
        self.prepared = cache(make)

    def __call__(self) -> Stage:
        return self.prepared()

    def end(self) -> None:
        pass


class _Rendered:
    """MkDocs at work: its stage is prepared, in another process where that is safe to fork; then it renders."""

    def __init__(
        self, make: Callable[[subprocess.Popen[bytes]], Stage], kept: KeptPages | None
    ) -> None:
        """Begin; `make` puts all that is to be rendered in its place, and tells the program so.

        What was rendered is `kept`, where that may be.
        """
        # Whoever asks for MkDocs is to wait for nothing.
        from sunboard.records.halves import begun_apart  # noqa: PLC0415

        self._make, self._kept = make, kept
        self._stage: Stage | None = None
        self._program = _standing_by.pop() if _standing_by else _program()
        work = partial(_made_apart, partial(make, self._program))
        self._apart = begun_apart(work) if may_fork() else None

    def prepared(self) -> Stage:
        if self._stage is None:
            self._stage = self._from_apart() if self._apart else self._make(self._program)
        return self._stage

    def __call__(self) -> Stage:
        stage = self.prepared()
        said, _ = self._program.communicate()
        if self._program.returncode:
            raise ThemeError(_failure(self._program.returncode, said.decode(errors="replace")))
        if self._kept and stage.is_programs_own:
            self._kept.keep(stage.site, stage.made_of())
        return stage

    def end(self) -> None:
        if self._apart:
            self._waited()
        self._kill()

    def _from_apart(self) -> Stage:
        found = self._waited()
        if isinstance(found, Exception):
            raise found
        if found is None:
            # It was killed, and nobody knows what it has told.
            self._kill()
            self._program = _program()
            return self._make(self._program)
        return found

    def _waited(self) -> Stage | Exception | None:
        apart, self._apart = self._apart, None
        return apart() if apart else None

    def _kill(self) -> None:
        if self._program.poll() is None:
            self._program.kill()
            self._program.communicate()


def _made_apart(make: Callable[[], Stage]) -> Stage | Exception:
    try:
        return make()
    except Exception as error:  # raised where it is waited for
        return error


@contextmanager
def shell_build(
    theme: Theme, depths: Collection[int], static: Path | None = None, work: Path | None = None
) -> Iterator[Shells]:
    """Have MkDocs render within the block, in a folder of its own that goes when the block is left.

    Args:
        theme: Where settings, hand-written pages and templates lie.
        depths: The depths to make shells for.
        static: A folder of files to publish as they are; it needn't be there.
        work: Where the run's own folder is made; None for the system's place.
    """
    # Named before it is made: whatever ends this, a signal too, finds what there is to be deleted.
    folder = (work or Path(tempfile.gettempdir())) / f"sunboard-{secrets.token_hex(8)}"
    shells = None
    try:
        folder.mkdir(mode=PRIVATE_FOLDER)
        shells = _begun(theme, frozenset(depths), static, folder)
        yield shells
    finally:
        if shells is not None:
            shells.end()
        # By now the site may be live, whatever becomes of this; the next run deletes what is left.
        remove(folder)


def _begun(theme: Theme, depths: frozenset[int], static: Path | None, folder: Path) -> Shells:
    kept = KeptPages.of(theme)
    if kept and kept.unpack(folder / SITE, map(shell_page, depths)):
        return _Kept(partial(beside_kept, theme, depths, static, folder))
    return _Rendered(partial(_laid_out_and_told, theme, depths, static, folder), kept)


def _laid_out_and_told(
    theme: Theme,
    depths: frozenset[int],
    static: Path | None,
    folder: Path,
    process: subprocess.Popen[bytes],
) -> Stage:
    """Lay out what MkDocs renders, and tell it."""
    stage = laid_out(theme, depths, static, folder)
    _tell(process, theme, folder / DOCS, stage.site)
    return stage


def _program() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        # -P: `-m` would look into the current folder first, and records lie there.
        [sys.executable, "-P", "-m", "sunboard.publishing.mkdocs_program", str(os.getpid())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def _tell(process: subprocess.Popen[bytes], theme: Theme, docs: Path, site: Path) -> None:
    """Say in a line what to render, which is all that it is ever told."""
    paths = (theme.settings, docs, site, *theme.part("theme"))
    stdin = cast("IO[bytes]", process.stdin)
    # It may have ended by now, and says why where it is waited for.
    with suppress(BrokenPipeError):
        stdin.write(json.dumps([str(path) for path in paths]).encode() + b"\n")
        stdin.flush()


def _failure(code: int, said: str) -> str:
    """What is told of a run that failed: how it ended where it didn't say so itself, and its last lines."""
    # It repeats what stands in pages.
    from sunboard.checks.saying import HIDDEN, is_private, stands_a_name  # noqa: PLC0415

    last = said.strip().splitlines()[-_MOST_LINES:]
    lines = [HIDDEN if is_private(line) or stands_a_name(line) else line for line in last]
    if code < 0:
        names = {known.value: known.name for known in signal.Signals}
        lines.append(
            clauses(
                say("MkDocs 被信号 {signal} 结束了", signal=names.get(-code, -code)),
                say("常见的原因是内存不够") if names.get(-code) == "SIGKILL" else "",
            )
        )
    elif not lines:
        lines = [say("MkDocs 没有说原因就结束了（{code}）", code=code)]
    return "\n".join(lines)

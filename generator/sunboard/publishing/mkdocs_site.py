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
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import IO, cast

from sunboard.language import clauses, later, mark, say
from sunboard.problems import Problem
from sunboard.processes import may_fork
from sunboard.publishing.filesystem import PRIVATE_FOLDER, remove
from sunboard.publishing.fingerprints import ASSETS
from sunboard.publishing.own_files import (
    STATIC,
    UnpublishableFileError,
    copy_files,
    find_files,
    refuse_doubles,
)
from sunboard.publishing.stage import Stage, ThemeError, shell_source
from sunboard.publishing.theme import Theme

_MOST_LINES = 15
"""So many of the last lines that MkDocs said are passed on."""

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mkdn")
"""What MkDocs makes pages of."""

_OF_THE_SITE = mark("网站自己有这个网址，请改名")
_OF_THE_THEME = mark("这个文件夹留给主题，浏览器会一直存着里面的文件；请放到别的文件夹")
_RESERVED = {
    "index.html": _OF_THE_SITE,
    "404.html": _OF_THE_SITE,
    ASSETS.rstrip("/"): _OF_THE_THEME,
}
_RESERVED_PAGES = {
    **dict.fromkeys(
        (f"{stem}{ending}" for stem in ("index", "README") for ending in _MARKDOWN),
        mark("首页由记录生成，请把这一页改名"),
    ),
    **dict.fromkeys(("shell", "shell.md"), mark("这个名字生成网站时要用，请改名")),
}


_standing_by: list[subprocess.Popen[bytes]] = []


def stand_by() -> None:
    """Have MkDocs loaded for the `shell_build` to come, on one core while this program is loaded on the other.

    It ends with this process where nothing comes.
    """
    _standing_by.append(_program())


class Shells:
    """MkDocs at work: its stage is prepared, in another process where that is safe to fork; then it renders."""

    def __init__(self, make: Callable[[subprocess.Popen[bytes]], Stage]) -> None:
        """Begin; `make` puts all that is to be rendered in its place, and tells the program so."""
        # Whoever asks for MkDocs is to wait for nothing.
        from sunboard.records.halves import begun_apart  # noqa: PLC0415

        self._make = make
        self._stage: Stage | None = None
        self._program = _standing_by.pop() if _standing_by else _program()
        work = partial(_made_apart, partial(make, self._program))
        self._apart = begun_apart(work) if may_fork() else None

    def prepared(self) -> Stage:
        """Wait for the stage.

        Raises:
            UnpublishableFileError: content/ or static/ holds what can't be published.
            ThemeError: a page is not UTF-8.
            OSError: a file can't be read or copied.
        """
        if self._stage is None:
            self._stage = self._from_apart() if self._apart else self._make(self._program)
        return self._stage

    def __call__(self) -> Stage:
        """Wait for all that is rendered.

        Raises:
            ThemeError: MkDocs failed or warned (strict); and as `prepared`.
        """
        stage = self.prepared()
        said, _ = self._program.communicate()
        if self._program.returncode:
            raise ThemeError(_failure(self._program.returncode, said.decode(errors="replace")))
        return stage

    def end(self) -> None:
        """End whatever is still at work."""
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
        shells = Shells(partial(_stage, theme, frozenset(depths), static, folder))
        yield shells
    finally:
        if shells is not None:
            shells.end()
        # By now the site may be live, whatever becomes of this; the next run deletes what is left.
        remove(folder)


def _stage(
    theme: Theme,
    depths: frozenset[int],
    static: Path | None,
    folder: Path,
    process: subprocess.Popen[bytes],
) -> Stage:
    """Put into a folder what MkDocs renders, without what is private, and tell it."""
    docs, site = folder / "docs", folder / "site"
    remove(docs)
    own, pages = _write_content(theme.content, docs)
    offices = _offices(theme, docs, pages)
    beside = {"content": {name: docs / name for name in own}}
    beside[STATIC] = _static_files(static, own)
    files, problems = _without_private(theme.settings, docs, pages, beside)
    our_assets = _write_assets(theme.part("assets"), docs)
    _write_shells(docs, depths)
    _tell(process, theme, docs, site)
    return Stage(site, depths, our_assets, files, frozenset(own), tuple(problems), offices)


def _write_content(content: Sequence[Path], docs: Path) -> tuple[list[str], list[str]]:
    """Copy the hand-written pages and what lies beside them; returns the files that are no pages, and these."""
    names = _copy_first(content, "content", _RESERVED | _RESERVED_PAGES, docs)
    pages = [name for name in names if name.endswith(_MARKDOWN)]
    for name in pages:
        try:
            (docs / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise ThemeError(
                later("content/{name} 不是 UTF-8，请用 UTF-8 另存", name=name)
            ) from None
    return sorted(set(names) - set(pages)), pages


def _offices(theme: Theme, docs: Path, pages: Iterable[str]) -> frozenset[str]:
    """The pages that an office has written, without their endings."""
    own = (name for name in pages if not theme.is_installed(name, (docs / name).read_bytes()))
    return frozenset(name.rpartition(".")[0].removesuffix("/index") for name in own)


def _without_private(
    config: Path, docs: Path, pages: Sequence[str], folders: Mapping[str, Mapping[str, Path]]
) -> tuple[dict[str, Path], list[Problem]]:
    """The files of some folders that hold nothing private; what is withheld of pages, or left out of files."""
    from sunboard.publishing import private_files  # noqa: PLC0415

    private_files.refuse_private_theme(config)
    problems = private_files.withhold_in_pages(docs, pages)
    files: dict[str, Path] = {}
    for called, found in folders.items():
        kept, private = private_files.without_private_files(
            found, called, docs.with_name("bare") / called
        )
        files |= kept
        problems += private
    return files, problems


def _static_files(static: Path | None, content: Iterable[str]) -> dict[str, Path]:
    if static is None or not os.path.lexists(static):
        return {}
    if not static.is_dir():
        raise UnpublishableFileError([later("{folder}：不是文件夹", folder=STATIC)])
    names = find_files(static, STATIC, _RESERVED, skips_dot_names=False)
    refuse_doubles({"content": list(content), STATIC: names})
    return {name: static / name for name in names}


def _write_assets(assets: Sequence[Path], docs: Path) -> frozenset[str]:
    names = _copy_first(assets, "site_templates/assets", {}, docs / ASSETS)
    return frozenset(f"{ASSETS}{name}" for name in names)


def _copy_first(
    folders: Sequence[Path], called: str, reserved: Mapping[str, str], target: Path
) -> list[str]:
    """Copy the files of some folders, each from the first that has it; returns their paths.

    Names that differ in capitals alone are one: they would be one address.
    """
    known: set[str] = set()
    copied: list[str] = []
    for folder in folders:
        found = find_files(folder, called, reserved, skips_dot_names=True)
        names = [name for name in found if name.casefold() not in known]
        copy_files(folder, names, target)
        known.update(name.casefold() for name in names)
        copied += names
    return sorted(copied)


def _write_shells(docs: Path, depths: Iterable[int]) -> None:
    for depth in depths:
        source = docs / shell_source(depth)
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_bytes(b"---\ntitle: shell\ntemplate: board.html\n---\n")


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

"""The only door to MkDocs: renders the hand-written pages and one empty shell a depth.

Runs as a program of its own (`python -P -m sunboard.publishing.mkdocs_site`), so that MkDocs works on one
core while the records are read on the other, and so that nothing else ever imports it. That program imports
nothing from the current folder or from the project's, but what the project's own mkdocs.yml names.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import IO, Any, cast

from sunboard.language import clauses, later, mark, say
from sunboard.problems import Problem
from sunboard.publishing.filesystem import PRIVATE_FOLDER, raise_error, remove
from sunboard.publishing.fingerprints import ASSETS
from sunboard.publishing.own_files import (
    STATIC,
    UnpublishableFileError,
    copy_files,
    find_files,
    refuse_doubles,
)
from sunboard.publishing.stage import Stage, ThemeError, shell_source
from sunboard.publishing.system import end_with_parent
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


@contextmanager
def shell_build(
    theme: Theme, depths: Collection[int], static: Path | None = None, work: Path | None = None
) -> Iterator[Callable[[], Stage]]:
    """Have MkDocs render within the block, in a folder of its own that goes when the block is left.

    Args:
        theme: Where settings, hand-written pages and templates lie.
        depths: The depths to make shells for.
        static: A folder of files to publish as they are; it needn't be there.
        work: Where the run's own folder is made; None for the system's place.

    Returns:
        What waits for all that was rendered; ThemeError where MkDocs failed or warned (strict).

    Raises:
        UnpublishableFileError: content/ or static/ holds what can't be published.
        ThemeError: a page is not UTF-8.
        OSError: a file can't be read or copied.
    """
    # Named before it is made: whatever ends this, a signal too, finds what there is to be deleted.
    folder = (work or Path(tempfile.gettempdir())) / f"sunboard-{secrets.token_hex(8)}"
    docs, site = folder / "docs", folder / "site"
    process = None
    try:
        folder.mkdir(mode=PRIVATE_FOLDER)
        own, pages = _write_content(theme.content, docs)
        offices = _offices(theme, docs, pages)
        beside = {"content": {name: docs / name for name in own}}
        beside[STATIC] = _static_files(static, own)
        files, problems = _without_private(theme.settings, docs, pages, beside)
        our_assets = _write_assets(theme.part("assets"), docs)
        _write_shells(docs, depths)
        stage = Stage(
            site, frozenset(depths), our_assets, files, frozenset(own), tuple(problems), offices
        )
        process = _standing_by.pop() if _standing_by else _program()
        _tell(process, theme, docs, site)
        yield partial(_waited, process, stage)
    finally:
        if process is not None and process.poll() is None:
            process.kill()
            process.communicate()
        # By now the site may be live, whatever becomes of this; the next run deletes what is left.
        remove(folder)


def _waited(process: subprocess.Popen[bytes], stage: Stage) -> Stage:
    said, _ = process.communicate()
    if process.returncode:
        raise ThemeError(_failure(process.returncode, said.decode(errors="replace")))
    return stage


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
    # The program that this module is as well needs none of it.
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
        [sys.executable, "-P", "-m", "sunboard.publishing.mkdocs_site", str(os.getpid())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def _tell(process: subprocess.Popen[bytes], theme: Theme, docs: Path, site: Path) -> None:
    """Say what to render, which is all that it is ever told."""
    paths = (theme.settings, docs, site, *theme.part("theme"))
    stdin, process.stdin = cast("IO[bytes]", process.stdin), None
    # It may have ended by now, and says why where it is waited for.
    with suppress(BrokenPipeError), stdin:
        stdin.write(json.dumps([str(path) for path in paths]).encode())


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


def _theme(settings: str, folders: Sequence[str]) -> tuple[dict[str, Any], list[str]]:
    """The theme as MkDocs' file has it, and its folders: the one named there, where it is, and the others."""
    from mkdocs.utils.yaml import yaml_load  # noqa: PLC0415

    with open(settings, "rb") as file:  # noqa: PTH123 - a name, as it was handed over
        theme = yaml_load(file).get("theme", {})
    theme = {"name": theme} if isinstance(theme, str) else dict(theme)
    own = Path(settings).parent / theme.get("custom_dir", "")
    named = [str(own)] if "custom_dir" in theme and own.is_dir() else []
    found = list(dict.fromkeys([*named, *folders]))
    return theme | ({"custom_dir": found[0]} if found else {}), found


def _render() -> None:
    # Imported here, so that whoever starts this program does not pay for MkDocs; and before it is known what is
    # wanted, which is said when that is ready to be read.
    from mkdocs.commands.build import build  # noqa: PLC0415
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import BuildError  # noqa: PLC0415

    from sunboard.publishing.page_parts import parts_before_words  # noqa: PLC0415

    if not (wanted := sys.stdin.read()):
        return
    config_file, docs_dir, site_dir, *folders = json.loads(wanted)
    theme, folders = _theme(config_file, folders)
    config = load_config(config_file, docs_dir=docs_dir, site_dir=site_dir, theme=theme)
    config.theme.dirs[1:1] = folders[1:]
    config.plugins.on_startup(command="build", dirty=False)
    if told := next(parts_before_words(Path(docs_dir)), ""):
        raise BuildError(told)
    build(config)
    _trim(Path(site_dir), config.extra.get("material_stylesheet", ""))


def _trim(site: Path, stylesheet: str) -> None:
    """Leave out of the theme's stylesheet what can match on none of the pages that link it."""
    from sunboard.publishing.needed_styles import needed_styles  # noqa: PLC0415

    file = site / stylesheet
    if not stylesheet or not file.is_file():
        return
    pages = [path.read_text(encoding="utf-8") for path in site.rglob("*.html")]
    pages = [page for page in pages if stylesheet in page]
    scripts = [path for path in site.rglob("*.js") if any(path.name in page for page in pages)]
    others = [path for path in site.rglob("*.css") if any(path.name in page for page in pages)]
    texts = [path.read_text(encoding="utf-8") for path in scripts]
    beside = [path.read_text(encoding="utf-8") for path in others if path != file]
    css = needed_styles(file.read_text(encoding="utf-8"), [*pages, *texts], beside)
    file.write_bytes(css.encode())


def _walked(walk: Callable[..., Iterator[Any]], *args: Any, **settings: Any) -> Iterator[Any]:
    """`os.walk` as MkDocs searches folders with it.

    It would leave out one that can't be read without a word; and it would look at each of the 14,000 icons of
    Material to find that it leaves out whatever lies in a folder whose name begins with a dot.
    """
    for folder, names, files in walk(*args, **settings, onerror=raise_error):
        names[:] = [name for name in names if not name.startswith(".")]
        yield folder, names, files


def _main(parent: str) -> None:
    end_with_parent(int(parent))
    # Whoever reads what is said here reads UTF-8, whatever a console would have.
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    setattr(os, "walk", partial(_walked, os.walk))  # noqa: B010 mypy knows no other walk
    logging.basicConfig(
        level=logging.WARNING, stream=sys.stdout, format="%(levelname)s %(message)s"
    )
    try:
        _render()
    # Whatever a theme or a plugin raises: who reads it keeps neither this program nor MkDocs.
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
        if not type(error).__module__.startswith("mkdocs."):
            last = traceback.extract_tb(error.__traceback__)[-1]
            said += say("（{file}，第{line}行）", file=last.filename, line=last.lineno)
        sys.exit(said)


if __name__ == "__main__":
    _main(*sys.argv[1:])

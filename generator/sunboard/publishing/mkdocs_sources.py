"""Lays out what MkDocs is to render, and what is published beside it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from sunboard.language import later, mark
from sunboard.problems import Problem
from sunboard.publishing.filesystem import remove
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

DOCS, SITE = "docs", "site"
"""The folders that MkDocs reads, and makes."""
_ASSETS = "site_templates/assets"
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


def laid_out(theme: Theme, depths: frozenset[int], static: Path | None, folder: Path) -> Stage:
    """Put into `DOCS` of a folder what MkDocs is to render into `SITE`, without what is private.

    Raises:
        UnpublishableFileError: content/ or static/ holds what can't be published.
        ThemeError: a page is not UTF-8.
        OSError: a file can't be read or copied.
    """
    docs, site = folder / DOCS, folder / SITE
    remove(docs)
    own, pages = _write_content(theme.content, docs)
    offices = _offices(theme, docs, pages)
    beside = {"content": {name: docs / name for name in own}}
    beside[STATIC] = _static_files(static, own)
    files, problems = _without_private(theme.settings, docs, pages, beside)
    assets = _copy_first(theme.part("assets"), _ASSETS, {}, docs / ASSETS)
    _write_shells(docs, depths)
    ours = _our_assets(assets)
    return Stage(site, depths, ours, files, frozenset(own), tuple(problems), offices)


def beside_kept(theme: Theme, depths: frozenset[int], static: Path | None, folder: Path) -> Stage:
    """The stage of what lies in `SITE` of a folder already, all of it the program's own.

    Raises:
        UnpublishableFileError, OSError: as `laid_out` says.
    """
    ours = _our_assets(_found_first(theme.part("assets"), _ASSETS, {}))
    files, problems = dict[str, Path](), list[Problem]()
    if found := _static_files(static, ()):
        files, problems = _bare({STATIC: found}, folder / "bare")
    return Stage(folder / SITE, depths, ours, files, frozenset(), tuple(problems))


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
    files, others = _bare(folders, docs.with_name("bare"))
    return files, [*problems, *others]


def _bare(
    folders: Mapping[str, Mapping[str, Path]], bare: Path
) -> tuple[dict[str, Path], list[Problem]]:
    from sunboard.publishing import private_files  # noqa: PLC0415

    files, problems = dict[str, Path](), list[Problem]()
    for called, found in folders.items():
        kept, private = private_files.without_private_files(found, called, bare / called)
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


def _our_assets(names: Iterable[str]) -> frozenset[str]:
    return frozenset(f"{ASSETS}{name}" for name in names)


def _copy_first(
    folders: Sequence[Path], called: str, reserved: Mapping[str, str], target: Path
) -> list[str]:
    """Copy the files of some folders, each from the first that has it; returns their paths, sorted."""
    found = _found_first(folders, called, reserved)
    for folder in folders:
        copy_files(folder, [name for name, of in found.items() if of == folder], target)
    return sorted(found)


def _found_first(
    folders: Sequence[Path], called: str, reserved: Mapping[str, str]
) -> dict[str, Path]:
    """The files of some folders by their paths, each with the first that has it.

    Names that differ in capitals alone are one: they would be one address.
    """
    known: set[str] = set()
    first: dict[str, Path] = {}
    for folder in folders:
        found = find_files(folder, called, reserved, skips_dot_names=True)
        new = [name for name in found if name.casefold() not in known]
        known.update(name.casefold() for name in new)
        first |= dict.fromkeys(new, folder)
    return first


def _write_shells(docs: Path, depths: Iterable[int]) -> None:
    for depth in depths:
        source = docs / shell_source(depth)
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_bytes(b"---\ntitle: shell\ntemplate: board.html\n---\n")

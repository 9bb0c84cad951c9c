"""MkDocs' stage: where its sources lie, and how what it rendered is read back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sunboard.language import later
from sunboard.outputs.html.theme_words import said_in_asset
from sunboard.problems import Problem
from sunboard.publishing.filesystem import files_below
from sunboard.publishing.fingerprints import ASSETS, Assets, fingerprinted

STYLES = tuple(
    f"{ASSETS}stylesheets/{name}.css" for name in ("tokens", "base", "components", "mechanisms")
)
"""The stylesheets of every page, one after another."""
_ELSEWHERE = re.compile(r"url\((?![\"']?data:)[^)]*\)")
_DRAWN_ALONE = re.compile(r"vector-effect:[^;}]*;?")
"""What pictures drawn in a page need, and checkers of pages don't know."""
_UNREAD = re.compile(rb"""("[^"\n]*"|'[^'\n]*')|/\*.*?\*/|(?<=\n)\s+""", re.DOTALL)
"""Texts of a stylesheet, which stay, and what a browser passes over: comments and indents."""
_SHELL = "shell"
_LOST = "404.html"


class ThemeError(Exception):
    """The theme is broken, or MkDocs could not render it; the message is for whoever keeps the theme."""


def shell_source(depth: int) -> str:
    """The Markdown file the shell of a depth is rendered from; it lies as deep as its boards."""
    return "/".join([_SHELL] * depth) + ".md" if depth else "index.md"


@dataclass(frozen=True)
class Stage:
    """What MkDocs rendered, and what is published beside it."""

    site: Path
    depths: frozenset[int]
    """The depths it was asked to make shells for."""
    our_assets: frozenset[str]
    """Assets that are ours; of the theme's, only those that pages link are published."""
    files: Mapping[str, Path]
    """The files of the office, from `content/` and `static/`, by their addresses; they keep their names."""
    copied: frozenset[str]
    """Those that lie in `content/`, so that MkDocs has copied them beside its pages."""
    problems: tuple[Problem, ...] = ()
    """What is withheld of pages, or left out of files, because it is private."""
    offices: frozenset[str] = frozenset()
    """The hand-written pages that an office has written, by their names without an ending."""

    def is_offices(self, page: str) -> bool:
        """Whether a hand-written page, by its path below the stage, has words of the office alone."""
        return page.removesuffix(".html").removesuffix("/index") in self.offices

    def read(self, name: str) -> bytes:
        """A page or an asset by its path below the site's root, as it is to be published.

        Raises:
            ThemeError: MkDocs has not made it.
        """
        content = self._assets.contents.get(name)
        return self._page(name).encode() if content is None else content

    @property
    def asset_names(self) -> Mapping[str, str]:
        """The name that each asset is published under, by its own."""
        return self._assets.names

    def own_styles(self) -> str:
        """Our stylesheets as one text, which asks for no other file."""
        names = self.asset_names
        texts = (self.read(names[name]).decode() for name in STYLES)
        return _DRAWN_ALONE.sub("", _ELSEWHERE.sub("none", "\n".join(texts)))

    def shells(self) -> dict[int, str]:
        """Each depth's shell as HTML."""
        return {depth: self._page(shell_page(depth)) for depth in self.depths}

    def hand_written_pages(self) -> Iterator[str]:
        """The pages of `content/`, and 404.html, as paths below the stage, sorted."""
        for name in files_below(self.site):
            is_shell = name == "index.html" or name.startswith(f"{_SHELL}/")
            if name.endswith(".html") and not is_shell and name not in self.copied:
                yield name

    @property
    def is_programs_own(self) -> bool:
        """Whether nothing that MkDocs has rendered or copied is the office's, or was withheld."""
        is_content = any(problem.place.file.startswith("content/") for problem in self.problems)
        return not (self.copied or self.offices or is_content)

    def made_of(self) -> list[str]:
        """The files of MkDocs that a site is made from, by their paths below the stage, sorted."""
        pages = (name for name in files_below(self.site) if name.endswith(".html"))
        return sorted({*pages, *self._published_assets()})

    def assets(self) -> Iterator[str]:
        """The files pages need beside themselves, by the names they are published under, sorted."""
        yield from sorted(self._assets.contents)

    @cached_property
    def _assets(self) -> Assets:
        try:
            return fingerprinted({name: self._asset(name) for name in self._published_assets()})
        except ValueError as error:
            raise ThemeError(
                later("样式表有错（不是 UTF-8，或者互相引用成了圈）：{error}", error=error)
            ) from None

    def _published_assets(self) -> list[str]:
        linked = self._rendered_page(_LOST)
        found = (f"{ASSETS}{name}" for name in files_below(self.site / ASSETS))
        return [name for name in found if name in self.our_assets or name in linked]

    def _asset(self, name: str) -> bytes:
        """An asset as it is sent: who reads our stylesheets on a telephone needn't fetch what explains them."""
        content = said_in_asset(name, (self.site / name).read_bytes())
        is_style = name in self.our_assets and name.endswith(".css")
        return _UNREAD.sub(lambda found: found[1] or b"", content) if is_style else content

    def _page(self, name: str) -> str:
        return self._assets.linked(self._rendered_page(name), name)

    def _rendered_page(self, name: str) -> str:
        try:
            return (self.site / name).read_bytes().decode()
        except FileNotFoundError:
            raise ThemeError(
                later("MkDocs 没有做出 {name}，请核对 mkdocs.yml 和主题的模板", name=name)
            ) from None


def shell_page(depth: int) -> str:
    """The page that the shell of a depth is rendered to."""
    return f"{_SHELL}/" * depth + "index.html"

"""MkDocs' stage: where its sources lie, and how what it rendered is read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ShellKey = tuple[str, int]
"""A section of the navigation and a depth."""

_SHELL = "shell"


def shell_source(key: ShellKey) -> str:
    """The Markdown file a shell is rendered from; it lies at the depth of its boards."""
    section, depth = key
    if depth == 0:
        return "index.md"
    return "/".join([f"{_SHELL}-{section}", *map(str, range(2, depth + 1))]) + ".md"


@dataclass(frozen=True)
class Stage:
    """What MkDocs rendered."""

    site: Path
    keys: frozenset[ShellKey]
    """The shells it was asked for."""
    our_assets: frozenset[str]
    """Assets that are ours; of the theme's, only the stylesheet pages link is published."""

    def read(self, name: str) -> bytes:
        """One file, by its path below the stage."""
        return (self.site / name).read_bytes()

    def shells(self) -> dict[ShellKey, str]:
        """Each shell's HTML."""
        return {key: self.read(_rendered(key)).decode() for key in self.keys}

    def hand_written_pages(self) -> Iterator[str]:
        """The pages of `content/`, and 404.html, as paths below the stage, sorted."""
        for name in _files(self.site, "*.html"):
            if name != "index.html" and not name.startswith(f"{_SHELL}-"):
                yield name

    def assets(self) -> Iterator[str]:
        """The files pages need beside themselves, sorted."""
        linked = self.read("index.html" if ("home", 0) in self.keys else "404.html").decode()
        for name in _files(self.site / "assets", "*"):
            path = f"assets/{name}"
            if path in self.our_assets or path in linked:
                yield path


def _rendered(key: ShellKey) -> str:
    source = shell_source(key).removesuffix(".md")
    return f"{source}.html" if key[1] == 0 else f"{source}/index.html"


def _files(folder: Path, pattern: str) -> Iterable[str]:
    found = (path for path in folder.rglob(pattern) if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in found)

"""MkDocs' stage: where its sources lie, and how what it rendered is read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_SHELL = "shell"


def shell_source(depth: int) -> str:
    """The Markdown file the shell of a depth is rendered from; it lies as deep as its boards."""
    return "/".join([_SHELL] * depth) + ".md" if depth else "index.md"


@dataclass(frozen=True)
class Stage:
    """What MkDocs rendered."""

    site: Path
    depths: frozenset[int]
    """The depths it was asked to make shells for."""
    our_assets: frozenset[str]
    """Assets that are ours; of the theme's, only the stylesheet pages link is published."""

    def read(self, name: str) -> bytes:
        """One file, by its path below the stage."""
        return (self.site / name).read_bytes()

    def shells(self) -> dict[int, str]:
        """Each depth's shell as HTML."""
        return {depth: self.read(_rendered(depth)).decode() for depth in self.depths}

    def hand_written_pages(self) -> Iterator[str]:
        """The pages of `content/`, and 404.html, as paths below the stage, sorted."""
        for name in _files(self.site, "*.html"):
            if name != "index.html" and not name.startswith(f"{_SHELL}/"):
                yield name

    def assets(self) -> Iterator[str]:
        """The files pages need beside themselves, sorted."""
        linked = self.read("404.html").decode()
        for name in _files(self.site / "assets", "*"):
            path = f"assets/{name}"
            if path in self.our_assets or path in linked:
                yield path


def _rendered(depth: int) -> str:
    return f"{_SHELL}/" * depth + "index.html"


def _files(folder: Path, pattern: str) -> Iterable[str]:
    found = (path for path in folder.rglob(pattern) if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in found)
